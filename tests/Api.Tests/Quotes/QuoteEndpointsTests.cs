using System.Net;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Quotes;

[Collection(SeededServiceTests.Name)]
public sealed class QuoteEndpointsTests(SeededService service)
{
    [Theory]
    [InlineData("outlet={agency}", "continues,ready")]
    [InlineData("from=2024-05-20", "tight")]
    [InlineData("speaker={layla}", "continues,tight")]
    [InlineData("q=ضيق", "tight")]
    [InlineData("organization={water}", "ready")]
    public async Task Of_quotes_of_one_statement_a_list_has_the_first_that_its_filters_leave(
        string filter,
        string names
    )
    {
        var found = await service.NamesAsync($"/v1/quotes?collapse=utterances&{filter}");

        found.Order(StringComparer.Ordinal).ShouldBe(names.Split(','));
        (await service.GetAsync($"/v1/quotes?collapse=utterances&total=true&limit=1&{filter}"))
            .GetProperty("total")
            .GetInt32()
            .ShouldBe(found.Length);
    }

    [Fact]
    public async Task Without_filters_each_statement_is_there_once()
    {
        var found = await service.NamesAsync("/v1/quotes?collapse=utterances&sort=publishedAt");

        found.Length.ShouldBe(4);
        found.Count(name => name is "continues" or "left").ShouldBe(2);
        await service.ProblemAsync("/v1/quotes?collapse=copies", "invalid-parameter");
    }

    [Fact]
    public async Task A_quote_tells_who_said_it_where_and_how_that_is_known()
    {
        var quote = await service.GetAsync("/v1/quotes/{ready}");

        quote
            .GetRawText()
            .ShouldBe(
                service.Resolve(
                    """
                    {"id":"{ready}","articleId":"{dam}","utteranceId":"{spread}","kind":"direct","text":"السد جاهز وفق وزارة المياه","start":22,"end":48,"speaker":{"type":"person","id":"{samir}","name":"سمير الحداد"},"speakerBy":"name","onBehalfOf":{"id":"{water}","name":"وزارة المياه"},"cue":{"start":2,"end":5,"text":"قال"},"saidBy":"publication","confidence":0.9,"publishedAt":"2024-05-04","publishedPrecision":"day","outlet":{"id":"{agency}","name":"وكالة المدى"},"articleTitle":"السد الجديد","importedAt":"2026-01-01T08:00:00Z"}
                    """
                )
            );
    }

    [Fact]
    public async Task An_unnamed_source_has_words_and_no_id()
    {
        var speaker = (await service.GetAsync("/v1/quotes/{left}")).GetProperty("speaker");

        speaker.GetRawText().ShouldBe("""{"type":"unnamed","words":{"start":42,"end":52,"text":"مصدر مسؤول"}}""");
    }

    [Fact]
    public async Task Who_passes_the_words_on_is_the_relay()
    {
        var relay = (await service.GetAsync("/v1/quotes/{continues}")).GetProperty("relay");

        relay
            .GetRawText()
            .ShouldBe(service.Resolve("""{"type":"organization","id":"{agency}","name":"وكالة المدى"}"""));
    }

