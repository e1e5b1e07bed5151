using System.Text.Json;

namespace Qawl.Api.Tests.Quotes;

public sealed class HeldOfficesTests(Ministers fixture) : IClassFixture<Ministers>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("role=وزير الخارجية", "أولا ثانيا ثالثا خامسا ثامنا")]
    [InlineData("role=وزيرة خارجية", "أولا ثانيا ثالثا خامسا ثامنا")]
    [InlineData("role=وزير", "أولا ثانيا ثالثا خامسا ثامنا")]
    [InlineData("role=وزير خارجية البلاد", "ثالثا")]
    [InlineData("role=وزير الخارجية السابق", "سادسا")]
    [InlineData("role=نائب وزير الخارجية", "سابعا")]
    [InlineData("role=رئيس الوزراء", "رابعا")]
    [InlineData("role=رئيس", "رابعا")]
    [InlineData("role=وز", "")]
    [InlineData("role=وزير%25", "")]
    [InlineData("role=وزير الخارجية&at=2023-03-15", "أولا ثانيا ثالثا")]
    [InlineData("role=وزير الخارجية&at=2023", "أولا ثانيا ثالثا")]
    [InlineData("role=وزير الخارجية&at=2023-04/2024", "أولا ثانيا ثالثا خامسا")]
    [InlineData("role=وزير الخارجية&at=2024-06", "خامسا")]
    [InlineData("role=وزير الخارجية&at=2023-12", "")]
    [InlineData("role=وزير الخارجية&from=2023-03-01&to=2024-01-01", "ثانيا ثالثا")]
    [InlineData("role=وزير الخارجية&q=ثالثا", "ثالثا")]
    [InlineData("role=وزير الخارجية&speaker=سميرة البنداري", "خامسا")]
    [InlineData("at=2024-06-01", "خامسا")]
    public async Task Quotes_are_found_by_the_office_that_the_speaker_held_when_speaking(string query, string expected)
    {
        var page = await GetAsync($"/v1/quotes?{query}&total=true");

        page.GetProperty("items")
            .EnumerateArray()
            .Select(q => q.GetProperty("text").GetString()!)
            .Order(StringComparer.Ordinal)
            .ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        page.GetProperty("total").GetInt32().ShouldBe(page.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Offices_narrow_counts_feeds_and_the_quotes_of_an_article_too()
    {
        const string Role = "role=وزير الخارجية";
        var groups = await GetAsync($"/v1/stats/quotes?groupBy=speaker&{Role}");
        var feed = await fixture.Client.GetStringAsync($"/v1/quotes/feed?{Role}", Cancelled);
        var articles = (await GetAsync($"/v1/quotes?{Role}&sort=publishedAt"))
            .GetProperty("items")[0]
            .GetProperty("articleId")
            .GetString();

        groups.GetProperty("items").EnumerateArray().Select(g => g.GetProperty("count").GetInt32()).ShouldBe([3, 1, 1]);
        feed.Split("<entry>").Length.ShouldBe(6);
        (await GetAsync($"/v1/articles/{articles}/quotes?{Role}")).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await GetAsync($"/v1/articles/{articles}/quotes?role=رئيس")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_person_has_offices_in_order_each_with_the_words_that_prove_it()
    {
        var people = await GetAsync("/v1/people?q=كمال الشرقاوي");
        var id = people.GetProperty("items")[0].GetProperty("id").GetString();
        var roles = (await GetAsync($"/v1/people/{id}")).GetProperty("roles").EnumerateArray().ToArray();

        roles
            .Select(r =>
                $"{r.GetProperty("title").GetString()} {r.GetProperty("articleCount").GetInt32()} "
                + $"{r.GetProperty("firstSeen").GetString()} {r.GetProperty("lastSeen").GetString()}"
            )
            .ShouldBe([
                "وزير الخارجية 1 2023-02-01 2023-02-01",
                "وزير خارجية البلاد 1 2023-04-01 2023-04-01",
                "رئيس الوزراء 1 2024-05-01 2024-05-01",
            ]);
        foreach (var evidence in roles.Select(r => r.GetProperty("evidence")))
        {
            var article = evidence.GetProperty("articleId").GetString();
            var text = await fixture.Client.GetStringAsync($"/v1/articles/{article}/text", Cancelled);
            var (start, end) = (evidence.GetProperty("start").GetInt32(), evidence.GetProperty("end").GetInt32());
            text[start..end].ShouldBe(evidence.GetProperty("text").GetString());
        }
        roles
            .Select(r => r.GetProperty("title").GetString())
            .ShouldBe(roles.Select(r => r.GetProperty("evidence").GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData("role=.", "role")]
    [InlineData("role=ـ", "role")]
    [InlineData("role=وزير&role=رئيس", "role")]
    [InlineData("at=yesterday", "at")]
    [InlineData("at=2024-13", "at")]
    [InlineData("role=وزير&at=2024/2023", "at")]
    public async Task What_is_no_office_or_no_period_is_refused(string query, string parameter)
    {
        using var answer = await fixture.Client.GetAsync($"/v1/quotes?{query}", Cancelled);

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancelled));
        problem.GetProperty("errors").TryGetProperty(parameter, out _).ShouldBeTrue(problem.GetRawText());
    }

    private async Task<JsonElement> GetAsync(string path) =>
        JsonElement.Parse(await fixture.Client.GetStringAsync(path, Cancelled));
}
