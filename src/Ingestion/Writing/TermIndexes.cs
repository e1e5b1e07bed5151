using Dapper;
using Npgsql;

namespace Qawl.Ingestion.Writing;

/// <summary>
/// The indexes of terms. PostgreSQL gathers what is new for them and sorts it in when there is much of it; whoever searches
/// reads all that is gathered.
/// </summary>
internal static class TermIndexes
{
    /// <summary>For the transaction: several batches are sorted in at once, which costs less than one by one.</summary>
    internal const string Gather = "set local gin_pending_list_limit = '16MB'";

    /// <summary>Only the owner may; for others the server does it when it comes to it.</summary>
    internal const string SortIn = """
        select gin_clean_pending_list(i.oid)
        from pg_class i
        where i.oid in ('articles_terms'::regclass, 'quotes_terms'::regclass) and pg_has_role(i.relowner, 'usage')
        """;

    public static Task GatherAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        ExecuteAsync(connection, Gather, cancellation);

    public static async Task SortInAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await ExecuteAsync(connection, SortIn, cancellation);
    }

    private static Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation) =>
        connection.ExecuteAsync(
            new CommandDefinition(sql, commandTimeout: Facts.Seconds, cancellationToken: cancellation)
        );
}