    [Fact]
    public async Task An_instant_is_given_only_where_the_zone_is_known()
    {
        var known = await service.GetAsync("/v1/quotes/{tight}");
        var unknown = await service.GetAsync("/v1/quotes/{ready}");

        known.GetProperty("publishedAt").GetString().ShouldBe("2024-06-01T01:30:00+03:00");
        known.GetProperty("publishedInstant").GetString().ShouldBe("2024-05-31T22:30:00Z");
        unknown.TryGetProperty("publishedInstant", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "tight ready continues plenty left anonymous unpublished")]
    [InlineData("q=السّدُّ", "ready")]
    [InlineData("q=وزارة السد", "ready")]
    [InlineData("q=الأمطار السد", "")]
    [InlineData("speaker=سمير الحداد", "ready unpublished")]
    [InlineData("speaker={samir}", "ready unpublished")]
    [InlineData("speaker=الحداد", "ready unpublished")]
    [InlineData("speaker=وزارة المياة", "plenty")]
    [InlineData("speaker=منصور&speaker=وزارة المياه", "tight continues plenty")]
    [InlineData("speaker=لا أحد", "")]
    [InlineData("speaker=Samir El Haddad", "ready unpublished")]
    [InlineData("speaker=سامير حدّاد", "ready unpublished")]
    [InlineData("speaker=Samir Khaddam", "")]
    [InlineData("speakerType=unnamed", "left")]
    [InlineData("speakerType=organization&speakerType=unnamed", "plenty left")]
    [InlineData("outlet=المدى", "tight ready continues")]
    [InlineData("outlet={paper}&outlet={agency}", "tight ready continues plenty left anonymous")]
    [InlineData("person=ليلى منصور", "left")]
    [InlineData("organization={water}", "ready")]
    [InlineData("kind=indirect", "continues plenty left")]
    [InlineData("stance=denied", "left")]
    [InlineData("kind=direct&kind=indirect", "tight ready continues plenty left anonymous unpublished")]
    [InlineData("from=2024-05-31", "tight")]
    [InlineData("from=2024-05-04&to=2024-05-05", "ready continues plenty left")]
    [InlineData("to=2024-05-31T22:30:00Z", "ready continues plenty left")]
    [InlineData("from=2024-05-31T22:30:00Z", "tight")]
    [InlineData("from=0001-01-01", "tight ready continues plenty left")]
    [InlineData("from=٢٠٢٤-٠٥-٣١", "tight")]
    [InlineData("dated=false", "anonymous unpublished")]
    [InlineData("dated=true&kind=direct", "tight ready")]
    [InlineData("hasOutlet=false", "unpublished")]
    [InlineData("hasOutlet=true&dated=false", "anonymous")]
    [InlineData("importedSince=2026-01-02T08:00:00Z", "tight")]
    [InlineData("importedSince=2026-01-02T08:00:01Z", "")]
    [InlineData("limit=١", "tight")]
    public async Task Each_filter_lets_through_what_it_says(string query, string expected)
    {
        var names = await service.NamesAsync($"/v1/quotes?{query}");

        string.Join(' ', names.Order(StringComparer.Ordinal)).ShouldBe(InOrder(expected), query);

        static string InOrder(string names) => string.Join(' ', names.Split(' ').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_newest_come_first_and_the_undated_last()
    {
        var newest = await service.NamesAsync("/v1/quotes");
        var oldest = await service.NamesAsync("/v1/quotes?sort=publishedAt");

        newest[0].ShouldBe("tight");
        newest[^2..].ShouldBe(["anonymous", "unpublished"], ignoreOrder: true);
        oldest.ShouldBe(newest.Reverse());
    }

    [Theory]
    [InlineData("/v1/quotes?speaker=مجهول", 0)]
    [InlineData("/v1/quotes", null)]
    public async Task A_name_that_nobody_has_is_told_from_no_name(string path, int? resolved)
    {
        var page = await service.GetAsync(path);

        (page.TryGetProperty("resolved", out var told) ? told.GetArrayLength() : (int?)null).ShouldBe(resolved);
    }

    [Fact]
    public async Task What_a_name_was_taken_to_mean_is_told()
    {
        var page = await service.GetAsync("/v1/quotes?speaker=الحداد&outlet=المدى");

        page.GetProperty("resolved")
            .EnumerateArray()
            .Select(r =>
                $"{r.GetProperty("parameter")} {r.GetProperty("given")} {r.GetProperty("type")} {r.GetProperty("name")}"
            )
            .ShouldBe(
                [
                    "outlet المدى organization وكالة المدى",
                    "speaker الحداد person سمير الحداد",
                    "speaker الحداد person نادر الحداد",
                ],
                ignoreOrder: true
            );
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaa-0-5")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaa-0-99999999999")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaa-5")]
    [InlineData("%00")]
    public async Task An_unknown_quote_is_not_found(string id)
    {
        using var answer = await service.Client.GetAsync($"/v1/quotes/{id}", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
    }
}
