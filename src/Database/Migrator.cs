using Dapper;
using Npgsql;

namespace Qawl.Database;

/// <summary>What a run of the migrations did: the version it found (0: an empty database), the one it left, and the names it applied.</summary>
public sealed record MigrationReport(int From, int To, IReadOnlyList<string> Applied);

/// <summary>The database and this program disagree about the schema; the message says how and what to do.</summary>
public sealed class MigrationException(string message) : Exception(message);

/// <summary>Brings a database to the schema of this program; any number of programs may do so at the same time.</summary>
public static class Migrator
{
    // The lock belongs to the transaction, so that it also holds, and is given back, behind a transaction pooler.
    internal const string Lock = "select pg_advisory_xact_lock(7101140901)";

    private const string HasRecords = "select to_regclass('schema_migrations') is not null";

    private const string CreateRecords = """
        create table if not exists schema_migrations (
            version    integer     primary key,
            name       text        not null,
            checksum   text        not null,
            applied_at timestamptz not null default now()
        );
        comment on table schema_migrations is 'The migrations that made this schema.';
        comment on column schema_migrations.checksum is 'SHA-256 of the script''s text in hexadecimal.';
        """;

    private const string ReadRecords = """
        select version as "Version", name as "Name", checksum as "Checksum" from schema_migrations order by version
        """;

    private const string AddRecord =
        "insert into schema_migrations (version, name, checksum) values (@Version, @Name, @Checksum)";

    /// <summary>Applies the migrations that are missing, each with its record in one transaction.</summary>
    /// <exception cref="MigrationException">An applied script was changed or is unknown to this program.</exception>
    public static Task<MigrationReport> ApplyAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken) =>
        ApplyAsync(dataSource, MigrationScript.All, cancellationToken);

    internal static async Task<MigrationReport> ApplyAsync(
        NpgsqlDataSource dataSource,
        IReadOnlyList<MigrationScript> scripts,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        // Most starts find nothing to do and must not wait for one another.
        var hasRecords = new CommandDefinition(HasRecords, cancellationToken: cancellationToken);
        var found = await connection.ExecuteScalarAsync<bool>(hasRecords)
            ? await CountAppliedAsync(connection, scripts, cancellationToken)
            : 0;
        var applied = new List<string>();
        foreach (var script in scripts.Skip(found))
        {
            if (await ApplyAsync(connection, scripts, script, cancellationToken))
            {
                applied.Add(script.Name);
            }
        }

        return new(found == 0 ? 0 : scripts[found - 1].Version, scripts[^1].Version, applied);
    }

    /// <summary>The version of the schema that this program carries.</summary>
    internal static int Head => MigrationScript.All[^1].Version;

    private static async Task<bool> ApplyAsync(
        NpgsqlConnection connection,
        IReadOnlyList<MigrationScript> scripts,
        MigrationScript script,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        Task ExecuteAsync(string sql, object? values = null) =>
            connection.ExecuteAsync(
                new(sql, values, transaction, commandTimeout: 0, cancellationToken: cancellationToken)
            );

        // A big table may take longer to change than any request is allowed to run.
        await ExecuteAsync("set local statement_timeout = 0; set local lock_timeout = 0");
        await ExecuteAsync(Lock);
        // Creating comes before looking: a session that has seen no table keeps seeing none, also after the lock, until
        // it asks for a lock on the schema.
        await ExecuteAsync(CreateRecords);
        // Another program may have applied it while this one waited.
        var pending = !scripts.Take(await CountAppliedAsync(connection, scripts, cancellationToken)).Contains(script);
        if (pending)
        {
            await ExecuteAsync(script.Sql);
            await ExecuteAsync(AddRecord, script);
        }

        await transaction.CommitAsync(cancellationToken);
        return pending;
    }

    /// <summary>How many of the scripts, from the first on, the database has; it must have the table of records.</summary>
    private static async Task<int> CountAppliedAsync(
        NpgsqlConnection connection,
        IReadOnlyList<MigrationScript> scripts,
        CancellationToken cancellationToken
    )
    {
        var readRecords = new CommandDefinition(ReadRecords, cancellationToken: cancellationToken);
        var records = (await connection.QueryAsync<Record>(readRecords)).AsList();
        foreach (var (index, record) in records.Index())
        {
            Check(record, index < scripts.Count ? scripts[index] : null);
        }

        return records.Count;
    }

    private static void Check(Record record, MigrationScript? script)
    {
        var name = $"V{record.Version:000} ({record.Name})";
        if (script is null)
        {
            throw new MigrationException(
                $"The database is newer than this program: it has the migration {name}. Start the version of the "
                    + "program that applied it, or a newer one."
            );
        }

        if (script.Version != record.Version)
        {
            throw new MigrationException(
                $"The database has the migration {name} where this program has V{script.Version:000} "
                    + $"({script.Name}). It was made by another line of this program; use another database."
            );
        }

        if (!string.Equals(script.Checksum, record.Checksum, StringComparison.Ordinal))
        {
            throw new MigrationException(
                $"The migration {name} was changed after it had been applied to this database. Put the script back "
                    + "as it was and write the change as a new migration."
            );
        }
    }

    private sealed record Record
    {
        public required int Version { get; init; }
        public required string Name { get; init; }
        public required string Checksum { get; init; }
    }
}
