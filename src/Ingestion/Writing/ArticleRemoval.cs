using Dapper;
using Npgsql;
using Qawl.Database;

namespace Qawl.Ingestion.Writing;

/// <summary>
/// Takes one article out of the database. It takes its locks in the order of <see cref="BatchWriter"/>: first the article's
/// id, then organizations and people in the order of theirs.
/// </summary>
internal sealed class ArticleRemoval(NpgsqlDataSource database, TimeProvider time)
{
    internal const string Exists = "select exists (select from articles where id = @article)";

    /// <summary>Its mentions, quotes and documents go with it.</summary>
    internal const string DeleteArticle = "delete from articles where id = @article";

    internal const string InsertTombstone = """
        insert into tombstones (article_id, deleted_at, reason) values (@ArticleId, @DeletedAt, @Reason)
        """;

    public Task<RemovalOutcome> RemoveAsync(string articleId, string? reason, CancellationToken cancellation) =>
        Contention.RepeatedAsync(() => TryRemoveAsync(articleId, reason, cancellation), cancellation);

    public static Task<Tombstone?> FindAsync(
        NpgsqlConnection connection,
        string articleId,
        CancellationToken cancellation
    ) =>
        connection.QuerySingleOrDefaultAsync<Tombstone>(
            new CommandDefinition(Tombstone.Find, new { ids = new[] { articleId } }, cancellationToken: cancellation)
        );

    private async Task<RemovalOutcome> TryRemoveAsync(string articleId, string? reason, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var article = new { article = articleId };
        await ExecuteAsync(BatchWriter.LockArticles, new { ids = new[] { articleId } });
        if (!await connection.ExecuteScalarAsync<bool>(Command(Exists, article)))
        {
            return await FindAsync(connection, articleId, cancellation) is { } before
                ? new RemovalOutcome.AlreadyRemoved(before)
                : new RemovalOutcome.Unknown();
        }
        var counted = (await connection.QueryAsync<StoredEntity>(Command(StoredEntity.OfArticle, article))).AsList();
        var entities = new EntityRows();
        counted.ForEach(entities.Subtract);
        await entities.WriteAsync(connection, cancellation);
        await ExecuteAsync(DeleteArticle, article);
        await ExecuteAsync(StoredEntity.DeletePeople, IdsOf(people: true));
        await ExecuteAsync(StoredEntity.DeleteOrganizations, IdsOf(people: false));
        var tombstone = new Tombstone
        {
            ArticleId = articleId,
            DeletedAt = time.GetUtcNow(),
            Reason = reason,
        };
        await ExecuteAsync(InsertTombstone, tombstone);
        await DataVersion.BumpAsync(connection, cancellation);
        await transaction.CommitAsync(cancellation);
        return new RemovalOutcome.Removed(tombstone);

        object IdsOf(bool people) => new { ids = counted.Where(e => e.IsPerson == people).Select(e => e.Id).ToArray() };

        Task<int> ExecuteAsync(string sql, object parameters) => connection.ExecuteAsync(Command(sql, parameters));

        CommandDefinition Command(string sql, object parameters) =>
            new(sql, parameters, commandTimeout: BatchWriter.Timeout, cancellationToken: cancellation);
    }
}
