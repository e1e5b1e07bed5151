using System.Runtime.Versioning;
using Npgsql;
using Qawl.Database;
using Qawl.Database.Embedded;

namespace Qawl.Api.Tests.Database;

/// <summary>Private servers of which one writes and the others repeat it, as streaming replication of PostgreSQL does.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ReplicatedServers : IAsyncDisposable
{
    private const int Kill = 9;
    private const string Signal = "standby.signal";

    private readonly ClusterDirectory[] _directories;
    private readonly ClusterServer[] _servers;

    private ReplicatedServers(DatabaseOptions options, ClusterDirectory[] directories, string[] settings)
    {
        _directories = directories;
        // Whoever repeats follows whichever of them writes.
        var hosts = string.Join(',', directories.Select(d => d.Sockets));
        _servers =
        [
            .. directories.Select(
                (directory, i) =>
                    new ClusterServer(
                        directory,
                        options with
                        {
                            ServerSettings =
                            [
                                .. settings,
                                $"primary_conninfo=host={hosts} user={ClusterServer.Superuser} application_name=server{i} target_session_attrs=read-write",
                                "wal_retrieve_retry_interval=100ms",
                            ],
                        },
                        _ => { }
                    )
            ),
        ];
    }

    public int Count => _servers.Length;

    /// <summary>Of the service, to all of them.</summary>
    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder
        {
            Host = string.Join(',', _directories.Select(d => d.Sockets)),
            Username = "qawl",
            Database = "qawl",
        }.ConnectionString;

    /// <summary>Of the service, to one of them.</summary>
    public string OwnerOf(int server) =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { Host = _directories[server].Sockets }.ConnectionString;

    /// <param name="options">Where PostgreSQL is, and in which folder they may be.</param>
    /// <param name="count">How many, with the one that writes, which is the first.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="settings">Of all of them.</param>
    public static async Task<ReplicatedServers> StartAsync(
        DatabaseOptions options,
        int count,
        CancellationToken cancellation,
        params string[] settings
    )
    {
        string FolderOf(int i) => Path.Combine(options.DataDirectory, $"{i}");
        var first = options with { DataDirectory = FolderOf(0) };
        // It makes the role and the database, and is stopped, so that its files can be copied.
        await (await PrivateCluster.StartAsync(first, _ => { }, cancellation)).DisposeAsync();
        var directories = Enumerable.Range(0, count).Select(i => ClusterDirectory.Open(FolderOf(i))).ToArray();
        foreach (var directory in directories)
        {
            directory.MakeSockets();
        }
        foreach (var directory in directories.Skip(1))
        {
            await RunAsync(["cp", "-a", directories[0].Data, directory.Data], cancellation);
            await File.WriteAllTextAsync(Path.Combine(directory.Data, Signal), "", cancellation);
        }
        var servers = new ReplicatedServers(options, directories, settings);
        for (var i = 0; i < count; i++)
        {
            await servers.StartAgainAsync(i, cancellation);
        }
        return servers;
    }

    /// <summary>Ends a server at once, with all that it was doing. It is called <c>server</c> and its number by those it repeats.</summary>
    public void End(int server)
    {
        foreach (var pid in Postmaster.ProcessesOn(_directories[server].Data))
        {
            LinuxProcess.Signal(pid, Kill);
        }
    }

    /// <summary>Starts one that was ended, as what it was.</summary>
    public Task StartAgainAsync(int server, CancellationToken cancellation) =>
        _servers[server].EnsureRunningAsync(cancellation);

    /// <summary>Lets one write that has only repeated.</summary>
    public Task PromoteAsync(int server, CancellationToken cancellation) =>
        AskAsync<bool>(server, "select pg_promote(true, 60)", cancellation);

    /// <summary>Makes one that wrote before repeat what another one writes now.</summary>
    public async Task FollowAsync(int server, int writer, CancellationToken cancellation)
    {
        var directory = _directories[server];
        var user = await ServerUser.OfAsync(directory, cancellation);
        Directory.Delete(directory.Data, recursive: true);
        await RunAsync(
            [
                .. user.Prefix,
                "pg_basebackup",
                "-h",
                _directories[writer].Sockets,
                "-U",
                ClusterServer.Superuser,
                "-D",
                directory.Data,
                "-c",
                "fast",
            ],
            cancellation
        );
        await File.WriteAllTextAsync(Path.Combine(directory.Data, Signal), "", cancellation);
        await StartAgainAsync(server, cancellation);
    }

    public async Task<T> AskAsync<T>(int server, string sql, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(OwnerOf(server))
            {
                Username = ClusterServer.Superuser,
                Pooling = false,
                Timeout = 5,
                CommandTimeout = 60,
            }.ConnectionString
        );
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.StopAsync(CancellationToken.None);
        }
    }

    private static async Task RunAsync(IReadOnlyList<string> line, CancellationToken cancellation)
    {
        var done = await Command.RunAsync(line, "/", cancellation);
        if (!done.Succeeded)
        {
            throw new InvalidOperationException($"{line[0]}: {done.LastLine}");
        }
    }
}
