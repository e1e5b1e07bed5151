using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Utterances;

[Collection(SeededServiceTests.Name)]
public sealed class UtteranceEndpointsTests(SeededService service)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "spread undatedOne")]
    [InlineData("?sort=publishedAt", "undatedOne spread")]
    [InlineData("?minOutlets=2", "spread")]
    [InlineData("?speaker={samir}", "spread undatedOne")]
    [InlineData("?speaker={layla}", "spread")]
    [InlineData("?dated=false", "undatedOne")]
    [InlineData("?kind=indirect", "spread")]
    [InlineData("?q=الأمطار", "spread")]
    public async Task They_are_found_by_what_any_of_their_quotes_has(string query, string names)
    {
        var page = await service.GetAsync($"/v1/utterances{query}");

        page.GetProperty("items")
            .EnumerateArray()
            .Select(u => u.GetProperty("id").GetString())
            .ShouldBe(names.Split(' ').Select(name => service.Ids[name]));
    }

    [Fact]
    public async Task One_tells_who_reported_it_first_and_every_other_wording()
    {
        var utterance = await service.GetAsync("/v1/utterances/{spread}");

        utterance.GetProperty("quoteId").GetString().ShouldBe(service.Ids["ready"]);
        utterance.GetProperty("representativeBy").GetString().ShouldBe("longest");
        utterance.GetProperty("quoteCount").GetInt32().ShouldBe(3);
        utterance.GetProperty("outletCount").GetInt32().ShouldBe(2);
        utterance.GetProperty("firstPublishedAt").GetString().ShouldBe("2024-05-04");
        utterance.GetProperty("outlets").GetArrayLength().ShouldBe(2);
        utterance.GetProperty("variants").GetArrayLength().ShouldBe(2);
        utterance.GetProperty("firstReported").GetProperty("utteranceId").GetString().ShouldBe(service.Ids["spread"]);
    }

    [Fact]
    public async Task What_one_quote_reports_is_an_utterance_too()
    {
        var utterance = await service.GetAsync("/v1/utterances/{left}");

        utterance.GetProperty("representativeBy").GetString().ShouldBe("only");
        utterance.GetProperty("variants").GetArrayLength().ShouldBe(0);
        (await service.GetAsync("/v1/quotes/{left}"))
            .GetProperty("utteranceId")
            .GetString()
            .ShouldBe(service.Ids["left"]);
    }

    [Fact]
    public async Task The_id_of_any_of_its_quotes_leads_on()
    {
        var other = new[] { "ready", "plenty", "tight" }.First(q => service.Ids[q] != service.Ids["spread"]);

        using var answer = await service.Client.GetAsync(service.Resolve($"/v1/utterances/{{{other}}}"), Cancelled);

        // Some clients follow by themselves.
        (answer.Headers.Location?.OriginalString ?? answer.RequestMessage!.RequestUri!.AbsolutePath).ShouldBe(
            service.Resolve("/v1/utterances/{spread}")
        );
    }

    [Fact]
    public async Task The_variants_of_a_quote_are_all_others_of_its_utterance()
    {
        var page = await service.GetAsync("/v1/quotes/{plenty}/variants");

        page.GetProperty("items")
            .EnumerateArray()
            .Select(v => v.GetProperty("quote").GetProperty("id").GetString())
            .Order(StringComparer.Ordinal)
            .ShouldBe(new[] { service.Ids["ready"], service.Ids["tight"] }.Order(StringComparer.Ordinal));
        page.GetProperty("items")[0].GetProperty("wording").GetString().ShouldBe("reported");
        (await service.GetAsync("/v1/quotes/{left}/variants")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("/v1/utterances/nothing")]
    [InlineData("/v1/utterances/aaaaaaaaaaaaaaaaaaaaaaaaaa-0-3")]
    [InlineData("/v1/quotes/nothing/variants")]
    [InlineData("/v1/quotes/aaaaaaaaaaaaaaaaaaaaaaaaaa-0-3/variants")]
    public Task What_is_not_there_is_not_found(string path) => service.ProblemAsync(path, "not-found");
}
