using System.Diagnostics;
using System.Runtime.Versioning;
using Npgsql;

namespace Qawl.Database.Embedded;

/// <summary>A PostgreSQL of our own, reached through a Unix socket and kept running while the program uses it.</summary>
[SupportedOSPlatform("linux")]
internal sealed class PrivateCluster : IAsyncDisposable
{
    // It names the socket's file only: there is no TCP listener.
    private const int Port = 5432;
    private const string Superuser = "postgres";
    private const string Name = "qawl";

    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(32);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    private readonly DatabaseOptions _options;
    private readonly Action<string> _say;
    private readonly ClusterDirectory _directory;
    private readonly Programs _programs;
    private readonly CancellationTokenSource _leaving = new();
    private Task _watch = Task.CompletedTask;

    private PrivateCluster(DatabaseOptions options, Action<string> say)
    {
        _options = options;
        _say = say;
        _directory = ClusterDirectory.Open(options.DataDirectory);
        _programs = new(_directory.Programs);
    }

    public string ConnectionString => Connection(Name, Name).ConnectionString;

    /// <summary>For making databases; the service itself never has these rights.</summary>
    public string SuperuserConnectionString => Connection(Superuser, Superuser).ConnectionString;

    /// <summary>Starts the cluster, made first if it is new, or attaches to the server that another program has started.</summary>
    public static async Task<PrivateCluster> StartAsync(
        DatabaseOptions options,
        Action<string> say,
        CancellationToken cancellationToken
    )
    {
        var cluster = new PrivateCluster(options, say);
        try
        {
            using (await cluster._directory.EnterAsync(cancellationToken))
            {
                cluster._programs.Join();
                await cluster.EnsureRunningAsync(cancellationToken);
                await cluster.EnsureDatabaseAsync(cancellationToken);
            }
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }

        cluster._watch = cluster.WatchAsync(cluster._leaving.Token);
        return cluster;
    }

    /// <summary>Leaves the server, and stops it when no other program uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _watch;
        _leaving.Dispose();
        using var limit = new CancellationTokenSource(StopLimit);
        using (await _directory.EnterAsync(limit.Token))
        {
            if (_programs.Leave() && Postmaster.RunningOn(_directory.Data) is { } postmaster)
            {
                await postmaster.StopAsync(_directory.Data, limit.Token);
            }
        }
    }

    private async Task EnsureRunningAsync(CancellationToken cancellationToken)
    {
        if (Postmaster.RunningOn(_directory.Data) is null)
        {
            var binaries = await FindBinariesAsync(cancellationToken);
            var user = await ServerUser.OfAsync(_directory, cancellationToken);
            if (_directory.Major is null)
            {
                await InitializeAsync(binaries, user, cancellationToken);
            }

            await Postmaster.ClearRemainsAsync(_directory, cancellationToken);
            await LaunchAsync(binaries, user, cancellationToken);
        }

        await ReadyAsync(cancellationToken);
    }

    private async Task<PostgresBinaries> FindBinariesAsync(CancellationToken cancellationToken)
    {
        var found = _options.PostgresBin is { } configured
            ? await PostgresBinaries.InAsync(configured, cancellationToken)
            : await PostgresBinaries.FindAsync(_directory.Major, cancellationToken);
        return found
            ?? throw new DatabaseServerException(
                "PostgreSQL was not found. Install it (sudo apt-get install -y postgresql), or set ConnectionStrings__Db."
            );
    }

    private async Task InitializeAsync(PostgresBinaries binaries, ServerUser user, CancellationToken cancellationToken)
    {
        _say($"Making a private PostgreSQL {binaries.Major} in {_directory.Root}.");
        // Left when the program was killed at this point before.
        if (Directory.Exists(_directory.NewData))
        {
            Directory.Delete(_directory.NewData, recursive: true);
        }

        string[] line =
        [
            .. user.Prefix,
            binaries.InitDb,
            "-D",
            _directory.NewData,
            "-U",
            Superuser,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-instructions",
        ];
        var made = await Command.RunAsync(line, _directory.Root, cancellationToken);
        if (!made.Succeeded)
        {
            throw new DatabaseServerException($"A private PostgreSQL could not be made: {made.Output.Trim()}");
        }

        Directory.Move(_directory.NewData, _directory.Data);
    }

    private async Task LaunchAsync(PostgresBinaries binaries, ServerUser user, CancellationToken cancellationToken)
    {
        string[] settings =
        [
            "listen_addresses=",
            $"unix_socket_directories={_directory.Sockets}",
            $"port={Port}",
            "timezone=UTC",
            "logging_collector=on",
            $"log_directory={_directory.Logs}",
            "log_filename=postgresql-%a.log",
            "log_rotation_age=1d",
            "log_truncate_on_rotation=on",
            .. _options.ServerSettings,
        ];
        string[] line =
        [
            // Its own session: Ctrl-C in the terminal reaches this program alone, which then stops the server in order.
            // Output goes to a file: a pipe would break the server when this program is killed.
            "sh",
            "-c",
            "exec \"$@\" > \"$0\" 2>&1 < /dev/null",
            _directory.StartLog,
            .. user.Prefix,
            "setsid",
            binaries.Postgres,
            "-D",
            _directory.Data,
            .. settings.SelectMany(setting => new[] { "-c", setting }),
        ];
        using var process = Process.Start(Command.Describe(line, _directory.Root))!;
        while (Postmaster.RunningOn(_directory.Data) is null)
        {
            if (process.HasExited)
            {
                var log = await File.ReadAllTextAsync(_directory.StartLog, cancellationToken);
                throw new DatabaseServerException($"The private PostgreSQL did not start: {log.Trim()}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
        }
    }

    /// <summary>Waits for the server to take connections: after a crash it first repairs itself, however long that takes.</summary>
    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (Postmaster.RunningOn(_directory.Data))
            {
                case { IsReady: true }:
                    return;
                case null:
                    throw new DatabaseServerException(
                        $"The private PostgreSQL ended while starting; see {_directory.Logs}."
                    );
                default:
                    await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
                    break;
            }
        }
    }

    /// <summary>Makes the role and the database of the service, each on its own: a program may have been killed between them.</summary>
    private async Task EnsureDatabaseAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(SuperuserConnectionString + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select exists (select from pg_database where datname = '{Name}')";
        if (await command.ExecuteScalarAsync(cancellationToken) is true)
        {
            return;
        }

        command.CommandText = $"""
            do $$ begin
                if not exists (select from pg_roles where rolname = '{Name}') then
                    create role {Name} login;
                end if;
            end $$
            """;
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText = $"create database {Name} owner {Name}";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var pause = WatchInterval;
        try
        {
            while (true)
            {
                await Task.Delay(pause, cancellationToken);
                if (Postmaster.RunningOn(_directory.Data) is not null)
                {
                    pause = WatchInterval;
                    continue;
                }

                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                await RestartAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The program leaves.
        }
    }

    private async Task RestartAsync(CancellationToken cancellationToken)
    {
        try
        {
            _say("The private PostgreSQL has ended; starting it again.");
            using (await _directory.EnterAsync(cancellationToken))
            {
                await EnsureRunningAsync(cancellationToken);
            }
        }
        catch (Exception e) when (e is DatabaseServerException or IOException or UnauthorizedAccessException)
        {
            _say(e.Message);
        }
    }

    private NpgsqlConnectionStringBuilder Connection(string user, string database) =>
        new()
        {
            Host = _directory.Sockets,
            Port = Port,
            Username = user,
            Database = database,
        };
}
