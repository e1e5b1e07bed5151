using System.Text.Json;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Statistics;

[Collection(SeededServiceTests.Name)]
public sealed class StatisticsTests(SeededService service)
{
    [Theory]
    [InlineData("quotes?groupBy=kind", "direct 4, indirect 3")]
    [InlineData("quotes?groupBy=speaker", "(none) 2, layla 2, samir 2, water 1")]
    [InlineData("quotes?groupBy=outlet", "(none) 1, agency 3, paper 3")]
    [InlineData("quotes?groupBy=speakerType", "(none) 1, organization 1, person 4, unnamed 1")]
    [InlineData("quotes?groupBy=day", "(none) 2, 2024-05-04 4, 2024-06-01 1")]
    [InlineData("quotes?groupBy=week", "(none) 2, 2024-W18 4, 2024-W22 1")]
    [InlineData("quotes?groupBy=month", "(none) 2, 2024-05 4, 2024-06 1")]
    [InlineData("quotes?groupBy=month&dated=true&kind=direct", "2024-05 1, 2024-06 1")]
    [InlineData("quotes?groupBy=speaker&q=السد", "samir 1")]
    [InlineData("quotes?groupBy=speaker&speaker=منصور&speaker=الحداد&outlet=المدى", "layla 2, samir 1")]
    [InlineData("quotes?groupBy=kind&organization={water}&from=2024-05-04&to=2024-05-05", "direct 1")]
    [InlineData("quotes?groupBy=kind&importedSince=2026-01-02", "direct 1")]
    [InlineData("quotes?groupBy=kind&speaker=لا أحد", "")]
    [InlineData("articles?groupBy=outlet", "(none) 1, agency 2, paper 2")]
    [InlineData("articles?groupBy=month", "(none) 2, 2024-05 2, 2024-06 1")]
    [InlineData("articles?groupBy=speaker", "(none) 2, layla 2, samir 2, water 1")]
    [InlineData("articles?groupBy=kind", "direct 4, indirect 2")]
    [InlineData("articles?groupBy=week&person={layla}", "2024-W18 2, 2024-W22 1")]
    public async Task Groups_are_counted(string path, string expected)
    {
        var page = await service.GetAsync($"/v1/stats/{path}");
        var groups = page.GetProperty("items")
            .EnumerateArray()
            .Select(Describe)
            .Order(StringComparer.Ordinal)
            .ToArray();

        string.Join(", ", groups).ShouldBe(expected);
        page.GetProperty("groupCount").GetInt64().ShouldBe(groups.Length);
    }

