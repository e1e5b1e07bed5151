using Dapper;
using Npgsql;
using Qawl.Database.Embedded;

namespace Qawl.Api.Tests.Database;

/// <summary>Moves the tables of a database that are to be spread to two other servers, parted by hash, and leaves them to be read from here.</summary>
internal static class Shards
{
    private const string Columns = """
        select string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum)
        from pg_attribute where attrelid = @table::regclass and attnum > 0 and not attisdropped
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <returns>How many articles are on each.</returns>
    public static async Task<int[]> SpreadAsync(string connectionString, params string[] shards)
    {
        await using var here = await OpenAsync(connectionString);
        var tables = (await Distribution.ReadAsync(here)).Spread;
        await here.ExecuteAsync("create extension postgres_fdw");
        foreach (var (i, shard) in shards.Index())
        {
            var host = new NpgsqlConnectionStringBuilder(shard).Host;
            await here.ExecuteAsync(
                $"""
                create server shard{i} foreign data wrapper postgres_fdw options (host '{host}', dbname 'qawl');
                create user mapping for public server shard{i} options (user '{ClusterServer.Superuser}', password_required 'false');
                """
            );
        }
        foreach (var (table, column) in tables)
        {
            var columns = await here.ExecuteScalarAsync<string>(Columns, new { table });
            await here.ExecuteAsync(
                $"alter table {table} rename to whole_{table}; create table {table} ({columns}) partition by hash ({column});"
            );
            foreach (var (i, shard) in shards.Index())
            {
                await using var there = await OpenAsync(shard);
                await there.ExecuteAsync($"create table {table} ({columns})");
                await here.ExecuteAsync(
                    $"""
                    create foreign table {table}_{i} partition of {table} for values with (modulus {shards.Length}, remainder {i})
                    server shard{i} options (table_name '{table}');
                    """
                );
            }
            await here.ExecuteAsync($"insert into {table} select * from whole_{table}");
        }
        foreach (var (table, _) in tables)
        {
            await here.ExecuteAsync($"drop table whole_{table} cascade; grant all on {table} to qawl;");
        }
        var counts = new List<int>();
        foreach (var shard in shards)
        {
            await using var there = await OpenAsync(shard);
            counts.Add(await there.ExecuteScalarAsync<int>("select count(*) from articles"));
        }
        return [.. counts];
    }

    /// <summary>As who may do everything.</summary>
    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString)
            {
                Username = ClusterServer.Superuser,
                Pooling = false,
            }.ConnectionString
        );
        await connection.OpenAsync(Cancelled);
        return connection;
    }
}
