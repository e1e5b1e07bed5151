using System.Security.Cryptography;
using System.Text.Json;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Articles;

[Collection(SeededServiceTests.Name)]
public sealed class ArticleEndpointsTests(SeededService service)
{
    [Theory]
    [InlineData("", "bare dam rain undated zoned")]
    [InlineData("q=السد", "dam")]
    [InlineData("q=أمطار وزارة", "rain")]
    [InlineData("speaker=سمير الحداد", "bare dam")]
    [InlineData("speaker=وزارة المياه&speaker=منصور", "dam rain zoned")]
    [InlineData("person=منصور", "dam rain zoned")]
    [InlineData("person={samir}", "bare dam")]
    [InlineData("organization=وزارة المياه", "dam rain")]
    [InlineData("outlet=جريدة الأفق", "rain undated")]
    [InlineData("hasOutlet=false", "bare")]
    [InlineData("from=2024-05-05", "zoned")]
    [InlineData("to=2024-05-05", "dam rain")]
    [InlineData("dated=false", "bare undated")]
    [InlineData("importedSince=2026-01-02", "zoned")]
    [InlineData("person=منصور&outlet=المدى", "dam zoned")]
    public async Task Each_filter_lets_through_what_it_says(string query, string expected)
    {
        var names = await service.NamesAsync($"/v1/articles?{query}");

        string.Join(' ', names.Order(StringComparer.Ordinal)).ShouldBe(expected, query);
    }

    [Fact]
    public async Task An_article_tells_what_was_found_in_it()
    {
        var article = await service.GetAsync("/v1/articles/{dam}");

        article.GetProperty("title").GetString().ShouldBe("السد الجديد");
        article.GetProperty("outlet").GetProperty("name").GetString().ShouldBe("وكالة المدى");
        article.GetProperty("publishedAt").GetString().ShouldBe("2024-05-04");
        article.GetProperty("body").GetRawText().ShouldBe("""{"start":0,"end":82}""");
        article.GetProperty("furniture").GetRawText().ShouldBe("""[{"start":0,"end":1}]""");
        article
            .GetProperty("counts")
            .GetRawText()
            .ShouldBe("""{"quotes":2,"people":2,"organizations":1,"copies":2,"revisions":1}""");
        article
            .GetProperty("organizations")
            .GetRawText()
            .ShouldBe(service.Resolve("""[{"id":"{water}","name":"وزارة المياه","mentions":1}]"""));
        article.TryGetProperty("sortKey", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_text_is_served_to_the_byte_with_its_hash()
    {
        var article = await service.GetAsync("/v1/articles/{dam}");
        using var answer = await service.Client.GetAsync(
            service.Resolve("/v1/articles/{dam}/text"),
            TestContext.Current.CancellationToken
        );
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
        answer.Headers.GetValues("X-Text-Sha256").ShouldBe([hash]);
        article.GetProperty("textSha256").GetString().ShouldBe(hash);
    }

    [Fact]
    public async Task Every_span_of_the_answers_is_the_slice_of_the_text()
    {
        var quotes = await service.GetAsync("/v1/articles/{dam}/quotes");
        using var answer = await service.Client.GetAsync(
            service.Resolve("/v1/articles/{dam}/text"),
            TestContext.Current.CancellationToken
        );
        var text = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .EnumerateRunes()
            .ToArray();

        var spans = quotes
            .GetProperty("items")
            .EnumerateArray()
            .SelectMany(q => q.TryGetProperty("cue", out var cue) ? new[] { q, cue } : [q])
            .ToArray();
        spans.Length.ShouldBe(4);
        foreach (var span in spans)
        {
            string.Concat(text[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()])
                .ShouldBe(span.GetProperty("text").GetString());
        }
    }

    [Fact]
    public async Task An_articles_quotes_come_as_they_stand_in_its_text()
    {
        (await service.NamesAsync("/v1/articles/{dam}/quotes")).ShouldBe(["ready", "continues"]);
        (await service.NamesAsync("/v1/articles/{dam}/quotes?kind=indirect")).ShouldBe(["continues"]);
    }

    [Theory]
    [InlineData("/v1/articles/{0}")]
    [InlineData("/v1/articles/{0}/text")]
    [InlineData("/v1/articles/{0}/quotes")]
    [InlineData("/v1/people/{0}")]
    [InlineData("/v1/people/{0}/quotes")]
    [InlineData("/v1/people/{0}/mentions")]
    [InlineData("/v1/organizations/{0}")]
    [InlineData("/v1/organizations/{0}/quotes")]
    [InlineData("/v1/organizations/{0}/mentions")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var answer = await service.Client.GetAsync(
            path.Replace("{0}", "aaaaaaaaaaaaaaaa", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        problem.GetProperty("status").GetInt32().ShouldBe(404);
        problem.GetProperty("type").GetString().ShouldBe("/problems/not-found");
    }
}
