using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Qawl.Api.Data;
using Qawl.Api.Problems;
using Qawl.Api.Service;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Problems;
using Qawl.Database;

namespace Qawl.Api.Tests.Service;

[Slow]
public sealed class HealthTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_its_database_the_service_is_live_and_ready()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();

        (await client.GetStringAsync("/health/live", TestContext.Current.CancellationToken)).ShouldBe(
            """{"status":"live"}"""
        );
        (await client.GetStringAsync("/health/ready", TestContext.Current.CancellationToken)).ShouldBe(
            $$"""{"status":"ready","schemaVersion":{{Migrator.Head}},"importing":false}"""
        );
    }

    [Fact]
    public async Task An_import_at_work_is_told()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();
        await using var importer = await database.DataSource.OpenConnectionAsync(Cancelled);
        var run = Guid.CreateVersion7();
        // As whoever imports holds it: else the run would be taken for a dead one.
        await importer.ExecuteAsync(
            """
            select pg_advisory_lock(hashtextextended('import run ' || @run, 0));
            insert into import_runs (id, source, engine_version, status, started_at)
            values (@run::uuid, 'elsewhere', 'test', 'running', now())
            """,
            new { run = run.ToString() }
        );

        (await client.GetStringAsync("/health/ready", Cancelled)).ShouldEndWith("\"importing\":true}");
    }

    [Fact]
    public async Task A_pool_that_is_full_makes_reads_wait_and_the_service_neither_unready_nor_closed()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(
            database.ConnectionString + ";Maximum Pool Size=3;Timeout=1",
            settings: ("Qawl:Cache:Megabytes", "0")
        );
        using var client = service.CreateClient();
        var source = service.Services.GetRequiredService<Store>().Source;
        var taken = new List<NpgsqlConnection>();
        try
        {
            while (true)
            {
                taken.Add(await source.OpenConnectionAsync(Cancelled));
            }
        }
        catch (NpgsqlException)
        {
            // All are taken.
        }
        var reads = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => StatusAsync("/v1/people")));
        var ready = await StatusAsync("/health/ready");
        foreach (var connection in taken)
        {
            await connection.DisposeAsync();
        }
        var later = await StatusAsync("/v1/people");

        reads.ShouldAllBe(s => s == HttpStatusCode.ServiceUnavailable);
        ready.ShouldBe(HttpStatusCode.OK);
        later.ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> StatusAsync(string path)
        {
            using var answer = await client.GetAsync(path, Cancelled);
            return answer.StatusCode;
        }
    }

    [Slow]
    [Fact]
    public async Task A_database_that_comes_up_later_is_waited_for()
    {
        using var folder = new TemporaryFolder();
        var database = await PrivateServers.StartAsync(folder.Path);
        var connectionString = database.ConnectionString;
        await database.DisposeAsync();
        await using var service = new TestService(connectionString);
        service.StartServer();
        using var client = service.CreateClient();
        await ProblemTests.ProblemOfAsync(client, new(HttpMethod.Get, "/health/ready"), ProblemKind.Unavailable);

        await using var started = await PrivateServers.StartAsync(folder.Path);

        started.ConnectionString.ShouldBe(connectionString);
        while (true)
        {
            using var ready = await client.GetAsync("/health/ready", Cancelled);
            if (ready.StatusCode == HttpStatusCode.OK)
            {
                break;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), Cancelled);
        }
        using var quotes = await client.GetAsync("/v1/quotes", Cancelled);
        quotes.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Slow]
    [Fact]
    public async Task A_database_that_has_gone_makes_every_answer_a_problem_that_says_when_to_come_back()
    {
        using var folder = new TemporaryFolder();
        var database = await PrivateServers.StartAsync(folder.Path);
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();
        await database.DisposeAsync();

        using var live = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (
            var path in new[]
            {
                "/health/ready",
                "/v1/quotes",
                "/v1/people?q=a",
                "/v1/articles/a",
                "/v1/articles/a/text",
            }
        )
        {
            await ProblemTests.ProblemOfAsync(client, new(HttpMethod.Get, path), ProblemKind.Unavailable);
        }
        using var answer = await client.GetAsync("/v1/quotes", TestContext.Current.CancellationToken);
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task Before_its_database_is_there_the_service_is_live_and_not_ready()
    {
        await using var service = new TestService("Host=127.0.0.1;Port=1;Timeout=1");
        service.StartServer();
        using var client = service.CreateClient();

        using var live = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        await ProblemTests.ProblemOfAsync(client, new(HttpMethod.Get, "/health/ready"), ProblemKind.Unavailable);
        await ProblemTests.ProblemOfAsync(client, new(HttpMethod.Get, "/v1/quotes"), ProblemKind.Unavailable);
    }

    [Fact]
    public async Task The_probe_tells_ready_from_not_ready_and_from_nobody_there()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(database.ConnectionString);
        var address = service.ClientOptions.BaseAddress.ToString();

        (await HealthProbe.RunAsync([address])).ShouldBe(0);
        (await HealthProbe.RunAsync([address + "nothing"])).ShouldBe(1);
        (await HealthProbe.RunAsync(["http://127.0.0.1:1"])).ShouldBe(1);
        (await HealthProbe.RunAsync(["ftp://127.0.0.1"])).ShouldBe(1);
    }
}
