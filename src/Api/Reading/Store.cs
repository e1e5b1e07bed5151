using Npgsql;
using Polly;
using Qawl.Database;
using Qawl.Ingestion;

namespace Qawl.Api.Reading;

/// <summary>The database as requests see it: out of reach until start-up has opened it.</summary>
internal sealed class Store(TimeProvider time)
{
    private readonly ResiliencePipeline _reading = Resilience.ForReading(time);
    private volatile NpgsqlDataSource? _source;

    public bool IsOpen => _source is not null;

    /// <exception cref="DatabaseNotReadyException">Start-up is not through yet.</exception>
    public NpgsqlDataSource Source => _source ?? throw new DatabaseNotReadyException();

    public Importer Importer => new(Source, time);

    public Takedown Takedown => new(Source, time);

    public void Open(NpgsqlDataSource source) => _source = source;

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
}

/// <summary>The database is still starting.</summary>
internal sealed class DatabaseNotReadyException() : Exception("The database is not open yet.");
