using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Qawl.Api.Lists;
using Qawl.Api.Problems;
using Qawl.Api.Requests;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Problems;

[Collection(SeededServiceTests.Name)]
public sealed class ProblemTests(SeededService service)
{
    private const string Unknown =
        "is not a parameter here; known are bom, cursor, format, limit, source, status, total.";

    [Theory]
    [InlineData("/v1/quotes?limit=abc", "limit", "must be a whole number from 1 to 100, not “abc”.")]
    [InlineData("/v1/quotes?limit=0", "limit", "must be a whole number from 1 to 100, not “0”.")]
    [InlineData("/v1/quotes?limit=-1", "limit", "must be a whole number from 1 to 100, not “-1”.")]
    [InlineData("/v1/quotes?limit=101", "limit", "must be a whole number from 1 to 100, not “101”.")]
    [InlineData("/v1/quotes?limit=99999999999", "limit", "must be a whole number from 1 to 100, not “99999999999”.")]
    [InlineData("/v1/quotes?limit=5%00", "limit", "must be a whole number from 1 to 100, not “5\\u0000”.")]
    [InlineData("/v1/quotes?limit=%2B5", "limit", "must be a whole number from 1 to 100, not “+5”.")]
    [InlineData("/v1/quotes?limit=1.5", "limit", "must be a whole number from 1 to 100, not “1.5”.")]
    [InlineData("/v1/quotes?limit=", "limit", "must not be empty.")]
    [InlineData("/v1/quotes?dated=", "dated", "must not be empty.")]
    [InlineData("/v1/quotes?limit=1&limit=2", "limit", "must be sent once, not 2 times.")]
    [InlineData("/v1/quotes?limt=1", "limt", "is not a parameter here; did you mean limit?")]
    [InlineData("/v1/quotes?lmiit=1", "lmiit", "is not a parameter here; did you mean limit?")]
    [InlineData("/v1/quotes?per_page=1", "per_page", "is not a parameter here; did you mean limit?")]
    [InlineData("/v1/quotes?page=2", "page", "is not a parameter here; did you mean cursor?")]
    [InlineData("/v1/imports?foo=2", "foo", Unknown)]
    [InlineData("/v1/imports?author=2", "author", Unknown)]
    [InlineData("/v1/quotes?limit=1&Limit=1", "Limit", "is not a parameter here; did you mean limit?")]
    [InlineData("/v1/articles/{dam}?%E2%80%AEx=1", "\\u202Ex", "is not a parameter here.")]
    [InlineData("/v1/quotes?Limit=1", "Limit", "is not a parameter here; did you mean limit?")]
    [InlineData("/v1/quotes?speakertype=person", "speakertype", "is not a parameter here; did you mean speakerType?")]
    [InlineData("/v1/articles/{dam}?x=1", "x", "is not a parameter here.")]
    [InlineData("/v1/quotes?kind=Direct", "kind", "must be one of: direct, indirect, not “Direct”.")]
    [InlineData("/v1/quotes?kind=direct&kind=0", "kind", "must be one of: direct, indirect, not “0”.")]
    [InlineData(
        "/v1/quotes?speakerType=people",
        "speakerType",
        "must be one of: person, organization, unnamed, not “people”."
    )]
    [InlineData("/v1/quotes?sort=date", "sort", "must be one of: -publishedAt, publishedAt, not “date”.")]
    [InlineData("/v1/people?sort=-publishedAt", "sort", "must be one of: -quotes, name, not “-publishedAt”.")]
    [InlineData("/v1/organizations?isOutlet=1", "isOutlet", "must be true or false, not “1”.")]
    [InlineData(
        "/v1/articles?from=yesterday",
        "from",
        "must be a day such as 2024-05-04 or a time such as 2024-05-04T10:30:00Z, not “yesterday”."
    )]
    [InlineData(
        "/v1/articles?from=2024-02-30",
        "from",
        "must be a day such as 2024-05-04 or a time such as 2024-05-04T10:30:00Z, not “2024-02-30”."
    )]
    [InlineData(
        "/v1/articles?from=2024-02-03&to=2024-02-03",
        "to",
        "must be later than from, but “2024-02-03” is not later than “2024-02-03”."
    )]
    [InlineData(
        "/v1/quotes?saidFrom=2024-02-30",
        "saidFrom",
        "must be a day such as 2024-05-04 or a time such as 2024-05-04T10:30:00Z, not “2024-02-30”."
    )]
    [InlineData(
        "/v1/utterances?saidFrom=2024-02-03&saidTo=2024-02-02T10:00",
        "saidTo",
        "must be later than saidFrom, but “2024-02-02T10:00” is not later than “2024-02-03”."
    )]
    [InlineData("/v1/quotes?q=%20", "q", "must not be empty.")]
    [InlineData("/v1/people?q=%D9%80", "q", "must contain a letter or a number, not “ـ”.")]
    [InlineData(
        "/v1/quotes?q=a%00b",
        "q",
        "must not contain control characters or marks that reorder text; “a\\u0000b” has U+0000."
    )]
    [InlineData(
        "/v1/quotes?speaker=%E2%80%AEx",
        "speaker",
        "must not contain control characters or marks that reorder text; “\\u202Ex” has U+202E."
    )]
    [InlineData(
        "/v1/people?q=%EF%BF%BE",
        "q",
        "must not contain control characters or marks that reorder text; “\\uFFFE” has U+FFFE."
    )]
    public Task A_wrong_parameter_is_named_with_what_is_allowed(string path, string name, string message) =>
        service.RefusesAsync(path, name, message);

