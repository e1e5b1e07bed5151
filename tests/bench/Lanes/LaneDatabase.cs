using System.Diagnostics;
using Npgsql;
using Qawl.Api.Tests.Database;
using Qawl.Database;
using Qawl.Database.Embedded;

namespace Qawl.Bench.Lanes;

/// <summary>How a lane asks a private PostgreSQL, which may be coming back.</summary>
/// <param name="connectionString">Over its socket.</param>
internal class LaneConnections(string connectionString)
{
    private static readonly TimeSpan LongestRecovery = TimeSpan.FromMinutes(2);

    /// <summary>As the service would have it.</summary>
    public string Direct => $"{connectionString};Pooling=false;Timeout=5;Command Timeout=120";

    public string Superuser => new NpgsqlConnectionStringBuilder(Direct) { Username = "postgres" }.ConnectionString;

    /// <summary>Where its sockets are.</summary>
    public string Sockets => new NpgsqlConnectionStringBuilder(Direct).Host!;

    /// <summary>Asks, and again while the server is coming back.</summary>
    /// <exception cref="InvalidOperationException">There is no answer: who took that for one would find everything in order.</exception>
    public async Task<T> AskAsync<T>(string sql, bool asSuperuser = false)
    {
        for (var clock = Stopwatch.StartNew(); ; )
        {
            try
            {
                await using var connection = new NpgsqlConnection(asSuperuser ? Superuser : Direct);
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand(sql, connection);
                return await command.ExecuteScalarAsync() is T value
                    ? value
                    : throw new InvalidOperationException($"No answer to: {sql}");
            }
            catch (NpgsqlException e)
                when (clock.Elapsed < LongestRecovery
                    && DatabaseFailures.Classify(e) is DatabaseFailure.Unreachable or DatabaseFailure.Busy
                )
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        }
    }
}

/// <summary>A private PostgreSQL that keeps what it acknowledges, and what can be done to it.</summary>
internal sealed class LaneDatabase : LaneConnections, IAsyncDisposable
{
    private readonly DatabaseServer _server;

    private LaneDatabase(DatabaseServer server, string data)
        : base(server.ConnectionString)
    {
        _server = server;
        Data = data;
    }

    /// <summary>The folder of the cluster.</summary>
    public string Data { get; }

    public static async Task<LaneDatabase> StartAsync(string folder)
    {
        var server = await DatabaseServer.StartAsync(
            DatabaseOptions.FromEnvironment() with
            {
                ConnectionString = null,
                DataDirectory = folder,
            },
            _ => { },
            CancellationToken.None
        );
        await using (var source = DataSource.Create(server.ConnectionString))
        {
            await Migrator.ApplyAsync(source, CancellationToken.None);
        }
        var connections = new LaneConnections(server.ConnectionString);
        return new(server, await connections.AskAsync<string>("show data_directory", asSuperuser: true));
    }

    public int Postmaster => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), null);

    /// <summary>Its main process and all that it started.</summary>
    public IReadOnlyList<int> Processes
    {
        get
        {
            var main = Postmaster;
            return [main, .. Signals.ChildrenOf(main)];
        }
    }

    /// <summary>Processes that serve clients of ours.</summary>
    public async Task<int[]> BackendsAsync() =>
        await AskAsync<int[]>(
            "select coalesce(array_agg(pid), '{}') from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
            asSuperuser: true
        );

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

/// <summary>A primary and two standbys, for lanes that kill them.</summary>
internal static class LaneServers
{
    public static Task<ReplicatedServers> StartAsync(DirectoryInfo folder, string setting) =>
        ReplicatedServers.StartAsync(
            DatabaseOptions.FromEnvironment() with
            {
                ConnectionString = null,
                DataDirectory = folder.FullName,
            },
            count: 3,
            CancellationToken.None,
            setting
        );
}

/// <summary>Signals to processes that the lanes started.</summary>
internal static class Signals
{
    public static void Send(string signal, IEnumerable<int> pids)
    {
        var all = pids.Select(p => p.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        if (all.Length > 0)
        {
            // One that is gone meanwhile is no fault.
            using var kill = Process.Start(
                new ProcessStartInfo("kill", [$"-{signal}", .. all])
                {
                    UseShellExecute = false,
                    RedirectStandardError = true,
                }
            )!;
            kill.WaitForExit();
        }
    }

    public static IEnumerable<int> ChildrenOf(int pid)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var child) && ParentOf(child) == pid)
            {
                yield return child;
            }
        }
    }

    private static int ParentOf(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
