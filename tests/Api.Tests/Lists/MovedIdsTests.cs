using System.Net;
using System.Text.Json;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;
using Qawl.Identity;
using Qawl.Ingestion.Judging;

namespace Qawl.Api.Tests.Lists;

[Slow]
public sealed class MovedIdsTests(PostgresFixture postgres)
{
    private const string Text = """
        قال الوزير كمال الشرقاوي: «سنفتح الباب»، وقال الوزير جمال الشرقاوي: «لن نفتحه يا كمال الشرقاوي».
        وأضافت وزارة الصحة: «نعم»، وقالت وزارة المالية: «لا نعم إلا ما قالت وزارة الصحة».
        """;

    /// <summary>Below a person or an organization.</summary>
    private static readonly string[] Below =
    [
        "",
        "/quotes?limit=1",
        "/quotes?format=ndjson&q=%D8%A7%D9%84%D8%A8%D8%A7%D8%A8",
        "/quotes?format=csv",
        "/mentions",
        "/timeline?bucket=week",
        "/connections",
        "/feed",
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("people")]
    [InlineData("organizations")]
    public async Task Who_was_joined_is_found_under_the_other_id_until_they_are_taken_apart(string what)
    {
        await using var joined = await JoinedAsync(what);
        var (client, holder, moved) = (joined.Client, joined.Holder, joined.Moved);

        foreach (var rest in Below)
        {
            using var answer = await client.GetAsync($"/v1/{what}/{moved}{rest}", Cancelled);
            using var head = await client.SendAsync(new(HttpMethod.Head, $"/v1/{what}/{moved}{rest}"), Cancelled);
            using var there = await client.GetAsync(answer.Headers.Location, Cancelled);

            answer.StatusCode.ShouldBe(HttpStatusCode.PermanentRedirect, rest);
            answer.Headers.Location!.OriginalString.ShouldBe($"/v1/{what}/{holder}{rest}");
            answer.Headers.CacheControl!.ToString().ShouldBe("no-cache");
            answer.Headers.ETag.ShouldBeNull();
            head.StatusCode.ShouldBe(HttpStatusCode.PermanentRedirect);
            head.Headers.Location.ShouldBe(answer.Headers.Location);
            there.StatusCode.ShouldBe(HttpStatusCode.OK, rest);
        }
        var other = what == "people" ? "organizations" : "people";
        (await StatusAsync(client, $"/v1/{other}/{moved}")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(client, $"/v1/{what}/{moved}?name=x")).ShouldBe(HttpStatusCode.BadRequest);

        await joined.JudgeAsync(Verdict.NotSame);

        await UntilAsync(client, $"/v1/{what}/{moved}", HttpStatusCode.OK);
        (await StatusAsync(client, $"/v1/{what}/{holder}")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("people")]
    [InlineData("organizations")]
    public async Task Lists_of_ids_tell_into_whom_an_id_was_merged_and_show_each_record_once(string what)
    {
        await using var joined = await JoinedAsync(what);
        var (client, holder, moved) = (joined.Client, joined.Holder, joined.Moved);

        var page = await JsonAsync(client, $"/v1/{what}?ids={moved},nobody,{holder}");
        var rows = await client.GetStringAsync($"/v1/{what}?format=ndjson&ids={moved}", Cancelled);

        Ids(page).ShouldBe([holder]);
        page.GetProperty("missing").EnumerateArray().Select(m => m.GetString()).ShouldBe(["nobody"]);
        var merged = page.GetProperty("merged").EnumerateArray().ShouldHaveSingleItem();
        merged.GetProperty("id").GetString().ShouldBe(moved);
        merged.GetProperty("mergedInto").GetString().ShouldBe(holder);
        JsonElement.Parse(rows).GetProperty("id").GetString().ShouldBe(holder);
        (await JsonAsync(client, $"/v1/{what}?ids={holder}")).GetProperty("merged").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("people", "/v1/quotes?speaker=")]
    [InlineData("people", "/v1/quotes?person=")]
    [InlineData("people", "/v1/articles?person=")]
    [InlineData("organizations", "/v1/quotes?speaker=")]
    [InlineData("organizations", "/v1/quotes?organization=")]
    public async Task Filters_follow_an_id_that_moved(string what, string filter)
    {
        await using var joined = await JoinedAsync(what);

        var byMoved = await JsonAsync(joined.Client, filter + joined.Moved);
        var byHolder = await JsonAsync(joined.Client, filter + joined.Holder);

        Ids(byMoved).ShouldNotBeEmpty();
        Ids(byMoved).ShouldBe(Ids(byHolder));
        var resolved = byMoved.GetProperty("resolved").EnumerateArray().ShouldHaveSingleItem();
        resolved.GetProperty("given").GetString().ShouldBe(joined.Moved);
        resolved.GetProperty("id").GetString().ShouldBe(joined.Holder);
    }

    private async Task<Joined> JoinedAsync(string what)
    {
        var database = await postgres.CreateDatabaseAsync();
        await database.ImportAsync(Text);
        var service = await TestService.StartAsync(database.ConnectionString);
        var client = service.CreateClient(redirected: false);
        var ids = Ids(await JsonAsync(client, $"/v1/{what}")).Order(StringComparer.Ordinal).ToArray();
        ids.Length.ShouldBe(2);
        var joined = new Joined(database, service, client, ids[0], ids[1]);
        await joined.JudgeAsync(Verdict.Same);
        await UntilAsync(client, $"/v1/{what}/{ids[1]}", HttpStatusCode.PermanentRedirect);
        return joined;
    }

    /// <summary>Another process has judged: the service sees it when the database has said so.</summary>
    private static async Task UntilAsync(HttpClient client, string address, HttpStatusCode status)
    {
        while (await StatusAsync(client, address) != status)
        {
            await Task.Delay(10, Cancelled);
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Cancelled);
        return answer.StatusCode;
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, string address) =>
        JsonElement.Parse(await client.GetStringAsync(address, Cancelled));

    private static string[] Ids(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!)];

    private sealed record Joined(
        TestDatabase Database,
        TestService Service,
        HttpClient Client,
        string Holder,
        string Moved
    ) : IAsyncDisposable
    {
        public async Task JudgeAsync(Verdict verdict) =>
            await new Judgements(Database.DataSource, TimeProvider.System).JudgeAsync(
                FormPair.Of(Holder, Moved),
                verdict,
                "reader",
                reason: null,
                Cancelled
            );

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Service.DisposeAsync();
            await Database.DisposeAsync();
        }
    }
}
