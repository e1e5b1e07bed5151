using Qawl.Api.Articles;
using Qawl.Api.Quotes;
using Qawl.Api.Utterances;

namespace Qawl.Api.Copies;

/// <summary>An article that has the text of another one.</summary>
internal sealed record ArticleCopy
{
    public required Article Article { get; init; }

    /// <summary>What it and the article that was asked for are to each other.</summary>
    public required CopyKind How { get; init; }

    /// <summary>Whether it is the one that all others follow: whom they credit, else the first published.</summary>
    public required bool IsSource { get; init; }

    /// <summary>Of the different runs of five words that either of the two has, the share that both have, from 0 to 1. Spelling and marks make no difference.</summary>
    public required double Similarity { get; init; }

    /// <summary>The share of the shorter one's runs that the longer one has: near 1 where the text was cut.</summary>
    public required double Containment { get; init; }

    internal int Place { get; init; }
}

/// <summary>What two articles with one text are to each other.</summary>
internal enum CopyKind
{
    /// <summary>The text was published twice.</summary>
    CopyOf,

    /// <summary>One page of one outlet, read at two times.</summary>
    RevisionOf,
}

/// <summary>A page as it was read once, and what of its quotes is otherwise than the time before.</summary>
internal sealed record Revision
{
    public required Article Article { get; init; }

    /// <summary>The id of the revision before it; absent of the first, of which nothing else is told.</summary>
    public string? RevisionOf { get; init; }

    /// <summary>Of the different runs of five words that either of the two has, the share that both have, from 0 to 1. Spelling and marks make no difference.</summary>
    public double? Similarity { get; init; }

    /// <summary>Quotes that the one before does not have.</summary>
    public IReadOnlyList<Quote>? Appeared { get; init; }

    /// <summary>Quotes that only the one before has.</summary>
    public IReadOnlyList<Quote>? Vanished { get; init; }

    /// <summary>Quotes that both have, in other words or as somebody else's.</summary>
    public IReadOnlyList<ChangedQuote>? Changed { get; init; }

    internal int Place { get; init; }
}

/// <summary>A quote in two revisions of a page.</summary>
internal sealed record ChangedQuote
{
    /// <summary>As it was.</summary>
    public required Quote Before { get; init; }

    /// <summary>As it is, and how its words differ.</summary>
    public required Variant After { get; init; }
}
