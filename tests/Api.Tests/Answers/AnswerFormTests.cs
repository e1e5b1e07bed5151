using System.IO.Compression;
using System.Net;
using Qawl.Api.Problems;
using Qawl.Api.Tests.Problems;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Answers;

/// <summary>HEAD, OPTIONS, encodings and request ids, over the whole service.</summary>
[Collection(SeededServiceTests.Name)]
public sealed class AnswerFormTests(SeededService service)
{
    /// <summary>They tell of one answer only, or of the way that its body goes over the wire.</summary>
    private static readonly string[] OfOneAnswer = ["Date", "X-Request-Id", "Transfer-Encoding", "Content-Length"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/quotes?limit=1")]
    [InlineData("/v1/quotes/{ready}")]
    [InlineData("/v1/articles/{dam}/text")]
    [InlineData("/v1/quotes/nothing")]
    [InlineData("/v1/quotes?limit=0")]
    [InlineData("/nothing")]
    [InlineData("/health/live")]
    [InlineData("/openapi.yaml")]
    [InlineData("/problems")]
    [InlineData("/swagger/index.html")]
    public async Task Head_answers_what_get_does_without_the_body(string path)
    {
        using var head = await SendAsync(HttpMethod.Head, path);
        using var get = await SendAsync(HttpMethod.Get, path);

        head.StatusCode.ShouldBe(get.StatusCode);
        (await head.Content.ReadAsByteArrayAsync(Cancelled)).ShouldBeEmpty();
        HeadersOf(head).ShouldBe(HeadersOf(get), ignoreOrder: true);
    }

    [Fact]
    public async Task Head_is_conditional_too_and_stands_nowhere_in_the_contract()
    {
        using var first = await SendAsync(HttpMethod.Head, "/v1/people");
        using var second = await SendAsync(HttpMethod.Head, "/v1/people", ("If-None-Match", first.Headers.ETag!.Tag));
        var contract = await service.GetAsync("/openapi.json");

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        contract
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(o => o.Name))
            .ShouldNotContain("head", StringComparer.Ordinal);
    }

    [Fact]
    public async Task Head_of_what_takes_no_get_is_refused()
    {
        using var answer = await SendAsync(HttpMethod.Head, "/v1/quotes?limit=0");
        using var options = await SendAsync(HttpMethod.Options, "/nothing");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        options.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/v1/articles", "GET, HEAD, POST, OPTIONS")]
    [InlineData("/v1/quotes/x", "GET, HEAD, OPTIONS")]
    [InlineData("/health/ready", "GET, HEAD, OPTIONS")]
    public async Task Options_tells_what_a_path_takes(string path, string methods)
    {
        using var answer = await SendAsync(HttpMethod.Options, path);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Content.Headers.Allow.ShouldBe(methods.Split(", "), ignoreOrder: true);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, br", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("gzip;q=1.0, br;q=0.1", "gzip")]
    [InlineData("*", "br")]
    [InlineData("identity", null)]
    [InlineData("deflate, zstd", null)]
    [InlineData("nonsense;;q=,", null)]
    public async Task Answers_are_encoded_as_the_client_prefers(string accepted, string? encoding)
    {
        foreach (var path in new[] { "/v1/quotes", "/v1/articles/{dam}/text", "/v1/quotes?limit=0", "/openapi.yaml" })
        {
            using var plain = await SendAsync(HttpMethod.Get, path);
            // Once made and once kept.
            for (var i = 0; i < 2; i++)
            {
                using var answer = await SendAsync(HttpMethod.Get, path, ("Accept-Encoding", accepted));

                answer.Content.Headers.ContentEncoding.ShouldBe(encoding is null ? [] : [encoding], path);
                answer.Headers.Vary.ShouldBe(
                    path.StartsWith("/v1", StringComparison.Ordinal)
                        ? ["Accept", "Accept-Encoding", "Data-Version"]
                        : ["Accept", "Accept-Encoding"]
                );
                var body = await DecodedAsync(answer, encoding);
                if (plain.IsSuccessStatusCode)
                {
                    body.ShouldBe(await plain.Content.ReadAsStringAsync(Cancelled), path);
                }
            }
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("Az09._-")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public async Task A_good_request_id_comes_back(string id)
    {
        foreach (var path in new[] { "/v1/quotes", "/v1/quotes?limit=0", "/nothing", "/health/live", "/openapi.yaml" })
        {
            using var answer = await SendAsync(HttpMethod.Get, path, ("X-Request-Id", id));

            answer.Headers.GetValues("X-Request-Id").ShouldBe([id], path);
        }
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/quotes/nothing");
        request.Headers.Add("X-Request-Id", id);
        var problem = await ProblemTests.ProblemOfAsync(service.Client, request, ProblemKind.NotFound);
        problem.GetProperty("requestId").GetString().ShouldBe(id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("a\"b")]
    [InlineData("a,b")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public async Task Another_request_id_is_replaced(string id)
    {
        using var one = await SendAsync(HttpMethod.Get, "/v1/quotes", ("X-Request-Id", id));
        using var other = await SendAsync(HttpMethod.Get, "/v1/quotes", ("X-Request-Id", id));

        var made = one.Headers.GetValues("X-Request-Id").Single();
        made.ShouldMatch("^[0-9a-f]{32}$");
        other.Headers.GetValues("X-Request-Id").Single().ShouldNotBe(made, StringComparer.Ordinal);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, service.Resolve(path));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }
        return await service.Client.SendAsync(request, Cancelled);
    }

    private static string[] HeadersOf(HttpResponseMessage answer) =>
        [
            .. answer
                .Headers.Concat(answer.Content.Headers)
                .Where(h => !OfOneAnswer.Contains(h.Key, StringComparer.OrdinalIgnoreCase))
                .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}"),
        ];

    private static async Task<string> DecodedAsync(HttpResponseMessage answer, string? encoding)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(Cancelled);
        await using Stream decoded = encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(decoded);
        return await reader.ReadToEndAsync(Cancelled);
    }
}
