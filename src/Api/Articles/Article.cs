using System.ComponentModel.DataAnnotations;
using Qawl.Api.Json;
using Qawl.Api.Organizations;
using Qawl.Extraction.Model;

namespace Qawl.Api.Articles;

/// <summary>What was recovered from a document.</summary>
internal record Article
{
    /// <summary>Derived from the content and the given outlet: the same on every machine.</summary>
    public required string Id { get; init; }

    public string? Title { get; init; }

    /// <summary>The short line above the title.</summary>
    public string? Kicker { get; init; }

    /// <summary>Who published it.</summary>
    public NamedOrganization? Outlet { get; init; }

    /// <summary>Who the page says it took the text from.</summary>
    public string? OriginalSource { get; init; }

    /// <summary>When it was published, no more precise than it says: a day, or a time, with an offset only if it names its zone.</summary>
    [RegularExpression(StatedDate.Pattern)]
    public string? PublishedAt { get; init; }

    public DatePrecision? PublishedPrecision { get; init; }

    /// <summary>The same as an instant; only if the article names its zone.</summary>
    public DateTimeOffset? PublishedInstant { get; init; }

    /// <summary>When the page says it was last changed, written as publishedAt is.</summary>
    [RegularExpression(StatedDate.Pattern)]
    public string? UpdatedAt { get; init; }

    public DatePrecision? UpdatedPrecision { get; init; }

    /// <summary>The publisher's own number or name for it.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Where it came from, as given; never fetched.</summary>
    public string? Url { get; init; }

    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>
    /// Where the words that <c>q</c> asks for stand in the article's text, in its title and the first 8,000 code points of its
    /// body, at most 100; only with <c>q</c>.
    /// </summary>
    public IReadOnlyList<Span>? Highlights { get; init; }

    internal string SortKey { get; init; } = "";

    internal string? Passage { get; init; }

    internal int PassageStart { get; init; }

    internal int? TitleStart { get; init; }
}

/// <summary>An article with all that was found in it, except its text and quotes.</summary>
internal sealed record ArticleDetail : Article
{
    internal int BodyStart { get; init; }

    internal int BodyEnd { get; init; }

    /// <summary>Where the article's own words stand in its text.</summary>
    public Span Body => new() { Start = BodyStart, End = BodyEnd };

    /// <summary>Menus, sharing buttons, captions and the like, in the order of the text.</summary>
    public IReadOnlyList<Span> Furniture { get; init; } = [];

    /// <summary>SHA-256 of the text in UTF-8, in hexadecimal.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>The engine that made its mentions and quotes.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>The article that this one, and all others with its text, follow: whom they credit, else the first published. Absent if none was published elsewhere before it.</summary>
    public string? CopyOf { get; init; }

    /// <summary>The same page as it was read the time before.</summary>
    public string? RevisionOf { get; init; }

    public ArticleCounts Counts { get; init; } = new();

    /// <summary>Whom it names, the most often named first.</summary>
    public IReadOnlyList<MentionedParty> People { get; init; } = [];

    /// <inheritdoc cref="People" />
    public IReadOnlyList<MentionedParty> Organizations { get; init; } = [];
}

/// <summary>How much was found in an article.</summary>
internal sealed record ArticleCounts
{
    public int Quotes { get; init; }

    public int People { get; init; }

    public int Organizations { get; init; }

    /// <summary>Other articles that have its text, its other revisions among them.</summary>
    public int Copies { get; init; }

    /// <summary>Other times that its page was read.</summary>
    public int Revisions { get; init; }
}

/// <summary>A person or organization that an article names.</summary>
internal sealed record MentionedParty
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>How often the article names it.</summary>
    public required int Mentions { get; init; }
}

/// <summary>A range of an article's text in Unicode code points.</summary>
internal sealed record Span
{
    public required int Start { get; init; }

    /// <summary>Exclusive.</summary>
    public required int End { get; init; }
}
