using Npgsql;

namespace Qawl.Database;

/// <summary>
/// Connections are not reset between their users, which would take as long as many a query: nobody leaves a state in the
/// session, but for those who keep one for long and give it back through this.
/// </summary>
public static class OwnSession
{
    private const string Clean = "select pg_advisory_unlock_all(); unlisten *; reset all";

    /// <summary>Gives a connection back that holds locks of the session, listens, or has settings of its own.</summary>
    public static async ValueTask EndAsync(NpgsqlConnection connection)
    {
        try
        {
            await using var command = new NpgsqlCommand(Clean, connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // It is lost or in the middle of something: nobody else shall get it.
            NpgsqlConnection.ClearPool(connection);
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }
}
