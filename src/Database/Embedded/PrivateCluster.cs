using System.Runtime.Versioning;
using Npgsql;

namespace Qawl.Database.Embedded;

/// <summary>A PostgreSQL of our own, reached through a Unix socket and kept running while the program uses it.</summary>
[SupportedOSPlatform("linux")]
internal sealed class PrivateCluster : IAsyncDisposable
{
    private const string Name = "qawl";

    private const int Attempts = 100;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    private readonly Action<string> _say;
    private readonly ClusterDirectory _directory;
    private readonly ClusterServer _server;
    private readonly Programs _programs;
    private Supervisor? _supervisor;

    private PrivateCluster(DatabaseOptions options, Action<string> say)
    {
        _say = say;
        _directory = ClusterDirectory.Open(options.DataDirectory);
        _server = new(_directory, options, say);
        _programs = new(_directory.Programs);
    }

    public string ConnectionString => ConnectionStringOf(Name, Name);

    /// <summary>For making roles and databases; the service itself never has these rights.</summary>
    public string SuperuserConnectionString => ConnectionStringOf(ClusterServer.Superuser, ClusterServer.Superuser);

    /// <summary>Starts the cluster, made first if it is new, or attaches to the server that another program has started.</summary>
    public static async Task<PrivateCluster> StartAsync(
        DatabaseOptions options,
        Action<string> say,
        CancellationToken cancellationToken
    )
    {
        var cluster = new PrivateCluster(options, say);
        using (await cluster._directory.EnterAsync(cancellationToken))
        {
            cluster._programs.Join();
            try
            {
                await cluster.ConnectAsync(cancellationToken);
            }
            catch
            {
                await cluster.LeaveAsync(CancellationToken.None);
                throw;
            }
        }

        cluster._supervisor = new(cluster._directory, cluster._server, say);
        return cluster;
    }

    /// <summary>Leaves the server, and stops it when no other program uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_supervisor is not null)
        {
            await _supervisor.DisposeAsync();
        }

        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            using (await _directory.EnterAsync(limit.Token))
            {
                await LeaveAsync(limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            _say(
                $"The private PostgreSQL has not stopped after {StopLimit.TotalSeconds} s; the next program will find it."
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Its folder was taken away; without it the server ends by itself.
            _say(e.Message);
        }
    }

    private async Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (_programs.Leave())
        {
            await _server.StopAsync(cancellationToken);
        }
    }

    /// <summary>A server that was found may be dying at this moment: it is asked again, or the next one is.</summary>
    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await _server.EnsureRunningAsync(cancellationToken);
            try
            {
                await EnsureDatabaseAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException e)
                when (attempt < Attempts && DatabaseFailures.Classify(e) == DatabaseFailure.Unreachable)
            {
                await Task.Delay(BetweenAttempts, cancellationToken);
            }
        }
    }

    /// <summary>Makes the role and the database of the service, each on its own: a program may have been killed between them.</summary>
    private async Task EnsureDatabaseAsync(CancellationToken cancellationToken)
    {
        await using var source = DataSource.Create(SuperuserConnectionString + ";Pooling=false", "qawl-setup");
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
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
                alter role {Name} set lock_timeout = '5s';
                alter role {Name} set idle_in_transaction_session_timeout = '60s';
            end $$
            """;
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText = $"create database {Name} owner {Name}";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private string ConnectionStringOf(string user, string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = _directory.Sockets,
            Port = ClusterServer.Port,
            Username = user,
            Database = database,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
}
