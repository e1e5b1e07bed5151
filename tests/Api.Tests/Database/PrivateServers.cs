using Dapper;
using Npgsql;
using Qawl.Database;
using Qawl.Database.Embedded;

namespace Qawl.Api.Tests.Database;

/// <summary>What tests of the private server ask and say.</summary>
internal static class PrivateServers
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>As the machine's settings say, but never somebody else's server.</summary>
    public static DatabaseOptions Options(string folder) =>
        DatabaseOptions.FromEnvironment() with
        {
            ConnectionString = null,
            DataDirectory = folder,
            CacheDirectory = Path.Combine(AppContext.BaseDirectory, "cache"),
        };

    public static Task<DatabaseServer> StartAsync(string folder) =>
        DatabaseServer.StartAsync(Options(folder), _ => { }, Cancelled);

    public static Task ExecuteAsync(this DatabaseServer server, string sql) =>
        ExecuteAsync(server.ConnectionString, sql);

    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: Cancelled));
    }

    public static Task<int> AskAsync(this DatabaseServer server, string sql) => AskAsync(server.ConnectionString, sql);

    public static async Task<int> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(sql, cancellationToken: Cancelled));
    }

    /// <summary>Asks until the server answers; what it answers before must be failures that a client may repeat after.</summary>
    public static async Task<int> AskUntilAnsweredAsync(this NpgsqlDataSource source, string sql)
    {
        while (true)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(Cancelled);
                return await connection.ExecuteScalarAsync<int>(
                    new CommandDefinition(sql, cancellationToken: Cancelled)
                );
            }
            catch (NpgsqlException e)
            {
                DatabaseFailures.Classify(e).ShouldBe(DatabaseFailure.Unreachable, e.ToString());
                await Task.Delay(TimeSpan.FromMilliseconds(20), Cancelled);
            }
        }
    }
}
