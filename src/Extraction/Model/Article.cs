namespace Qawl.Extraction.Model;

/// <summary>What was recovered from one document. Every span counts code points of the stored text.</summary>
public sealed record Article
{
    public string? Title { get; init; }

    /// <summary>The short line above the title, when the page has one.</summary>
    public string? Kicker { get; init; }

    /// <summary>Who published the article: the given outlet if there is one, else what the page says of itself.</summary>
    public string? Outlet { get; init; }

    /// <summary>Who the page says it took the text from.</summary>
    public string? OriginalSource { get; init; }

    public string? ExternalId { get; init; }

    public StatedTime? Published { get; init; }

    public StatedTime? Updated { get; init; }

    /// <summary>ISO 639-1 code of the body's language.</summary>
    public required string Language { get; init; }

    /// <summary>Where the article's own words stand; what is outside is headline matter or page furniture.</summary>
    public required TextSpan Body { get; init; }

    /// <summary>Menus, sharing buttons, captions, source links and the like, in the order of the text.</summary>
    public IReadOnlyList<TextSpan> Furniture { get; init; } = [];

    /// <summary>In the order of their first mention.</summary>
    public IReadOnlyList<Entity> People { get; init; } = [];

    /// <inheritdoc cref="People" />
    public IReadOnlyList<Entity> Organizations { get; init; } = [];

    /// <summary>Ordered by start, then end.</summary>
    public IReadOnlyList<Quote> Quotes { get; init; } = [];
}

/// <summary>How exactly a text states a time.</summary>
public enum DatePrecision
{
    Day,
    Minute,
    Second,
}

/// <summary>A time as the text states it.</summary>
public sealed record StatedTime
{
    /// <summary>
    /// ISO 8601 no more precise than the text: <c>2024-05-04</c>, <c>2022-01-19T19:13:41</c>, and with <c>Z</c> or an
    /// offset only where the text names the zone.
    /// </summary>
    public required string Text { get; init; }

    public required DatePrecision Precision { get; init; }

    /// <summary>For ordering: the instant if the zone is known, else the local time read as UTC (a day as its 00:00).</summary>
    public required DateTimeOffset Sort { get; init; }

    public required bool ZoneKnown { get; init; }
}

/// <summary>What an importer already knows of a document. A given field outranks the extracted one.</summary>
public sealed record GivenFields
{
    public static readonly GivenFields None = new();

    public string? Title { get; init; }
    public string? Outlet { get; init; }
    public string? Url { get; init; }
    public string? ExternalId { get; init; }

    /// <summary>ISO 8601, as precise as known; parsed by <c>StatedTimes.TryParseIso</c>.</summary>
    public StatedTime? Published { get; init; }

    public StatedTime? Updated { get; init; }

    /// <summary>
    /// What an HTML page calls itself: the title, often with the site's name or section before or behind it, and sometimes
    /// not the title at all. <see cref="Title" /> is then the headline, if the markup tells which one it is.
    /// </summary>
    public string? PageTitle { get; init; }

    /// <summary>UTF-16 ranges of the stored text that the markup sets apart from the article: menus, teasers, comments.</summary>
    public IReadOnlyList<Range> Apart { get; init; } = [];

    /// <summary>
    /// It is no article, but what somebody is about to say: all of it is read, without a page's furniture, and kept are also reports of
    /// which it does not tell whose they are, what somebody proposes or asks for, and clauses behind marks (قال إن «…»، وأن …).
    /// </summary>
    public bool IsDraft { get; init; }

    /// <summary>UTF-16 ranges of the stored text that are the names of people, as whoever gives it knows from elsewhere.</summary>
    public IReadOnlyList<Range> People { get; init; } = [];
}
