using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Qawl.Api.Problems;
using Qawl.Api.Tests.Articles;
using Qawl.Api.Tests.Problems;
using Qawl.Api.Tests.Service;
using static Qawl.Api.Tests.Imports.ImportBodies;

namespace Qawl.Api.Tests.Imports;

public sealed class ImportEndpointsTests(WritableService service) : IClassFixture<WritableService>
{
    private readonly HttpClient _client = service.Client;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lines_become_articles_and_the_import_tells_how_many(bool packed)
    {
        var body = Utf8($"{Line($"أولى {packed}")}\r\n\r\n{Line($"ثانية {packed}")}\n{Line($"أولى {packed}")}");
        using var answer = await SendAsync(packed ? Gzip(body) : body, packed ? "gzip" : null);
        var run = await JsonAsync(answer);
        var again = await GetAsync(answer.Headers.Location!.ToString());

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.Location.ToString().ShouldBe($"/v1/imports/{run.GetProperty("id")}");
        again.GetRawText().ShouldBe(run.GetRawText());
        run.GetProperty("status").GetString().ShouldBe("finished");
        run.GetProperty("source").GetString().ShouldBe("POST /v1/imports");
        Counts(run).ShouldBe((2, 1, 0));
        (await GetAsync("/v1/imports/latest")).GetRawText().ShouldBe(run.GetRawText());
    }

    [Fact]
    public async Task Lines_that_are_no_articles_are_rejections_and_the_rest_is_stored()
    {
        byte[][] lines =
        [
            Utf8(Line("قبل")),
            Utf8("{"),
            Utf8("[]"),
            Utf8("""{"title":"بلا نص"}"""),
            Utf8("""{"text":5}"""),
            Utf8("""{"text":"only Latin letters"}"""),
            [.. Utf8("""{"text":"قال """), 0xD8, 0xFF, 0xC0, 0xAF, .. Utf8("\"}")],
            Utf8("""{"text":"قال\u0000 سمير الحداد إن \ud800 السد جاهز."}"""),
            Utf8(Line("بعد")),
        ];
        using var answer = await SendAsync([.. lines.SelectMany(l => l.Append((byte)'\n'))]);
        var run = await JsonAsync(answer);
        var rejections = await GetAsync($"{answer.Headers.Location}/rejections?total=true");

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        Counts(run).ShouldBe((3, 0, 6));
        rejections.GetProperty("total").GetInt32().ShouldBe(6);
        Rejections(rejections)
            .ShouldBe([
                "1 body#2 malformedJson",
                "2 body#3 malformedJson",
                "3 body#4 missingField",
                "4 body#5 wrongFieldType",
                "5 body#6 noArabic",
                "6 body#7 unknownEncoding",
            ]);
    }

    [Fact]
    public async Task Pages_of_the_latest_rejections_stay_in_their_import()
    {
        (await SendAsync(Utf8("{\n[]\n{}\n"))).Dispose();
        var first = await GetAsync("/v1/imports/latest/rejections?limit=1");
        using var page = await _client.GetAsync(
            "/v1/imports/latest/rejections?limit=1",
            TestContext.Current.CancellationToken
        );
        var next = page.Headers.GetValues("Link").Single().Split('<', '>')[1];
        (await SendAsync(Utf8("x\ny\n"))).Dispose();

        Rejections(await GetAsync(next)).ShouldBe(["2 body#2 malformedJson"]);
        await ProblemTests.ProblemOfAsync(
            _client,
            new(HttpMethod.Get, $"/v1/imports/latest/rejections?limit=1&cursor={first.GetProperty("nextCursor")}"),
            ProblemKind.InvalidParameter
        );
    }

