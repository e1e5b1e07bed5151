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
    private string? _obstacle;
    private long? _askedAt;

    /// <returns>Why requests cannot be answered, or <c>null</c>.</returns>
    public async Task<string?> FindObstacleAsync(CancellationToken cancel)
    {
        if (!store.IsOpen)
        {
            return "The database is starting.";
        }
        await _asking.WaitAsync(cancel);
        try
        {
            if (_askedAt is not { } then || time.GetElapsedTime(then) > Memory)
            {
                _obstacle = await AskAsync(cancel);
                _askedAt = time.GetTimestamp();
            }
            return _obstacle;
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Dispose() => _asking.Dispose();

    private async Task<string?> AskAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            // A server that stands still does not hear that it is asked no more.
            return await Readiness.ProblemAsync(store.Beside, limit.Token).WaitAsync(Budget, time, cancel);
        }
        catch (TimeoutException)
        {
            await limit.CancelAsync();
            return $"The database did not answer within {Budget.TotalSeconds} s.";
        }
        catch (Exception e) when (e is NpgsqlException or DatabaseNotReadyException)
        {
            return "The database cannot be reached.";
        }
    }
}
