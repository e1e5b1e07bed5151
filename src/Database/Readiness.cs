using Dapper;
using Npgsql;

namespace Qawl.Database;

/// <summary>How the database is, as far as this program needs it.</summary>
/// <param name="Problem">Why it cannot serve this program, in a sentence; <c>null</c> when all is well.</param>
/// <param name="SchemaVersion">The version of its schema, if it has one.</param>
/// <param name="IsImporting">Whether documents are being imported, by whatever program.</param>
public sealed record DatabaseState(string? Problem, int? SchemaVersion = null, bool IsImporting = false);

/// <summary>Whether the database can serve this program now.</summary>
public static class Readiness
{
    private const string HasSchema = "select to_regclass('schema_migrations') is not null";

    private const string Version = "select coalesce(max(version), 0) from schema_migrations";

    private const string State = """
        select cardinality(show_trgm('قال')) as "Trigrams",
               exists (select from import_runs where status = 'running') as "IsImporting"
        """;

    /// <exception cref="NpgsqlException">The database does not answer; see <see cref="DatabaseFailures"/>.</exception>
    public static async Task<DatabaseState> FindAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        if (!await connection.ExecuteScalarAsync<bool>(new(HasSchema, cancellationToken: cancellationToken)))
        {
            return new("The database has no schema yet.");
        }

        // A schema that is older lacks what the rest is asked of.
        var version = await connection.ExecuteScalarAsync<int>(new(Version, cancellationToken: cancellationToken));
        if (version < Migrator.Head)
        {
            return new(
                $"The database has version {version} of the schema, this program needs {Migrator.Head}.",
                version
            );
        }
        var state = await connection.QuerySingleAsync<Found>(new(State, cancellationToken: cancellationToken));
        return new(
            // A search would find nothing and say so without an error.
            state.Trigrams == 0
                ? "The database does not know Arabic letters: make it with the locale C.UTF-8."
                : null,
            version,
            state.IsImporting
        );
    }

    private sealed record Found
    {
        public required int Trigrams { get; init; }
        public required bool IsImporting { get; init; }
    }
}
