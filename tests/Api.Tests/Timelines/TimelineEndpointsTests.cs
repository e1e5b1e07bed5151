using System.Text.Json;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Timelines;

[Collection(SeededServiceTests.Name)]
public sealed class TimelineEndpointsTests(SeededService service)
{
    [Theory]
    [InlineData("/v1/people/{layla}/timeline", "", "2024-05-01:2")]
    [InlineData("/v1/people/{layla}/timeline", "bucket=day", "2024-05-31:1 2024-05-04:1")]
    [InlineData("/v1/people/{layla}/timeline", "bucket=week", "2024-05-27:1 2024-04-29:1")]
    [InlineData("/v1/people/{layla}/timeline", "bucket=day&sort=publishedAt", "2024-05-04:1 2024-05-31:1")]
    [InlineData("/v1/people/{layla}/timeline", "bucket=day&q=مستمر", "2024-05-04:1")]
    [InlineData("/v1/people/{layla}/timeline", "bucket=day&kind=direct", "2024-05-31:1")]
    [InlineData("/v1/people/{layla}/timeline", "bucket=day&from=2024-05-05", "2024-05-31:1")]
    [InlineData("/v1/people/{layla}/timeline", "bucket=day&importedSince=2026-01-02", "2024-05-31:1")]
    [InlineData("/v1/people/{layla}/timeline", "outlet=جريدة الأفق", "")]
    [InlineData("/v1/people/{layla}/timeline", "person=سمير الحداد", "")]
    [InlineData("/v1/people/{samir}/timeline", "", "2024-05-01:1 undated:1")]
    [InlineData("/v1/people/{samir}/timeline", "sort=publishedAt", "undated:1 2024-05-01:1")]
    [InlineData("/v1/people/{samir}/timeline", "dated=false&bucket=week", "undated:1")]
    [InlineData("/v1/people/{samir}/timeline", "organization=وزارة المياه", "2024-05-01:1")]
    [InlineData("/v1/people/{nader}/timeline", "", "")]
    [InlineData("/v1/organizations/{water}/timeline", "", "2024-05-01:1")]
    [InlineData("/v1/organizations/{agency}/timeline", "", "")]
    public async Task What_was_said_is_counted_by_time(string path, string query, string expected) =>
        Buckets(await service.GetAsync($"{path}?{query}"))
            .ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task A_bucket_shows_its_first_and_its_last_quote()
    {
        var page = await service.GetAsync("/v1/people/{layla}/timeline?total=true");

        page.GetProperty("items")[0]
            .GetRawText()
            .ShouldBe(
                service.Resolve(
                    """{"start":"2024-05-01","end":"2024-06-01","count":2,"first":{"id":"{continues}","text":"العمل مستمر","publishedAt":"2024-05-04"},"last":{"id":"{tight}","text":"الوقت ضيق","publishedAt":"2024-06-01T01:30:00+03:00"}}"""
                )
            );
        page.GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task What_has_no_date_has_a_bucket_without_one()
    {
        var page = await service.GetAsync("/v1/people/{samir}/timeline?dated=false");

        page.GetProperty("items")[0]
            .GetRawText()
            .ShouldBe(
                service.Resolve(
                    """{"count":1,"first":{"id":"{unpublished}","text":"بلا ناشر"},"last":{"id":"{unpublished}","text":"بلا ناشر"}}"""
                )
            );
    }

    [Theory]
    [InlineData("day")]
    [InlineData("week")]
    [InlineData("month")]
    public async Task The_bounds_of_a_bucket_find_just_its_quotes(string length)
    {
        foreach (var speaker in new[] { "/v1/people/{layla}", "/v1/people/{samir}", "/v1/organizations/{water}" })
        {
            var page = await service.GetAsync($"{speaker}/timeline?bucket={length}");
            foreach (var bucket in page.GetProperty("items").EnumerateArray())
            {
                var range = bucket.TryGetProperty("start", out var start)
                    ? $"from={start}&to={bucket.GetProperty("end")}"
                    : "dated=false";
                var quotes = (await service.GetAsync($"{speaker}/quotes?sort=publishedAt&{range}")).GetProperty(
                    "items"
                );

                quotes.GetArrayLength().ShouldBe(bucket.GetProperty("count").GetInt32());
                IdOf(quotes[0]).ShouldBe(IdOf(bucket.GetProperty("first")));
                IdOf(quotes.EnumerateArray().Last()).ShouldBe(IdOf(bucket.GetProperty("last")));
            }
        }
    }

    [Theory]
    [InlineData("-publishedAt", "2024-05-01:1 undated:1")]
    [InlineData("publishedAt", "undated:1 2024-05-01:1")]
    public async Task Pages_lead_through_all_buckets(string sort, string expected)
    {
        var path = $"/v1/people/{{samir}}/timeline?sort={sort}&limit=1";
        var first = await service.GetAsync(path);
        var second = await service.GetAsync($"{path}&cursor={first.GetProperty("nextCursor")}");

        Buckets(first).Concat(Buckets(second)).ShouldBe(expected.Split(' '));
        second.TryGetProperty("nextCursor", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("/v1/people/nobody/timeline", "not-found")]
    [InlineData("/v1/organizations/nobody/timeline?bucket=day", "not-found")]
    [InlineData("/v1/people/{samir}/timeline?bucket=year", "invalid-parameter")]
    [InlineData("/v1/people/{samir}/timeline?bucket=day&bucket=week", "invalid-parameter")]
    [InlineData("/v1/people/{samir}/timeline?speaker=x", "invalid-parameter")]
    [InlineData("/v1/people/{samir}/timeline?to=x", "invalid-parameter")]
    public Task What_is_not_there_or_not_understood_is_a_problem(string path, string kind) =>
        service.ProblemAsync(path, kind);

    private static string[] Buckets(JsonElement page) =>
        [
            .. page.GetProperty("items")
                .EnumerateArray()
                .Select(b =>
                    $"{(b.TryGetProperty("start", out var s) ? s.GetString() : "undated")}:{b.GetProperty("count")}"
                ),
        ];

    private static string? IdOf(JsonElement quote) => quote.GetProperty("id").GetString();
}
