using System.ComponentModel.DataAnnotations;
using Qawl.Api.Articles;
using Qawl.Api.Json;

namespace Qawl.Api.Discovery;

/// <summary>What a search found, the best first.</summary>
internal sealed record SearchResult
{
    public required IReadOnlyList<SearchHit> Items { get; init; }

    /// <summary>Only if nothing is found: what to send as <c>q</c> instead to find something; the nearest first, empty if nothing near does.</summary>
    public IReadOnlyList<string>? Nearest { get; init; }
}

/// <summary>A quote, an article, a person or an organization that has all the words.</summary>
internal sealed record SearchHit
{
    public required HitType Type { get; init; }

    /// <summary>Of what was found, by type.</summary>
    public required string Id { get; init; }

    /// <summary>The article's title; for a quote that of its article.</summary>
    public string? Title { get; init; }

    /// <summary>Of the person or organization; for a quote its speaker's.</summary>
    public string? Name { get; init; }

    /// <summary>The words said, for a quote.</summary>
    public string? Text { get; init; }

    /// <summary>
    /// Plain text that shows why it was found: words of the article or quote around the first words searched for, or the
    /// offices and other spellings of a name. Left out words are “…”.
    /// </summary>
    public string? Snippet { get; init; }

    /// <summary>When the article was published, no more precise than it says.</summary>
    [RegularExpression(StatedDate.Pattern)]
    public string? PublishedAt { get; init; }

    /// <summary>How well it fits, from 0 to 1: whether the words stand in an article's title or in names, how often and how near each other; or how much of a name they are.</summary>
    public required double Score { get; init; }

    /// <summary>
    /// Where the words searched for stand in the article's text: of a quote in its words, of an article in its title and the
    /// first 8,000 code points of its body; at most 100.
    /// </summary>
    public IReadOnlyList<Span>? Highlights { get; init; }

    /// <summary>What the snippet is cut from.</summary>
    internal string Passage { get; init; } = "";

    internal int PassageStart { get; init; }

    internal int? TitleStart { get; init; }

    internal string SortKey { get; init; } = "";
}

/// <summary>What can be found.</summary>
internal enum HitType
{
    Quote,
    Article,
    Person,
    Organization,
}
