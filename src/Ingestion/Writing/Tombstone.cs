namespace Qawl.Ingestion.Writing;

/// <summary>What is kept of an article that was taken down.</summary>
public sealed record Tombstone
{
    internal const string Find = """
        select article_id as "ArticleId", deleted_at as "DeletedAt", reason as "Reason"
        from tombstones where article_id = @article
        """;

    public required string ArticleId { get; init; }

    public required DateTimeOffset DeletedAt { get; init; }

    /// <summary>As whoever took it down said; may be shown to anybody.</summary>
    public string? Reason { get; init; }
}

/// <summary>What became of an article that was to be taken down.</summary>
public abstract record RemovalOutcome
{
    private RemovalOutcome() { }

    /// <summary>It is gone, and the same content stays out from now on.</summary>
    public sealed record Removed(Tombstone Tombstone) : RemovalOutcome;

    /// <summary>It was taken down before; nothing has changed.</summary>
    public sealed record AlreadyRemoved(Tombstone Tombstone) : RemovalOutcome;

    /// <summary>No such article is stored, nor was one taken down.</summary>
    public sealed record Unknown : RemovalOutcome;
}
