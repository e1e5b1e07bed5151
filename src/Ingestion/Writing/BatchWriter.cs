using Dapper;
using Npgsql;
using Qawl.Extraction;

namespace Qawl.Ingestion.Writing;

/// <summary>
/// Writes articles, each batch in one transaction. It first locks the ids of the batch in order, so that of several
/// importers with the same article one writes it and the others find it; then people and organizations in order. Locks are
/// always taken in that order and nobody waits in a circle.
/// </summary>
internal sealed class BatchWriter(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>For every statement, in seconds: an index that is being tidied up may hold one for long.</summary>
    public const int Timeout = 120;

    internal const string LockArticles = """
        select pg_advisory_xact_lock(key)
        from (select hashtextextended(id, 0) as key from unnest(@ids) as id order by key) as keys
        """;

    internal const string FindArticles =
        """select id as "Id", engine_version as "EngineVersion" from articles where id = any(@ids)""";

    internal const string FindDocuments = """
        select article_id as "ArticleId", sha256 as "Sha256", name as "Name"
        from documents where article_id = any(@ids)
        """;

    /// <summary>Of several addresses of one text the first in code point order counts, in whatever order they arrive.</summary>
    internal const string KeepFirstUrls = """
        update articles a set url = least(a.url collate "C", n.url)
        from (select id, min(url collate "C") as url from unnest(@ids, @urls) as n (id, url) group by id) as n
        where a.id = n.id and n.url is not null and (a.url is null or n.url < a.url collate "C")
        """;

    /// <summary>What is imported by force is not taken down any more.</summary>
    internal const string DeleteTombstones = "delete from tombstones where article_id = any(@ids)";

    private const string DeleteRows = """
        delete from mentions where article_id = @article;
        delete from quotes where article_id = @article
        """;

    /// <summary>
    /// Stores what is new and the arrival of what is not. Of an article that another engine extracted only the arrival is
    /// stored, and the outcome is <see cref="DocumentOutcome.Stale"/>; of one that was taken down nothing is.
    /// </summary>
    /// <param name="force">Store what was taken down, too.</param>
    /// <param name="record">Runs inside the transaction, last, with the outcomes and the number of new arrivals.</param>
    public async Task<IReadOnlyList<DocumentOutcome>> WriteAsync(
        IReadOnlyList<ArticleRows> batch,
        Guid runId,
        bool force,
        Func<NpgsqlConnection, IReadOnlyList<DocumentOutcome>, int, Task> record,
        CancellationToken cancellation
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var known = await LockAsync(connection, batch, cancellation);
        var takenDown = await TakenDownAsync(connection, batch, force, cancellation);
        var admitted = batch.Where(r => !takenDown.ContainsKey(r.Id)).ToList();
        var arrivals = await NewArrivalsAsync(connection, admitted, cancellation);
        var fresh = admitted
            .Where(r => !known.ContainsKey(r.Id))
            .DistinctBy(r => r.Id, StringComparer.Ordinal)
            .ToList();
        var now = time.GetUtcNow();
        if (fresh.Count > 0)
        {
            var entities = new EntityRows();
            fresh.ForEach(entities.Add);
            await entities.WriteAsync(connection, cancellation);
            await ExecuteAsync(connection, ArticleCopy.CreateIncoming, null, cancellation);
            await ArticleCopy.WriteAsync(connection, fresh, now, cancellation);
        }
        if (arrivals.Count > 0)
        {
            await ArticleCopy.WriteDocumentsAsync(connection, arrivals, runId, now, cancellation);
            await ExecuteAsync(
                connection,
                KeepFirstUrls,
                new
                {
                    ids = arrivals.Select(r => r.Id).ToArray(),
                    urls = arrivals.Select(r => r.Document.Given.Url).ToArray(),
                },
                cancellation
            );
        }
        var outcomes = batch.Select(r => Outcome(r, known, takenDown, fresh)).ToList();
        await record(connection, outcomes, arrivals.Count);
        await transaction.CommitAsync(cancellation);
        return outcomes;
    }

    /// <summary>Replaces what an older engine found in one article; people and organizations that only it named go.</summary>
    public async Task<DocumentOutcome> ReplaceAsync(
        ArticleRows rows,
        Func<NpgsqlConnection, IReadOnlyList<DocumentOutcome>, int, Task> record,
        CancellationToken cancellation
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var known = await LockAsync(connection, [rows], cancellation);
        if (!known.TryGetValue(rows.Id, out var engine))
        {
            var gone = await GoneAsync(connection, rows, record, cancellation);
            await transaction.CommitAsync(cancellation);
            return gone;
        }
        // Another importer may have been here in the meantime.
        var isStale = engine is not ArticleExtractor.Version;
        if (isStale)
        {
            var article = new { article = rows.Id };
            var before = (
                await connection.QueryAsync<StoredEntity>(Command(StoredEntity.OfArticle, article, cancellation))
            ).AsList();
            var entities = new EntityRows();
            entities.Add(rows);
            before.ForEach(entities.Subtract);
            await entities.WriteAsync(connection, cancellation);
            await ExecuteAsync(connection, DeleteRows, article, cancellation);
            await ExecuteAsync(connection, ArticleCopy.CreateIncoming, null, cancellation);
            var importedAt = await connection.ExecuteScalarAsync<DateTime>(
                Command("select imported_at from articles where id = @article", article, cancellation)
            );
            await ArticleCopy.WriteAsync(connection, [rows], new DateTimeOffset(importedAt), cancellation);
            await ExecuteAsync(connection, StoredEntity.DeletePeople, IdsOf(true), cancellation);
            await ExecuteAsync(connection, StoredEntity.DeleteOrganizations, IdsOf(false), cancellation);

            object IdsOf(bool people) =>
                new { ids = before.Where(e => e.IsPerson == people).Select(e => e.Id).ToArray() };
        }
        DocumentOutcome outcome = isStale
            ? new DocumentOutcome.Reextracted(rows.Id)
            : new DocumentOutcome.Unchanged(rows.Id);
        await record(connection, [outcome], 0);
        await transaction.CommitAsync(cancellation);
        return outcome;
    }

    /// <summary>It was taken down in the meantime, or it would be stored still.</summary>
    private static async Task<DocumentOutcome> GoneAsync(
        NpgsqlConnection connection,
        ArticleRows rows,
        Func<NpgsqlConnection, IReadOnlyList<DocumentOutcome>, int, Task> record,
        CancellationToken cancellation
    )
    {
        var found = await TakenDownAsync(connection, [rows], force: false, cancellation);
        var outcome = new DocumentOutcome.TakenDown(found[rows.Id]);
        await record(connection, [outcome], 0);
        return outcome;
    }

    private static async Task<Dictionary<string, Tombstone>> TakenDownAsync(
        NpgsqlConnection connection,
        IReadOnlyList<ArticleRows> batch,
        bool force,
        CancellationToken cancellation
    )
    {
        var ids = new { ids = batch.Select(r => r.Id).Distinct(StringComparer.Ordinal).ToArray() };
        if (force)
        {
            await ExecuteAsync(connection, DeleteTombstones, ids, cancellation);
            return [];
        }
        var found = await connection.QueryAsync<Tombstone>(Command(Tombstone.Find, ids, cancellation));
        return found.ToDictionary(t => t.ArticleId, StringComparer.Ordinal);
    }

    /// <returns>The articles that are stored already, with the engine that extracted them.</returns>
    private static async Task<Dictionary<string, string>> LockAsync(
        NpgsqlConnection connection,
        IReadOnlyList<ArticleRows> batch,
        CancellationToken cancellation
    )
    {
        var ids = new { ids = batch.Select(r => r.Id).Distinct(StringComparer.Ordinal).ToArray() };
        await ExecuteAsync(connection, LockArticles, ids, cancellation);
        // A statement of its own: it must see what the importer that held a lock has committed.
        var known = await connection.QueryAsync<KnownArticle>(Command(FindArticles, ids, cancellation));
        return known.ToDictionary(k => k.Id, k => k.EngineVersion, StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyList<ArticleRows>> NewArrivalsAsync(
        NpgsqlConnection connection,
        IReadOnlyList<ArticleRows> batch,
        CancellationToken cancellation
    )
    {
        var ids = new { ids = batch.Select(r => r.Id).Distinct(StringComparer.Ordinal).ToArray() };
        var known = (await connection.QueryAsync<KnownDocument>(Command(FindDocuments, ids, cancellation)))
            .Select(d => (d.ArticleId, Convert.ToHexString(d.Sha256), d.Name))
            .ToHashSet();
        return batch.Where(r => known.Add((r.Id, Convert.ToHexString(r.Document.Sha256), r.Name))).ToList();
    }

    private static DocumentOutcome Outcome(
        ArticleRows rows,
        Dictionary<string, string> known,
        Dictionary<string, Tombstone> takenDown,
        List<ArticleRows> fresh
    ) =>
        takenDown.TryGetValue(rows.Id, out var tombstone) ? new DocumentOutcome.TakenDown(tombstone)
        : known.TryGetValue(rows.Id, out var engine)
            ? engine is ArticleExtractor.Version ? new DocumentOutcome.Unchanged(rows.Id)
                : new DocumentOutcome.Stale(rows.Id)
        : fresh.Contains(rows) ? new DocumentOutcome.Imported(rows.Id)
        : new DocumentOutcome.Unchanged(rows.Id);

    private static CommandDefinition Command(string sql, object? parameters, CancellationToken cancellation) =>
        new(sql, parameters, commandTimeout: Timeout, cancellationToken: cancellation);

    private static Task<int> ExecuteAsync(
        NpgsqlConnection connection,
        string sql,
        object? parameters,
        CancellationToken cancellation
    ) => connection.ExecuteAsync(Command(sql, parameters, cancellation));

    private sealed record KnownArticle
    {
        public required string Id { get; init; }
        public required string EngineVersion { get; init; }
    }

    private sealed record KnownDocument
    {
        public required string ArticleId { get; init; }
        public required byte[] Sha256 { get; init; }
        public required string Name { get; init; }
    }
}
