using Dapper;
using Npgsql;

namespace Qawl.Database;

/// <summary>Whether the database can serve this program now.</summary>
public static class Readiness
{
    private const string HasSchema = "select to_regclass('schema_migrations') is not null";

    private const string State = """
        select (select max(version) from schema_migrations) as "Version",
               cardinality(show_trgm('قال')) as "Trigrams"
        """;

    /// <returns>A sentence that says what is missing; nothing when all is well.</returns>
    /// <exception cref="NpgsqlException">The database does not answer; see <see cref="DatabaseFailures"/>.</exception>
    public static async Task<string?> ProblemAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        if (!await connection.ExecuteScalarAsync<bool>(new(HasSchema, cancellationToken: cancellationToken)))
        {
            return "The database has no schema yet.";
        }

        var state = await connection.QuerySingleAsync<Found>(new(State, cancellationToken: cancellationToken));
        return state switch
        {
            _ when state.Version < Migrator.Head =>
                $"The database has version {state.Version} of the schema, this program needs {Migrator.Head}.",
            // A search would find nothing and say so without an error.
            { Trigrams: 0 } => "The database does not know Arabic letters: make it with the locale C.UTF-8.",
            _ => null,
        };
    }

    private sealed record Found
    {
        public required int Version { get; init; }
        public required int Trigrams { get; init; }
    }
}
