using System.Text.Json;
using Dapper;
using Qawl.Api.Tests.Database;

namespace Qawl.Api.Tests.Service;

public sealed class RequestLogTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_fails_is_logged_with_the_id_that_the_client_was_given()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        using var folder = new TemporaryFolder();
        using var service = ServiceProcess.Start(
            folder.Path,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ConnectionStrings__Db"] = database.ConnectionString,
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            }
        );
        using var client = new HttpClient { BaseAddress = await service.AddressAsync() };
        await using (var connection = await database.DataSource.OpenConnectionAsync(Cancelled))
        {
            await connection.ExecuteAsync("alter table quotes rename to put_away");
        }
        client.DefaultRequestHeaders.Add("X-Request-Id", "desk-7.42");

        using var answer = await client.GetAsync("/v1/quotes", Cancelled);
        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancelled));
        service.Terminate();
        var (_, _, log) = await service.EndAsync();

        problem.GetProperty("requestId").GetString().ShouldBe("desk-7.42");
        var entry = JsonElement.Parse(
            log.Split('\n').Single(l => l.Contains("ended in 500", StringComparison.Ordinal))
        );
        entry
            .GetProperty("Scopes")
            .EnumerateArray()
            .ShouldContain(s => s.GetRawText().Contains("desk-7.42", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_setting_that_cannot_be_meant_stops_the_start()
    {
        using var folder = new TemporaryFolder();
        using var service = ServiceProcess.Start(
            folder.Path,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Qawl__Cors__Origins"] = "example.org/x" }
        );

        var (code, _, error) = await service.EndAsync();

        code.ShouldBe(1);
        error.Trim().ShouldStartWith("Qawl cannot start: Qawl__Cors__Origins lists origins");
    }
}
