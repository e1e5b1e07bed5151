using System.Text.Json;
using Qawl.Api.Access;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;
using Qawl.Database.Keys;

namespace Qawl.Api.Tests.Imports;

/// <summary>Where an operator keeps files is nobody else's business.</summary>
[Slow]
public sealed class ImportPathsTests(PostgresFixture postgres)
{
    private const string Run = "019b7880-f400-7000-8000-000000000001";

    private const string Written = $"""
        insert into import_runs (id, source, status, engine_version, started_at, finished_at, rejected)
        values ('{Run}', '/srv/news', 'finished', '1', '2026-01-01', '2026-01-02', 2),
               ('019b7880-f400-7000-8000-000000000002', 'POST /v1/imports', 'finished', '1', '2026-01-01', '2026-01-02', 0);
        insert into import_rejections (run_id, ordinal, name, reason, detail)
        values ('{Run}', 1, '/srv/news/May/a.txt', 'unreadable', 'Access to /srv/news/May/a.txt is denied.'),
               ('{Run}', 2, 'b.txt', 'noArabic', 'No Arabic.')
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Paths_are_told_to_operators_and_on_the_machine_itself_and_to_nobody_else()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using (var command = database.DataSource.CreateCommand(Written))
        {
            await command.ExecuteNonQueryAsync(Cancelled);
        }
        var keys = new KeyStore(database.DataSource, TimeProvider.System);
        var curator = await keys.CreateAsync(KeyRole.Curator, "curator", expires: null, Cancelled);
        var operating = await keys.CreateAsync(KeyRole.Operator, "operator", expires: null, Cancelled);
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();

        foreach (var (header, value) in new[] { (ApiKey.Header, operating.Reveal()), ("X-Request-Id", "here") })
        {
            (await ToldAsync(header, value)).ShouldBe(
                "POST /v1/imports /srv/news | /srv/news | /srv/news | /srv/news/May/a.txt b.txt | Access to /srv/news/May/a.txt is denied."
            );
        }
        foreach (
            var (header, value) in new[]
            {
                ("X-Forwarded-For", "192.0.2.7"),
                ("Forwarded", "for=192.0.2.7"),
                ("Via", "1.1 proxy.example"),
            }
        )
        {
            (await ToldAsync(header, value)).ShouldBe(
                "POST /v1/imports files |  | files | a.txt b.txt | The file cannot be read."
            );
            (await ToldAsync(header, value, curator.Reveal())).ShouldContain("files");
            (await ToldAsync(header, value, operating.Reveal())).ShouldContain("/srv/news");
        }

        async Task<string> ToldAsync(string header, string value, string? key = null)
        {
            var rejections = await GetAsync($"/v1/imports/{Run}/rejections");
            var detail = rejections.GetProperty("items")[0].GetProperty("detail").GetString();
            return string.Join(
                " | ",
                Of(await GetAsync("/v1/imports"), "source"),
                Of(await GetAsync("/v1/imports?source=/srv/news"), "source"),
                (await GetAsync($"/v1/imports/{Run}")).GetProperty("source").GetString(),
                Of(rejections, "name"),
                detail
            );

            async Task<JsonElement> GetAsync(string path)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.Add(header, value);
                if (key is not null)
                {
                    request.Headers.Add(ApiKey.Header, key);
                }
                using var answer = await client.SendAsync(request, Cancelled);
                answer.Headers.CacheControl!.Private.ShouldBeTrue();
                return JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancelled));
            }
        }
    }

    [Fact]
    public async Task Who_asks_again_with_another_right_is_not_told_that_nothing_changed()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();
        using var here = await client.GetAsync("/v1/imports", Cancelled);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/imports");
        request.Headers.IfNoneMatch.Add(here.Headers.ETag!);
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");

        using var elsewhere = await client.SendAsync(request, Cancelled);

        ((int)elsewhere.StatusCode).ShouldBe(200);
        elsewhere.Headers.ETag.ShouldNotBe(here.Headers.ETag);
    }

    private static string Of(JsonElement page, string member) =>
        string.Join(' ', page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty(member).GetString()));
}
