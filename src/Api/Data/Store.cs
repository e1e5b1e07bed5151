using Dapper;
using Npgsql;
using Polly;
using Qawl.Database;
using Qawl.Ingestion;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Data;

/// <summary>The database as requests see it: out of reach until start-up has opened it.</summary>
/// <param name="time">For what is given up.</param>
/// <param name="readsAtOnce">How many queries of requests run at once.</param>
internal sealed class Store(TimeProvider time, int readsAtOnce) : IDisposable
{
    /// <summary>For a statement that counts over all rows there may be.</summary>
    public static readonly int CountingSeconds = (int)Resilience.CountingTime.TotalSeconds;

    /// <summary>Begins a transaction that runs long. To compile its query would take as long as to run it.</summary>
    public const string ReadOnly = "set transaction read only; set local jit = off";

    /// <summary>In it: the server itself ends what nobody waits for any more, also when this program is gone.</summary>
    private const string InTime =
        "set local statement_timeout = '9s'; set local idle_in_transaction_session_timeout = '10s'";

    /// <summary>
    /// Begins a transaction that counts. The planner takes all rows for as cheap to filter as one column of them is to read,
    /// but the terms of a long text stand apart from its row; and whatever is counted has an index.
    /// </summary>
    public const string ByIndexes = $"{ReadOnly}; set local enable_seqscan = off";

    /// <summary>Each holds a connection for seconds: ordinary requests shall find one too.</summary>
    public const int MostCounting = 6;

    /// <summary>Texts that are read by the engine side by side; each takes many times its size in memory.</summary>
    public static readonly int MostTexts = Math.Max(4, 2 * Environment.ProcessorCount);

    /// <summary>Each has some connections for as long as its body takes, in a pool that reads do not share.</summary>
    public const int MostImports = 4;

    /// <summary>Of a standby; then the primary is asked.</summary>
    private static readonly TimeSpan StandbyTime = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan StandbyCountingTime = TimeSpan.FromSeconds(5);

    private readonly ResiliencePipeline _reading = Resilience.ForReading(time);
    private readonly ResiliencePipeline _counting = Resilience.ForCounting(time);
    private readonly Bulkhead _reads = new("reads", readsAtOnce, time);
    private readonly Bulkhead _counts = new("counts over many rows", MostCounting, time);
    private readonly Bulkhead _writes = new("writes", MostTexts, time);
    private readonly Bulkhead _drafts = new("drafts", MostTexts, time);
    private readonly Bulkhead _imports = new("imports", MostImports, time);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile NpgsqlDataSource? _source;
    private volatile NpgsqlDataSource? _writing;
    private volatile NpgsqlDataSource? _beside;
    private volatile NpgsqlDataSource? _direct;
    private volatile Importer? _importer;
    private readonly ChosenServer _chosen = new();

    /// <summary>What each kind of work has to pass.</summary>
    public IReadOnlyList<Bulkhead> Bulkheads => [_reads, _counts, _writes, _drafts, _imports];

    /// <summary>Done when start-up has opened it.</summary>
    public Task Opened => _opened.Task;

    public bool IsOpen => _source is not null;

    /// <exception cref="DatabaseNotReadyException">Start-up is not through yet.</exception>
    public NpgsqlDataSource Source => _source ?? throw new DatabaseNotReadyException();

    private NpgsqlDataSource Writing => _writing ?? throw new DatabaseNotReadyException();

    /// <summary>A few connections for what must not wait behind requests.</summary>
    /// <inheritdoc cref="Source" path="/exception" />
    public NpgsqlDataSource Beside => _beside ?? throw new DatabaseNotReadyException();

    /// <summary>Connections whose session is one's own: no pooler is in between.</summary>
    /// <inheritdoc cref="Source" path="/exception" />
    public NpgsqlDataSource Direct => _direct ?? throw new DatabaseNotReadyException();

    /// <summary>Other servers that reads may go to, where there are any.</summary>
    public Standbys? Standbys { get; private set; }

    /// <inheritdoc cref="Source" path="/exception" />
    public Importer Importer => _importer ?? throw new DatabaseNotReadyException();

    /// <inheritdoc cref="Takedown.RemoveAsync" />
    public async Task<RemovalOutcome> RemoveAsync(string article, string? reason, CancellationToken cancellation)
    {
        var outcome = await new Takedown(Writing, time).RemoveAsync(article, reason, cancellation);
        if (outcome is RemovalOutcome.Removed)
        {
            Importer.JudgeAgain();
        }
        return outcome;
    }

