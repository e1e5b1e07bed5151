using Qawl.Extraction.Model;
using Qawl.Extraction.Names;

namespace Qawl.Extraction.Speakers;

/// <summary>Who a noun phrase or a missing subject stands for.</summary>
/// <param name="Referent"><c>null</c> for a source that the text does not name.</param>
/// <param name="First">First token of the words that name the speaker.</param>
/// <param name="End">The token after the last.</param>
internal sealed record Attribution(Referent? Referent, int First, int End, SpeakerBy By)
{
    /// <summary>What found the speaker.</summary>
    public IRule? Rule { get; init; }

    /// <summary>What told whom the words mean.</summary>
    public IRule? Reading { get; init; }

    public bool? Feminine { get; init; }

    /// <summary>The body that a spokesperson speaks for.</summary>
    public Referent? OnBehalfOf { get; init; }

    /// <summary>Who passes the words on.</summary>
    public Referent? Relay { get; init; }

    /// <summary>UTF-16 start of the words, when the first token carries particles.</summary>
    public int? StartUtf16 { get; init; }

    /// <summary>
    /// The names of the rules that made it: the one that found the speaker and, behind a slash, the one that told whom the
    /// words mean, where those are no name.
    /// </summary>
    public string Path =>
        Reading is { } reading && (By == SpeakerBy.Title || Referent is null)
            ? $"{Rule?.Name}/{reading.Name}"
            : Rule?.Name ?? "";

    /// <summary>A name as it stands.</summary>
    public static Attribution Of(Mention mention, SpeakerBy by = SpeakerBy.Name) =>
        new(mention.Referent, mention.First, mention.End, by) { StartUtf16 = mention.StartUtf16 };

    /// <summary>The same person or body, or the same words of nobody known.</summary>
    public bool IsSameAs(Attribution other) =>
        ReferenceEquals(Referent, other.Referent) && (Referent is not null || First == other.First);

    /// <summary>By no words of its own.</summary>
    public Attribution AsImplicit() => this with { By = SpeakerBy.Implicit, Relay = null };
}
