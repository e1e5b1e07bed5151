using Qawl.Extraction.Model;

namespace Qawl.Api.Lists;

/// <summary>What one value of a filter, or one name in `q`, was taken to mean. Several for one value are alternatives.</summary>
internal sealed record ResolvedName
{
    /// <summary>The parameter that gave it; `q` for what stands behind its `by:` or `about:`.</summary>
    /// <example>speaker</example>
    public required string Parameter { get; init; }

    /// <summary>The value as given.</summary>
    public required string Given { get; init; }

    public required SpeakerType Type { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Which of the names is like the given one; absent where it is that very name or an id.</summary>
    public Matched? Matched { get; init; }
}
