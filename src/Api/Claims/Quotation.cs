using Qawl.Api.Quotes;
using Qawl.Api.Requests;
using Qawl.Extraction.Model;
using Qawl.Identity.Wording;

namespace Qawl.Api.Claims;

/// <summary>Words that a draft presents as said.</summary>
/// <param name="Kind">Whether marks stand around them.</param>
/// <param name="Words">As the draft has them, with their place in it.</param>
/// <param name="Compared">The same, cut to words.</param>
/// <param name="Speaker">Who is said to have said them, if the draft tells.</param>
/// <param name="Confidence">How often somebody who is found this way is the speaker, from 0 to 1; <c>null</c> if nobody is found.</param>
internal sealed record Quotation(
    QuoteKind Kind,
    Words Words,
    WordedText Compared,
    QuotedSpeaker? Speaker,
    double? Confidence
)
{
    /// <summary>What it is joined of, in their order, if it is more than one clause: <c>قال إن …، وأن …</c>.</summary>
    public IReadOnlyList<Quotation> Clauses { get; init; } = [];

    /// <summary>
    /// What it is if the draft's own words go on behind one of its pauses, the longest first, each with what would follow then:
    /// <c>قال إن …، وهذا صحيح</c>.
    /// </summary>
    public IReadOnlyList<(Quotation Words, Quotation? Remainder)> Shorter { get; init; } = [];

    /// <summary>Whether the draft tells that somebody denies it: <c>نفى أن</c>.</summary>
    public bool IsDenied { get; init; }

    /// <summary>By what the speaker is looked up: the name, or of somebody whom the draft never names in full its words, which may be a surname.</summary>
    public string? Asked =>
        Speaker?.Name ?? (Speaker?.Words is { Text.Length: <= Limits.Name } words ? words.Text : null);

    /// <summary>There is nothing to look for.</summary>
    public bool IsTooShort => ClaimValidator.FaultOf(Compared) is not null;
}
