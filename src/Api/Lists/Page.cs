namespace Qawl.Api.Lists;

/// <summary>One page of a list.</summary>
internal sealed record Page<T>
{
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Send it as <c>cursor</c>, with the same other parameters, for the next page; absent on the last one.</summary>
    public string? NextCursor { get; init; }

    /// <summary>How many rows all pages have together; only with <c>total=true</c>.</summary>
    public long? Total { get; init; }

    /// <summary>How many rows of all pages have which speaker, outlet or kind; only with <c>facets</c>.</summary>
    public Facets? Facets { get; init; }

    /// <summary>Which of the <c>ids</c> asked for are not stored; only with <c>ids</c>.</summary>
    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>Which of the <c>ids</c> asked for were given out once and belong to another record now, which stands in their place; only with <c>ids</c>.</summary>
    public IReadOnlyList<MovedId>? Merged { get; init; }

    /// <summary>Only if <c>q</c> finds nothing: what to send as <c>q</c> instead, with the other parameters as they are, to find something; the nearest first, empty if nothing near does.</summary>
    public IReadOnlyList<string>? Nearest { get; init; }

    /// <summary>What the names and ids among the filters were taken to mean: empty if nobody is known by them, absent if there were none.</summary>
    public IReadOnlyList<ResolvedName>? Resolved { get; init; }
}
