using Dapper;
using Npgsql;
using Qawl.Extraction;
using Qawl.Ingestion.Measures;
using Qawl.Ingestion.Views;

namespace Qawl.Ingestion.Writing;

/// <summary>
/// Writes articles, each batch in one transaction. It first locks the ids of the batch in order, so that of several
/// importers with the same article one writes it and the others find it; then, shared, what forms mean; then the views lock
/// organizations and people in order; at last the number of the data is. Locks are always taken in that order and nobody waits in a circle.
/// </summary>
internal sealed class BatchWriter(NpgsqlDataSource database, TimeProvider time)
{
    internal const string LockArticles = $"""
        with locked as materialized (
            select pg_advisory_xact_lock(key)
            from (select hashtextextended(id, 0) as key from unnest(@ids) as id order by key) as keys
        )
        select pg_advisory_xact_lock_shared({JudgementsKey}) from (select count(*) from locked) as articles
        """;

    /// <summary>
    /// Who stores or removes facts holds it shared; who judges holds it alone. So the forms of a document mean the same from
    /// its first statement to its last.
    /// </summary>
    internal const string JudgementsKey = "hashtextextended('judgements', 0)";

    /// <summary>What is imported by force is not taken down any more.</summary>
    internal const string DeleteTombstones = "delete from tombstones where article_id = any(@ids)";

    /// <summary>
    /// Stores what is new and the arrival of what is not. Of an article that another engine extracted only the arrival is
    /// stored, and the outcome is <see cref="DocumentOutcome.Stale"/>; of one that was taken down nothing is.
    /// </summary>
    /// <param name="batch">Documents; several may have one content.</param>
    /// <param name="runId">The run that brings them.</param>
    /// <param name="force">Store what was taken down, too.</param>
    /// <param name="turn">When it may end.</param>
    /// <param name="end">Ends the transaction by <see cref="Commits.EndAsync"/>, or leaves it out if there is nothing new.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<DocumentOutcome>> WriteAsync(
        IReadOnlyList<ArticleRows> batch,
        Guid runId,
        bool force,
        Turn turn,
        Func<NpgsqlConnection, Stored, Task> end,
        CancellationToken cancellation
    )
    {
        using var measured = ImportMeter.Begin("write");
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var known = await LockAsync(connection, batch, cancellation);
        turn.Locked();
        if (force && known.Any(k => k.DeletedAt is not null))
        {
            await ExecuteAsync(connection, DeleteTombstones, IdsOf(batch), cancellation);
        }
        var documents = batch.Zip(known).Where(d => !d.Second.IsTakenDown(force)).ToList();
        var arrived = new HashSet<(string, string, string)>();
        var arrivals = documents
            .Where(d => !d.Second.HasArrived)
            .Select(d => d.First)
            .Where(r => arrived.Add((r.Id, Convert.ToHexString(r.Document.Sha256), r.Name)))
            .ToList();
        var fresh = documents
            .Where(d => d.Second.EngineVersion is null)
            .Select(d => d.First)
            .DistinctBy(r => r.Id, StringComparer.Ordinal)
            .ToList();
        if (fresh.Count > 1)
        {
            await TermIndexes.GatherAsync(connection, cancellation);
        }
        if (arrivals.Count > 0)
        {
            await Facts.WriteAsync(connection, fresh, arrivals, runId, time.GetUtcNow(), cancellation);
        }
        var change = new Change();
        fresh.ForEach(r => r.AddTo(change));
        await turn.ComeAsync();
        await Refreshing.RunAsync(connection, change, Facts.Seconds, cancellation);
        var outcomes = batch.Zip(known, (r, k) => k.OutcomeOf(r, fresh.Contains(r), force)).ToList();
        await end(connection, new Stored(outcomes, arrivals.Count, [.. fresh.Select(r => r.Id)]));
        await transaction.CommitAsync(cancellation);
        return outcomes;
    }

    /// <summary>Replaces what an older engine found in one article; people and organizations that only it named go.</summary>
    public async Task<DocumentOutcome> ReplaceAsync(
        ArticleRows rows,
        Func<NpgsqlConnection, Stored, Task> end,
        CancellationToken cancellation
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var known = (await LockAsync(connection, [rows], cancellation))[0];
        // Another importer may have been here in the meantime, or the article may have been taken down.
        var isStale = known.EngineVersion is not (null or ArticleExtractor.Version);
        if (isStale)
        {
            var change = new Change();
            await Facts.TakeFromAsync(connection, rows.Id, change, cancellation);
            await ExecuteAsync(connection, Facts.Delete, new { article = rows.Id }, cancellation);
            rows.AddTo(change);
            await Facts.WriteAsync(connection, [rows], [], Guid.Empty, time.GetUtcNow(), cancellation);
            await Refreshing.RunAsync(connection, change, Facts.Seconds, cancellation);
        }
        var outcome = isStale
            ? new DocumentOutcome.Reextracted(rows.Id)
            : known.OutcomeOf(rows, isFirst: false, force: false);
        await end(connection, new Stored([outcome], 0, []));
        await transaction.CommitAsync(cancellation);
        return outcome;
    }

    /// <summary>Also tells the documents whom their forms mean.</summary>
    /// <returns>What is stored of each document.</returns>
    private static async Task<IReadOnlyList<KnownDocument>> LockAsync(
        NpgsqlConnection connection,
        IReadOnlyList<ArticleRows> batch,
        CancellationToken cancellation
    )
    {
        await ExecuteAsync(connection, LockArticles, IdsOf(batch), cancellation);
        // A statement of its own: it must see what the importer that held a lock has committed.
        return await KnownDocument.FindAsync(connection, batch, cancellation);
    }

    private static object IdsOf(IReadOnlyList<ArticleRows> batch) =>
        new { ids = batch.Select(r => r.Id).Distinct(StringComparer.Ordinal).ToArray() };

    private static Task<int> ExecuteAsync(
        NpgsqlConnection connection,
        string sql,
        object parameters,
        CancellationToken cancellation
    ) =>
        connection.ExecuteAsync(
            new CommandDefinition(sql, parameters, commandTimeout: Facts.Seconds, cancellationToken: cancellation)
        );
}
