using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.People;

[Collection(SeededServiceTests.Name)]
public sealed class PersonEndpointsTests(SeededService service)
{
    [Theory]
    [InlineData("", "samir layla nader")]
    [InlineData("sort=name", "samir layla nader")]
    [InlineData("q=منصور", "layla")]
    [InlineData("q=لَيلى", "layla")]
    [InlineData("q=سمير داد", "samir")]
    [InlineData("q=الحداد سمير", "samir")]
    [InlineData("q=Samir", "samir")]
    [InlineData("q=El-Haddad", "samir nader")]
    [InlineData("q=Leila Mansour", "layla")]
    [InlineData("q=ليلا منصور", "layla")]
    [InlineData("q=لیلی", "layla")]
    [InlineData("q=منصورة", "layla")]
    [InlineData("q=Ahmad", "")]
    [InlineData("q=حدادين", "")]
    [InlineData("q=الحداد&sort=name", "samir nader")]
    [InlineData("q=س%25ر", "")]
    [InlineData("q=سم_ر", "")]
    [InlineData("q=سمير%5C", "samir")]
    public async Task People_are_found_by_parts_of_their_names(string query, string expected)
    {
        var names = await service.NamesAsync($"/v1/people?{query}");

        names
            .Order(StringComparer.Ordinal)
            .ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_order_is_by_quotes_or_by_name()
    {
        (await service.NamesAsync("/v1/people"))[^1].ShouldBe("nader");
        (await service.NamesAsync("/v1/people?sort=name")).ShouldBe(["samir", "layla", "nader"]);
    }

    [Fact]
    public async Task Who_is_asked_for_comes_with_what_tells_namesakes_apart()
    {
        var samir = (await service.GetAsync("/v1/people?q=سمير")).GetProperty("items")[0].GetProperty("knownBy");
        samir.GetProperty("office").GetString().ShouldBe("وزير المياه");
        samir.GetProperty("lastSeen").GetString().ShouldBe("2024-05-04");

        var chosen = (await service.GetAsync("/v1/people?ids={samir}")).GetProperty("items")[0];
        chosen.GetProperty("knownBy").GetProperty("office").GetString().ShouldBe("وزير المياه");

        (await service.GetAsync("/v1/people")).GetProperty("items")[0].TryGetProperty("knownBy", out _).ShouldBeFalse();

        var suggested = await service.GetAsync("/v1/suggest?q=سمير");
        suggested.GetProperty("items")[0].GetProperty("office").GetString().ShouldBe("وزير المياه");
    }

    [Fact]
    public async Task A_person_has_aliases_and_offices()
    {
        var person = await service.GetAsync("/v1/people/{samir}");

        person
            .GetRawText()
            .ShouldBe(
                service.Resolve(
                    """{"id":"{samir}","name":"سمير الحداد","quoteCount":2,"mentionCount":2,"knownBy":{"office":"وزير المياه","outlet":"وكالة المدى","firstSeen":"2024-05-04","lastSeen":"2024-05-04"},"aliases":["الحداد","سمير الحداد"],"roles":[{"title":"وزير المياه","articleCount":1,"firstSeen":"2024-05-04","lastSeen":"2024-05-04"}]}"""
                )
            );
    }

    [Theory]
    [InlineData("", "ready unpublished")]
    [InlineData("hasOutlet=true", "ready")]
    [InlineData("q=ناشر", "unpublished")]
    [InlineData("organization=وزارة المياه", "ready")]
    public async Task What_a_person_said_can_be_filtered(string query, string expected)
    {
        (await service.NamesAsync($"/v1/people/{{samir}}/quotes?{query}")).ShouldBe(expected.Split(' '));
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("outlet=المدى", 2)]
    [InlineData("from=2024-05-05", 1)]
    [InlineData("dated=false", 0)]
    [InlineData("hasOutlet=false", 0)]
    [InlineData("importedSince=2026-01-02", 1)]
    public async Task Where_a_person_is_named_can_be_filtered(string query, int expected)
    {
        var mentions = await service.GetAsync($"/v1/people/{{layla}}/mentions?{query}");

        mentions.GetProperty("items").GetArrayLength().ShouldBe(expected);
    }

    [Fact]
    public async Task A_mention_tells_its_place_and_article()
    {
        var mentions = await service.GetAsync("/v1/people/{layla}/mentions?limit=1");

        mentions
            .GetProperty("items")[0]
            .GetRawText()
            .ShouldBe(
                service.Resolve(
                    """{"articleId":"{zoned}","start":5,"end":15,"text":"ليلى منصور","publishedAt":"2024-06-01T01:30:00+03:00","publishedPrecision":"second","publishedInstant":"2024-05-31T22:30:00Z","outlet":{"id":"{agency}","name":"وكالة المدى"},"importedAt":"2026-01-02T08:00:00Z"}"""
                )
            );
    }
}
