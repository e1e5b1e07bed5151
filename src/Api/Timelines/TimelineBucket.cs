using System.ComponentModel.DataAnnotations;
using Qawl.Api.Json;

namespace Qawl.Api.Timelines;

/// <summary>What was said in one day, week or month.</summary>
internal sealed record TimelineBucket
{
    /// <summary>The first day, in UTC as from and to count; absent for what has no date.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>The day after the last one: start and end are the from and to that give exactly these quotes.</summary>
    public DateOnly? End { get; init; }

    /// <summary>How many quotes.</summary>
    public required int Count { get; init; }

    /// <summary>The earliest of them.</summary>
    public required TimelineQuote First { get; init; }

    /// <summary>The latest of them; the same as the first if there is one only.</summary>
    public required TimelineQuote Last { get; init; }

    internal string SortKey { get; init; } = "";
}

/// <summary>A quote on a timeline.</summary>
internal sealed record TimelineQuote
{
    public required string Id { get; init; }

    /// <summary>The words said, exactly as in the article's text.</summary>
    public required string Text { get; init; }

    /// <summary>When the article was published, no more precise than it says.</summary>
    [RegularExpression(StatedDate.Pattern)]
    public string? PublishedAt { get; init; }
}

/// <summary>How long a bucket of a timeline is.</summary>
internal enum BucketLength
{
    Day,

    /// <summary>From Monday on.</summary>
    Week,
    Month,
}
