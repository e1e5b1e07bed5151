using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Qawl.Api.Tests.Reconciliation;

public sealed class ReconciliationTests(ReconciledNames fixture) : IClassFixture<ReconciledNames>
{
    private const string Draft = "/reconcile/1.0-draft";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_version_has_its_manifest()
    {
        var (ours, draft) = (await GetAsync("/reconcile"), await GetAsync(Draft));

        ours.ShouldFit("manifest02");
        draft.ShouldFit("manifestDraft");
        ours.GetProperty("view")
            .GetProperty("url")
            .GetString()!
            .ShouldStartWith(fixture.Client.BaseAddress!.ToString());
        var suggest = ours.GetProperty("suggest").GetProperty("entity");
        var address = suggest.GetProperty("service_url").GetString() + suggest.GetProperty("service_path").GetString();
        (await GetAsync($"{address}?prefix=كمال")).GetProperty("result").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("كمال الشرقاوي", "كمال الشرقاوي", true)]
    [InlineData("كمال شرقاوي", "كمال الشرقاوي", true)]
    [InlineData("Kamal al-Sharqawi", "كمال الشرقاوي", false)]
    [InlineData("وزارة الصحه", "وزارة الصحة", true)]
    [InlineData("سميرة البنداري", "سميرة البنداري", true)]
    [InlineData("الشرقاوي", "كمال الشرقاوي", false)]
    [InlineData("جمال الشرقاوي", null, false)]
    [InlineData("كمال الطنطاوي", null, false)]
    [InlineData("", null, false)]
    [InlineData("ـَ", null, false)]
    [InlineData("...", null, false)]
    [InlineData("\u202Eكمال", null, false)]
    public async Task A_name_in_any_script_finds_whom_it_means_and_matches_only_what_is_certain(
        string name,
        string? expected,
        bool isMatch
    )
    {
        var query = JsonSerializer.Serialize(new { query = name });
        var answer = await FormAsync("queries", $$"""{"q0":{{query}}}""");
        var draft = await PostAsync(
            $"{Draft}/match",
            $$$"""{"queries":[{"conditions":[{"matchType":"name","propertyValue":{{{JsonSerializer.Serialize(name)}}} }]}]}"""
        );

        answer.ShouldFit("results02");
        draft.ShouldFit("resultsDraft");
        var found = answer.GetProperty("q0").GetProperty("result").EnumerateArray().ToArray();
        draft
            .GetProperty("results")[0]
            .GetProperty("candidates")
            .GetRawText()
            .ShouldBe(answer.GetProperty("q0").GetProperty("result").GetRawText());
        found.Count(c => c.GetProperty("match").GetBoolean()).ShouldBe(isMatch ? 1 : 0);
        if (expected is not null)
        {
            found[0].GetProperty("name").GetString().ShouldBe(expected);
        }
        found.Select(c => c.GetProperty("score").GetDouble()).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task An_id_finds_its_entity_and_leads_to_its_record()
    {
        var id = (await FormAsync("queries", """{"q":{"query":"كمال الشرقاوي"}}"""))
            .GetProperty("q")
            .GetProperty("result")[0]
            .GetProperty("id")
            .GetString()!;

        var found = (await FormAsync("queries", $$$"""{"q":{"query":"{{{id}}}"}}"""))
            .GetProperty("q")
            .GetProperty("result");
        var suggested = await GetAsync($"/reconcile/suggest/entity?prefix={id}");
        using var view = await fixture.Client.GetAsync($"/reconcile/view?id={id}", Cancelled);
        using var preview = await fixture.Client.GetAsync($"{Draft}/preview?id={id}", Cancelled);
        var page = await preview.Content.ReadAsStringAsync(Cancelled);

        found.GetArrayLength().ShouldBe(1);
        (found[0].GetProperty("score").GetDouble(), found[0].GetProperty("match").GetBoolean()).ShouldBe((100, true));
        suggested.GetProperty("result")[0].GetProperty("id").GetString().ShouldBe(id);
        view.Headers.Location!.OriginalString.ShouldBe($"/v1/people/{id}");
        preview.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.ShouldContain("<h1>كمال الشرقاوي</h1>");
        page.ShouldContain("وزير الخارجية");
        preview.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors *");
        using var nobody = await fixture.Client.GetAsync("/reconcile/preview?id=%3Cscript%3E", Cancelled);
        nobody.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Types_limits_and_offices_narrow_the_candidates()
    {
        const string Batch = """
            {"people":{"query":"وزارة الصحة","type":"person"},
             "bodies":{"query":"وزارة الصحة","type":["organization"],"limit":1},
             "minister":{"query":"البنداري","properties":[{"pid":"office","v":"وزير المياه"}]},
             "lawyer":{"query":"البنداري","type":"person","properties":[{"pid":"office","v":["محام","محامي"]}]}}
            """;
        var answer = await FormAsync("queries", Batch);
        var required = await PostAsync(
            "/reconcile",
            """
            {"queries":[{"conditions":[{"matchType":"name","v":"البنداري"},
              {"matchType":"property","pid":"office","v":["وزير المياه"],"required":true,"matchQuantifier":"none"}]}]}
            """
        );

        answer.ShouldFit("results02");
        NamesOf("people").ShouldBeEmpty();
        NamesOf("bodies").ShouldBe(["وزارة الصحة"]);
        NamesOf("minister")[0].ShouldBe("سميرة البنداري");
        NamesOf("lawyer")[0].ShouldBe("سمير البنداري");
        required.ShouldFit("resultsDraft");
        required
            .GetProperty("results")[0]
            .GetProperty("candidates")
            .EnumerateArray()
            .Select(c => c.GetProperty("name").GetString())
            .ShouldNotContain("سميرة البنداري", StringComparer.Ordinal);

        string[] NamesOf(string key) =>
            [
                .. answer
                    .GetProperty(key)
                    .GetProperty("result")
                    .EnumerateArray()
                    .Select(c => c.GetProperty("name").GetString()!),
            ];
    }

    [Theory]
    [InlineData("Kamal al-Sharqawi", "وزير الخارجية", true)]
    [InlineData("Kamal al-Sharqawi", "وزير المياه", false)]
    [InlineData("Samira Bendary", "وزير المياه", true)]
    [InlineData("الشرقاوي", "وزير الخارجية", false)]
    public async Task Another_spelling_is_certain_where_the_office_is_the_same(string name, string office, bool isMatch)
    {
        var query = JsonSerializer.Serialize(
            new { query = name, properties = new[] { new { pid = "office", v = office } } }
        );

        var found = (await FormAsync("queries", $"{{\"q\":{query}}}")).GetProperty("q").GetProperty("result");

        found[0].GetProperty("match").GetBoolean().ShouldBe(isMatch);
    }

    [Theory]
    [InlineData("/suggest/entity?prefix=سم", "سمير البنداري سميرة البنداري")]
    [InlineData("/suggest/entity?prefix=Samir", "سمير البنداري سميرة البنداري")]
    [InlineData("/suggest/entity?prefix=سم&cursor=1", "1")]
    [InlineData("/suggest/entity?prefix=سم&offset=1", "1")]
    [InlineData("/suggest/entity?prefix=سم&limit=1", "1")]
    [InlineData("/suggest/type?prefix=&limit=1", "1")]
    [InlineData("/suggest/property?prefix=&offset=5", "1")]
    [InlineData("/suggest/entity?prefix=وزارة&type=person", "")]
    [InlineData("/suggest/entity?prefix=", "")]
    [InlineData("/suggest/type?prefix=pers", "Person (شخص)")]
    [InlineData("/suggest/property?prefix=off", "Office (منصب)")]
    public async Task Entities_types_and_properties_are_suggested(string path, string expected)
    {
        foreach (var root in new[] { "/reconcile", Draft })
        {
            var answer = await GetAsync(root + path);

            answer.ShouldFit("suggestions");
            var names = answer.GetProperty("result").EnumerateArray().Select(r => r.GetProperty("name").GetString()!);
            if (expected == "1")
            {
                names.Count().ShouldBe(1);
                continue;
            }
            string.Join(' ', names.Order(StringComparer.Ordinal)).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task Data_can_be_extended_by_properties()
    {
        var id = (await GetAsync("/reconcile/suggest/entity?prefix=كمال"))
            .GetProperty("result")[0]
            .GetProperty("id")
            .GetString();
        var body = $$"""{"ids":["{{id}}","nobody"],"properties":[{"id":"office"},{"id":"quoteCount"}]}""";

        var answer = await FormAsync("extend", body);
        var draft = await PostAsync($"{Draft}/extend", body);

        answer.ShouldFit("extension02");
        draft.ShouldFit("extensionDraft");
        answer
            .GetProperty("rows")
            .GetProperty(id!)
            .GetRawText()
            .ShouldBe("""{"office":[{"str":"وزير الخارجية"}],"quoteCount":[{"int":1}]}""");
        answer.GetProperty("rows").GetProperty("nobody").GetRawText().ShouldBe("""{"office":[],"quoteCount":[]}""");
        (await GetAsync("/reconcile/extend/propose?type=person")).ShouldFit("proposals");
        var two = await GetAsync($"{Draft}/extend/propose?type=person&limit=2");
        two.ShouldFit("proposals");
        two.GetProperty("properties").GetArrayLength().ShouldBe(2);
        two.GetProperty("limit").GetInt32().ShouldBe(2);
        (await GetAsync($"{Draft}/extend/propose?type=organization"))
            .GetProperty("properties")
            .EnumerateArray()
            .Select(p => p.GetProperty("id").GetString())
            .ShouldContain("kind", StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("queries={", 400)]
    [InlineData("queries=[]", 400)]
    [InlineData("queries={\"q\":1}", 400)]
    [InlineData("queries={\"q\":{}}", 400)]
    [InlineData("queries={\"q\":{\"query\":5}}", 400)]
    [InlineData("queries={\"q\":{\"query\":\"a\",\"limit\":0}}", 400)]
    [InlineData("queries={\"q\":{\"query\":\"\\ud800\"}}", 400)]
    [InlineData("queries={\"q\":{\"query\":\"a\"},\"q\":{\"query\":\"b\"}}", 400)]
    [InlineData("extend={\"ids\":[\"a\"],\"properties\":[{\"id\":\"age\"}]}", 400)]
    [InlineData("extend=1", 400)]
    [InlineData("queries={}&queries={}", 400)]
    [InlineData("queries={}&extend={}", 400)]
    [InlineData("queries={\"q\":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}", 400)]
    [InlineData("", 200)]
    [InlineData("queries={}", 200)]
    [InlineData("queries={\"q\":{\"query\":\"a\"}}&callback=a(b", 400)]
    public async Task What_is_no_query_is_refused(string query, int status)
    {
        var address =
            "/reconcile?"
            + string.Join(
                '&',
                query
                    .Split('&')
                    .Select(p =>
                        p.Contains('=', StringComparison.Ordinal)
                            ? $"{p.Split('=', 2)[0]}={Uri.EscapeDataString(p.Split('=', 2)[1])}"
                            : p
                    )
            );
        using var answer = await fixture.Client.GetAsync(address, Cancelled);

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(
            status == 200 ? "application/json" : "application/problem+json"
        );
    }

    [Fact]
    public async Task Batches_are_bounded_as_the_manifest_says()
    {
        var most = (await GetAsync("/reconcile")).GetProperty("batchSize").GetInt32();

        (await SendAsync(most)).ShouldBe(HttpStatusCode.OK);
        (await SendAsync(most + 1)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        async Task<HttpStatusCode> SendAsync(int count)
        {
            var queries = Enumerable
                .Range(0, count)
                .ToDictionary(i => $"q{i}", _ => new { query = "كمال الشرقاوي" }, StringComparer.Ordinal);
            using var content = new FormUrlEncodedContent([new("queries", JsonSerializer.Serialize(queries))]);
            using var answer = await fixture.Client.PostAsync("/reconcile", content, Cancelled);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Pages_of_any_origin_may_ask_also_by_a_script()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, $"{Draft}/reconcile");
        preflight.Headers.Add("Origin", "https://desk.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var allowed = await fixture.Client.SendAsync(preflight, Cancelled);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/reconcile?callback=jQuery1.done");
        request.Headers.Add("Origin", "https://desk.example");
        using var script = await fixture.Client.SendAsync(request, Cancelled);
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "/v1/people");
        elsewhere.Headers.Add("Origin", "https://desk.example");
        using var closed = await fixture.Client.SendAsync(elsewhere, Cancelled);

        allowed.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        allowed.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldContain("ontent-");
        script.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        script.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        var body = await script.Content.ReadAsStringAsync(Cancelled);
        body.ShouldStartWith("/**/jQuery1.done({");
        body.ShouldEndWith("});");
        // The draft has no scripts any more.
        using var draft = await fixture.Client.GetAsync($"{Draft}?callback=f", Cancelled);
        draft.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        closed.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task Bodies_of_other_kinds_are_refused()
    {
        using var text = new StringContent("queries={}", Encoding.UTF8, "text/plain");
        using var answer = await fixture.Client.PostAsync("/reconcile", text, Cancelled);
        using var form = new FormUrlEncodedContent([new("query", "a")]);
        using var other = await fixture.Client.PostAsync("/reconcile", form, Cancelled);
        using var draft = await fixture.Client.PostAsync($"{Draft}/reconcile", form, Cancelled);

        using var many = new FormUrlEncodedContent(
            Enumerable.Range(0, 3000).Select(i => KeyValuePair.Create($"k{i}", ""))
        );
        using var full = await fixture.Client.PostAsync("/reconcile", many, Cancelled);

        full.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        other.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        draft.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    private async Task<JsonElement> GetAsync(string path) =>
        JsonElement.Parse(await fixture.Client.GetStringAsync(path, Cancelled));

    private async Task<JsonElement> FormAsync(string name, string json)
    {
        using var content = new FormUrlEncodedContent([new(name, json)]);
        return await ReadAsync(await fixture.Client.PostAsync("/reconcile", content, Cancelled));
    }

    private async Task<JsonElement> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return await ReadAsync(await fixture.Client.PostAsync(path, content, Cancelled));
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync(Cancelled);
        answer.IsSuccessStatusCode.ShouldBeTrue(body);
        answer.Dispose();
        return JsonElement.Parse(body);
    }
}
