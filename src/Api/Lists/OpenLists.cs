using System.Data;
using Dapper;
using Npgsql;
using Qawl.Api.Answers;
using Qawl.Api.Data;
using Qawl.Api.Problems;

namespace Qawl.Api.Lists;

/// <summary>Opens lists to read them to the end. Few at once: each holds a connection for as long as its client takes.</summary>
internal sealed class OpenLists(Store store) : IDisposable
{
    /// <summary>Well below the pool's size, so that ordinary requests find a connection.</summary>
    public const int MostAtOnce = 8;

    private readonly SemaphoreSlim _places = new(MostAtOnce);

    /// <returns>Nothing if too many are open.</returns>
    public async Task<OpenRows<T>?> OpenAsync<T>(ListPlan<T> plan, Cursor? after, CancellationToken cancellation)
        where T : class
    {
        if (!await _places.WaitAsync(TimeSpan.Zero, cancellation))
        {
            return null;
        }
        try
        {
            return new(await store.OpenConnectionAsync(cancellation), plan, after, () => _places.Release());
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    public void Dispose() => _places.Dispose();
}

/// <summary>
/// A list as it was when its first row was read, whatever is imported meanwhile: one query behind a cursor of the
/// database, in one snapshot.
/// </summary>
internal sealed class OpenRows<T>(NpgsqlConnection connection, ListPlan<T> plan, Cursor? after, Action left)
    : IRowSource<T>,
        IAsyncDisposable
    where T : class
{
    /// <summary>The first rows go out while the rest is still being found.</summary>
    private const int FirstBatch = 20;

    private const int Batch = 500;

    /// <summary>For one batch. More than a page gets: sorting what no index sorts comes before the first row.</summary>
    private const int Seconds = 30;

    // The planner expects a tenth of a cursor's rows to be fetched. Of a list of everything it shall rather prepare for the
    // first ones; but where filters leave little, that would be looked for among everything.
    private const string FirstRows = "set local cursor_tuple_fraction = 0.0001";

    // A client that hardly reads keeps a place, and its snapshot keeps the database from tidying up.
    private const string LongestWait =
        "set local idle_in_transaction_session_timeout = '60s'; set local statement_timeout = '30s'";

    private string _cursor = "";
    private IReadOnlyCollection<T>? _first;

    public async Task BeginAsync(CancellationToken cancellation)
    {
        // Closing the connection ends it.
        _ = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var names = await ResolvedNames.ResolveAsync(connection, plan.Filter, cancellation);
        var query = plan.Rows(names);
        var settings =
            plan.Filter.CountsAll ? Store.ByIndexes
            : query.IsOfAll ? $"{Store.ReadOnly}; {FirstRows}"
            : Store.ReadOnly;
        await connection.ExecuteAsync(new($"{settings}; {LongestWait}", cancellationToken: cancellation));
        (_cursor, var declaration) = query.Declare(plan.Order, after, Seconds, cancellation);
        await connection.ExecuteAsync(declaration);
        _first = await FetchAsync(FirstBatch, cancellation);
    }

    /// <returns>Why there is nothing whose rows these could be; nothing if there is.</returns>
    public async Task<ProblemResult?> FindAbsenceAsync(CancellationToken cancellation) =>
        _first is { Count: 0 } && plan.Owner is { } owner
            ? await owner.FindAbsenceAsync(connection, cancellation)
            : null;

    public async Task<IReadOnlyCollection<T>> NextAsync(CancellationToken cancellation)
    {
        if (_first is not { } first)
        {
            return await FetchAsync(Batch, cancellation);
        }
        _first = null;
        return first;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await connection.DisposeAsync();
        }
        finally
        {
            left();
        }
    }

    private async Task<IReadOnlyCollection<T>> FetchAsync(int count, CancellationToken cancellation)
    {
        var sql = $"fetch forward {count} from {_cursor}";
        return (
            await plan.Read(connection, new(sql, commandTimeout: Seconds, cancellationToken: cancellation))
        ).AsList();
    }
}
