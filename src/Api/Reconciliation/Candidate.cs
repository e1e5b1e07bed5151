namespace Qawl.Api.Reconciliation;

/// <summary>Who may be meant.</summary>
internal sealed record Candidate
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Offices, or what sort of body it is, and how often it is met: what tells namesakes apart.</summary>
    public required string Description { get; init; }

    public required IReadOnlyList<EntityType> Type { get; init; }

    /// <summary>From 0 to 100, which is the very name.</summary>
    public required double Score { get; init; }

    /// <summary>Nobody else can be meant.</summary>
    public required bool Match { get; init; }

    /// <summary>Why.</summary>
    public required IReadOnlyList<Feature> Features { get; init; }
}

/// <summary>Something that speaks for a candidate, or against.</summary>
/// <param name="Id">Its name for programs.</param>
/// <param name="Name">For people.</param>
/// <param name="Value">A number or a truth value.</param>
internal sealed record Feature(string Id, string Name, object Value);
