namespace Qawl.Api.Lists;

/// <summary>
/// What the rows of all pages have in common: for each facet asked for, its most frequent values, the most frequent first.
/// </summary>
internal sealed record Facets
{
    /// <summary>How many values a facet shows.</summary>
    public const int Most = 20;

    /// <summary>How many facets there are, and a request may ask for.</summary>
    public const int Kinds = 4;

    /// <summary>Whom they quote, by id; <c>(none)</c> are those of sources without a record.</summary>
    public IReadOnlyList<FacetCount>? Speaker { get; init; }

    /// <summary>Which kinds of speakers they quote; <c>(none)</c> are those whose speaker cannot be told.</summary>
    public IReadOnlyList<FacetCount>? SpeakerType { get; init; }

    /// <summary>Who published them, by id; <c>(none)</c> are those that name no outlet.</summary>
    public IReadOnlyList<FacetCount>? Outlet { get; init; }

    /// <summary>Direct or indirect speech.</summary>
    public IReadOnlyList<FacetCount>? Kind { get; init; }

    public Facets With(Facet facet, IReadOnlyList<FacetCount> counts) =>
        facet switch
        {
            Facet.Speaker => this with { Speaker = counts },
            Facet.SpeakerType => this with { SpeakerType = counts },
            Facet.Outlet => this with { Outlet = counts },
            _ => this with { Kind = counts },
        };
}

/// <summary>How many rows have a value.</summary>
internal sealed record FacetCount
{
    /// <summary>Where the rows have no value.</summary>
    public const string None = "(none)";

    /// <summary>As the filter of the same name takes it, or <c>(none)</c>.</summary>
    /// <example>direct</example>
    public required string Value { get; init; }

    /// <summary>Of a person or an organization.</summary>
    public string? Name { get; init; }

    public required long Count { get; init; }
}

/// <summary>By what rows are counted.</summary>
internal enum Facet
{
    Speaker,
    SpeakerType,
    Outlet,
    Kind,
}
