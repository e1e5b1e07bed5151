using Npgsql;
using Polly;
using Qawl.Database;

namespace Qawl.Api.Data;

/// <summary>From which of several servers a request reads; with one there is nothing to choose.</summary>
internal sealed class ChosenServer
{
    private readonly AsyncLocal<Choice?> _choice = new();

    /// <summary>What the rest of a request reads, it reads from there; if that fails, from the primary.</summary>
    /// <param name="standby">None for the primary.</param>
    /// <param name="version">What is read has this version, or a later one.</param>
    public void Choose(Standby? standby, DataVersion version) => _choice.Value = new(version) { Standby = standby };

    /// <param name="guarding">What guards the primary.</param>
    /// <param name="primary">Its pool.</param>
    /// <param name="read">Changes nothing: it may run twice.</param>
    /// <param name="limit">For the standby.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<T> ReadAsync<T>(
        ResiliencePipeline guarding,
        NpgsqlDataSource primary,
        Func<NpgsqlConnection, CancellationToken, Task<T>> read,
        TimeSpan limit,
        CancellationToken cancellation
    )
    {
        return AskAsync(guarding, primary, OnceAsync, limit, cancellation);

        async ValueTask<T> OnceAsync(NpgsqlDataSource source, CancellationToken cancel)
        {
            await using var connection = await OpenAsync(source, cancel);
            return await read(connection, cancel);
        }
    }

    /// <summary>The same for a connection that is kept.</summary>
    public Task<NpgsqlConnection> OpenAsync(
        ResiliencePipeline guarding,
        NpgsqlDataSource primary,
        TimeSpan limit,
        CancellationToken cancellation
    ) => AskAsync(guarding, primary, OpenAsync, limit, cancellation);

    /// <summary>
    /// A standby has one attempt and a time of its own: neither what it fails at nor what the primary fails at keeps others
    /// from reading where they can.
    /// </summary>
    private async Task<T> AskAsync<T>(
        ResiliencePipeline guarding,
        NpgsqlDataSource primary,
        Func<NpgsqlDataSource, CancellationToken, ValueTask<T>> once,
        TimeSpan limit,
        CancellationToken cancellation
    )
    {
        if (_choice.Value is { Standby: { } standby } choice)
        {
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            ends.CancelAfter(limit);
            try
            {
                return await once(standby.Source, ends.Token);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested && IsOfStandby(e))
            {
                choice.Leave();
            }
        }
        return await guarding.ExecuteAsync(cancel => once(primary, cancel), cancellation);
    }

    private async ValueTask<NpgsqlConnection> OpenAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            await CheckAsync(connection, cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Between the choice and the connection a server may have become another one, or gone back to what it had on its disk.</summary>
    /// <exception cref="ServerBehindException">It has not what was chosen.</exception>
    private async ValueTask CheckAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (
            _choice.Value is { } choice
            && (await DataVersion.ReadAsync(connection, cancellation)).Number < choice.Version.Number
        )
        {
            throw new ServerBehindException();
        }
    }

    /// <summary>It is gone, full, slow, behind, or had to give way to what it repeats: the primary may do better.</summary>
    private static bool IsOfStandby(Exception exception) =>
        exception is OperationCanceledException or ServerBehindException
        || DatabaseFailures.Classify(exception)
            is DatabaseFailure.Unreachable
                or DatabaseFailure.Busy
                or DatabaseFailure.Timeout
                or DatabaseFailure.Contention;

    /// <summary>All that a request calls share it.</summary>
    private sealed class Choice(DataVersion version)
    {
        public DataVersion Version => version;

        public Standby? Standby { get; set; }

        public void Leave()
        {
            Standby?.Distrust();
            Standby = null;
        }
    }
}

/// <summary>The server that was reached has an older version of the data than the one that was chosen.</summary>
internal sealed class ServerBehindException() : Exception("The server has an older version of the data.");
