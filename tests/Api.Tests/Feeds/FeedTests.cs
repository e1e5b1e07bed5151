using System.Text.Json;
using System.Xml.Linq;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Feeds;

[Collection(SeededServiceTests.Name)]
public sealed class FeedTests(SeededService service, PostgresFixture postgres)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly string[] OfPages =
    [
        "limit",
        "cursor",
        "total",
        "sort",
        "format",
        "bom",
        "ids",
        "facets",
        "sample",
        "seed",
        "fields",
        "include",
        "contextLength",
        "collapse",
    ];

    private string Root => service.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    [Theory]
    [InlineData("/v1/quotes/feed")]
    [InlineData("/v1/quotes/feed?kind=direct&speaker=سمير الحداد")]
    [InlineData("/v1/quotes/feed?q=لا شيء")]
    [InlineData("/v1/people/{samir}/feed")]
    [InlineData("/v1/people/{nader}/feed")]
    [InlineData("/v1/organizations/{water}/feed?from=2024-01-01")]
    public async Task A_feed_keeps_the_rules_of_Atom(string path)
    {
        var feed = await FeedAsync(service.Client, service.Resolve(path));

        AtomRules.Check(feed);
        var links = Links(feed);
        links["self"].ShouldBe(new Uri(service.Client.BaseAddress!, service.Resolve(path)).AbsoluteUri);
        (
            await service.Client.GetAsync(links["alternate"], TestContext.Current.CancellationToken)
        ).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/v1/quotes/feed", "/v1/quotes?limit=100")]
    [InlineData("/v1/quotes/feed?speaker=سمير الحداد", "/v1/quotes?speaker=سمير الحداد")]
    [InlineData("/v1/quotes/feed?kind=indirect&hasOutlet=true", "/v1/quotes?kind=indirect&hasOutlet=true")]
    [InlineData("/v1/people/{samir}/feed?dated=true", "/v1/people/{samir}/quotes?dated=true")]
    [InlineData("/v1/organizations/{water}/feed", "/v1/organizations/{water}/quotes")]
    [InlineData("/v1/quotes/feed?speaker=لا أحد", "/v1/quotes?speaker=لا أحد")]
    public async Task Its_entries_are_the_quotes_of_the_list(string feedPath, string listPath)
    {
        var feed = await FeedAsync(service.Client, service.Resolve(feedPath));
        var list = await service.GetAsync(listPath);

        feed.Elements(Atom + "entry")
            .Select(e => new Uri(Links(e)["alternate"]).Segments[^1])
            .ShouldBe(
                list.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()),
                ignoreOrder: true
            );
    }

    [Theory]
    [InlineData("/v1/quotes/feed", "/v1/quotes/feed/?kind=direct")]
    [InlineData("/v1/people/{samir}/feed", "/v1/People/{samir}/Feed?kind=direct")]
    [InlineData("/v1/people/{layla}/feed", "/v1/people/{layla}/feed?kind=%64irect&")]
    public async Task However_its_path_is_spelled_it_is_one_feed_and_leads_to_its_list(string path, string spelled)
    {
        using var client = new HttpClient { BaseAddress = service.Client.BaseAddress };
        var feed = await FeedAsync(client, service.Resolve(path + "?kind=direct"));
        var same = await FeedAsync(client, service.Resolve(spelled));

        same.Element(Atom + "id")!.Value.ShouldBe(feed.Element(Atom + "id")!.Value);
        Links(same).ShouldBe(Links(feed));
    }

    [Fact]
    public async Task An_entry_tells_who_said_what()
    {
        var feed = await FeedAsync(service.Client, service.Resolve("/v1/people/{layla}/feed"));
        var entry = feed.Elements(Atom + "entry").First();

        feed.Element(Atom + "title")!.Value.ShouldBe("ليلى منصور");
        feed.Element(Atom + "updated")!.Value.ShouldBe("2026-01-02T08:00:00Z");
        entry.Element(Atom + "title")!.Value.ShouldBe("ليلى منصور: الوقت ضيق");
        entry.Element(Atom + "author")!.Element(Atom + "name")!.Value.ShouldBe("ليلى منصور");
        entry.Element(Atom + "content")!.Value.ShouldBe("الوقت ضيق");
        entry.Element(Atom + "updated")!.Value.ShouldBe("2026-01-02T08:00:00Z");
        entry.Element(Atom + "published")!.Value.ShouldBe("2024-05-31T22:30:00Z");
        Links(entry)["alternate"].ShouldBe(Root + service.Resolve("/v1/quotes/{tight}"));
    }

    [Fact]
    public async Task Ids_stay_the_same_whatever_the_address_of_the_service()
    {
        var ids = Ids(await FeedAsync(service.Client, "/v1/quotes/feed"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/quotes/feed")
        {
            Headers = { Host = "qawl.example" },
        };
        using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var elsewhere = XElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Ids(elsewhere).ShouldBe(ids);
        Links(elsewhere)["self"].ShouldBe("http://qawl.example/v1/quotes/feed");

        static string[] Ids(XElement feed) => [.. feed.Descendants(Atom + "id").Select(i => i.Value)];
    }

    [Fact]
    public async Task Words_that_mean_something_in_xml_or_cannot_be_written_in_it_arrive()
    {
        const string Words = "<b>أ & ب</b> ]]> \u200F\u202B😀\u202C سطر\nثان\rو \u0001\uFFFE \"'";
        await using var database = await postgres.CreateDatabaseAsync();
        var articles = new TestArticles(database.DataSource);
        var speaker = await articles.PersonAsync("محمد <script>");
        var article = await articles.ArticleAsync($"قال: {Words} " + string.Concat(Enumerable.Repeat("😀", 150)));
        await article.QuoteAsync(Words, person: speaker);
        await article.QuoteAsync(string.Concat(Enumerable.Repeat("😀", 150)));
        await using var other = await TestService.StartAsync(database.ConnectionString);
        using var client = other.CreateClient();

        var feed = await FeedAsync(client, "/v1/quotes/feed");

        AtomRules.Check(feed);
        var entries = feed.Elements(Atom + "entry").ToArray();
        entries[1]
            .Element(Atom + "content")!
            .Value.ShouldBe(Words.Replace('\u0001', '\uFFFD').Replace('\uFFFE', '\uFFFD'));
        entries[1].Element(Atom + "title")!.Value.ShouldStartWith("محمد <script>: <b>أ & ب</b> ]]> ");
        entries[0].Element(Atom + "title")!.Value.ShouldBe(string.Concat(Enumerable.Repeat("😀", 100)) + "…");
    }

    [Fact]
    public async Task A_feed_has_the_hundred_latest_imports()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var articles = new TestArticles(database.DataSource);
        for (var i = 0; i < 101; i++)
        {
            var article = await articles.ArticleAsync(
                $"قال: {i} نعم.",
                importedAt: TestArticles.FirstImport.AddMinutes(i)
            );
            await article.QuoteAsync($"{i} نعم");
        }
        await using var other = await TestService.StartAsync(database.ConnectionString);
        using var client = other.CreateClient();

        var feed = await FeedAsync(client, "/v1/quotes/feed");

        feed.Elements(Atom + "entry")
            .Select(e => e.Element(Atom + "content")!.Value)
            .ShouldBe(Enumerable.Range(1, 100).Reverse().Select(i => $"{i} نعم"));
    }

    [Theory]
    [InlineData("/v1/people/nobody/feed", 404)]
    [InlineData("/v1/organizations/nothing/feed", 404)]
    [InlineData("/v1/quotes/feed?limit=5", 400)]
    [InlineData("/v1/quotes/feed?sort=publishedAt", 400)]
    [InlineData("/v1/quotes/feed?kind=x", 400)]
    [InlineData("/v1/people/{samir}/feed?speaker=x", 400)]
    public async Task Wrong_requests_for_feeds_are_problems(string path, int status)
    {
        using var answer = await service.Client.GetAsync(service.Resolve(path), TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_feed_takes_the_filters_of_its_list_and_nothing_else()
    {
        var paths = (await service.GetAsync("/openapi.json")).GetProperty("paths");

        Parameters("/v1/quotes/feed").ShouldBe(Parameters("/v1/quotes").Except(OfPages, StringComparer.Ordinal));
        Parameters("/v1/people/{id}/feed")
            .ShouldBe(Parameters("/v1/people/{id}/quotes").Except(OfPages, StringComparer.Ordinal));

        string[] Parameters(string path) =>
            [.. paths.GetProperty(path).GetProperty("get").GetProperty("parameters").EnumerateArray().Select(NameOf)];

        static string NameOf(JsonElement parameter) => parameter.GetProperty("name").GetString()!;
    }

    private static Dictionary<string, string> Links(XElement element) =>
        element
            .Elements(Atom + "link")
            .ToDictionary(l => l.Attribute("rel")!.Value, l => l.Attribute("href")!.Value, StringComparer.Ordinal);

    private static async Task<XElement> FeedAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue(path);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/atom+xml; charset=utf-8");
        return XDocument.Load(new MemoryStream(bytes), LoadOptions.PreserveWhitespace).Root!;
    }
}
