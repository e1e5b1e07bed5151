namespace Qawl.Api.Connections;

/// <summary>What one person or organization has to do with another, in all articles that were asked for.</summary>
internal sealed record Connection
{
    public required Relation Relation { get; init; }

    public required PartyType Type { get; init; }

    /// <summary>Of the other person or organization.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>How many quotes show it; for appearsWith, how many articles.</summary>
    public required int Count { get; init; }

    /// <summary>The day of the earliest dated article that shows it; absent if only undated ones do.</summary>
    public DateOnly? FirstSeen { get; init; }

    /// <summary>The day of the latest.</summary>
    public DateOnly? LastSeen { get; init; }
}

/// <summary>How two are connected.</summary>
internal enum Relation
{
    /// <summary>Quotes of the one whose words name the other.</summary>
    SpeaksAbout,

    /// <summary>Quotes of the other whose words name the one.</summary>
    SpokenAboutBy,

    /// <summary>Articles that name both.</summary>
    AppearsWith,
}

/// <summary>Those who have a record of their own.</summary>
internal enum PartyType
{
    Person,
    Organization,
}
