using Npgsql;
using Qawl.Api.Data;
using Qawl.Database;

namespace Qawl.Api.Service;

/// <summary>Asks the database, beside the pool that requests use, and remembers the answer for two seconds.</summary>
internal sealed class ReadinessCheck(Store store, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _asking = new(1);
    private DatabaseState? _found;
    private long? _askedAt;

    /// <returns>Whether requests can be answered, and if not, why.</returns>
    public async Task<DatabaseState> FindAsync(CancellationToken cancel)
    {
        if (!store.IsOpen)
        {
            return new("The database is starting.");
        }
        await _asking.WaitAsync(cancel);
        try
        {
            if (_found is not { } found || _askedAt is not { } then || time.GetElapsedTime(then) > Memory)
            {
                found = _found = await AskAsync(cancel);
                _askedAt = time.GetTimestamp();
            }
            return found;
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Dispose() => _asking.Dispose();

    private async Task<DatabaseState> AskAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            // A server that stands still does not hear that it is asked no more.
            return await Readiness.FindAsync(store.Beside, limit.Token).WaitAsync(Budget, time, cancel);
        }
        catch (TimeoutException)
        {
            await limit.CancelAsync();
            return new($"The database did not answer within {Budget.TotalSeconds} s.");
        }
        catch (Exception e) when (e is NpgsqlException or DatabaseNotReadyException)
        {
            return new("The database cannot be reached.");
        }
    }
}
