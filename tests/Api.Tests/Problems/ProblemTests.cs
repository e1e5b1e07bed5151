using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Qawl.Api.Problems;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Problems;

[Collection(SeededServiceTests.Name)]
public sealed class ProblemTests(SeededService service)
{
    [Theory]
    [InlineData("/v1/quotes?limit=abc", "limit", "must be a whole number, not “abc”.")]
    [InlineData("/v1/quotes?limit=0", "limit", "must be from 1 to 100.")]
    [InlineData("/v1/quotes?limit=-1", "limit", "must be from 1 to 100.")]
    [InlineData("/v1/quotes?limit=101", "limit", "must be from 1 to 100.")]
    [InlineData("/v1/quotes?limit=99999999999", "limit", "must be a whole number, not “99999999999”.")]
    [InlineData("/v1/quotes?limit=", "limit", "must not be empty.")]
    [InlineData("/v1/quotes?limit=1&limit=2", "limit", "must be sent once.")]
    [InlineData("/v1/quotes?limt=1", "limt", "is not a parameter here; did you mean limit?")]
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
    [InlineData("/v1/articles?from=2024-02-03&to=2024-02-03", "to", "must be later than from.")]
    [InlineData("/v1/quotes?q=%20", "q", "must not be empty.")]
    [InlineData("/v1/people?q=%D9%80", "q", "must contain a letter or a number.")]
    [InlineData("/v1/quotes?q=a%00b", "q", "must not contain control characters or marks that reorder text.")]
    [InlineData(
        "/v1/quotes?speaker=%E2%80%AEx",
        "speaker",
        "must not contain control characters or marks that reorder text."
    )]
    [InlineData("/v1/people?q=%EF%BF%BE", "q", "must not contain control characters or marks that reorder text.")]
    public Task A_wrong_parameter_is_named_with_what_is_allowed(string path, string name, string message) =>
        service.RefusesAsync(path, name, message);

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
    [InlineData("cursor", 1025)]
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
    [InlineData("GET", "/v1/quotes?q=%ff", "bad-request")]
    [InlineData("GET", "/v1/quotes?q=%ED%A0%80", "bad-request")]
    [InlineData("GET", "/v1/quotes?q=%C0%AF", "bad-request")]
    [InlineData("GET", "/v1/quotes?%ff=a", "bad-request")]
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
    public async Task Other_media_types_and_charsets_are_refused(string contentType)
    {
        var request = Post("{}");
        request.Content!.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        await ProblemOfAsync(request, ProblemKind.UnsupportedMediaType);
    }

    [Fact]
    public async Task Compressed_bodies_are_refused()
    {
        var request = Post("{}");
        request.Content!.Headers.ContentEncoding.Add("gzip");

        await ProblemOfAsync(request, ProblemKind.UnsupportedMediaType);
    }

    [Fact]
    public async Task The_type_of_every_problem_resolves_to_a_page_that_explains_it()
    {
        foreach (var kind in ProblemKind.All)
        {
            var page = await service.Client.GetStringAsync(kind.Uri, TestContext.Current.CancellationToken);

            page.ShouldContain(kind.Title);
            page.ShouldContain(kind.Explanation);
        }
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
