using System.Net;
using Dapper;
using Npgsql;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;
using Qawl.Database;
using Qawl.Ingestion;
using Qawl.Ingestion.Reading;

namespace Qawl.Api.Tests.Deploy;

/// <summary>The roles of deploy/postgres/roles.sql can do what they are for, and not what they are not.</summary>
[Slow]
public sealed class RolesTests(PostgresFixture postgres)
{
    private const string Owner = "qawl_owner";
    private const string Runtime = "qawl_runtime";
    private const string Loader = "qawl_importer";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_owner_makes_the_schema_and_the_others_use_it_and_cannot_change_it()
    {
        await using var roles = new Dropped(postgres);
        await using var database = await postgres.CreateEmptyDatabaseAsync("encoding 'UTF8' locale 'C.UTF-8'");
        await GiveAsync(database);
        await using var owner = await SourceAsync(database, Owner);
        (await Upgrade.ApplyAsync(owner, Cancelled)).From.ShouldBe(0);
        await GiveAsync(database);
        (await Upgrade.ApplyAsync(owner, Cancelled)).Applied.ShouldBeEmpty();

        await using var importer = await SourceAsync(database, Loader);
        await ImportAsync(importer, reextract: false);
        await ExecuteAsync(database.DataSource, "update articles set engine_version = 'older'");
        (await ImportAsync(importer, reextract: true)).Counts.Reextracted.ShouldBeGreaterThan(10);
        await ServeAsync((await ConnectionAsync(database, Runtime)).ConnectionString);

        await using var runtime = await SourceAsync(database, Runtime);
        foreach (var source in new[] { importer, runtime })
        {
            await RefusedAsync(source, "create table more (id int)");
            await RefusedAsync(source, "alter table quotes add column more int");
            await RefusedAsync(source, "drop index quotes_terms");
            await RefusedAsync(source, "truncate quotes");
            await RefusedAsync(source, "delete from schema_migrations");
            await RefusedAsync(source, "update api_keys set role = 'operator'");
            await RefusedAsync(source, "insert into api_keys default values");
        }
        await ExecuteAsync(runtime, "update api_keys set last_used_at = now()");
        await RefusedAsync(importer, "select hash from api_keys");
        await RefusedAsync(importer, "insert into tombstones (article_id, deleted_at) values ('a', now())");
    }

    [Fact]
    public async Task A_database_that_is_in_use_gets_them_with_all_that_is_there()
    {
        await using var roles = new Dropped(postgres);
        await using var database = await postgres.CreateDatabaseAsync();
        await database.ImportAsync("قال عامر النخلة: «نزرع عند المغيب».");

        await GiveAsync(database);

        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        (
            await connection.QueryAsync<string>(
                """
                select tablename from pg_tables where schemaname = 'public' and tableowner <> 'qawl_owner'
                union all
                select proname from pg_proc p join pg_roles r on r.oid = p.proowner
                where p.proname = 'keep_judgements' and r.rolname <> 'qawl_owner'
                """
            )
        ).ShouldBeEmpty();
        await using var runtime = await SourceAsync(database, Runtime);
        (await Upgrade.ApplyAsync(runtime, Cancelled)).Applied.ShouldBeEmpty();
    }

    private static async Task GiveAsync(TestDatabase database) =>
        await ExecuteAsync(
            database.DataSource,
            await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "postgres", "roles.sql"), Cancelled)
        );

    private static async Task<NpgsqlConnectionStringBuilder> ConnectionAsync(TestDatabase database, string role)
    {
        await ExecuteAsync(database.DataSource, $"alter role {role} password 'only for tests'");
        return new(database.ConnectionString) { Username = role, Password = "only for tests" };
    }

    private static async Task<NpgsqlDataSource> SourceAsync(TestDatabase database, string role) =>
        DataSource.Create((await ConnectionAsync(database, role)).ConnectionString);

    private static Task<ImportSummary> ImportAsync(NpgsqlDataSource source, bool reextract) =>
        new Importer(source, TimeProvider.System).ImportAsync(
            new DocumentReader([Path.Combine(Repository.Root, "seeds")]).ReadAsync(Cancelled),
            new ImportOptions
            {
                Source = "seeds",
                Reextract = reextract,
                Force = true,
            },
            progress: null,
            Cancelled
        );

    private static async Task ServeAsync(string connectionString)
    {
        await using var service = await TestService.StartAsync(connectionString);
        using var client = service.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", TestService.Key);
        using var ready = await client.GetAsync("/health/ready", Cancelled);
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var body = new StringContent("{\"text\":\"قالت سندس الوادي: «الطريق سالك».\"}", null, "application/json");
        using var posted = await client.PostAsync("/v1/articles", body, Cancelled);
        posted.StatusCode.ShouldBe(HttpStatusCode.Created);
        using var removed = await client.DeleteAsync(posted.Headers.Location, Cancelled);
        removed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var found = await client.GetAsync("/v1/quotes?q=%D8%A7%D9%84%D9%85%D8%A7%D8%A1", Cancelled);
        found.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task RefusedAsync(NpgsqlDataSource source, string sql)
    {
        var refusal = await Should.ThrowAsync<PostgresException>(ExecuteAsync(source, sql));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancelled);
    }

    /// <summary>The roles are the server's and go behind the database.</summary>
    private sealed class Dropped(PostgresFixture server) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() =>
            await server.ExecuteAsync($"drop role if exists {Owner}, {Runtime}, {Loader}");
    }
}
