using Dapper;
using Qawl.Api.Tests.Ingestion;
using Qawl.Api.Tests.Ingestion.Views;
using Qawl.Api.Tests.Service;
using Qawl.Database;
using Qawl.Ingestion;
using Qawl.Ingestion.Reading;

namespace Qawl.Api.Tests.Database.Migrations;

/// <summary>What release 0.1.0 stored, under its schema, answers after the migrations as it did before.</summary>
[Slow]
public sealed class StoredDataTests(PostgresFixture postgres)
{
    /// <summary>The version of the schema of 0.1.0.</summary>
    private const int Released = 5;

    private const string Answers = """
        select 'person ' || (id, name, folded_name, quote_count, mention_count) from people
        union all
        select 'organization ' || (id, name, folded_name, kind, is_outlet, quote_count, mention_count, article_count)
        from organizations
        union all
        select 'alias ' || (person_id, organization_id, name, folded_name, bare_name) from aliases
        union all
        select 'mention ' || (article_id, start_at, end_at, text, person_id, organization_id, sort_at) from mentions
        union all
        select 'quote ' || (article_id, start_at, end_at, kind, text, speaker_type, speaker_person_id,
            speaker_organization_id, speaker_words_start, speaker_words_end, speaker_words, speaker_by, relay_person_id,
            relay_organization_id, on_behalf_of_organization_id, cue_start, cue_end, confidence, outlet_id, sort_at, terms)
        from quotes
        union all
        select 'article ' || (to_jsonb(a) - 'imported_at' - 'outlet_form_id')::text from articles a
        """;

    private const string Roles = "select 'role ' || (person_id, title, first_seen, last_seen) from roles";

    /// <summary>Since V015 a row is an office, however it is written; the facts still have the titles.</summary>
    private const string RolesOfFacts = """
        select 'role ' || (person_id, title, min(day), max(day)) from form_roles group by person_id, title
        """;

