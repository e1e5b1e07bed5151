using System.Net;
using System.Text.Json;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Lists;

[Collection(SeededServiceTests.Name)]
public sealed class ListingTests(SeededService service)
{
    [Theory]
    [InlineData("/v1/quotes", 7)]
    [InlineData("/v1/quotes?sort=publishedAt", 7)]
    [InlineData("/v1/quotes?dated=false", 2)]
    [InlineData("/v1/articles", 5)]
    [InlineData("/v1/articles?sort=publishedAt", 5)]
    [InlineData("/v1/articles/{dam}/quotes", 2)]
    [InlineData("/v1/people", 3)]
    [InlineData("/v1/people?sort=name", 3)]
    [InlineData("/v1/people/{samir}/quotes", 2)]
    [InlineData("/v1/people/{layla}/mentions", 3)]
    [InlineData("/v1/people/{layla}/mentions?sort=publishedAt", 3)]
    [InlineData("/v1/organizations", 3)]
    [InlineData("/v1/organizations?sort=name", 3)]
    [InlineData("/v1/organizations/{water}/quotes", 1)]
    [InlineData("/v1/organizations/{water}/mentions", 2)]
    public async Task Pages_of_one_give_every_row_once_in_the_order_of_one_page(string path, int count)
    {
        var whole = Rows(await service.GetAsync(path));
        var paged = new List<string>();
        var joint = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var page = await service.GetAsync($"{path}{joint}limit=1&total=true");
        while (true)
        {
            paged.AddRange(Rows(page));
            page.GetProperty("total").GetInt64().ShouldBe(count);
            if (!page.TryGetProperty("nextCursor", out var cursor))
            {
                break;
            }
            page = await service.GetAsync($"{path}{joint}limit=1&total=true&cursor={cursor.GetString()}");
        }

        paged.ShouldBe(whole);
        paged.Distinct(StringComparer.Ordinal).Count().ShouldBe(count);
    }

    [Fact]
    public async Task Links_lead_to_the_next_and_the_first_page()
    {
        using var first = await service.Client.GetAsync(
            "/v1/quotes?limit=3&speakerType=person&speakerType=unnamed",
            TestContext.Current.CancellationToken
        );
        var links = LinksOf(first);
        using var next = await service.Client.GetAsync(links["next"], TestContext.Current.CancellationToken);

        links["first"].ShouldBe("/v1/quotes?limit=3&speakerType=person&speakerType=unnamed");
        next.StatusCode.ShouldBe(HttpStatusCode.OK);
        LinksOf(next)["first"].ShouldBe(links["first"]);
        LinksOf(next).ShouldNotContainKey("next");
    }

    [Theory]
    [InlineData("/v1/articles/{dam}/annotations?limit=1")]
    [InlineData("/v1/people/{samir}/connections?limit=1")]
    [InlineData("/v1/people/{layla}/timeline?limit=1&bucket=day")]
    [InlineData("/v1/imports?limit=1")]
    [InlineData("/v1/imports/latest/rejections?limit=1")]
    [InlineData("/v1/people?format=csv&limit=1")]
    [InlineData("/v1/stats/quotes?groupBy=day&limit=1")]
    [InlineData("/v1/stats/articles?groupBy=outlet&sort=value&format=ndjson&limit=1")]
    public async Task Whatever_has_a_next_page_links_to_it_and_back_to_the_first(string path)
    {
        using var first = await service.Client.GetAsync(service.Resolve(path), TestContext.Current.CancellationToken);
        var next = LinksOf(first)["next"];
        using var second = await service.Client.GetAsync(next, TestContext.Current.CancellationToken);

        // Pages of the latest import stay in that one.
        var latest = (await service.GetAsync("/v1/imports/latest")).GetProperty("id").GetString();
        var same = service.Resolve(path).Replace("latest", latest, StringComparison.Ordinal);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        next.ShouldStartWith(same + "&cursor=");
        LinksOf(second)["first"].ShouldBe(same);
    }

    [Theory]
    [InlineData("/v1/quotes?limit=2", "sort=-publishedAt")]
    [InlineData("/v1/quotes?limit=2&kind=direct", "sort=-publishedAt&total=false&format=json")]
    [InlineData("/v1/articles?limit=2", "sort=-publishedAt")]
    [InlineData("/v1/people?limit=2", "sort=-quotes")]
    [InlineData("/v1/organizations?limit=2", "sort=-quotes&bom=false")]
    [InlineData("/v1/people/{layla}/mentions?limit=2", "sort=-publishedAt")]
    [InlineData("/v1/people/{samir}/quotes?limit=1", "sort=-publishedAt")]
    [InlineData("/v1/people/{samir}/timeline?limit=1", "sort=-publishedAt&bucket=month")]
    [InlineData("/v1/stats/quotes?groupBy=kind&limit=1", "sort=-count")]
    public async Task A_default_said_is_a_default_left_out(string path, string defaults)
    {
        var silent = Cursor(await service.GetAsync(path));
        var said = Cursor(await service.GetAsync($"{path}&{defaults}"));

        said.ShouldBe(silent);
        Rows(await service.GetAsync($"{path}&{defaults}&cursor={silent}"))
            .ShouldBe(Rows(await service.GetAsync($"{path}&cursor={said}")));

        static string Cursor(JsonElement page) => page.GetProperty("nextCursor").GetString()!;
    }

    [Fact]
    public async Task Without_being_asked_a_list_does_not_count()
    {
        (await service.GetAsync("/v1/quotes?total=false")).TryGetProperty("total", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_limit_may_change_between_pages()
    {
        var first = await service.GetAsync("/v1/quotes?limit=2");
        var rest = await service.GetAsync($"/v1/quotes?limit=100&cursor={first.GetProperty("nextCursor").GetString()}");

        Rows(first).Concat(Rows(rest)).ShouldBe(Rows(await service.GetAsync("/v1/quotes")));
    }

    [Theory]
    [InlineData("/v1/quotes?cursor={0}&kind=direct")]
    [InlineData("/v1/quotes?cursor={0}&sort=publishedAt")]
    [InlineData("/v1/articles?cursor={0}")]
    [InlineData("/v1/quotes?cursor={0}A")]
    [InlineData("/v1/quotes?cursor=A{0}")]
    [InlineData("/v1/quotes?cursor={0}%3D")]
    [InlineData("/v1/quotes?cursor=MQ")]
    [InlineData("/v1/quotes?cursor=!")]
    [InlineData("/v1/quotes?cursor=" + "قلم")]
    public async Task A_cursor_of_another_list_or_tampered_with_is_refused(string path)
    {
        var cursor = (await service.GetAsync("/v1/quotes?limit=1")).GetProperty("nextCursor").GetString();
        using var answer = await service.Client.GetAsync(
            path.Replace("{0}", cursor, StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        problem.GetProperty("errors").TryGetProperty("cursor", out _).ShouldBeTrue();
    }

    private static string[] Rows(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(r => r.GetRawText())];

    private static Dictionary<string, string> LinksOf(HttpResponseMessage answer) =>
        answer
            .Headers.GetValues("Link")
            .SelectMany(v => v.Split(", "))
            .Select(l => l.Split(">; rel="))
            .ToDictionary(l => l[1].Trim('"'), l => l[0].TrimStart('<'), StringComparer.Ordinal);
}
