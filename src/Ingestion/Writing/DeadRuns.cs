using Dapper;
using Npgsql;
using Qawl.Database;

namespace Qawl.Ingestion.Writing;

/// <summary>Runs that are said to be running, but whose importers hold no lock any more: they have failed.</summary>
internal static class DeadRuns
{
    private const string TryLock = "select pg_try_advisory_lock(hashtextextended('import run ' || @id, 0))";
    private const string Unlock = "select pg_advisory_unlock(hashtextextended('import run ' || @id, 0))";

    private const string Find =
        "select id::text from import_runs where status = 'running' and source = @source order by id";

    private const string FindAll = "select id::text from import_runs where status = 'running' order by id";

    /// <summary>Of every source.</summary>
    public static async Task FailAsync(NpgsqlDataSource database, DateTimeOffset now, CancellationToken cancellation)
    {
        var connection = await database.OpenConnectionAsync(cancellation);
        try
        {
            var command = new CommandDefinition(FindAll, cancellationToken: cancellation);
            await FailAsync(connection, await connection.QueryAsync<string>(command), now, cancellation);
        }
        finally
        {
            await OwnSession.EndAsync(connection);
        }
    }

    public static async Task FailAsync(
        NpgsqlConnection connection,
        string source,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var command = new CommandDefinition(Find, new { source }, cancellationToken: cancellation);
        await FailAsync(connection, await connection.QueryAsync<string>(command), now, cancellation);
    }

    private static async Task FailAsync(
        NpgsqlConnection connection,
        IEnumerable<string> running,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        foreach (var id in running)
        {
            var lockOf = new CommandDefinition(TryLock, new { id }, cancellationToken: cancellation);
            if (await connection.ExecuteScalarAsync<bool>(lockOf))
            {
                var failed = new
                {
                    run = Guid.Parse(id),
                    status = "failed",
                    now,
                };
                await RunRecord.ChangeAsync(connection, RunRecord.Finish, failed, cancellation);
                await connection.ExecuteAsync(new(Unlock, new { id }, cancellationToken: cancellation));
            }
        }
    }
}
