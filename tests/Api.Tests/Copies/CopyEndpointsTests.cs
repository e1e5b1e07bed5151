using System.Text;
using System.Text.Json;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Imports;
using Qawl.Api.Tests.Problems;
using Qawl.Api.Tests.Service;
using Qawl.Extraction.Model;

namespace Qawl.Api.Tests.Copies;

[Collection(SeededServiceTests.Name)]
public sealed class CopyEndpointsTests(SeededService service, PostgresFixture postgres)
{
    private const string Story =
        "أعلنت بلدية السدرة أمس أن أعمال الجسر الشرقي ستبدأ في منتصف الشهر المقبل بعد تأخر دام عامين بسبب نقص المعدات. "
        + "وأوضح المجلس أن شركة محلية ستتولى الحفر وأن كلفة المرحلة الأولى تبلغ عشرين مليونا تدفع على أربع دفعات متتالية.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_copies_of_an_article_are_all_others_with_its_text()
    {
        var page = await service.GetAsync("/v1/articles/{undated}/copies");

        page.GetProperty("items")
            .EnumerateArray()
            .Select(c =>
                $"{service.NameOf(c.GetProperty("article"))} {c.GetProperty("how")} {c.GetProperty("isSource")}"
            )
            .ShouldBe(["dam copyOf True", "zoned copyOf False"]);
        (await service.GetAsync("/v1/articles/{dam}/copies?limit=1"))
            .GetProperty("items")[0]
            .GetProperty("how")
            .GetString()
            .ShouldBe("revisionOf");
        (await service.GetAsync("/v1/articles/{rain}/copies")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_revisions_of_an_article_are_told_with_what_became_of_its_quotes()
    {
        foreach (var id in new[] { "dam", "zoned" })
        {
            var items = (await service.GetAsync($"/v1/articles/{{{id}}}/revisions")).GetProperty("items");

            items.GetArrayLength().ShouldBe(2);
            service.NameOf(items[0].GetProperty("article")).ShouldBe("dam");
            items[0].TryGetProperty("appeared", out _).ShouldBeFalse();
            items[1].GetProperty("revisionOf").GetString().ShouldBe(service.Ids["dam"]);
            items[1].GetProperty("vanished").GetArrayLength().ShouldBe(2);
            service.NameOf(items[1].GetProperty("appeared")[0]).ShouldBe("tight");
        }
        var second = await service.GetAsync(
            $"/v1/articles/{{dam}}/revisions?cursor={(await service.GetAsync("/v1/articles/{dam}/revisions?limit=1")).GetProperty("nextCursor")}"
        );
        second.GetProperty("items")[0].GetProperty("vanished").GetArrayLength().ShouldBe(2);
        (await service.GetAsync("/v1/articles/{rain}/revisions")).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task An_article_tells_what_it_copies()
    {
        var undated = await service.GetAsync("/v1/articles/{undated}");
        undated.GetProperty("copyOf").GetString().ShouldBe(service.Ids["dam"]);
        undated.TryGetProperty("revisionOf", out _).ShouldBeFalse();
        undated.GetProperty("counts").GetProperty("copies").GetInt32().ShouldBe(2);
        undated.GetProperty("counts").GetProperty("revisions").GetInt32().ShouldBe(0);
        var zoned = await service.GetAsync("/v1/articles/{zoned}");
        zoned.TryGetProperty("copyOf", out _).ShouldBeFalse();
        zoned.GetProperty("revisionOf").GetString().ShouldBe(service.Ids["dam"]);
        zoned.GetProperty("counts").GetProperty("revisions").GetInt32().ShouldBe(1);
        (await service.GetAsync("/v1/articles/{rain}"))
            .GetProperty("counts")
            .GetProperty("copies")
            .GetInt32()
            .ShouldBe(0);
    }

    [Theory]
    [InlineData("", "dam,rain,bare")]
    [InlineData("&outlet={agency}", "dam")]
    [InlineData("&outlet={paper}", "rain,undated")]
    [InlineData("&from=2024-05-20", "zoned")]
    [InlineData("&dated=false", "bare,undated")]
    [InlineData("&q=ضيق", "zoned")]
    [InlineData("&q=ليلى", "dam,rain")]
    [InlineData("&speaker={layla}", "dam")]
    public async Task Of_articles_with_one_text_a_list_has_the_first_that_its_filters_leave(string filter, string names)
    {
        var found = await service.NamesAsync($"/v1/articles?collapse=copies&total=true{filter}");

        found.Order(StringComparer.Ordinal).ShouldBe(names.Split(',').Order(StringComparer.Ordinal));
        (await service.GetAsync($"/v1/articles?collapse=copies&total=true&limit=1{filter}"))
            .GetProperty("total")
            .GetInt32()
            .ShouldBe(found.Length);
        (await service.NamesAsync($"/v1/articles?collapse=copies&sample=100{filter}")).Length.ShouldBe(found.Length);
    }

    [Theory]
    [InlineData("/v1/articles/nothing/copies")]
    [InlineData("/v1/articles/nothing/revisions")]
    public Task What_is_not_there_is_not_found(string path) => service.ProblemAsync(path, "not-found");

    [Theory]
    [InlineData("/v1/articles?collapse=all")]
    [InlineData("/v1/articles?collapse=")]
    [InlineData("/v1/articles?collapse=copies&ids={dam}")]
    [InlineData("/v1/articles/{dam}/copies?limit=0")]
    [InlineData("/v1/articles/{dam}/revisions?limit=101")]
    public Task What_is_asked_in_the_wrong_way_is_refused(string path) =>
        service.ProblemAsync(path, "invalid-parameter");

    [Fact]
    public async Task What_is_posted_is_compared_behind_it_and_what_is_taken_down_is_gone()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var running = await TestService.StartAsync(database.ConnectionString);
        using var client = running.CreateClient();
        var first = await PostAsync(client, Story, "وكالة السنديان", "2024-05-01", "https://sindyan.example/1");
        var copy = await PostAsync(client, $"{Story} نقلا عن وكالة السنديان.", "صحيفة التل", "2024-05-02", null);
        var revision = await PostAsync(
            client,
            $"{Story} وقال المهندس طارق المرجاني: «سنبدأ الحفر في موعده ولن نؤجل شيئا هذا العام».",
            "وكالة السنديان",
            "2024-05-03",
            "https://sindyan.example/1?utm_source=feed"
        );

        await UntilAsync(client, copy, "copies", 2);

        (await ReadAsync(client, $"/v1/articles/{copy}")).GetProperty("copyOf").GetString().ShouldBe(first);
        var revisions = (await ReadAsync(client, $"/v1/articles/{first}/revisions")).GetProperty("items");
        revisions[1].GetProperty("article").GetProperty("id").GetString().ShouldBe(revision);
        revisions[1].GetProperty("appeared").GetArrayLength().ShouldBe(1);
        revisions[1].GetProperty("similarity").GetDouble().ShouldBeInRange(0.5, 0.9);
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/v1/articles/{first}");
        request.Headers.Add("X-Api-Key", TestService.Key);
        (await client.SendAsync(request, Cancelled)).EnsureSuccessStatusCode();
        await UntilAsync(client, copy, "copies", 1);
        (await ReadAsync(client, $"/v1/articles/{copy}/copies"))
            .GetProperty("items")[0]
            .GetProperty("article")
            .GetProperty("id")
            .GetString()
            .ShouldBe(revision);
        using var gone = await client.GetAsync($"/v1/articles/{first}/copies", Cancelled);
        ((int)gone.StatusCode).ShouldBe(410);
    }

    [Fact]
    [Slow]
    public async Task However_many_have_one_text_they_are_one_group()
    {
        const int Many = 150;
        await using var database = await postgres.CreateDatabaseAsync();
        await using var running = await TestService.StartAsync(database.ConnectionString);
        using var client = running.CreateClient();
        // Those that come first have the greatest ids, so that no key shows them among its first.
        var outlets = Enumerable
            .Range(0, Many + 2)
            .Select(i => $"صحيفة {i}")
            .OrderByDescending(outlet => Ids.Article(outlet, StoredText.Of(Story)), StringComparer.Ordinal)
            .ToArray();
        var first = await PostAsync(client, Story, outlets[0], "2024-05-01", null);
        await PostAsync(client, Story, outlets[1], "2024-05-02", null);
        await UntilAsync(client, first, "copies", 1);
        var lines = outlets[2..]
            .Select(outlet =>
                JsonSerializer.Serialize(
                    new
                    {
                        text = Story,
                        outlet,
                        publishedAt = "2024-05-03",
                    }
                )
            );

        using var imported = await client.SendAsync(
            ImportBodies.Post(Encoding.UTF8.GetBytes(string.Join('\n', lines))),
            Cancelled
        );

        ((int)imported.StatusCode).ShouldBe(201);
        await UntilAsync(client, first, "copies", Many + 1);
    }

    private static async Task<string> PostAsync(
        HttpClient client,
        string text,
        string outlet,
        string publishedAt,
        string? url
    )
    {
        var body = JsonSerializer.Serialize(
            url is null
                ? new
                {
                    text,
                    outlet,
                    publishedAt,
                }
                : (object)
                    new
                    {
                        text,
                        outlet,
                        publishedAt,
                        url,
                    }
        );
        using var answer = await client.SendAsync(ProblemTests.Post(body), Cancelled);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancelled)).GetProperty("id").GetString()!;
    }

    private static async Task UntilAsync(HttpClient client, string article, string count, int expected)
    {
        while (
            (await ReadAsync(client, $"/v1/articles/{article}")).GetProperty("counts").GetProperty(count).GetInt32()
            != expected
        )
        {
            await Task.Delay(20, Cancelled);
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client, string path) =>
        JsonElement.Parse(await client.GetStringAsync(path, Cancelled));
}
