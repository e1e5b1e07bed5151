using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Lists;

[Collection(SeededServiceTests.Name)]
public sealed class SelectionTests(SeededService service)
{
    [Theory]
    [InlineData("/v1/quotes?ids={tight},{anonymous},{ready}", "tight anonymous ready")]
    [InlineData("/v1/quotes?ids={ready}&ids={tight}, {ready}", "ready tight")]
    [InlineData("/v1/articles?ids={bare},{dam}", "bare dam")]
    [InlineData("/v1/people?ids={nader}&ids={layla}&ids={samir}", "nader layla samir")]
    [InlineData("/v1/organizations?ids={paper},{water}", "paper water")]
    public async Task Rows_come_in_the_order_of_their_ids(string path, string expected)
    {
        var names = await service.NamesAsync(path);

        string.Join(' ', names).ShouldBe(expected);
    }

    [Theory]
    [InlineData("/v1/quotes?ids=nothing,{ready},{dam}-0-999", "nothing {dam}-0-999")]
    [InlineData("/v1/articles?ids=b,{dam},a,b", "b a")]
    [InlineData("/v1/people?ids={water}", "{water}")]
    [InlineData("/v1/organizations?ids={samir}", "{samir}")]
    [InlineData("/v1/organizations?ids={water}", "")]
    public async Task What_is_missing_is_listed(string path, string missing)
    {
        var page = await service.GetAsync(path);

        string.Join(' ', page.GetProperty("missing").EnumerateArray().Select(m => m.GetString()))
            .ShouldBe(service.Resolve(missing));
    }

    [Fact]
    public async Task A_hundred_ids_are_taken_repeated_or_not()
    {
        var ids = Enumerable.Range(0, 99).Select(i => $"{i}").Append(service.Ids["dam"]).ToArray();

        foreach (var query in new[] { "ids=" + string.Join(',', ids), string.Join('&', ids.Select(i => "ids=" + i)) })
        {
            var page = await service.GetAsync($"/v1/articles?{query}");
            page.GetProperty("items").GetArrayLength().ShouldBe(1);
            page.GetProperty("missing").GetArrayLength().ShouldBe(99);
        }
    }

    [Theory]
    [InlineData("/v1/quotes")]
    [InlineData("/v1/articles")]
    [InlineData("/v1/quotes?kind=direct")]
    public async Task A_seed_draws_the_same_sample_again_and_a_smaller_one_begins_it(string path)
    {
        var joint = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var three = await service.NamesAsync($"{path}{joint}sample=3&seed=7");

        (await service.NamesAsync($"{path}{joint}sample=3&seed=7")).ShouldBe(three);
        (await service.NamesAsync($"{path}{joint}sample=2&seed=7")).ShouldBe(three[..2]);
        (await service.NamesAsync($"{path}{joint}sample=100&seed=7"))
            .Order(StringComparer.Ordinal)
            .ShouldBe((await service.NamesAsync(path)).Order(StringComparer.Ordinal));
        three.Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
    }

    [Fact]
    public async Task Every_row_is_drawn_by_some_seed()
    {
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < 60; seed++)
        {
            drawn.UnionWith(await service.NamesAsync($"/v1/quotes?sample=1&seed={seed}"));
        }

