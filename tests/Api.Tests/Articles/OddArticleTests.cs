using System.Net;
using System.Text.Json;
using Qawl.Api.Problems;
using Qawl.Api.Tests.Problems;

namespace Qawl.Api.Tests.Articles;

/// <summary>Articles that the contract allows and nobody expects must not spoil the lists that they come in.</summary>
public sealed class OddArticleTests(WritableService service) : IClassFixture<WritableService>
{
    [Theory]
    [InlineData("day")]
    [InlineData("week")]
    [InlineData("month")]
    public async Task The_last_day_of_the_calendar_has_its_place_in_a_timeline(string bucket)
    {
        await AddAsync(new { text = $"قال رامي العكاوي: «غدا {bucket}».", publishedAt = "9999-12-31" });
        var people = await GetAsync("/v1/people?q=" + Uri.EscapeDataString("رامي العكاوي"));
        var id = people.GetProperty("items")[0].GetProperty("id").GetString();

        var last = (await GetAsync($"/v1/people/{id}/timeline?bucket={bucket}")).GetProperty("items")[0];

        last.GetProperty("end").GetString().ShouldBe("9999-12-31");
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("0001-01-01T00:00:00Z")]
    public async Task The_first_instant_of_the_calendar_is_no_date(string date)
    {
        var body = JsonSerializer.Serialize(new { text = "قال رامي العكاوي: «أمس».", publishedAt = date });

        await ProblemTests.ProblemOfAsync(service.Client, ProblemTests.Post(body), ProblemKind.InvalidBody);
        (await GetAsync($"/v1/articles?dated=false&from={date}")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Pages_go_on_behind_the_longest_name()
    {
        var letters = string.Concat(Enumerable.Repeat("صحيفة ", 80));
        foreach (var ending in new[] { "أ", "ب", "ت" })
        {
            await AddAsync(new { text = $"قال سمير الحداد إن الطريق {ending} مفتوح.", outlet = letters + ending });
        }

        var names = new List<string>();
        var next = "/v1/organizations?sort=name&limit=1";
        while (next is not null)
        {
            using var page = await service.Client.GetAsync(next, TestContext.Current.CancellationToken);
            page.StatusCode.ShouldBe(HttpStatusCode.OK);
            var link = page.Headers.GetValues("Link").Single();
            next = link.Contains("rel=\"next\"", StringComparison.Ordinal) ? link.Split('<', '>')[1] : null;
            var rows = JsonElement.Parse(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            names.AddRange(rows.GetProperty("items").EnumerateArray().Select(o => o.GetProperty("name").GetString()!));
        }

        names.Count(n => n.StartsWith(letters, StringComparison.Ordinal)).ShouldBe(3);
    }

    private async Task AddAsync(object article)
    {
        using var answer = await service.Client.SendAsync(
            ProblemTests.Post(JsonSerializer.Serialize(article)),
            TestContext.Current.CancellationToken
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private async Task<JsonElement> GetAsync(string path) =>
        JsonElement.Parse(await service.Client.GetStringAsync(path, TestContext.Current.CancellationToken));
}
