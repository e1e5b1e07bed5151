using System.Text.Json;
using Dapper;
using Qawl.Api.Problems;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Problems;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Annotations;

[Collection(SeededServiceTests.Name)]
public sealed class LinkedDataTests(SeededService service, PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Root => service.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task A_quote_is_a_Quotation_that_annotates_its_article()
    {
        var annotation = await GetAsync("/v1/quotes/{ready}", "application/ld+json");

        Without(annotation, "@context")
            .ShouldBe(
                service.Resolve(
                    """
                    {"id":"ROOT/v1/quotes/{ready}","type":"Annotation","motivation":"describing","created":"2026-01-01T08:00:00Z","body":{"id":"ROOT/v1/quotes/{ready}#quotation","type":"Quotation","text":"السد جاهز وفق وزارة المياه","inLanguage":"ar","spokenByCharacter":{"id":"ROOT/v1/people/{samir}","type":"Person","name":"سمير الحداد"},"isPartOf":{"id":"ROOT/v1/articles/{dam}","type":"NewsArticle","headline":"السد الجديد","datePublished":"2024-05-04","publisher":{"id":"ROOT/v1/organizations/{agency}","type":"Organization","name":"وكالة المدى"}}},"target":{"type":"SpecificResource","source":"ROOT/v1/articles/{dam}/text","selector":[{"type":"TextQuoteSelector","exact":"السد جاهز وفق وزارة المياه","prefix":"😀 قال سمير الحداد إن «","suffix":"» وأكدت ليلى منصور أن العمل مستم"},{"type":"TextPositionSelector","start":22,"end":48}]}}
                    """.Replace("ROOT", Root, StringComparison.Ordinal)
                )
            );
    }

    [Theory]
    [InlineData("{plenty}", """{"id":"ROOT/v1/organizations/{water}","type":"Organization","name":"وزارة المياه"}""")]
    [InlineData("{left}", """{"name":"مصدر مسؤول"}""")]
    [InlineData("{anonymous}", null)]
    public async Task Whoever_is_quoted_is_described_as_far_as_the_text_goes(string id, string? speaker)
    {
        var body = (await GetAsync($"/v1/quotes/{id}", "application/ld+json")).GetProperty("body");

        (body.TryGetProperty("spokenByCharacter", out var told) ? Decoded(told) : null).ShouldBe(
            speaker is null ? null : service.Resolve(speaker).Replace("ROOT", Root, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_article_is_a_NewsArticle()
    {
        var article = await GetAsync("/v1/articles/{dam}", "application/ld+json");

        article.GetProperty("type").GetString().ShouldBe("NewsArticle");
        article.GetProperty("headline").GetString().ShouldBe("السد الجديد");
        article.GetProperty("datePublished").GetString().ShouldBe("2024-05-04");
        article
            .GetProperty("mentions")
            .EnumerateArray()
            .Select(m => m.GetProperty("name").GetString())
            .ShouldBe(["سمير الحداد", "ليلى منصور", "وزارة المياه"], ignoreOrder: true);
    }

    [Fact]
    public async Task Annotations_select_the_spans_of_all_quotes_and_mentions_of_the_text()
    {
        var text = await service.Client.GetStringAsync(
            service.Resolve("/v1/articles/{dam}/text"),
            TestContext.Current.CancellationToken
        );
        var points = text.EnumerateRunes().ToArray();

        var page = await GetAsync("/v1/articles/{dam}/annotations", accept: null);

        var items = page.GetProperty("items").EnumerateArray().ToArray();
        items.Length.ShouldBe(5);
        page.GetProperty("partOf").GetProperty("total").GetInt32().ShouldBe(5);
        page.TryGetProperty("next", out _).ShouldBeFalse();
        items.Count(i => i.GetProperty("motivation").ValueEquals("describing")).ShouldBe(2);
        foreach (var item in items)
        {
            var selectors = item.GetProperty("target").GetProperty("selector");
            var start = selectors[1].GetProperty("start").GetInt32();
            var end = selectors[1].GetProperty("end").GetInt32();
            Exact("prefix").ShouldBe(string.Concat(points[Math.Max(0, start - 32)..start]));
            Exact("exact").ShouldBe(string.Concat(points[start..end]));
            Exact("suffix").ShouldBe(string.Concat(points[end..Math.Min(points.Length, end + 32)]));

            string Exact(string member) => selectors[0].GetProperty(member).GetString()!;
        }
    }

    [Fact]
    public async Task Pages_of_annotations_lead_from_one_to_the_next()
    {
        var whole = await GetAsync("/v1/articles/{dam}/annotations", accept: null);
        var paged = new List<string>();
        var next = "/v1/articles/{dam}/annotations?limit=2";
        while (next is not null)
        {
            var page = await GetAsync(next, "application/json");
            page.GetProperty("id").GetString().ShouldEndWith(service.Resolve(next).Split('/')[^1]);
            paged.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetRawText()));
            next = page.TryGetProperty("next", out var link) ? link.GetString() : null;
        }

        paged.ShouldBe(whole.GetProperty("items").EnumerateArray().Select(i => i.GetRawText()));
    }

    [Theory]
    [InlineData("application/ld+json")]
    [InlineData("application/json")]
    public async Task Addresses_are_on_the_host_that_each_request_names(string accept)
    {
        foreach (var host in new[] { "one.example", "other.example" })
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                service.Resolve("/v1/articles/{dam}/annotations?limit=3")
            );
            request.Headers.Host = host;
            request.Headers.Add("Accept", accept);

            using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            JsonElement.Parse(body).GetProperty("id").GetString().ShouldStartWith($"http://{host}/");
        }
    }

    [Fact]
    public async Task A_quote_whose_article_goes_meanwhile_is_gone_too()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var articles = new TestArticles(database.DataSource);
        var article = await articles.ArticleAsync("قال: نعم.");
        var quote = await article.QuoteAsync("نعم");
        await using var other = await TestService.StartAsync(database.ConnectionString);
        using var client = other.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/quotes/{quote}");
        request.Headers.Add("Accept", "application/ld+json");
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        await using var taking = await connection.BeginTransactionAsync(Cancelled);
        // The quote is read without its article's mentions.
        await connection.ExecuteAsync("lock table mentions");

        var asking = ProblemTests.ProblemOfAsync(client, request, ProblemKind.TakenDown);
        while (!await IsWaitingAsync())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), Cancelled);
        }
        await connection.ExecuteAsync(
            """
            delete from quotes;
            delete from articles;
            insert into tombstones (article_id, deleted_at) values (@article, now());
            """,
            new { article = article.Id }
        );
        await taking.CommitAsync(Cancelled);

        (await asking).GetProperty("deletedAt").GetString().ShouldNotBeNull();

        Task<bool> IsWaitingAsync() =>
            connection.ExecuteScalarAsync<bool>(
                """
                select exists (select from pg_locks
                               where not granted and relation = 'mentions'::regclass
                                   and database = (select oid from pg_database where datname = current_database()))
                """
            );
    }

    [Theory]
    [InlineData("/v1/articles/nothing/annotations", 404)]
    [InlineData("/v1/articles/{dam}/annotations?limit=1001", 400)]
    [InlineData("/v1/articles/{dam}/annotations?cursor=MQ", 400)]
    [InlineData("/v1/articles/{dam}/annotations?sort=x", 400)]
    public async Task Wrong_requests_for_annotations_are_problems(string path, int status)
    {
        using var answer = await service.Client.GetAsync(service.Resolve(path), TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Slow]
    [Theory]
    [InlineData("/v1/quotes/{ready}")]
    [InlineData("/v1/quotes/{left}")]
    [InlineData("/v1/articles/{dam}")]
    [InlineData("/v1/articles/{undated}")]
    [InlineData("/v1/articles/{dam}/annotations")]
    [InlineData("/v1/articles/{bare}/annotations?limit=1")]
    public async Task A_processor_of_json_ld_understands_every_member(string path)
    {
        var document = await GetAsync(path, "application/ld+json");

        var expanded = await JsonLdProcessor.ExpandAsync(document.GetRawText());

        var root = expanded[0];
        root.GetProperty("@id").GetString().ShouldStartWith(Root);
        root.GetProperty("@type")[0].GetString().ShouldNotBeNull();
        // Every member has become an address, and none was dropped.
        var known = document.EnumerateObject().Count(m => m.Name is not "@context");
        root.EnumerateObject().Count().ShouldBe(known);
        root.EnumerateObject()
            .ShouldAllBe(m => m.Name.StartsWith('@') || Uri.IsWellFormedUriString(m.Name, UriKind.Absolute));
    }

    [Fact]
    public async Task Quotations_and_selectors_have_the_names_that_the_standards_give_them()
    {
        var document = await GetAsync("/v1/quotes/{ready}", "application/ld+json");

        var root = (await JsonLdProcessor.ExpandAsync(document.GetRawText()))[0];

        root.GetProperty("@type")[0].GetString().ShouldBe("http://www.w3.org/ns/oa#Annotation");
        var body = root.GetProperty("http://www.w3.org/ns/oa#hasBody")[0];
        body.GetProperty("@type")[0].GetString().ShouldBe("https://schema.org/Quotation");
        body.GetProperty("https://schema.org/spokenByCharacter")[0]
            .GetProperty("@type")[0]
            .GetString()
            .ShouldBe("https://schema.org/Person");
        root.GetProperty("http://www.w3.org/ns/oa#hasTarget")[0]
            .GetProperty("http://www.w3.org/ns/oa#hasSelector")
            .EnumerateArray()
            .Select(s => s.GetProperty("@type")[0].GetString())
            .ShouldBe(["http://www.w3.org/ns/oa#TextQuoteSelector", "http://www.w3.org/ns/oa#TextPositionSelector"]);
    }

    private async Task<JsonElement> GetAsync(string path, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, service.Resolve(path));
        if (accept is not null)
        {
            request.Headers.Add("Accept", accept);
        }
        using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue(body);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(accept ?? "application/ld+json");
        return JsonElement.Parse(body);
    }

    private static string Without(JsonElement element, string member) =>
        "{"
        + string.Join(
            ',',
            element.EnumerateObject().Where(m => m.Name != member).Select(m => $"\"{m.Name}\":{Decoded(m.Value)}")
        )
        + "}";

    /// <summary>With characters outside the basic plane as themselves.</summary>
    private static string Decoded(JsonElement element) =>
        element.GetRawText().Replace("\\uD83D\\uDE00", "😀", StringComparison.Ordinal);
}
