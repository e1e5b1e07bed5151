using Npgsql;
using Polly;
using Qawl.Database;
using Qawl.Ingestion;

namespace Qawl.Api.Reading;

/// <summary>The database as requests see it: out of reach until start-up has opened it.</summary>
internal sealed class Store(TimeProvider time)
{
    private readonly ResiliencePipeline _reading = Resilience.ForReading(time);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile NpgsqlDataSource? _source;

    /// <summary>Done when start-up has opened it.</summary>
    public Task Opened => _opened.Task;

    public bool IsOpen => _source is not null;

    /// <exception cref="DatabaseNotReadyException">Start-up is not through yet.</exception>
    public NpgsqlDataSource Source => _source ?? throw new DatabaseNotReadyException();

    public Importer Importer => new(Source, time);

    public Takedown Takedown => new(Source, time);

    public void Open(NpgsqlDataSource source)
    {
        _source = source;
        _opened.TrySetResult();
    }

    public void Close() => _source = null;

    /// <summary>Runs queries that change nothing; they are repeated if the connection is lost in between.</summary>
    public async Task<T> ReadAsync<T>(
        Func<NpgsqlConnection, CancellationToken, Task<T>> read,
        CancellationToken cancellation
    ) =>
        await _reading.ExecuteAsync(
            async cancel =>
            {
                await using var connection = await Source.OpenConnectionAsync(cancel);
                return await read(connection, cancel);
            },
            cancellation
        );

    /// <summary>A connection for reading longer than one query takes; what goes wrong on it is not repeated.</summary>
    public async Task<NpgsqlConnection> OpenConnectionAsync(CancellationToken cancellation) =>
        await _reading.ExecuteAsync(async cancel => await Source.OpenConnectionAsync(cancel), cancellation);
}

/// <summary>The database is still starting.</summary>
internal sealed class DatabaseNotReadyException() : Exception("The database is not open yet.");
