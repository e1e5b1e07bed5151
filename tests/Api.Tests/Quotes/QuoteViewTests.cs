using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Quotes;

[Collection(SeededServiceTests.Name)]
public sealed class QuoteViewTests(SeededService service)
{
    private static readonly string[] AlwaysThere =
    [
        "id",
        "articleId",
        "utteranceId",
        "kind",
        "text",
        "start",
        "end",
        "confidence",
        "importedAt",
    ];

    [Theory]
    [InlineData("/v1/quotes/{ready}?include=context&contextLength=5", " إن «", "» وأك")]
    [InlineData("/v1/quotes/{ready}?include=context&contextLength=٢", " «", "» ")]
    [InlineData("/v1/quotes/{ready}?include=context&contextLength=0", "", "")]
    [InlineData("/v1/quotes/{ready}?include=context", "😀 قال سمير الحداد إن «", "» وأكدت ليلى منصور أن العمل مستمر.")]
    [InlineData("/v1/quotes/{continues}?include=context&contextLength=500", null, ".")]
    public async Task The_context_of_a_quote_counts_code_points(string path, string? prefix, string suffix)
    {
        var quote = await service.GetAsync(path);
        var context = quote.GetProperty("context");

        context.GetProperty("exact").GetString().ShouldBe(quote.GetProperty("text").GetString());
        context.GetProperty("suffix").GetString().ShouldBe(suffix);
        if (prefix is not null)
        {
            context.GetProperty("prefix").GetString().ShouldBe(prefix);
        }
    }

    [Theory]
    [InlineData("/v1/quotes?include=context")]
    [InlineData("/v1/quotes?include=context&sample=7")]
    [InlineData("/v1/quotes?include=context&contextLength=500&ids={ready},{tight}")]
    [InlineData("/v1/articles/{dam}/quotes?include=context")]
    [InlineData("/v1/people/{samir}/quotes?include=context")]
    [InlineData("/v1/organizations/{water}/quotes?include=context")]
    public async Task Every_list_of_quotes_can_show_the_context(string path)
    {
        var quotes = (await service.GetAsync(path)).GetProperty("items").EnumerateArray().ToArray();

        quotes.ShouldNotBeEmpty();
        foreach (var quote in quotes)
        {
            var text = await service.Client.GetStringAsync(
                $"/v1/articles/{quote.GetProperty("articleId").GetString()}/text",
                TestContext.Current.CancellationToken
            );
            var context = quote.GetProperty("context");
            text.ShouldContain(
                $"{context.GetProperty("prefix")}{context.GetProperty("exact")}{context.GetProperty("suffix")}"
            );
        }
    }

    [Theory]
    [InlineData("/v1/quotes?include=evidence")]
    [InlineData("/v1/quotes?include=evidence,context&sample=7")]
    [InlineData("/v1/articles/{dam}/quotes?include=evidence")]
    [InlineData("/v1/people/{samir}/quotes?include=evidence")]
    [InlineData("/v1/quotes?fields=text&include=evidence")]
    public async Task Every_list_of_quotes_can_show_how_speakers_were_found(string path)
    {
        var quotes = (await service.GetAsync(path)).GetProperty("items").EnumerateArray().ToArray();

        quotes.ShouldNotBeEmpty();
        foreach (var attribution in quotes.Select(quote => quote.GetProperty("attribution")))
        {
            var other = attribution.GetProperty("alternatives").EnumerateArray().ShouldHaveSingleItem();
            other.GetProperty("who").GetProperty("type").GetString().ShouldBe("unnamed");
            other.GetProperty("rule").GetString().ShouldBe("last-speaker");
            other.GetProperty("whyNot").GetString().ShouldBe("laterRule");
        }
        quotes
            .Select(q => q.GetProperty("attribution"))
            .Where(found => found.TryGetProperty("rule", out _))
            .Select(found => found.GetProperty("rule").GetString())
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(["subject-behind-verb"]);
    }

    [Fact]
    public async Task Without_being_asked_no_evidence_is_shown() =>
        (await service.GetAsync("/v1/quotes/{ready}?include=context"))
            .TryGetProperty("attribution", out _)
            .ShouldBeFalse();

