using System.Net.Http.Headers;
using System.Text.Json;
using Dapper;
using Qawl.Api.Tests.Database;

namespace Qawl.Api.Tests.Service;

[Slow]
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
    public async Task Each_request_and_each_import_has_a_line_that_names_nobody()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        using var folder = new TemporaryFolder();
        using var service = ServiceProcess.Start(
            folder.Path,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ConnectionStrings__Db"] = database.ConnectionString,
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Qawl__ApiKey"] = "secretkey",
            }
        );
        using var client = new HttpClient { BaseAddress = await service.AddressAsync() };
        client.DefaultRequestHeaders.Add("X-Request-Id", "desk-7.43");
        client.DefaultRequestHeaders.Add("X-Api-Key", "secretkey");
        var list = await client.GetByteArrayAsync("/v1/quotes?q=secretword&speaker=secretname", Cancelled);
        using var head = await client.SendAsync(new(HttpMethod.Head, "/v1/people"), Cancelled);
        using var missing = await client.GetAsync("/v1/people/secretid", Cancelled);
        using var nowhere = await client.GetAsync("/v1/secretplace", Cancelled);
        using var refused = await client.GetAsync("/v1/quotes?limit=secretnumber", Cancelled);
        using var odd = await client.SendAsync(new(new HttpMethod("SECRETMETHOD"), "/v1/quotes"), Cancelled);
        using var alive = await client.GetAsync("/health/live", Cancelled);
        using var scraped = await client.GetAsync("/metrics", Cancelled);
        using var claim = new StringContent(
            "{\"text\":\"secretclaim أمطار غزيرة\",\"speaker\":\"secretspeaker\"}",
            new MediaTypeHeaderValue("application/json")
        );
        using var verified = await client.PostAsync("/v1/verify", claim, Cancelled);
        using var draft = new StringContent(
            "{\"text\":\"قال secretspeaker: «secretdraft أمطار غزيرة».\"}",
            new MediaTypeHeaderValue("application/json")
        );
        using var checkedDraft = await client.PostAsync("/v1/verify/text", draft, Cancelled);
        using var body = new StringContent(
            "{\"text\":\"secretbody قال.\"}\n{}\n",
            new MediaTypeHeaderValue("application/x-ndjson")
        );
        using var import = await client.PostAsync("/v1/imports", body, Cancelled);
        var run = JsonElement.Parse(await import.Content.ReadAsStringAsync(Cancelled));
        service.Terminate();
        var (_, _, log) = await service.EndAsync();

        log.ShouldNotContain("secret");
        var entries = log.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonElement.Parse(l))
            .ToArray();
        var requests = entries.Where(e => e.GetProperty("Category").ValueEquals("Qawl.Api.Request")).ToArray();
        requests
            .Select(r => r.GetProperty("State"))
            .Select(s => $"{s.GetProperty("Method")} {s.GetProperty("Route")} {s.GetProperty("Status")}")
            .ShouldBe([
                "GET /v1/quotes 200",
                "HEAD /v1/people 200",
                "GET /v1/people/{id} 404",
                "GET (none) 404",
                "GET /v1/quotes 400",
                "OTHER (none) 405",
                "POST /v1/verify 200",
                "POST /v1/verify/text 200",
                "POST /v1/imports 201",
            ]);
        requests.ShouldAllBe(r => r.GetProperty("LogLevel").ValueEquals("Information"));
        requests.ShouldAllBe(r => r.GetProperty("Scopes").GetRawText().Contains("desk-7.43", StringComparison.Ordinal));
        var sent = requests.Select(r => long.Parse($"{r.GetProperty("State").GetProperty("Bytes")}", null)).ToArray();
        sent[0].ShouldBe(list.Length);
        sent[1].ShouldBe(0);
        var imported = entries
            .Single(e => e.GetProperty("Category").ValueEquals("Qawl.Api.Import"))
            .GetProperty("State");
        $"{imported.GetProperty("Run")} {imported.GetProperty("Source")} {imported.GetProperty("Outcome")}".ShouldBe(
            $"{run.GetProperty("id")} POST /v1/imports finished"
        );
        $"{imported.GetProperty("Imported")} {imported.GetProperty("Rejected")}".ShouldBe(
            $"{run.GetProperty("counts").GetProperty("imported")} {run.GetProperty("counts").GetProperty("rejected")}"
        );
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
        error.Trim().ShouldStartWith("Qawl cannot start: Qawl__Cors__Origins is * alone, or a list of origins");
    }
}