    [Theory]
    [InlineData("%ff", "“%ff”")]
    [InlineData("%ED%A0%80", "“%ED%A0%80”")]
    [InlineData("%C0%AF", "“%C0%AF”")]
    public async Task What_is_not_utf8_is_named(string sent, string shown)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/quotes?limit=1&q={sent}");
        var problem = await ProblemOfAsync(request, ProblemKind.InvalidParameter);

        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe(["q"]);
        problem.GetProperty("detail").GetString().ShouldBe($"q must be percent-encoded UTF-8, not {shown}.");
    }

    [Theory]
    [InlineData("from=2024-10-01%0A")]
    [InlineData("from=2024-10-01%C2%A0")]
    [InlineData("from=%202024-10-01")]
    [InlineData("from=2024-10-01%2010:00")]
    [InlineData("from=2024-10-01T10:00:00%2B0300")]
    [InlineData("from=0000-01-01")]
    [InlineData("from=10000-01-01")]
    [InlineData("from=2024-10-01T25:00")]
    [InlineData("from=2024-10-01T10:00:00.Z")]
    [InlineData("from=2024-10-01T10:00:00.1234567891Z")]
    [InlineData("importedSince=now")]
    public async Task What_is_no_date_is_refused(string query) =>
        await ProblemOfAsync(new(HttpMethod.Get, $"/v1/quotes?{query}"), ProblemKind.InvalidParameter);

    [Theory]
    [InlineData("2026-11-25T23:28:34.149131Z")]
    [InlineData("2026-11-25T23:28:34.149131 03:00")]
    [InlineData("٢٠٢٦-١١-٢٥")]
    public async Task A_time_as_programs_write_it_is_understood(string time)
    {
        var answer = await service.GetAsync($"/v1/quotes?importedSince={Uri.EscapeDataString(time)}");

        answer.GetProperty("items").ValueKind.ShouldBe(JsonValueKind.Array);
    }

    [Fact]
    public async Task Ten_thousand_letters_are_told_what_is_wrong_with_them()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/quotes?q=" + new string('ق', 10_000));
        var problem = await ProblemOfAsync(request, ProblemKind.InvalidParameter);

        problem
            .GetProperty("errors")
            .GetProperty("q")[0]
            .GetString()
            .ShouldBe($"must have at most 256 characters; “{new string('ق', 60)}…” has 10000.");
    }

    [Fact]
    public async Task A_query_of_more_than_all_parameters_together_is_refused_as_a_whole() =>
        await ProblemOfAsync(
            new(HttpMethod.Get, "/v1/quotes?q=" + new string('a', QueryText.Longest)),
            ProblemKind.BadRequest
        );

    [Fact]
    public async Task Hundreds_of_wrong_names_are_not_all_repeated()
    {
        var names = string.Join('&', Enumerable.Range(0, 900).Select(i => $"p{i}=1"));
        var problem = await ProblemOfAsync(new(HttpMethod.Get, $"/v1/quotes?{names}"), ProblemKind.InvalidParameter);

        problem.GetProperty("errors").EnumerateObject().Count().ShouldBe(Faults.Most);
        problem.GetProperty("detail").GetString()!.ShouldEndWith($" And {900 - Faults.Most} more.");
    }

    [Fact]
    public async Task All_wrong_parameters_are_named_at_once()
    {
        var problem = await ProblemOfAsync(
            new(HttpMethod.Get, "/v1/quotes?limit=x&kind=y&dated=z&w=1"),
            ProblemKind.InvalidParameter
        );

        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe(["dated", "kind", "limit", "w"]);
    }

    [Fact]
    public async Task A_problem_stays_short_however_much_is_wrong()
    {
        var query = string.Join('&', Enumerable.Range(0, 1200).Select(i => $"p{i}"));

        var problem = await ProblemOfAsync(new(HttpMethod.Get, $"/v1/quotes?{query}"), ProblemKind.InvalidParameter);

        problem.GetRawText().Length.ShouldBeLessThan(64 * 1024);
    }

    [Theory]
    [InlineData("q", 257)]
    [InlineData("speaker", 201)]
    [InlineData("cursor", Cursor.LongestOnWire + 1)]
    public async Task Too_long_a_value_is_refused(string name, int length)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/quotes?{name}={new string('a', length)}");

        var problem = await ProblemOfAsync(request, ProblemKind.InvalidParameter);

        problem.GetProperty("errors").TryGetProperty(name, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Too_many_words_and_too_many_values_are_refused()
    {
        var words = string.Join('+', Enumerable.Range(0, 33));
        var values = string.Join('&', Enumerable.Range(0, 21).Select(i => $"speaker={i}"));

        await ProblemOfAsync(new(HttpMethod.Get, $"/v1/quotes?q={words}"), ProblemKind.InvalidParameter);
        await ProblemOfAsync(new(HttpMethod.Get, $"/v1/quotes?{values}"), ProblemKind.InvalidParameter);
    }

    [Theory]
    [InlineData("GET", "/nothing", "unknown-route")]
    [InlineData("GET", "/v1", "unknown-route")]
    [InlineData("GET", "/v1/quotes/a/b/c", "unknown-route")]
    [InlineData("GET", "/problems/nothing", "unknown-route")]
    [InlineData("DELETE", "/v1/quotes", "method-not-allowed")]
    [InlineData("TRACE", "/v1/quotes", "method-not-allowed")]
    [InlineData("FOO", "/v1/articles", "method-not-allowed")]
    [InlineData("GET", "/v1/quotes?%ff=a", "invalid-parameter")]
    public async Task Every_other_refusal_is_a_problem_too(string method, string path, string kind)
    {
        await ProblemOfAsync(
            new(new HttpMethod(method), path),
            ProblemKind.All.Single(k => string.Equals(k.Name, kind, StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_method_that_is_not_allowed_tells_those_that_are()
    {
        using var answer = await service.Client.DeleteAsync("/v1/articles", TestContext.Current.CancellationToken);

        answer.Content.Headers.Allow.ShouldBe(["GET", "HEAD", "POST", "OPTIONS"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("application/json; charset=windows-1256")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=bogus")]
    [InlineData("text/plain")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Other_media_types_and_charsets_are_refused(string contentType)
    {
        var request = Post("{}");
        request.Content!.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        var problem = await ProblemOfAsync(request, ProblemKind.UnsupportedMediaType);
        problem.TryGetProperty("detail", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task What_takes_no_body_does_not_mind_its_type()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/quotes");
        request.Content = new ByteArrayContent([]);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "nonsense; charset=utf-16");
        using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task Compressed_bodies_are_refused()
    {
        var request = Post("{}");
        request.Content!.Headers.ContentEncoding.Add("gzip");

        await ProblemOfAsync(request, ProblemKind.UnsupportedMediaType);
    }

    internal static HttpRequestMessage Post(string json, string? key = TestService.Key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/articles")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json))
            {
                Headers = { ContentType = MediaTypeHeaderValue.Parse("application/json") },
            },
        };
        if (key is not null)
        {
            request.Headers.Add("X-Api-Key", key);
        }
        return request;
    }

    private Task<JsonElement> ProblemOfAsync(HttpRequestMessage request, ProblemKind kind) =>
        ProblemOfAsync(service.Client, request, kind);

    internal static async Task<JsonElement> ProblemOfAsync(
        HttpClient client,
        HttpRequestMessage request,
        ProblemKind kind
    )
    {
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(kind.Status, body);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = JsonElement.Parse(body);
        problem.GetProperty("type").GetString().ShouldBe(kind.Uri);
        problem.GetProperty("title").GetString().ShouldBe(kind.Title);
        problem.GetProperty("status").GetInt32().ShouldBe(kind.Status);
        problem.GetProperty("instance").GetString().ShouldBe(request.RequestUri!.AbsolutePath);
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        return problem;
    }
}
