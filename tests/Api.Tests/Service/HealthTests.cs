using System.Net;
using Qawl.Api.Problems;
using Qawl.Api.Service;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Problems;

namespace Qawl.Api.Tests.Service;

public sealed class HealthTests(PostgresFixture postgres)
{
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
            """{"status":"ready"}"""
        );
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
