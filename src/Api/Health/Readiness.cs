using Dapper;
using Npgsql;
using Qawl.Api.Reading;
using Qawl.Database;

namespace Qawl.Api.Health;

/// <summary>Asks the database, through the pool that requests use, and remembers the answer for two seconds.</summary>
internal sealed class Readiness(Store store, TimeProvider time) : IDisposable
{
    /// <summary>Under a wrong character classification trigrams of Arabic are empty, and names are silently not found.</summary>
    private const string Ask = """
        select (select max(version) from schema_migrations) as "Schema",
               cardinality(show_trgm('قال')) > 0 as "SeesArabic"
        """;

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
        limit.CancelAfter(Budget);
        try
        {
            await using var connection = await store.Source.OpenConnectionAsync(limit.Token);
            var answer = await connection.QuerySingleAsync<Answer>(new(Ask, cancellationToken: limit.Token));
            return answer switch
            {
                { SeesArabic: false } =>
                    "The database's character classification does not know Arabic letters: create it with locale C.UTF-8.",
                _ when answer.Schema != Migrator.Head => $"The schema is at {answer.Schema}, not at {Migrator.Head}.",
                _ => null,
            };
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return $"The database did not answer within {Budget.TotalSeconds} s.";
        }
        catch (Exception e) when (e is NpgsqlException or DatabaseNotReadyException)
        {
            return "The database cannot be reached.";
        }
    }

    private sealed record Answer
    {
        public required int Schema { get; init; }

        public required bool SeesArabic { get; init; }
    }
}