    [Fact]
    public async Task A_group_has_its_first_and_last_day_as_stated()
    {
        var page = await service.GetAsync("/v1/stats/quotes?groupBy=speaker&speaker=منصور");

        page.GetProperty("items")[0]
            .GetRawText()
            .ShouldBe(
                service.Resolve(
                    """{"speaker":{"value":"{layla}","name":"ليلى منصور"},"count":2,"first":"2024-05-04","last":"2024-06-01"}"""
                )
            );
        page.GetProperty("resolved").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Undated_rows_have_neither_first_nor_last()
    {
        var group = (await service.GetAsync("/v1/stats/quotes?groupBy=month&dated=false")).GetProperty("items")[0];

        group.GetRawText().ShouldBe("""{"month":{"value":"(none)"},"count":2}""");
    }

    [Theory]
    [InlineData("groupBy=outlet,kind")]
    [InlineData("groupBy=outlet&groupBy=kind")]
    public async Task Two_groupings_are_crossed(string query)
    {
        var page = await service.GetAsync($"/v1/stats/quotes?{query}");
        var groups = page.GetProperty("items")
            .EnumerateArray()
            .Select(g =>
                $"{Named(g.GetProperty("outlet"))} {g.GetProperty("kind").GetProperty("value")} {g.GetProperty("count")}"
            )
            .Order(StringComparer.Ordinal);

        groups.ShouldBe([
            "(none) direct 1",
            "agency direct 2",
            "agency indirect 1",
            "paper direct 1",
            "paper indirect 2",
        ]);
    }

    [Fact]
    public async Task The_largest_groups_come_first_and_all_are_counted()
    {
        var page = await service.GetAsync("/v1/stats/quotes?groupBy=month&limit=1");

        Describe(page.GetProperty("items").EnumerateArray().Single()).ShouldBe("2024-05 4");
        page.GetProperty("groupCount").GetInt64().ShouldBe(3);
    }

    [Theory]
    [InlineData("quotes?groupBy=day", "2024-05-04 4, (none) 2, 2024-06-01 1")]
    [InlineData("quotes?groupBy=day&sort=-count", "2024-05-04 4, (none) 2, 2024-06-01 1")]
    [InlineData("quotes?groupBy=day&sort=value", "2024-05-04 4, 2024-06-01 1, (none) 2")]
    [InlineData("quotes?groupBy=week,kind&sort=value", "direct 1, indirect 3, direct 1, direct 2")]
    [InlineData("articles?groupBy=month&sort=value", "2024-05 2, 2024-06 1, (none) 2")]
    public async Task Groups_come_in_the_order_asked_for(string path, string expected) =>
        string.Join(
                ", ",
                (await service.GetAsync($"/v1/stats/{path}")).GetProperty("items").EnumerateArray().Select(Describe)
            )
            .ShouldBe(expected);

    [Theory]
    [InlineData("quotes?groupBy=speaker")]
    [InlineData("quotes?groupBy=speaker,day")]
    [InlineData("quotes?groupBy=outlet,speakerType&sort=value")]
    [InlineData("quotes?groupBy=day&kind=direct&sort=-count")]
    [InlineData("articles?groupBy=speaker,kind&sort=value")]
    [InlineData("articles?groupBy=outlet,month")]
    public async Task Pages_of_one_give_every_group_once(string path)
    {
        var whole = await service.GetAsync($"/v1/stats/{path}");
        var paged = new List<string>();
        var cursor = "";
        while (true)
        {
            var page = await service.GetAsync($"/v1/stats/{path}&limit=1{cursor}");
            paged.AddRange(page.GetProperty("items").EnumerateArray().Select(g => g.GetRawText()));
            page.GetProperty("groupCount").GetInt64().ShouldBe(whole.GetProperty("groupCount").GetInt64());
            if (!page.TryGetProperty("nextCursor", out var next))
            {
                break;
            }
            cursor = $"&cursor={next}";
        }

        paged.Count.ShouldBeGreaterThan(1);
        paged.ShouldBe(whole.GetProperty("items").EnumerateArray().Select(g => g.GetRawText()));
    }

    [Theory]
    [InlineData(
        "quotes",
        "groupBy",
        "must be sent; it is one or two of: speaker, speakerType, outlet, kind, day, week, month."
    )]
    [InlineData(
        "quotes?groupBy=year",
        "groupBy",
        "does not know “year”; known are day, kind, month, outlet, speaker, speakerType, week."
    )]
    [InlineData("quotes?groupBy=mounth", "groupBy", "does not know “mounth”; did you mean month?")]
    [InlineData("articles?groupBy=day,week,month", "groupBy", "must not have more than 2 values; there are 3.")]
    [InlineData(
        "articles?groupBy=day&groupBy=week&groupBy=month",
        "groupBy",
        "must not have more than 2 values; there are 3."
    )]
    [InlineData(
        "quotes?groupBy=kind&from=2024-06-01&to=2024-05-01",
        "to",
        "must be later than from, but “2024-05-01” is not later than “2024-06-01”."
    )]
    [InlineData("articles?groupBy=kind&limit=101", "limit", "must be a whole number from 1 to 100, not “101”.")]
    [InlineData(
        "quotes?groupBy=kind&cursor=MQ",
        "cursor",
        "must be one that this list gave for these filters and this order, not “MQ”."
    )]
    [InlineData("quotes?groupBy=kind&sort=publishedAt", "sort", "must be one of: -count, value, not “publishedAt”.")]
    public Task What_cannot_be_counted_is_refused(string path, string name, string message) =>
        service.RefusesAsync($"/v1/stats/{path}", name, message);

    private string Describe(JsonElement group) =>
        $"{Named(group.EnumerateObject().First().Value)} {group.GetProperty("count")}";

    private string Named(JsonElement value)
    {
        var id = value.GetProperty("value").GetString()!;
        return service.Ids.FirstOrDefault(i => string.Equals(i.Value, id, StringComparison.Ordinal)).Key ?? id;
    }
}
