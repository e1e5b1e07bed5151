using Dapper;

namespace Qawl.Api.Tests.Database;

public sealed class SchemaTests(PostgresFixture postgres)
{
    private const string UncommentedTables = """
        select relname from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' and obj_description(oid) is null
        order by relname
        """;

    // What a reference means is told by the table that it leads to.
    private const string UncommentedColumns = """
        select relname || '.' || attname
        from pg_class join pg_attribute on attrelid = pg_class.oid
        where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
          and col_description(attrelid, attnum) is null
          and not exists (select from pg_constraint where contype = 'f' and conrelid = attrelid and attnum = any (conkey))
        order by relname, attnum
        """;

    /// <summary>Columns whose names say everything.</summary>
    private static readonly string[] Plain =
    [
        "aliases.name",
        "articles.title",
        "articles.url",
        "documents.imported_at",
        "documents.run_id",
        "import_rejections.detail",
        "import_runs.finished_at",
        "import_runs.imported",
        "import_runs.rejected",
        "import_runs.started_at",
        "schema_migrations.applied_at",
        "schema_migrations.name",
        "schema_migrations.version",
    ];

    [Fact]
    public async Task Every_table_says_what_it_holds_and_every_column_what_its_name_does_not()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync(
            TestContext.Current.CancellationToken
        );

        (await connection.QueryAsync<string>(UncommentedTables)).ShouldBeEmpty();
        (await connection.QueryAsync<string>(UncommentedColumns)).Except(Plain, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task Texts_and_terms_are_packed_by_lz4_where_the_server_knows_it()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync(
            TestContext.Current.CancellationToken
        );
        var knows = await connection.ExecuteScalarAsync<bool>(
            "select 'lz4' = any(enumvals) from pg_settings where name = 'default_toast_compression'"
        );

        var packed = await connection.QueryAsync<string>(
            """
            select attrelid::regclass::text || '.' || attname from pg_attribute
            where attrelid in ('articles'::regclass, 'quotes'::regclass) and attcompression = 'l' order by 1
            """
        );

        packed.ShouldBe(knows ? ["articles.terms", "articles.text", "quotes.terms", "quotes.text"] : []);
    }
}
