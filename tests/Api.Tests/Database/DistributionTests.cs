using Dapper;

namespace Qawl.Api.Tests.Database;

/// <summary>The schema against the rules of Citus for tables that are spread over machines.</summary>
public sealed class DistributionTests(PostgresFixture postgres)
{
    private const string UniqueWithoutColumn = """
        select i.indexrelid::regclass::text
        from pg_index i
        where i.indisunique and i.indrelid = @table::regclass
          and not exists (
              select from pg_attribute a
              where a.attrelid = i.indrelid and a.attname = @column and a.attnum = any ((i.indkey::smallint[])[0:i.indnkeyatts - 1])
          )
        """;

    /// <summary>Each key with the columns that it begins with, and those that it leads to.</summary>
    private const string ForeignKeys = """
        select conname as "Name", conrelid::regclass::text as "From", confrelid::regclass::text as "To",
               (select array_agg(attname::text order by n) from unnest(conkey) with ordinality k (c, n) join pg_attribute on attrelid = conrelid and attnum = c) as "Columns",
               (select array_agg(attname::text order by n) from unnest(confkey) with ordinality k (c, n) join pg_attribute on attrelid = confrelid and attnum = c) as "Targets"
        from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
        """;

    private const string Triggers = """
        select tgrelid::regclass::text from pg_trigger where not tgisinternal
        """;

    private const string Identities = """
        select attrelid::regclass::text from pg_attribute where attidentity <> '' and attnum > 0
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_unique_key_of_what_is_spread_has_the_column_that_parts_it()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        var distribution = await Distribution.ReadAsync(connection);

        distribution.Spread.Count.ShouldBeGreaterThan(10);
        foreach (var (table, column) in distribution.Spread)
        {
            (await connection.QueryAsync<string>(UniqueWithoutColumn, new { table, column })).ShouldBeEmpty(table);
        }
    }

    [Fact]
    public async Task Foreign_keys_lead_to_what_lies_beside_or_everywhere()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        var distribution = await Distribution.ReadAsync(connection);
        var columns = distribution.Spread.ToDictionary(t => t.Name, t => t.Column, StringComparer.Ordinal);
        var keys = (await connection.QueryAsync<ForeignKey>(ForeignKeys)).ToArray();

        keys.Length.ShouldBeGreaterThan(10);
        keys.Where(k => !IsAllowed(k)).Select(k => $"{k.From}: {k.Name}").ShouldBeEmpty();

        bool IsAllowed(ForeignKey key) =>
            (columns.GetValueOrDefault(key.From), columns.GetValueOrDefault(key.To)) switch
            {
                (null, null) => true,
                // A table of one machine cannot lead to what lies on many.
                (null, _) => false,
                (_, null) => distribution.References.Contains(key.To, StringComparer.Ordinal),
                ({ } from, { } to) => Array.IndexOf(key.Columns, from) is >= 0 and var i && key.Targets[i] == to,
            };
    }

    [Fact]
    public async Task Nothing_that_is_spread_or_everywhere_has_triggers_and_nothing_that_is_spread_counts_by_itself()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        var distribution = await Distribution.ReadAsync(connection);
        var spread = distribution.Spread.Select(t => t.Name).ToArray();

        (await connection.QueryAsync<string>(Triggers))
            .Intersect([.. spread, .. distribution.References], StringComparer.Ordinal)
            .ShouldBeEmpty();
        (await connection.QueryAsync<string>(Identities)).Intersect(spread, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private sealed record ForeignKey
    {
        public required string Name { get; init; }
        public required string From { get; init; }
        public required string To { get; init; }
        public required string[] Columns { get; init; }
        public required string[] Targets { get; init; }
    }
}
