using Dapper;
using Npgsql;
using Qawl.Api.Data;
using Qawl.Database;

namespace Qawl.Api.Caching;

/// <summary>
/// Keeps one connection on which the database announces each change of the data. When it is lost, the version is unknown
/// until another one listens.
/// </summary>
internal sealed class VersionListener(Store store, KnownVersion known, TimeProvider time, ILogger<VersionListener> log)
    : BackgroundService
{
    /// <summary>By which the connection can be told from the others in <c>pg_stat_activity</c>.</summary>
    public const string ApplicationName = "qawl listener";

    /// <summary>The version is announced this often in any case: so silence tells that the connection is lost.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan LongestSilence = 2 * Heartbeat;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(32);

    /// <summary>In seconds, for the few statements here.</summary>
    private const int Timeout = 2;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await store.Opened.WaitAsync(stoppingToken);
            if (new NpgsqlConnectionStringBuilder(store.Direct.ConnectionString).MaxPoolSize < 2)
            {
                log.LogWarning(
                    "The pool has one connection, so none listens: each request asks for the data's version"
                );
                return;
            }
            await ListenAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
        finally
        {
            known.Forget();
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await ListenOnceAsync(() => pause = FirstPause, stopping);
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                known.Forget();
                log.LogWarning(
                    "Changes of the data are not heard, each request asks for its version; trying again in {Seconds} s: {Reason}",
                    pause.TotalSeconds,
                    e.Message
                );
            }
            await Task.Delay(pause, time, stopping);
        }
    }

    /// <summary>Listens until the connection is lost, which it tells by an exception.</summary>
    private async Task ListenOnceAsync(Action succeeded, CancellationToken stopping)
    {
        var connection = await store.Direct.OpenConnectionAsync(stopping);
        try
        {
            await ListenAsync(connection, succeeded, stopping);
        }
        finally
        {
            await OwnSession.EndAsync(connection);
        }
    }

    private async Task ListenAsync(NpgsqlConnection connection, Action succeeded, CancellationToken stopping)
    {
        var hello = $"hello {Guid.NewGuid()}";
        var isHeard = false;
        connection.Notification += (_, announced) =>
        {
            isHeard |= announced.Payload == hello;
            if (DataVersion.Parse(announced.Payload) is { } version)
            {
                known.Hear(version);
            }
        };
        await ExecuteAsync(connection, $"set application_name = '{ApplicationName}'", stopping);
        await ExecuteAsync(connection, $"listen {DataVersion.Channel}", stopping);
        // Behind a pooler that hands out connections by transaction, listening succeeds and nothing is ever heard.
        await ExecuteAsync(connection, $"notify {DataVersion.Channel}, '{hello}'", stopping);
        if (!isHeard)
        {
            throw new InvalidOperationException("What is announced does not arrive; a pooler may be in between.");
        }
        // Only now: a change after this is announced.
        known.Hear(await ReadAsync(connection, stopping));
        succeeded();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var beating = BeatAsync(end.Token);
        try
        {
            // A wait without an end to it is one without an exception, which would be counted.
            while (await connection.WaitAsync(LongestSilence, stopping)) { }
            throw new InvalidOperationException($"Nothing was announced for {LongestSilence.TotalSeconds} s.");
        }
        finally
        {
            await end.CancelAsync();
            await beating;
        }
    }

    private async Task BeatAsync(CancellationToken cancellation)
    {
        using var beats = new PeriodicTimer(Heartbeat, time);
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await beats.WaitForNextTickAsync(cancellation);
                await using var connection = await store.Beside.OpenConnectionAsync(cancellation);
                await ExecuteAsync(connection, DataVersion.Repeat, cancellation);
            }
            catch (Exception e) when (e is NpgsqlException or DatabaseNotReadyException or OperationCanceledException)
            {
                // Whoever listens hears nothing then, which tells it.
            }
        }
    }

    private static Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(sql, commandTimeout: Timeout, cancellationToken: cancellation));

    private static async Task<DataVersion> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(Timeout));
        return await DataVersion.ReadAsync(connection, limit.Token);
    }
}
