using Npgsql;

namespace Qawl.Database;

/// <summary>Opens the pool that a whole program shares.</summary>
public static class DataSource
{
    public static NpgsqlDataSource Create(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        // Without this, slim images print that libgssapi cannot be loaded on every connection.
        builder.GssEncryptionMode = GssEncryptionMode.Disable;
        return NpgsqlDataSource.Create(builder);
    }
}
