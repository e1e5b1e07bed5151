using System.Text.Json;
using Qawl.Api.Discovery;
using Qawl.Api.Search;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Discovery;

[Collection(SeededServiceTests.Name)]
public sealed class SearchTests(SeededService service)
{
    [Theory]
    [InlineData("q=المياه", "organization:water quote:ready article:dam article:rain")]
    [InlineData("q=مياه", "organization:water quote:ready article:dam article:rain")]
    [InlineData("q=ليلى منصور", "person:layla article:dam article:rain article:zoned quote:left")]
    [InlineData("q=منصور ليلى", "person:layla article:dam article:rain article:zoned quote:left")]
    [InlineData("q=السد جاهز", "quote:ready article:dam")]
    [InlineData("q=السد وفيرة", "")]
    [InlineData("q=الحداد&type=person", "person:samir person:nader")]
    [InlineData("q=حداد&type=person", "person:samir person:nader")]
    [InlineData("q=المياه&type=organization&type=quote", "organization:water quote:ready")]
    [InlineData("q=المدى&type=organization", "organization:agency")]
    [InlineData("q=غيرموجود", "")]
    public async Task Everything_that_has_all_the_words_is_found(string query, string expected)
    {
        Hits(await service.GetAsync($"/v1/search?{query}"))
            .ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    [Fact]
    public async Task The_best_comes_first()
    {
        var result = await service.GetAsync("/v1/search?q=ليلى منصور");
        var scores = result.GetProperty("items").EnumerateArray().Select(h => h.GetProperty("score").GetDouble());

        scores.ShouldBe(scores.OrderDescending());
        scores.ShouldAllBe(s => s > 0 && s <= 1);
        Hits(result)[0].ShouldBe("person:layla");
        Hits(await service.GetAsync("/v1/search?q=ليلى منصور&limit=1")).ShouldBe(["person:layla"]);
        Hits(await service.GetAsync("/v1/search?q=السد&type=article"))[0].ShouldBe("article:dam");
    }

    [Theory]
    [InlineData(
        "q=السد جاهز&type=quote",
        """{"type":"quote","id":"{ready}","title":"السد الجديد","name":"سمير الحداد","text":"السد جاهز وفق وزارة المياه","snippet":"السد جاهز وفق وزارة المياه","publishedAt":"2024-05-04"}"""
    )]
    [InlineData(
        "q=الأمطار&type=article",
        """{"type":"article","id":"{rain}","title":"أمطار","snippet":"أعلنت وزارة المياه أن الأمطار وفيرة. وقال مصدر مسؤول إن ليلى منصور غادرت.","publishedAt":"2024-05-04"}"""
    )]
    [InlineData(
        "q=سمير&type=person",
        """{"type":"person","id":"{samir}","name":"سمير الحداد","snippet":"وزير المياه"}"""
    )]
    [InlineData(
        "q=وكالة المدى&type=organization",
        """{"type":"organization","id":"{agency}","name":"وكالة المدى","snippet":"المدى"}"""
    )]
    [InlineData("q=وزارة&type=organization", """{"type":"organization","id":"{water}","name":"وزارة المياه"}""")]
    public async Task A_hit_tells_what_it_is(string query, string expected)
    {
        var hit = (await service.GetAsync($"/v1/search?{query}")).GetProperty("items")[0];

        hit.GetRawText().ShouldStartWith(service.Resolve(expected)[..^1] + ",\"score\":");
    }

    [Theory]
    [InlineData("/v1/search", "q", "is required.")]
    [InlineData("/v1/search?type=quote", "q", "is required.")]
    [InlineData("/v1/search?q=", "q", "must not be empty.")]
    [InlineData("/v1/search?q=!", "q", "must contain a word or a number, not “!”.")]
    [InlineData("/v1/search?q=a&q=b", "q", "must be sent once, not 2 times.")]
    [InlineData("/v1/search?q=a&limit=0", "limit", "must be a whole number from 1 to 100, not “0”.")]
    [InlineData(
        "/v1/search?q=a&type=speech",
        "type",
        "must be one of: quote, article, person, organization, not “speech”."
    )]
    [InlineData("/v1/search?q=a&kind=direct", "kind", "is not a parameter here; known are limit, q, type.")]
    [InlineData("/v1/search?query=a", "q", "is required.")]
    [InlineData("/v1/suggest", "q", "is required.")]
    [InlineData("/v1/suggest?q=%D9%80", "q", "must contain a letter or a number, not “ـ”.")]
    [InlineData("/v1/suggest?q=a&limit=21", "limit", "must be a whole number from 1 to 20, not “21”.")]
    [InlineData("/v1/suggest?q=a&type=quote", "type", "must be one of: person, organization, not “quote”.")]
    [InlineData(
        "/v1/suggest?q=a%00",
        "q",
        "must not contain control characters or marks that reorder text; “a\\u0000” has U+0000."
    )]
    public Task A_wrong_parameter_is_named(string path, string name, string message) =>
        service.RefusesAsync(path, name, message);

    [Theory]
    [InlineData("q=الح", "person:samir:الحداد person:nader:الحداد")]
    [InlineData("q=ح", "person:samir:الحداد person:nader:الحداد")]
    [InlineData("q=حداد", "person:samir:الحداد person:nader:الحداد")]
    [InlineData("q=سمير ال", "person:samir:سمير الحداد")]
    [InlineData("q=سمير حد", "person:samir:سمير الحداد")]
    [InlineData("q=سَمير", "person:samir:سمير الحداد")]
    [InlineData("q=مدى", "organization:agency:المدى")]
    [InlineData("q=و", "organization:water:وزارة المياه organization:agency:وكالة المدى")]
    [InlineData("q=و&type=person", "")]
    [InlineData("q=و&limit=1", "organization:water:وزارة المياه")]
    [InlineData("q=وزارة مياه", "organization:water:وزارة المياه")]
    [InlineData("q=داد", "")]
    [InlineData("q=س%25ر", "")]
    [InlineData("q=سم_ر", "")]
    [InlineData("q=سمير%5C", "person:samir:سمير الحداد")]
    [InlineData("q=Sam", "person:samir:سمير الحداد")]
    [InlineData("q=samir al-h", "person:samir:سمير الحداد")]
    public async Task Names_are_suggested_by_their_beginning(string query, string expected)
    {
        var list = await service.GetAsync($"/v1/suggest?{query}");

        list.GetProperty("items")
            .EnumerateArray()
            .Select(s => $"{s.GetProperty("type")}:{service.NameOf(s)}:{s.GetProperty("matched")}")
            .ShouldBe(Split(expected));
    }

    [Fact]
    public async Task A_suggestion_tells_the_kind_of_an_organization_and_how_often_it_is_quoted()
    {
        var list = await service.GetAsync("/v1/suggest?q=مدى");

        list.GetProperty("items")[0]
            .GetRawText()
            .ShouldBe(
                service.Resolve(
                    """{"type":"organization","id":"{agency}","name":"وكالة المدى","matched":"المدى","matchedBy":"name","kind":"media","quoteCount":0}"""
                )
            );
    }

    [Fact]
    public void A_snippet_is_cut_where_the_most_words_searched_for_stand()
    {
        var filler = string.Join(' ', Enumerable.Repeat("كلام", 60));
        var text = $"{filler} السد وحده {filler}\n\nالسد   الجديد جاهز {filler}";
        var terms = new SearchMatches(SearchQuery.Of("جاهز السد"), SearchField.Anywhere);

        var snippet = Snippet.Of(text, terms);

        snippet.ShouldStartWith("…كلام");
        snippet.ShouldContain("السد الجديد جاهز");
        snippet.ShouldEndWith("كلام…");
        Snippet.Of("قصير", terms).ShouldBe("قصير");
        Snippet.Of(new string('ا', 9000), terms).Length.ShouldBeLessThan(500);
    }

    private string[] Hits(JsonElement result) =>
        [.. result.GetProperty("items").EnumerateArray().Select(h => $"{h.GetProperty("type")}:{service.NameOf(h)}")];

    /// <summary>Names with spaces between others without.</summary>
    private static string[] Split(string expected) =>
        expected.Length == 0
            ? []
            : expected
                .Replace(" person:", "|person:", StringComparison.Ordinal)
                .Replace(" organization:", "|organization:", StringComparison.Ordinal)
                .Split('|');
}