    /// <param name="source">For what reads.</param>
    /// <param name="writing">The same database for what writes, so that neither keeps the other waiting.</param>
    /// <param name="beside">The same for what must not wait behind requests.</param>
    /// <param name="direct">The same without a pooler in between, where there is one.</param>
    /// <param name="standbys">Other servers that reads may go to.</param>
    public void Open(
        NpgsqlDataSource source,
        NpgsqlDataSource? writing = null,
        NpgsqlDataSource? beside = null,
        NpgsqlDataSource? direct = null,
        Standbys? standbys = null
    )
    {
        Standbys = standbys;
        _writing = writing ?? source;
        _beside = beside ?? source;
        _direct = direct ?? source;
        _importer = new Importer(_writing, time, direct);
        _source = source;
        _opened.TrySetResult();
    }

    public void Close() =>
        (_source, _writing, _beside, _direct, _importer, Standbys) = (null, null, null, null, null, null);

    public void Dispose()
    {
        _reads.Dispose();
        _counts.Dispose();
        _writes.Dispose();
        _drafts.Dispose();
        _imports.Dispose();
    }

    /// <summary>Whether <see cref="ReadAsync" /> would refuse at once; see <see cref="Bulkhead.Refuses" />.</summary>
    public bool RefusesReads() => _reads.Refuses();

    /// <summary>Runs queries that change nothing; they are repeated if the connection is lost in between.</summary>
    /// <exception cref="TooBusyException">Others go on longer than this one can wait.</exception>
    public async Task<T> ReadAsync<T>(
        Func<NpgsqlConnection, CancellationToken, Task<T>> read,
        CancellationToken cancellation
    )
    {
        using var place = await _reads.EnterAsync(cancellation);
        return await _chosen.ReadAsync(_reading, Source, read, StandbyTime, cancellation);
    }

    /// <inheritdoc cref="ChosenServer.Choose" />
    public void ReadFrom(Standby? standby, DataVersion version) => _chosen.Choose(standby, version);

    /// <summary>Reads what was just written: whoever wrote does not wait in line with those who read.</summary>
    public async Task<T> ReadBackAsync<T>(
        Func<NpgsqlConnection, CancellationToken, Task<T>> read,
        CancellationToken cancellation
    )
    {
        await using var connection = await Writing.OpenConnectionAsync(cancellation);
        return await read(connection, cancellation);
    }

    /// <summary>As <see cref="ReadAsync" />, for queries that count over all rows there may be; they get more time, but few run at once.</summary>
    /// <exception cref="TooBusyException">They go on longer than this one can wait.</exception>
    public async Task<T> CountAsync<T>(
        Func<NpgsqlConnection, CancellationToken, Task<T>> count,
        CancellationToken cancellation
    )
    {
        using var place = await _counts.EnterAsync(cancellation);
        return await _chosen.ReadAsync(_counting, Source, CountOnceAsync, StandbyCountingTime, cancellation);

        async Task<T> CountOnceAsync(NpgsqlConnection connection, CancellationToken cancel)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await connection.ExecuteAsync(new($"{ByIndexes}; {InTime}", cancellationToken: cancel));
            return await count(connection, cancel);
        }
    }

    /// <summary>To be entered before a document is read that is to be stored, and left when it is.</summary>
    /// <exception cref="TooBusyException">Others go on longer than this one can wait.</exception>
    public ValueTask<Bulkhead.Place> EnterWriteAsync(CancellationToken cancellation) =>
        _writes.EnterAsync(cancellation);

    /// <summary>The same for a text that is only looked at: whoever may not write shall not keep writers out.</summary>
    /// <exception cref="TooBusyException">Others go on longer than this one can wait.</exception>
    public ValueTask<Bulkhead.Place> EnterDraftAsync(CancellationToken cancellation) =>
        _drafts.EnterAsync(cancellation);

    /// <summary>To be entered before the first line of an import is read, and left behind the last one.</summary>
    /// <exception cref="TooBusyException">Others go on longer than this one can wait.</exception>
    public ValueTask<Bulkhead.Place> EnterImportAsync(CancellationToken cancellation) =>
        _imports.EnterAsync(cancellation);

    /// <summary>A connection for reading longer than one query takes; what goes wrong on it is not repeated.</summary>
    public Task<NpgsqlConnection> OpenConnectionAsync(CancellationToken cancellation) =>
        _chosen.OpenAsync(_reading, Source, StandbyTime, cancellation);
}

/// <summary>The database is still starting.</summary>
internal sealed class DatabaseNotReadyException() : Exception("The database is not open yet.");
