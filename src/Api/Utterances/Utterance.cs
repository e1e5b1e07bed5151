using System.ComponentModel.DataAnnotations;
using Qawl.Api.Json;
using Qawl.Api.Organizations;
using Qawl.Extraction.Model;
using Quote = Qawl.Api.Quotes.Quote;
using Speaker = Qawl.Api.Quotes.Speaker;

namespace Qawl.Api.Utterances;

/// <summary>What was said once, however many quotes report it.</summary>
internal record Utterance
{
    /// <summary>The id of one of its quotes. It changes when another comes before that one or that one goes; ids that were given out lead on.</summary>
    public required string Id { get; init; }

    /// <summary>The quote whose words stand for all.</summary>
    public required string QuoteId { get; init; }

    /// <summary>Its words.</summary>
    public required string Text { get; init; }

    public required QuoteKind Kind { get; init; }

    /// <summary>Who said it, as that quote tells; without words.</summary>
    public Speaker? Speaker { get; init; }

    /// <summary>How many quotes report it.</summary>
    public required int QuoteCount { get; init; }

    /// <summary>How many outlets published one.</summary>
    public required int OutletCount { get; init; }

    /// <summary>How many of these did so by themselves: what one agency passed on counts once, and so do copies of one article, and an outlet.</summary>
    public required int SourceCount { get; init; }

    /// <summary>The day on which the first article with a date reported it.</summary>
    [RegularExpression(StatedDate.Pattern)]
    public string? FirstPublishedAt { get; init; }

    internal string SortKey { get; init; } = "";
}

/// <summary>An utterance with the quotes that report it.</summary>
internal sealed record UtteranceDetail : Utterance
{
    /// <summary>Why the words of that quote stand for all.</summary>
    public required RepresentativeBy RepresentativeBy { get; init; }

    /// <summary>The quote of the first article with a date; absent if none has one.</summary>
    public Quote? FirstReported { get; init; }

    /// <summary>Who published it, each once, in the order of their first articles; at most 100.</summary>
    public required IReadOnlyList<NamedOrganization> Outlets { get; init; }

    /// <summary>The other quotes, the oldest first, and how their words differ from those that stand for all; at most 100. All there are: <c>GET /v1/quotes/{id}/variants</c>.</summary>
    public required IReadOnlyList<Variant> Variants { get; init; }
}

/// <summary>Why the words of one quote stand for an utterance.</summary>
internal enum RepresentativeBy
{
    /// <summary>No other quote reports it.</summary>
    Only,

    /// <summary>More quotes have exactly these words than any others; direct speech goes before indirect.</summary>
    MostFrequent,

    /// <summary>No words are more frequent, and these are the longest; direct speech goes before indirect.</summary>
    Longest,
}
