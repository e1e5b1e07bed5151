using Npgsql;
using Qawl.Ingestion.Writing;

namespace Qawl.Ingestion;

/// <summary>Removes articles for good, and tells which were removed.</summary>
public sealed class Takedown(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>
    /// Removes an article with its mentions, quotes and arrivals, takes back what it counted for, and removes people and
    /// organizations that no other article names: all in one transaction, which also leaves the tombstone. Who is named in
    /// other articles too keeps the spelling and the offices that were seen here.
    /// </summary>
    /// <param name="articleId">The article's id.</param>
    /// <param name="reason">1 to 500 characters that anybody may read, or <c>null</c>.</param>
    /// <param name="cancellation">Stops it; then nothing has changed.</param>
    /// <exception cref="NpgsqlException">The database cannot be reached or has failed; whether the article is gone is not known.</exception>
    public Task<RemovalOutcome> RemoveAsync(string articleId, string? reason, CancellationToken cancellation) =>
        new ArticleRemoval(database, time).RemoveAsync(articleId, reason, cancellation);

    /// <returns>What is kept of an article that was taken down and has not come back; else <c>null</c>.</returns>
    /// <exception cref="NpgsqlException">The database cannot be reached or has failed.</exception>
    public static Task<Tombstone?> FindAsync(
        NpgsqlConnection connection,
        string articleId,
        CancellationToken cancellation
    ) => ArticleRemoval.FindAsync(connection, articleId, cancellation);
}
