namespace Qawl.Database.Keys;

/// <summary>What is known of a key; times are UTC.</summary>
public sealed record StoredKey
{
    public required string Id { get; init; }

    public required KeyRole Role { get; init; }

    /// <summary>Who has it, for people.</summary>
    public required string Name { get; init; }

    public required byte[] Salt { get; init; }

    public required byte[] Hash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it is refused, if it is.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }
}