    private static readonly string[] Tables =
    [
        "import_runs",
        "organizations",
        "people",
        "aliases",
        "roles",
        "articles",
        "documents",
        "mentions",
        "quotes",
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_seeds_keep_their_answers_and_extracted_again_are_as_if_imported_now()
    {
        await using var database = await ReleasedAsync();
        await ExecuteAsync(database, "delete from data_version");
        await ExecuteAsync(database, await File.ReadAllTextAsync(DumpPath, Cancelled));
        var before = await AnswersOfAsync(database, Roles);
        var imported = await ImportedAsync(database, "select id, imported_at from articles");

        (await Upgrade.ApplyAsync(database.DataSource, Cancelled)).From.ShouldBe(Released);

        before.Length.ShouldBeGreaterThan(500);
        (await AnswersOfAsync(database, RolesOfFacts)).ShouldBe(before);
        (await ImportedAsync(database, "select article_id, committed_at from commits")).ShouldBe(imported);
        (await StoredRows.CountWrongSlicesAsync(database.DataSource)).ShouldBe(0);
        await RebuiltViews.ShouldBeHeldAsync(database.DataSource);

        await using var fresh = await postgres.CreateDatabaseAsync();
        await ImportAsync(fresh, Path.Combine(Repository.Root, "seeds"));
        await LeadOnAsync(fresh, await OldFormsAsync(database));
        await ExecuteAsync(database, "update articles set engine_version = 'older'");
        await ImportAsync(database, Path.Combine(Repository.Root, "seeds"));
        (await StoredRows.OfAsync(database.DataSource)).ShouldBe(await StoredRows.OfAsync(fresh.DataSource));
    }

    [Slow]
    [Fact]
    public async Task A_day_of_real_news_ends_in_the_answers_of_a_fresh_import()
    {
        var day = Workspace.Shared("corpus/2015-08-07.zip");
        await using var fresh = await postgres.CreateDatabaseAsync();
        await ImportAsync(fresh, day);
        await using var database = await ReleasedAsync();
        foreach (var table in Tables)
        {
            await CopyAsync(fresh, database, table);
        }

        await Upgrade.ApplyAsync(database.DataSource, Cancelled);

        (await AnswersOfAsync(database, RolesOfFacts)).ShouldBe(await AnswersOfAsync(fresh, RolesOfFacts));
        const string Commits = "select article_id, committed_at from commits";
        (await ImportedAsync(database, Commits)).ShouldBe(await ImportedAsync(fresh, Commits));
        await RebuiltViews.ShouldBeHeldAsync(database.DataSource);
    }

    private static async Task<string> OldFormsAsync(TestDatabase database) =>
        (
            await StoredRows.ScalarAsync(
                database.DataSource,
                "select string_agg(distinct format('(%L, %L, %L)', id, type, key), ', ') from forms where key like '% %'"
            )
        )!;

    /// <summary>Whoever had an id before namesakes were told apart is found by it.</summary>
    private static async Task LeadOnAsync(TestDatabase database, string oldForms)
    {
        await ExecuteAsync(database, $"insert into forms_to_judge (form_id, type, key) values {oldForms}");
        await new Importer(database.DataSource, TimeProvider.System).JudgeAsync(Cancelled);
    }

    private static string DumpPath =>
        Path.Combine(Repository.Root, "tests", "Api.Tests", "Database", "Migrations", "seeds-of-0.1.0.sql");

    private async Task<TestDatabase> ReleasedAsync()
    {
        var database = await postgres.CreateEmptyDatabaseAsync();
        await Migrator.ApplyAsync(database.DataSource, [.. MigrationScript.All.Take(Released)], Cancelled);
        return database;
    }

    /// <summary>Rows of today as 0.1.0 would have written them.</summary>
    private static async Task CopyAsync(TestDatabase from, TestDatabase to, string table)
    {
        await using var source = await from.DataSource.OpenConnectionAsync(Cancelled);
        await using var target = await to.DataSource.OpenConnectionAsync(Cancelled);
        var columns = (
            await target.QueryAsync<string>(
                """
                select column_name::text from information_schema.columns
                where table_schema = 'public' and table_name = @table and is_generated = 'NEVER' order by ordinal_position
                """,
                new { table }
            )
        ).AsList();
        var values = columns.Select(c =>
            (table, c) switch
            {
                // Namesakes had one record then, and one key.
                (_, "key") =>
                    "t.id || (select min(f.key) from forms f where coalesce(f.person_id, f.organization_id) = t.id)",
                ("articles", "imported_at") => "(select committed_at from commits where article_id = t.id)",
                ("quotes", "imported_at") => "(select committed_at from commits where article_id = t.article_id)",
                _ => "t." + c,
            }
        );
        await using var read = await source.BeginRawBinaryCopyAsync(
            $"copy (select {string.Join(", ", values)} from {Source(table)} t) to stdout (format binary)",
            Cancelled
        );
        await using var write = await target.BeginRawBinaryCopyAsync(
            $"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)",
            Cancelled
        );
        await read.CopyToAsync(write, Cancelled);
    }

    private static string Source(string table) =>
        table != "roles"
            ? table
            : "(select person_id, title, min(day) as first_seen, max(day) as last_seen from form_roles group by 1, 2)";

    private static async Task<string[]> AnswersOfAsync(TestDatabase database, string roles)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        return [.. (await connection.QueryAsync<string>($"{Answers} union all {roles}")).Order(StringComparer.Ordinal)];
    }

    private static async Task<(string, DateTimeOffset)[]> ImportedAsync(TestDatabase database, string sql)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        var times = await connection.QueryAsync<(string Id, DateTime At)>(sql);
        return [.. times.Select(t => (t.Id, new DateTimeOffset(t.At))).Order()];
    }

    private static Task<ImportSummary> ImportAsync(TestDatabase database, string path) =>
        new Importer(database.DataSource, TimeProvider.System).ImportAsync(
            new DocumentReader([path]).ReadAsync(Cancelled),
            new ImportOptions { Source = "test", Reextract = true },
            progress: null,
            Cancelled
        );

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        await connection.ExecuteAsync(new CommandDefinition(sql, commandTimeout: 60, cancellationToken: Cancelled));
    }
}
