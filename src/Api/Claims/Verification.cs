using System.ComponentModel.DataAnnotations;
using Qawl.Api.Json;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.Quotes;

namespace Qawl.Api.Claims;

/// <summary>Whether somebody said something, as far as the articles tell.</summary>
internal enum Verdict
{
    /// <summary>Word for word; nothing but spaces and marks is another.</summary>
    Verbatim,

    /// <summary>Word for word in another spelling.</summary>
    SpellingOnly,

    /// <summary>An excerpt that means what it means there.</summary>
    Partial,

    /// <summary>Pieces in their order, with something left out between them.</summary>
    Stitched,

    /// <summary>The same words and numbers, but only as indirect speech.</summary>
    Reported,

    /// <summary>Something about the words is changed, or a negation, a condition or doubt that they stand under is left out.</summary>
    Altered,

    /// <summary>The words are there as they were said, but not as that speaker's. Words that are altered are altered, whoever said them: <c>isSpeaker</c> of the finding tells the rest.</summary>
    OtherSpeaker,

    /// <summary>The name fits several people or organizations.</summary>
    AmbiguousSpeaker,

    /// <summary>Nothing like it is there.</summary>
    NotFound,
}

/// <summary>What became of a claim.</summary>
internal sealed record Verification
{
    public required Verdict Verdict { get; init; }

    /// <summary>Quotes that have the words, the best first and of equals the oldest, at most 20. With notFound there are none.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Who published these, or others that report the same statement, each once.</summary>
    public required IReadOnlyList<NamedOrganization> Outlets { get; init; }

    /// <summary>Whom the names of the claim were taken for; absent if it gives none, empty if nobody is known by them. With ambiguousSpeaker these are the candidates; of an office whoever held it.</summary>
    public IReadOnlyList<ResolvedName>? Resolved { get; init; }

    /// <summary>What was searched; only with notFound.</summary>
    public Searched? Searched { get; init; }

    /// <summary>Quotes that share the most words with the claim, at most three; only with notFound.</summary>
    public IReadOnlyList<Quote>? Nearest { get; init; }

    /// <summary>Articles in whose text the words stand, though not as what somebody says, the oldest first, at most three; only with notFound.</summary>
    public IReadOnlyList<PlaceInText>? InText { get; init; }
}

/// <summary>A quote that has the words of a claim, and the proof.</summary>
internal sealed record Finding
{
    /// <summary>How the words stand in this quote, whoever said it: one of verbatim, spellingOnly, partial, stitched, reported, altered.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What is changed: of words that are altered what makes them so, else spelling at most.</summary>
    public required IReadOnlyList<Change> Changes { get; init; }

    /// <summary>The quote; of a claim stitched together from several the first.</summary>
    public required Quote Quote { get; init; }

    /// <summary>Whether it is the given speaker's; absent if none was given.</summary>
    public bool? IsSpeaker { get; init; }

    /// <summary>The sentence before the quote, or the beginning of its own up to it; absent at the beginning of the text.</summary>
    public string? Before { get; init; }

    /// <summary>The same behind the quote.</summary>
    public string? After { get; init; }

    /// <summary>The words that the claim has, in runs, in the article's text.</summary>
    public required IReadOnlyList<Words> Pieces { get; init; }

    /// <summary>From the words said to those of the claim: applied to the one they give the other.</summary>
    public required IReadOnlyList<Difference> Diff { get; init; }

    /// <summary>Proves the quote again: <c>GET /v1/receipts/{receipt}</c>.</summary>
    public required string Receipt { get; init; }
}

/// <summary>What becomes of words that were said in a claim.</summary>
internal sealed record Difference
{
    public required DiffOp Op { get; init; }

    /// <summary>What is changed; empty where nothing is.</summary>
    public required IReadOnlyList<Change> Changes { get; init; }

    /// <summary>Words in the article's text; empty, where others are inserted.</summary>
    public required Words Said { get; init; }

    /// <summary>Words in the given text; empty, where others are left out.</summary>
    public required Words Claimed { get; init; }
}

/// <summary>Where the words of a claim stand in an article that presents them as nobody's.</summary>
internal sealed record PlaceInText
{
    public required string ArticleId { get; init; }

    /// <summary>Who published the article; absent if that is not known.</summary>
    public NamedOrganization? Outlet { get; init; }

    /// <summary>When it was published, no more precise than it says.</summary>
    [RegularExpression(StatedDate.Pattern)]
    public string? PublishedAt { get; init; }

    /// <summary>The words, in the article's text; their spelling may be another.</summary>
    public required Words Words { get; init; }
}

/// <summary>What was searched in vain.</summary>
internal sealed record Searched
{
    /// <summary>How many articles.</summary>
    public required int Articles { get; init; }

    /// <summary>Of how many outlets.</summary>
    public required int Outlets { get; init; }

    /// <summary>When the first of them was published.</summary>
    [RegularExpression(StatedDate.Pattern)]
    public string? FirstPublishedAt { get; init; }

    /// <summary>When the last one was.</summary>
    [RegularExpression(StatedDate.Pattern)]
    public string? LastPublishedAt { get; init; }
}