        drawn.Count.ShouldBe(7);
    }

    [Fact]
    public async Task A_sample_obeys_filters_and_has_no_next_page()
    {
        var page = await service.GetAsync("/v1/quotes?sample=1&speaker=منصور&total=true");

        page.GetProperty("items")[0]
            .GetProperty("speaker")
            .GetProperty("id")
            .GetString()
            .ShouldBe(service.Ids["layla"]);
        page.GetProperty("total").GetInt64().ShouldBe(2);
        page.GetProperty("resolved").GetArrayLength().ShouldBe(1);
        page.TryGetProperty("nextCursor", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("/v1/quotes?ids={ready}&kind=direct&limit=5", "ids", "must not be sent together with kind, limit.")]
    [InlineData("/v1/articles?ids={dam}&sample=1", "ids", "must not be sent together with sample.")]
    [InlineData("/v1/people?ids={samir}&q=سمير", "ids", "must not be sent together with q.")]
    [InlineData("/v1/quotes?ids=a,,b", "ids", "must not be empty.")]
    [InlineData(
        "/v1/quotes?ids=a%00",
        "ids",
        "must not contain control characters or marks that reorder text; “a\\u0000” has U+0000."
    )]
    [InlineData(
        "/v1/articles/{dam}/quotes?includes=context",
        "includes",
        "is not a parameter here; did you mean include?"
    )]
    [InlineData("/v1/quotes?sample=0", "sample", "must be a whole number from 1 to 100, not “0”.")]
    [InlineData("/v1/quotes?sample=101", "sample", "must be a whole number from 1 to 100, not “101”.")]
    [InlineData("/v1/quotes?sample=x", "sample", "must be a whole number from 1 to 100, not “x”.")]
    [InlineData("/v1/quotes?sample=1&seed=-1", "seed", "must be a whole number from 0 to 2147483647, not “-1”.")]
    [InlineData("/v1/quotes?sample=1&limit=1", "limit", "must not be sent together with sample.")]
    [InlineData("/v1/quotes?sample=1&sort=publishedAt", "sort", "must not be sent together with sample.")]
    [InlineData("/v1/quotes?sample=1&cursor=MQ", "cursor", "must not be sent together with sample.")]
    [InlineData("/v1/articles?sample=1&cursor=MQ", "cursor", "must not be sent together with sample.")]
    [InlineData("/v1/quotes?facets=speker", "facets", "does not know “speker”; did you mean speaker?")]
    [InlineData("/v1/quotes?facets=kind,,outlet", "facets", "must not be empty.")]
    [InlineData(
        "/v1/articles?facets=month",
        "facets",
        "does not know “month”; known are kind, outlet, speaker, speakerType."
    )]
    [InlineData(
        "/v1/people?facets=kind",
        "facets",
        "is not a parameter here; known are bom, cursor, format, ids, limit, q, sort, total."
    )]
    [InlineData("/v1/quotes?fields=txet", "fields", "does not know “txet”; did you mean text?")]
    [InlineData("/v1/articles?fields=publishedat", "fields", "does not know “publishedat”; did you mean publishedAt?")]
    [InlineData("/v1/quotes?include=text", "include", "does not know “text”; known are context, evidence.")]
    [InlineData(
        "/v1/quotes?include=context&contextLength=501",
        "contextLength",
        "must be a whole number from 0 to 500, not “501”."
    )]
    [InlineData(
        "/v1/quotes/{ready}?include=context&contextLength=-1",
        "contextLength",
        "must be a whole number from 0 to 500, not “-1”."
    )]
    [InlineData(
        "/v1/quotes?from=2024-06-01&to=2024-05-01&facets=kind",
        "to",
        "must be later than from, but “2024-05-01” is not later than “2024-06-01”."
    )]
    public Task What_cannot_be_is_refused_with_what_can(string path, string name, string message) =>
        service.RefusesAsync(path, name, message);

    [Theory]
    [InlineData("people")]
    [InlineData("quotes")]
    public Task More_than_a_hundred_ids_are_refused(string list) =>
        service.RefusesAsync(
            $"/v1/{list}?ids={string.Join(',', Enumerable.Range(0, 101))}",
            "ids",
            "must not have more than 100 values; there are 101."
        );

    [Theory]
    [InlineData("/v1/quotes?ids={ready}")]
    [InlineData("/v1/quotes?sample=2")]
    public async Task The_link_to_the_first_page_is_the_request_itself(string path)
    {
        using var answer = await service.Client.GetAsync(service.Resolve(path), TestContext.Current.CancellationToken);

        answer.Headers.GetValues("Link").ShouldBe([$"<{service.Resolve(path)}>; rel=\"first\""]);
    }
}
