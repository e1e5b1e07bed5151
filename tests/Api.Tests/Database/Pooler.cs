using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Qawl.Database.Embedded;

namespace Qawl.Api.Tests.Database;

/// <summary>PgBouncer before the tests' PostgreSQL, which hands out connections for one transaction.</summary>
internal sealed class Pooler : IDisposable
{
    private static readonly string[] Places = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer"];

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;
    private readonly int _port;

    private Pooler(string program, string connectionString, IReadOnlyList<string> user)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        _port = FreePort();
        File.WriteAllText(_folder["users"], $"\"{server.Username}\" \"{server.Password}\"\n");
        File.WriteAllText(
            _folder["ini"],
            $"""
            [databases]
            * = host={server.Host} port={server.Port}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {_port}
            unix_socket_dir =
            auth_type = trust
            auth_file = {_folder["users"]}
            pool_mode = transaction
            default_pool_size = 6
            max_client_conn = 300
            """
        );
        foreach (var file in new[] { "", "users", "ini" })
        {
            File.SetUnixFileMode(
                Path.Combine(_folder.Path, file),
                file.Length == 0
                    ? UnixFileMode.UserRead
                        | UnixFileMode.UserExecute
                        | UnixFileMode.UserWrite
                        | UnixFileMode.OtherRead
                        | UnixFileMode.OtherExecute
                    : UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead
            );
        }
        _process = Process.Start(Command.Describe([.. user, program, "-q", _folder["ini"]], "/"))!;
    }

    /// <summary>The program's path; <c>null</c> where it is not installed.</summary>
    public static string? Program =>
        Environment.GetEnvironmentVariable("QAWL_TEST_PGBOUNCER") ?? Places.FirstOrDefault(File.Exists);

    public static async Task<Pooler> StartAsync(PostgresFixture postgres, string connectionString)
    {
        var pooler = new Pooler(Program!, connectionString, await postgres.UserAsync());
        while (!await pooler.ListensAsync())
        {
            pooler._process.HasExited.ShouldBeFalse("PgBouncer ended");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
        return pooler;
    }

    /// <summary>As <c>README.md</c> says it for a pooler.</summary>
    public string Before(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = "127.0.0.1",
            Port = _port,
            SslMode = SslMode.Disable,
            MaxAutoPrepare = 0,
        }.ConnectionString;

    public void Dispose()
    {
        LinuxProcess.Signal(_process.Id, LinuxProcess.Interrupt);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    private async Task<bool> ListensAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
