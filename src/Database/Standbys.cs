using Dapper;
using Npgsql;

namespace Qawl.Database;

/// <summary>
/// The servers of a database that is named with several hosts, as those see it who only read: which of them repeat what
/// another one writes, and how far each has come.
/// </summary>
public sealed class Standbys : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Then it is cut off, rather than behind.</summary>
    private static readonly TimeSpan LongestLag = TimeSpan.FromMinutes(1);

    private readonly Standby[] _hosts;
    private readonly TimeProvider _time;
    private uint _turn;

    private Standbys(Standby[] hosts, TimeProvider time) => (_hosts, _time) = (hosts, time);

    /// <summary>How each is now that is no primary, as far as it answers.</summary>
    public IReadOnlyList<StandbyState> States => [.. _hosts.Select(h => h.State(_time)).OfType<StandbyState>()];

    /// <param name="connectionString">As of <see cref="DataSource.Create"/>.</param>
    /// <param name="time">For how long it is trusted what a server said.</param>
    /// <param name="say">Gets a sentence when a server becomes one that is asked, or one that is not.</param>
    /// <returns><c>null</c> if it names one host.</returns>
    public static Standbys? Of(string connectionString, TimeProvider time, Action<string> say)
    {
        var settings = DataSource.Settings(connectionString);
        return DataSource.HostsOf(settings) is { Count: > 1 } hosts
            ? new([.. hosts.Select(host => new Standby(settings, host, say))], time)
            : null;
    }

    /// <summary>One that answers and has a version, each in its turn.</summary>
    /// <param name="least">The number of the version that it must have, or a later one.</param>
    /// <param name="newest">The version that the primary has, as far as that is known: none goes by another history, or is far behind.</param>
    /// <returns><c>null</c> if none has: then the primary has to be asked.</returns>
    public (Standby Standby, DataVersion Version)? Pick(long least, DataVersion? newest)
    {
        var eligible = new List<(Standby, DataVersion)>(_hosts.Length);
        foreach (var host in _hosts)
        {
            if (host.State(_time) is { } state && state.Version.Number >= least && Follows(newest, state))
            {
                eligible.Add((host, state.Version));
            }
        }
        return eligible.Count == 0 ? null : eligible[(int)(Interlocked.Increment(ref _turn) % (uint)eligible.Count)];
    }

    private static bool Follows(DataVersion? newest, StandbyState state) =>
        newest is null
        || (
            state.Version.Number == newest.Number
                ? state.Version == newest
                : state.Version.Number < newest.Number && state.LagMilliseconds < LongestLag.TotalMilliseconds
        );

    /// <summary>Asks each again and again, until it is cancelled.</summary>
    public Task WatchAsync(CancellationToken cancellation) =>
        Task.WhenAll(
            _hosts.Select(async host =>
            {
                using var looks = new PeriodicTimer(BetweenLooks, _time);
                do
                {
                    await host.LookAsync(_time, cancellation);
                } while (await looks.WaitForNextTickAsync(cancellation));
            })
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }
    }
}

/// <summary>What a standby said of itself.</summary>
/// <param name="Version">The state of the data that it has come to, or a later one.</param>
/// <param name="LagMilliseconds">How long ago that was written which it repeats now; 0 if it has repeated all that it was sent.</param>
public sealed record StandbyState(DataVersion Version, double LagMilliseconds);

/// <summary>One server of several; a standby for as long as it repeats what another one writes.</summary>
public sealed class Standby : IAsyncDisposable
{
    private const string Look = """
        select pg_is_in_recovery() as "IsStandby", number as "Number", token as "Token",
               (select max(version) from schema_migrations) as "Schema",
               case when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() and exists (select from pg_stat_wal_receiver) then 0
                    else coalesce(1000 * extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()), 0)
               end::float8 as "Lag"
        from data_version
        """;

    /// <summary>Of silence; then another one is asked.</summary>
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _watching;
    private readonly string _name;
    private readonly Action<string> _say;
    private volatile Seen? _seen;
    private string? _said;

    internal Standby(NpgsqlConnectionStringBuilder settings, (string Host, int Port) address, Action<string> say)
    {
        var own = new NpgsqlConnectionStringBuilder(settings.ConnectionString)
        {
            Host = address.Host,
            Port = address.Port,
        };
        (_name, _say) = ($"{address.Host}:{address.Port}", say);
        Source = DataSource.CreateReading(own.ConnectionString, $"qawl-at-{_name}");
        _watching = DataSource.CreateSmall(own.ConnectionString, $"qawl-looks-at-{_name}", most: 1);
    }

    /// <summary>For what reads.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>What it said lately; <c>null</c> if it is silent, or a primary.</summary>
    public StandbyState? State(TimeProvider time) =>
        _seen is { } seen && time.GetElapsedTime(seen.At) < Trusted ? seen.State : null;

    /// <summary>It failed somebody: nobody is sent there until it answers again.</summary>
    public void Distrust() => _seen = null;

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _watching.DisposeAsync();
    }

    internal async Task LookAsync(TimeProvider time, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Trusted);
        var at = time.GetTimestamp();
        try
        {
            await using var connection = await _watching.OpenConnectionAsync(limit.Token);
            var found = await connection.QuerySingleAsync<Found>(new(Look, cancellationToken: limit.Token));
            var isAsked = found.IsStandby && found.Schema >= Migrator.Head;
            _seen = isAsked ? new(new(new(found.Number, found.Token), found.Lag), at) : null;
            Say(
                isAsked ? "is a standby and is read from"
                : found.IsStandby ? "has an older schema and is not read from"
                : "is the primary"
            );
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // It is not there, has no schema yet, or does not answer; whatever it is, it may pass.
            _seen = null;
            Say($"cannot be asked: {e.Message}");
        }
    }

    /// <summary>Once, until something else is so.</summary>
    private void Say(string what)
    {
        if (!string.Equals(what, _said, StringComparison.Ordinal))
        {
            _said = what;
            _say($"The server {_name} {what}");
        }
    }

    private sealed record Found(bool IsStandby, long Number, Guid Token, int Schema, double Lag);

    private sealed record Seen(StandbyState State, long At);
}
