using Npgsql;
using Qawl.Database;
using Qawl.Ingestion.Views;

namespace Qawl.Ingestion;

/// <summary>Brings a database to what this program expects: its schema, and what follows from what is stored.</summary>
public static class Upgrade
{
    /// <returns>Which versions the schema had before and has now.</returns>
    /// <exception cref="NpgsqlException">The database cannot be reached or has failed; to be called again.</exception>
    public static async Task<MigrationReport> ApplyAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        var report = await Migrator.ApplyAsync(database, cancellation);
        await AliasSounds.CompleteAsync(database, cancellation);
        return report;
    }
}
