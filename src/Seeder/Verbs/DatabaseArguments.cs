using Npgsql;
using Qawl.Database;
using Qawl.Database.Embedded;

namespace Qawl.Seeder.Verbs;

/// <summary>How the verbs that need a database say which one.</summary>
internal static class DatabaseArguments
{
    public const string Help = """
          --connection TEXT  an Npgsql connection string or postgres:// URL; else ConnectionStrings__Direct,
                             ConnectionStrings__Db or DATABASE_URL, else a private PostgreSQL is started
          --data FOLDER      where the private PostgreSQL keeps its files; else Qawl__DataDirectory, else .data
        """;

    public static readonly string[] Options = ["--connection", "--data"];

    public static Task<DatabaseServer> StartAsync(CommandLine line, CancellationToken cancellation)
    {
        var settings = DatabaseOptions.FromEnvironment();
        return DatabaseServer.StartAsync(
            settings with
            {
                ConnectionString = line.Value("--connection") ?? settings.Direct ?? settings.ConnectionString,
                DataDirectory = line.Value("--data") ?? settings.DataDirectory,
            },
            Console.Error.WriteLine,
            cancellation
        );
    }

    /// <summary>Waits for a busy server, and says so.</summary>
    public static Task<NpgsqlDataSource> ConnectAsync(DatabaseServer server, CancellationToken cancellation) =>
        Reaching.ConnectAsync(server.ConnectionString, Console.Error.WriteLine, TimeProvider.System, cancellation);
}
