using Dapper;
using Npgsql;
using Qawl.Ingestion.Views;

namespace Qawl.Ingestion.Writing;

/// <summary>Removes articles for good, and tells which were removed. Takes its locks in the order of <see cref="BatchWriter"/>.</summary>
public sealed class Takedown(NpgsqlDataSource database, TimeProvider time)
{
    internal const string Exists = "select exists (select from articles where id = @article)";

    /// <summary>Its facts, documents and commit go with it.</summary>
    internal const string DeleteArticle = """
        with links as (delete from copy_links where other_article_id = @article)
        delete from articles where id = @article
        """;

    internal const string InsertTombstone = """
        insert into tombstones (article_id, deleted_at, reason) values (@ArticleId, @DeletedAt, @Reason)
        """;

    /// <summary>
    /// Removes an article with its facts and arrivals, takes back what followed from them (counts, spellings, offices), and
    /// removes people and organizations that no other article names: all in one transaction, which also leaves the tombstone.
    /// </summary>
    /// <param name="articleId">The article's id.</param>
    /// <param name="reason">1 to 500 characters that anybody may read, or <c>null</c>.</param>
    /// <param name="cancellation">Stops it; then nothing has changed.</param>
    /// <exception cref="NpgsqlException">The database cannot be reached or has failed; whether the article is gone is not known.</exception>
    public Task<RemovalOutcome> RemoveAsync(string articleId, string? reason, CancellationToken cancellation) =>
        Contention.RepeatedAsync(() => TryRemoveAsync(articleId, reason, cancellation), cancellation);

    /// <returns>What is kept of an article that was taken down and has not come back; else <c>null</c>.</returns>
    /// <exception cref="NpgsqlException">The database cannot be reached or has failed.</exception>
    public static Task<Tombstone?> FindAsync(
        NpgsqlConnection connection,
        string articleId,
        CancellationToken cancellation
    ) =>
        connection.QuerySingleOrDefaultAsync<Tombstone>(
            new CommandDefinition(Tombstone.Find, new { article = articleId }, cancellationToken: cancellation)
        );

    private async Task<RemovalOutcome> TryRemoveAsync(string articleId, string? reason, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var article = new { article = articleId };
        await connection.ExecuteAsync(Command(BatchWriter.LockArticles, new { ids = new[] { articleId } }));
        if (!await connection.ExecuteScalarAsync<bool>(Command(Exists, article)))
        {
            return await FindAsync(connection, articleId, cancellation) is { } before
                ? new RemovalOutcome.AlreadyRemoved(before)
                : new RemovalOutcome.Unknown();
        }
        var change = new Change();
        await Facts.TakeFromAsync(connection, articleId, change, cancellation);
        await connection.ExecuteAsync(Command(ArticleFacts.QueueOfArticle, article));
        await connection.ExecuteAsync(Command(FormFacts.QueueOfArticle, article));
        await connection.ExecuteAsync(Command(QuoteFacts.QueueOfArticle, article));
        await connection.ExecuteAsync(Command(DeleteArticle, article));
        await Refreshing.RunAsync(connection, change, Facts.Seconds, cancellation);
        var tombstone = new Tombstone
        {
            ArticleId = articleId,
            DeletedAt = time.GetUtcNow(),
            Reason = reason,
        };
        await Commits.EndAsync(connection, InsertTombstone, tombstone, [], tombstone.DeletedAt, cancellation);
        await transaction.CommitAsync(cancellation);
        return new RemovalOutcome.Removed(tombstone);

        CommandDefinition Command(string sql, object parameters) =>
            new(sql, parameters, commandTimeout: Facts.Seconds, cancellationToken: cancellation);
    }
}
