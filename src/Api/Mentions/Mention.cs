using System.ComponentModel.DataAnnotations;
using Qawl.Api.Json;
using Qawl.Api.Organizations;
using Qawl.Extraction.Model;

namespace Qawl.Api.Mentions;

/// <summary>A span of an article that names a person or an organization.</summary>
internal sealed record Mention
{
    public required string ArticleId { get; init; }

    /// <summary>Where it begins in the article's text, in Unicode code points from 0.</summary>
    public required int Start { get; init; }

    /// <summary>Where it ends, exclusive.</summary>
    public required int End { get; init; }

    /// <summary>The name as written there.</summary>
    public required string Text { get; init; }

    /// <summary>When the article was published, no more precise than it says: a day, or a time, with an offset only if it names its zone.</summary>
    [RegularExpression(StatedDate.Pattern)]
    public string? PublishedAt { get; init; }

    public DatePrecision? PublishedPrecision { get; init; }

    /// <summary>The same as an instant; only if the article names its zone.</summary>
    public DateTimeOffset? PublishedInstant { get; init; }

    /// <summary>Who published the article.</summary>
    public NamedOrganization? Outlet { get; init; }

    public string? ArticleTitle { get; init; }

    /// <summary>When the article was imported.</summary>
    public required DateTimeOffset ImportedAt { get; init; }

    internal string SortKey { get; init; } = "";
}
