using System.Data;
using Dapper;
using Npgsql;
using Polly;
using Qawl.Database;
using Qawl.Extraction;
using Qawl.Extraction.Model;
using Qawl.Ingestion.Extracted;
using Qawl.Ingestion.Measures;

namespace Qawl.Ingestion.Writing;

/// <summary>
/// One row of <c>import_runs</c>. While it is running its importer holds a lock of its session, by which a later run of
/// the same source tells a run at work from one that died.
/// </summary>
internal sealed class RunRecord : IAsyncDisposable
{
    private const string Lock = "pg_advisory_lock(hashtextextended('import run ' || @id, 0))";
    private const string Insert = """
        insert into import_runs (id, source, engine_version, status, started_at)
        values (@run, @source, @engine, 'running', @now)
        """;

    internal const string Update = """
        update import_runs
        set imported = @Imported, unchanged = @Unchanged, stale = @Stale, reextracted = @Reextracted,
            taken_down = @TakenDown, rejected = @Rejected
        where id = @run
        """;

    internal const string Finish =
        "update import_runs set status = @status, finished_at = @now where id = @run and status = 'running'";

    private const string GoOn =
        "update import_runs set status = 'running', finished_at = null where id = @run and status = 'failed'";

    private const string InsertRejections = """
        insert into import_rejections (run_id, ordinal, name, reason, detail)
        select @run, * from unnest(@ordinals, @names, @reasons, @details)
        on conflict (run_id, ordinal) do nothing
        """;

    private const string InsertFinished = """
        insert into import_runs (id, source, engine_version, status, started_at, finished_at, imported, unchanged, stale)
        values (@run, @source, @engine, 'finished', @started, @now, @Imported, @Unchanged, @Stale)
        """;

    private readonly NpgsqlDataSource _database;
    private NpgsqlConnection _alive;

    private RunRecord(NpgsqlDataSource database, NpgsqlConnection alive, Guid id)
    {
        _database = database;
        _alive = alive;
        Id = id;
    }

    public Guid Id { get; }

    /// <summary>Of everything committed so far.</summary>
    public ImportCounts Counts { get; private set; } = new();

    public static async Task<RunRecord> StartAsync(
        NpgsqlDataSource database,
        string source,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var connection = await database.OpenConnectionAsync(cancellation);
        try
        {
            source = StoredText.Of(source).Value;
            await DeadRuns.FailAsync(connection, source, now, cancellation);
            var run = Guid.CreateVersion7(now);
            await RunAsync(connection, $"select {Lock}", new { id = run.ToString() }, cancellation);
            await ChangeAsync(
                connection,
                Insert,
                new
                {
                    run,
                    source,
                    engine = ArticleExtractor.Version,
                    now,
                },
                cancellation
            );
            return new RunRecord(database, connection, run);
        }
        catch
        {
            await OwnSession.EndAsync(connection);
            throw;
        }
    }

    /// <summary>Ends the transaction that makes outcomes true by adding them; <see cref="Commit"/> follows it.</summary>
    public async Task<ImportCounts> AddAsync(
        NpgsqlConnection connection,
        IReadOnlyList<DocumentOutcome> outcomes,
        IReadOnlyList<ExtractedDocument.Refused> refused,
        IReadOnlyList<string> articles,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        if (refused.Count > 0)
        {
            await RunAsync(
                connection,
                InsertRejections,
                new
                {
                    run = Id,
                    ordinals = Enumerable.Range(Counts.Rejected + 1, refused.Count).ToArray(),
                    names = refused.Select(r => ArticleRows.StorableName(r.Name)).ToArray(),
                    reasons = refused.Select(r => r.Rejection.Code).ToArray(),
                    details = refused.Select(r => StoredText.Of(r.Rejection.Detail).Value).ToArray(),
                },
                cancellation
            );
        }
        var counts = outcomes.Aggregate(Counts, (sum, outcome) => sum.Add(outcome)) with
        {
            Rejected = Counts.Rejected + refused.Count,
        };
        await Commits.EndAsync(
            connection,
            Update,
            new
            {
                run = Id,
                counts.Imported,
                counts.Unchanged,
                counts.Stale,
                counts.Reextracted,
                counts.TakenDown,
                counts.Rejected,
            },
            articles,
            now,
            cancellation
        );
        return counts;
    }

    public void Commit(ImportCounts counts, IReadOnlyList<ExtractedDocument.Refused> refused)
    {
        counts.Since(Counts).Measure();
        foreach (var document in refused)
        {
            ImportMeter.Reject(document.Rejection.Code);
        }
        Counts = counts;
    }

    /// <summary>
    /// The session may have been lost, and with it the lock by which others see that the run is at work: then it is taken anew, and a
    /// run that was called dead meanwhile goes on.
    /// </summary>
    public async Task HoldAsync(CancellationToken cancellation)
    {
        if (await IsAliveAsync(cancellation))
        {
            return;
        }
        var connection = await _database.OpenConnectionAsync(cancellation);
        try
        {
            await RunAsync(connection, $"select {Lock}", new { id = Id.ToString() }, cancellation);
            await ChangeAsync(connection, GoOn, new { run = Id }, cancellation);
        }
        catch
        {
            await OwnSession.EndAsync(connection);
            throw;
        }
        var lost = _alive;
        _alive = connection;
        await OwnSession.EndAsync(lost);
    }

    private async Task<bool> IsAliveAsync(CancellationToken cancellation)
    {
        // Asked on a closed one, Dapper would open another session, which has no lock.
        if (_alive.State != ConnectionState.Open)
        {
            return false;
        }
        try
        {
            await RunAsync(_alive, "select 1", new { }, cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>Also of a run that was cancelled: the record should say so.</summary>
    /// <param name="succeeded">Else the database may be gone, which is what the caller is being told; the next run of this source tidies up.</param>
    public async Task FinishAsync(bool succeeded, ResiliencePipeline patience, TimeProvider time)
    {
        try
        {
            await (succeeded ? patience : ResiliencePipeline.Empty).ExecuteAsync(async cancel =>
            {
                await HoldAsync(cancel);
                var finished = new
                {
                    run = Id,
                    status = succeeded ? "finished" : "failed",
                    now = time.GetUtcNow(),
                };
                await ChangeAsync(_alive, Finish, finished, cancel);
            });
        }
        catch (NpgsqlException) when (!succeeded) { }
    }

    /// <summary>The record of a single document, written when it is stored.</summary>
    public static Task InsertFinishedAsync(
        NpgsqlConnection connection,
        Guid run,
        string source,
        ImportCounts counts,
        (DateTimeOffset Started, DateTimeOffset Finished) times,
        IReadOnlyList<string> articles,
        CancellationToken cancellation
    ) =>
        Commits.EndAsync(
            connection,
            InsertFinished,
            new
            {
                run,
                source = StoredText.Of(source).Value,
                engine = ArticleExtractor.Version,
                started = times.Started,
                now = times.Finished,
                counts.Imported,
                counts.Unchanged,
                counts.Stale,
            },
            articles,
            times.Finished,
            cancellation
        );

    public ValueTask DisposeAsync() => OwnSession.EndAsync(_alive);

    /// <summary>What records say changes the data too.</summary>
    internal static Task ChangeAsync(
        NpgsqlConnection connection,
        string sql,
        object parameters,
        CancellationToken cancellation
    ) => Commits.EndAsync(connection, sql, parameters, [], DateTimeOffset.MinValue, cancellation);

    private static Task<int> RunAsync(
        NpgsqlConnection connection,
        string sql,
        object parameters,
        CancellationToken cancellation
    ) => connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellation));
}
