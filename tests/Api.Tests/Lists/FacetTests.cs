using System.Text.Json;
using Qawl.Api.Lists;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Lists;

[Collection(SeededServiceTests.Name)]
public sealed class FacetTests(SeededService service)
{
    [Theory]
    [InlineData("/v1/quotes?facets=kind", "kind", "direct 4, indirect 3")]
    [InlineData("/v1/quotes?facets=speaker", "speaker", "(none) 2, layla 2, samir 2, water 1")]
    [InlineData("/v1/quotes?facets=outlet", "outlet", "(none) 1, agency 3, paper 3")]
    [InlineData("/v1/quotes?facets=speakerType", "speakerType", "(none) 1, organization 1, person 4, unnamed 1")]
    [InlineData("/v1/quotes?facets=kind&outlet=المدى&limit=1", "kind", "direct 2, indirect 1")]
    [InlineData("/v1/quotes?facets=speaker&kind=direct&dated=true", "speaker", "layla 1, samir 1")]
    [InlineData("/v1/quotes?facets=kind&q=السد", "kind", "direct 1")]
    [InlineData("/v1/quotes?facets=kind&person=ليلى منصور", "kind", "indirect 1")]
    [InlineData("/v1/quotes?facets=kind&speaker=لا أحد", "kind", "")]
    [InlineData("/v1/quotes?facets=kind&sample=2&include=context", "kind", "direct 4, indirect 3")]
    [InlineData("/v1/articles?facets=outlet", "outlet", "(none) 1, agency 2, paper 2")]
    [InlineData("/v1/articles?facets=speaker", "speaker", "(none) 2, layla 2, samir 2, water 1")]
    [InlineData("/v1/articles?facets=kind", "kind", "direct 4, indirect 2")]
    [InlineData("/v1/articles?facets=speakerType", "speakerType", "(none) 1, organization 1, person 3, unnamed 1")]
    [InlineData("/v1/articles?facets=kind&person=ليلى منصور&q=السد", "kind", "direct 1, indirect 1")]
    public async Task A_facet_counts_what_all_pages_hold(string path, string facet, string expected)
    {
        var counts = Counts(await service.GetAsync(path), facet);

        string.Join(", ", counts.Order(StringComparer.Ordinal)).ShouldBe(expected);
    }

    [Fact]
    public async Task The_most_frequent_comes_first_with_its_name()
    {
        var page = await service.GetAsync("/v1/quotes?facets=speaker,outlet&kind=direct&limit=1");
        var first = page.GetProperty("facets").GetProperty("speaker")[0];

        page.GetProperty("items").GetArrayLength().ShouldBe(1);
        first.GetRawText().ShouldBe(service.Resolve("""{"value":"{samir}","name":"سمير الحداد","count":2}"""));
        page.GetProperty("facets").TryGetProperty("kind", out _).ShouldBeFalse();
    }

    [Fact]
    public void All_facets_may_be_asked_for_at_once() => Enum.GetValues<Facet>().Length.ShouldBe(Facets.Kinds);

    [Fact]
    public async Task Facets_may_be_repeated_and_asked_for_on_some_pages_only()
    {
        var first = await service.GetAsync("/v1/quotes?limit=3&facets=kind&facets=outlet");
        var cursor = first.GetProperty("nextCursor").GetString();
        var second = await service.GetAsync($"/v1/quotes?limit=3&cursor={cursor}");

        first.GetProperty("facets").EnumerateObject().Select(f => f.Name).ShouldBe(["outlet", "kind"]);
        second.TryGetProperty("facets", out _).ShouldBeFalse();
    }

    private string[] Counts(JsonElement page, string facet)
    {
        var names = service
            .Ids.DistinctBy(i => i.Value, StringComparer.Ordinal)
            .ToDictionary(i => i.Value, i => i.Key, StringComparer.Ordinal);
        return
        [
            .. page.GetProperty("facets")
                .GetProperty(facet)
                .EnumerateArray()
                .Select(c =>
                {
                    var value = c.GetProperty("value").GetString()!;
                    return $"{names.GetValueOrDefault(value, value)} {c.GetProperty("count")}";
                }),
        ];
    }
}
