using Dapper;
using Npgsql;
using Qawl.Identity.Spelling;

namespace Qawl.Ingestion.Views;

/// <summary>The column <c>aliases.sounds</c> of rows that were stored before it was, which no script can fill.</summary>
internal static class AliasSounds
{
    internal const string Missing = "select distinct name from aliases where sounds is null order by name limit 5000";

    internal const string Fill = """
        update aliases l set sounds = n.sounds::tsvector
        from unnest(@names, @sounds) as n (name, sounds)
        where l.name = n.name and l.sounds is null
        """;

    /// <summary>Several may do it at once, and whoever is stopped goes on the next time.</summary>
    public static async Task CompleteAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        while (true)
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            var names = (
                await connection.QueryAsync<string>(new(Missing, commandTimeout: 120, cancellationToken: cancellation))
            ).ToArray();
            if (names.Length == 0)
            {
                return;
            }
            await connection.ExecuteAsync(
                new(
                    Fill,
                    new { names, sounds = names.Select(NameSounds.Of).ToArray() },
                    commandTimeout: 120,
                    cancellationToken: cancellation
                )
            );
        }
    }
}