    [Fact]
    public async Task Without_being_asked_no_context_is_shown() =>
        (await service.GetAsync("/v1/quotes/{ready}?contextLength=5")).TryGetProperty("context", out _).ShouldBeFalse();

    [Theory]
    [InlineData("/v1/quotes?fields=text", "")]
    [InlineData("/v1/quotes?fields=id&ids={ready}", "")]
    [InlineData("/v1/quotes?fields=speaker,kind&fields=outlet&ids={ready}", "speaker outlet")]
    [InlineData("/v1/quotes?fields=context&include=context", "context")]
    [InlineData("/v1/quotes?fields=text&include=context", "context")]
    [InlineData("/v1/quotes?fields=context", "")]
    [InlineData("/v1/quotes?fields=speakerBy&ids={ready}", "speakerBy")]
    [InlineData("/v1/quotes?fields=text&sample=2", "")]
    [InlineData("/v1/articles/{dam}/quotes?fields=cue", "cue")]
    [InlineData("/v1/people/{samir}/quotes?fields=speaker&include=context&contextLength=3", "speaker context")]
    [InlineData("/v1/organizations/{water}/quotes?fields=publishedAt", "publishedAt")]
    public async Task Of_what_a_quote_may_lack_only_the_fields_asked_for_are_shown(string path, string members)
    {
        var rows = (await service.GetAsync(path)).GetProperty("items").EnumerateArray().ToArray();

        rows.ShouldNotBeEmpty();
        foreach (var row in rows)
        {
            row.EnumerateObject()
                .Select(m => m.Name)
                .ShouldBe(
                    [.. AlwaysThere, .. members.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
                    ignoreOrder: true
                );
        }
    }

    [Theory]
    [InlineData("/v1/articles?fields=title&ids={dam}", "id title language importedAt")]
    [InlineData("/v1/people/{samir}/mentions?fields=outlet&dated=true", "articleId start end text outlet importedAt")]
    [InlineData("/v1/organizations/{water}/mentions?fields=text", "articleId start end text importedAt")]
    public async Task So_it_is_with_articles_and_mentions(string path, string members) =>
        (await service.GetAsync(path))
            .GetProperty("items")[0]
            .EnumerateObject()
            .Select(m => m.Name)
            .ShouldBe(members.Split(' '));

    [Fact]
    public async Task A_sparse_page_keeps_its_own_members()
    {
        var page = await service.GetAsync("/v1/quotes?fields=text&limit=1&total=true&facets=kind&speaker=الحداد");
        var one = await service.GetAsync("/v1/quotes/{ready}?fields=speakerBy&include=context");

        page.EnumerateObject()
            .Select(m => m.Name)
            .ShouldBe(["items", "nextCursor", "total", "facets", "resolved"], ignoreOrder: true);
        one.EnumerateObject().Select(m => m.Name).ShouldBe([.. AlwaysThere, "speakerBy", "context"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("q=العمل", "continues")]
    [InlineData("speaker=سمير الحداد", "ready")]
    [InlineData("speaker=منصور&speaker=الحداد", "ready continues")]
    [InlineData("speakerType=organization", "")]
    [InlineData("organization={water}", "ready")]
    [InlineData("person=ليلى منصور", "")]
    [InlineData("kind=indirect&speakerType=person", "continues")]
    public async Task The_quotes_of_an_article_can_be_filtered(string query, string expected)
    {
        var names = await service.NamesAsync($"/v1/articles/{{dam}}/quotes?{query}");

        string.Join(' ', names).ShouldBe(expected);
    }

    [Theory]
    [InlineData("speaker=منصور&kind=direct&outlet=المدى&from=2024-06-01T00:00:00%2B03:00", "tight")]
    [InlineData("speaker=منصور&speaker=الحداد&kind=direct&kind=indirect&dated=true", "tight ready continues")]
    [InlineData("speakerType=person&speakerType=organization&q=السد&organization={water}&hasOutlet=true", "ready")]
    [InlineData("outlet={paper}&outlet={agency}&speakerType=unnamed&person={layla}&to=2024-05-05", "left")]
    public async Task Filters_hold_together_with_several_values_each(string query, string expected)
    {
        var names = await service.NamesAsync($"/v1/quotes?{query}");

        names.Order(StringComparer.Ordinal).ShouldBe(expected.Split(' ').Order(StringComparer.Ordinal));
    }
}