    [Fact]
    public async Task Rejections_are_paged_and_filtered()
    {
        using var answer = await SendAsync(Utf8("{\n[]\n{}\nx\n"));
        var path = $"{answer.Headers.Location}/rejections";
        var first = await GetAsync($"{path}?limit=3");
        var second = await GetAsync($"{path}?limit=3&cursor={first.GetProperty("nextCursor")}");
        var missing = await GetAsync($"{path}?reason=missingField&reason=tooLarge");

        Rejections(first).Concat(Rejections(second)).Select(r => r[0]).ShouldBe(['1', '2', '3', '4']);
        second.TryGetProperty("nextCursor", out _).ShouldBeFalse();
        Rejections(missing).ShouldBe(["3 body#3 missingField"]);
        Rejections(await GetAsync($"{path}?reason=tooLarge")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_of_fifty_megabytes_is_rejected_and_the_lines_around_it_are_stored()
    {
        var body = new byte[50_000_000];
        Array.Fill(body, (byte)'a');
        var (before, after) = (Utf8(Line("قبل الطويل") + "\n"), Utf8("\n" + Line("بعد الطويل")));
        using var answer = await SendAsync([.. before, .. body, .. after]);

        Counts(await JsonAsync(answer)).ShouldBe((2, 0, 1));
        Rejections(await GetAsync($"{answer.Headers.Location}/rejections")).ShouldBe(["1 body#2 lineTooLong"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n \n")]
    public async Task A_body_without_lines_imports_nothing(string body)
    {
        using var answer = await SendAsync(Utf8(body));

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        Counts(await JsonAsync(answer)).Imported.ShouldBe(0);
    }

    [Fact]
    public async Task Fields_can_have_other_names()
    {
        var body = Utf8("""{"body_text":"قال سمير الحداد إن «الحقول أخرى».","paper":"الأفق"}""");
        using var refused = await SendAsync(body);
        using var taken = await SendAsync(body, query: "?fields=content=body_text,outlet=paper&reextract=true");

        Counts(await JsonAsync(refused)).ShouldBe((0, 0, 1));
        Counts(await JsonAsync(taken)).ShouldBe((1, 0, 0));
    }

    [Fact]
    public async Task Imports_are_listed_the_newest_first()
    {
        using var older = await SendAsync(Utf8(Line("القديم")));
        using var newer = await SendAsync(Utf8(Line("الجديد")));
        var page = await GetAsync("/v1/imports?status=finished&source=POST%20/v1/imports&limit=1&total=true");
        var next = await GetAsync(
            $"/v1/imports?status=finished&source=POST%20/v1/imports&limit=1&cursor={page.GetProperty("nextCursor")}"
        );

        Location(page).ShouldBe(newer.Headers.Location!.ToString());
        Location(next).ShouldBe(older.Headers.Location!.ToString());
        page.GetProperty("total").GetInt32().ShouldBeGreaterThanOrEqualTo(2);
        (await GetAsync("/v1/imports?source=nothing")).GetProperty("items").GetArrayLength().ShouldBe(0);

        static string Location(JsonElement page) => $"/v1/imports/{page.GetProperty("items")[0].GetProperty("id")}";
    }

    [Fact]
    public async Task Articles_that_are_posted_one_by_one_do_not_crowd_imports_out()
    {
        using var import = await SendAsync(Utf8(Line("الكثير")));
        using var posted = await _client.SendAsync(
            new(HttpMethod.Post, "/v1/articles")
            {
                Content = new StringContent(
                    """{"text":"قال سمير الحداد إن الواحد يكفي."}""",
                    new MediaTypeHeaderValue("application/json")
                ),
                Headers = { { "X-Api-Key", TestService.Key } },
            },
            TestContext.Current.CancellationToken
        );
        var newest = await GetAsync("/v1/imports?limit=1");
        var ofArticles = await GetAsync("/v1/imports?source=POST%20/v1/articles&limit=1&total=true");

        posted.StatusCode.ShouldBe(HttpStatusCode.Created);
        Id(newest).ShouldBe((await JsonAsync(import)).GetProperty("id").GetString());
        (await GetAsync("/v1/imports/latest")).GetProperty("id").GetString().ShouldBe(Id(newest));
        ofArticles.GetProperty("total").GetInt32().ShouldBe(1);
        (await GetAsync($"/v1/imports/{Id(ofArticles)}"))
            .GetProperty("source")
            .GetString()
            .ShouldBe("POST /v1/articles");

        static string? Id(JsonElement page) => page.GetProperty("items")[0].GetProperty("id").GetString();
    }

    [Theory]
    [InlineData("/v1/imports/nobody", "not-found")]
    [InlineData("/v1/imports/nobody/rejections", "not-found")]
    [InlineData("/v1/imports/00000000-0000-0000-0000-000000000000", "not-found")]
    [InlineData("/v1/imports/00000000-0000-0000-0000-000000000000/rejections", "not-found")]
    [InlineData("/v1/imports/00000000000000000000000000000000", "not-found")]
    [InlineData("/v1/imports?status=done", "invalid-parameter")]
    [InlineData("/v1/imports?cursor=abc", "invalid-parameter")]
    [InlineData("/v1/imports/latest/rejections?reason=ugly", "invalid-parameter")]
    public Task What_is_not_there_or_not_understood_is_a_problem(string path, string kind) =>
        ProblemTests.ProblemOfAsync(
            _client,
            new(HttpMethod.Get, path),
            ProblemKind.All.Single(k => string.Equals(k.Name, kind, StringComparison.Ordinal))
        );

    [Theory]
    [InlineData("?fields=nonsense", "fields")]
    [InlineData("?fields=content=", "fields")]
    [InlineData("?fields=content=%20", "fields")]
    [InlineData("?fields=content=a,,outlet=b", "fields")]
    [InlineData("?fields=body=a", "fields")]
    [InlineData("?fields=Default", "fields")]
    [InlineData("?reextract=yes", "reextract")]
    [InlineData("?field=default", "field")]
    public async Task A_wrong_option_is_named_before_anything_is_read(string query, string name)
    {
        var problem = await ProblemTests.ProblemOfAsync(
            _client,
            Post(Utf8(Line("سدى")), query: query),
            ProblemKind.InvalidParameter
        );

        problem.GetProperty("errors").TryGetProperty(name, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("application/json", null)]
    [InlineData("text/plain", null)]
    [InlineData("application/x-ndjson; charset=windows-1256", null)]
    [InlineData("application/x-ndjson", "br")]
    [InlineData("application/x-ndjson", "deflate")]
    [InlineData("application/x-ndjson", "gzip, gzip")]
    public Task Other_types_and_codings_are_refused(string? type, string? coding)
    {
        var request = Post(Utf8(Line("سدى")), coding);
        request.Content!.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);

        return ProblemTests.ProblemOfAsync(_client, request, ProblemKind.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public Task Without_the_key_nothing_is_imported(string? key) =>
        ProblemTests.ProblemOfAsync(_client, Post(Utf8(Line("سدى")), key: key), ProblemKind.KeyRequired);

    [Fact]
    public async Task Two_imports_of_the_same_lines_at_once_store_each_article_once()
    {
        var body = Utf8(string.Join('\n', Enumerable.Range(0, 300).Select(i => Line($"معا {i}"))));
        var answers = await Task.WhenAll(SendAsync(body), SendAsync(Gzip(body), "gzip"));
        var counts = new List<(int Imported, int Unchanged, int Rejected)>();
        foreach (var answer in answers)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Created);
            counts.Add(Counts(await JsonAsync(answer)));
        }

        counts.Sum(c => c.Imported).ShouldBe(300);
        counts.Sum(c => c.Unchanged).ShouldBe(300);
        counts.Sum(c => c.Rejected).ShouldBe(0);
    }

    private async Task<HttpResponseMessage> SendAsync(byte[] body, string? coding = null, string query = "") =>
        await _client.SendAsync(Post(body, coding, query: query), TestContext.Current.CancellationToken);

    private async Task<JsonElement> GetAsync(string path) =>
        JsonElement.Parse(await _client.GetStringAsync(path, TestContext.Current.CancellationToken));
}
