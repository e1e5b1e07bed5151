using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Qawl.Api.Tests.Reconciliation;

/// <summary>Queries are taken where the protocol calls them valid, and refused where it does not.</summary>
public sealed class QueryShapesTests(ReconciledNames fixture) : IClassFixture<ReconciledNames>
{
    private const string Draft = "/reconcile/1.0-draft";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"q":{"query":"كمال"}}""", true)]
    [InlineData("""{"q":{"query":"كمال","type":"planet","type_strict":"should","limit":2}}""", true)]
    [InlineData("""{"q":{"query":"كمال","type":["planet","person"],"type_strict":"any"}}""", true)]
    [InlineData("""{"q":{"properties":[{"pid":"birth","v":[1,true,{"id":"a","name":"b"}]}]}}""", true)]
    [InlineData("""{"q":{"limit":1}}""", false)]
    [InlineData("""{"q":{"properties":[]}}""", false)]
    [InlineData("""{"q":{"query":"كمال","type_strict":"most"}}""", false)]
    [InlineData("""{"q":{"query":"كمال","props":[]}}""", false)]
    [InlineData("""{"q":{"query":"كمال","properties":[{"v":"a"}]}}""", false)]
    [InlineData("""{"q":{"query":"كمال","properties":[{"pid":"office"}]}}""", false)]
    [InlineData("""{"q":{"query":"كمال","properties":[{"pid":"office","v":null}]}}""", false)]
    [InlineData("""{"q":{"query":"كمال","properties":[{"pid":"office","v":{"name":"a"}}]}}""", false)]
    public async Task Of_version_0_2(string batch, bool isValid)
    {
        using var form = new FormUrlEncodedContent([new("queries", batch)]);
        using var posted = await fixture.Client.PostAsync("/reconcile", form, Cancelled);
        using var got = await fixture.Client.GetAsync($"/reconcile?queries={Uri.EscapeDataString(batch)}", Cancelled);

        JsonElement.Parse(batch).Fits("queries02").ShouldBe(isValid);
        posted.StatusCode.ShouldBe(isValid ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
        got.StatusCode.ShouldBe(posted.StatusCode);
        if (isValid)
        {
            JsonElement.Parse(await got.Content.ReadAsStringAsync(Cancelled)).ShouldFit("results02");
        }
    }

    [Theory]
    [InlineData("""{"queries":[]}""", true)]
    [InlineData(
        """{"queries":[{"conditions":[{"matchType":"name","propertyValue":["كمال"]}],"type":"planet","limit":2}]}""",
        true
    )]
    [InlineData(
        """{"queries":[{"conditions":[{"matchType":"property","propertyId":"uid","propertyValue":7}]}]}""",
        true
    )]
    [InlineData(
        """
            {"queries":[{"lang":"ar","dir":"rtl","conditions":[{"matchType":"name","v":"كمال","lang":"ar"},{"matchType":"property",
              "pid":"office","v":"وزير","required":true,"matchQuantifier":"all","matchQualifier":"WildcardMatch"}]}]}
            """,
        true
    )]
    [InlineData("""[{"conditions":[{"matchType":"name","propertyValue":"كمال"}]}]""", false)]
    [InlineData("""{"queries":[{"conditions":[]}]}""", false)]
    [InlineData("""{"queries":[{"query":"كمال"}]}""", false)]
    [InlineData("""{"queries":[{"conditions":[{"propertyValue":"كمال"}]}]}""", false)]
    [InlineData("""{"queries":[{"conditions":[{"matchType":"name"}]}]}""", false)]
    [InlineData("""{"queries":[{"conditions":[{"matchType":"property","propertyValue":"a"}]}]}""", false)]
    [InlineData("""{"queries":[{"conditions":[{"matchType":"name","propertyValue":"a"}],"props":[]}]}""", false)]
    [InlineData("""{"queries":[{"conditions":[{"matchType":"name","propertyValue":"a"}],"type":["person"]}]}""", false)]
    [InlineData("""{"queries":[{"conditions":[{"matchType":"name","propertyValue":"a"}],"dir":"up"}]}""", false)]
    [InlineData("""{"queries":[{"conditions":[{"matchType":"name","propertyValue":"a"}],"lang":5}]}""", false)]
    public async Task Of_the_draft(string batch, bool isValid)
    {
        JsonElement.Parse(batch).Fits("queriesDraft").ShouldBe(isValid);
        foreach (var route in new[] { "/match", "/reconcile" })
        {
            using var answer = await PostAsync(Draft + route, batch);

            answer.StatusCode.ShouldBe(isValid ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
            if (isValid)
            {
                JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancelled)).ShouldFit("resultsDraft");
            }
        }
    }

    [Theory]
    [InlineData("""{"ids":[],"properties":[]}""", true)]
    [InlineData("""{"ids":["nobody"],"properties":[{"id":"kind","settings":{"limit":1}}]}""", true)]
    [InlineData("""{"ids":["nobody"]}""", false)]
    [InlineData("""{"properties":[{"id":"kind"}]}""", false)]
    public async Task Of_data_to_extend_by(string wanted, bool isValid)
    {
        using var form = new FormUrlEncodedContent([new("extend", wanted)]);
        using var answer = await fixture.Client.PostAsync("/reconcile", form, Cancelled);
        using var draft = await PostAsync($"{Draft}/extend", wanted);

        JsonElement.Parse(wanted).Fits("wantedValues").ShouldBe(isValid);
        answer.StatusCode.ShouldBe(isValid ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
        draft.StatusCode.ShouldBe(answer.StatusCode);
        if (isValid)
        {
            JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancelled)).ShouldFit("extension02");
            JsonElement.Parse(await draft.Content.ReadAsStringAsync(Cancelled)).ShouldFit("extensionDraft");
        }
    }

    [Theory]
    [InlineData("""{"matchType":"property","propertyId":"birth","propertyValue":1}""", true)]
    [InlineData("""{"matchType":"property","propertyId":"birth","propertyValue":1,"required":true}""", false)]
    [InlineData(
        """{"matchType":"property","propertyId":"birth","propertyValue":1,"required":true,"matchQuantifier":"none"}""",
        true
    )]
    public async Task A_property_that_nobody_is_known_to_have_excludes_only_where_it_is_required(
        string condition,
        bool isFound
    )
    {
        using var answer = await PostAsync(
            $"{Draft}/match",
            $$$"""{"queries":[{"conditions":[{"matchType":"name","propertyValue":"كمال الشرقاوي"},{{{condition}}}]}]}"""
        );

        var results = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancelled)).GetProperty("results");
        var matches = results[0]
            .GetProperty("candidates")
            .EnumerateArray()
            .Select(c => c.GetProperty("match").GetBoolean());
        matches.Any(m => m).ShouldBe(isFound);
    }

    [Theory]
    [InlineData("/suggest/entity?prefix=a&limit=0")]
    [InlineData("/suggest/type?prefix=a&limit=-1")]
    [InlineData("/suggest/property?prefix=a&offset=x")]
    [InlineData("/suggest/property?prefix=a&cursor=x")]
    [InlineData("/extend/propose?type=person&limit=x")]
    public async Task A_part_of_a_list_is_told_by_numbers(string path)
    {
        foreach (var root in new[] { "/reconcile", Draft })
        {
            using var answer = await fixture.Client.GetAsync(root + path, Cancelled);

            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return await fixture.Client.PostAsync(path, content, Cancelled);
    }
}
