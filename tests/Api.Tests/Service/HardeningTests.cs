using System.Net.Sockets;
using System.Text;
using Qawl.Api.Requests;

namespace Qawl.Api.Tests.Service;

/// <summary>What clients that do not speak HTTP properly are told.</summary>
[Collection(SeededServiceTests.Name)]
public sealed class HardeningTests(SeededService service)
{
    private const string Host = "Host: 127.0.0.1\r\n";

    private const string Chunked = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

    [Theory]
    [InlineData("GET /health/live HTTP/1.1\r\n" + Host + "\r\n", 200)]
    [InlineData("GET /health/live HTTP/1.1\nHost: 127.0.0.1\n\n", 400)]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\n\r\n", 400)]
    [InlineData("GET /health/live HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET /health/live HTTP/1.1\r\n" + Host + Host + "\r\n", 400)]
    [InlineData("GET /health/live HTTP/1.1\r\n" + Host + "A : b\r\n\r\n", 400)]
    [InlineData("GET /health/live HTTP/1.1\r\n" + Host + "A: b\r\n c\r\n\r\n", 400)]
    [InlineData("GET /health/live HTTP/1.1\r\n" + Host + "A: \0\r\n\r\n", 400)]
    [InlineData("POST /v1/articles HTTP/1.1\r\n" + Host + "Content-Length: -1\r\n\r\n", 400)]
    [InlineData("POST /v1/articles HTTP/1.1\r\n" + Host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400)]
    [InlineData("POST /v1/articles HTTP/1.1\r\n" + Host + "Transfer-Encoding: xchunked\r\n\r\n", 400)]
    [InlineData("POST /v1/verify HTTP/1.1\r\n" + Host + Chunked + "ffffffffffffffff\r\n{}\r\n0\r\n\r\n", 400)]
    [InlineData("POST /v1/verify HTTP/1.1\r\n" + Host + Chunked + "7fffffffffffffff\r\n{}\r\n0\r\n\r\n", 400)]
    [InlineData("POST /v1/verify HTTP/1.1\r\n" + Host + Chunked + "fffffffff\r\n{}\r\n0\r\n\r\n", 400)]
    [InlineData("POST /v1/verify HTTP/1.1\r\n" + Host + Chunked + "-1\r\n{}\r\n0\r\n\r\n", 400)]
    [InlineData("nonsense\r\n\r\n", 400)]
    public async Task Requests_that_break_the_protocol_are_refused(string request, int status) =>
        (await StatusOfAsync(request)).ShouldBe(status);

    [Fact]
    public async Task Heads_have_bounds()
    {
        const string Start = "GET /health/live HTTP/1.1\r\n" + Host;
        var many = string.Concat(Enumerable.Range(0, 60).Select(i => $"A{i}: b\r\n"));
        var large = string.Concat(Enumerable.Range(0, 20).Select(i => $"A{i}: {new string('b', 2000)}\r\n"));

        (
            await StatusOfAsync($"GET /v1/quotes?q={new string('a', 2 * QueryText.Longest)} HTTP/1.1\r\n{Host}\r\n")
        ).ShouldBe(414);
        (await StatusOfAsync($"{Start}{many}\r\n")).ShouldBe(431);
        (await StatusOfAsync($"{Start}{large}\r\n")).ShouldBe(431);
    }

    [Fact]
    public async Task Answers_do_not_tell_what_serves_them_and_must_not_be_sniffed_or_framed()
    {
        using var answer = await service.Client.GetAsync("/v1/quotes", TestContext.Current.CancellationToken);

        answer.Headers.Contains("Server").ShouldBeFalse();
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task No_answer_of_any_operation_or_page_may_be_sniffed_framed_or_told_on()
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = service.Client.BaseAddress,
        };
        string[] pages =
        [
            "/",
            "/swagger/index.html",
            "/openapi.yaml",
            "/openapi.json",
            "/problems/key-required",
            "/metrics",
            "/nowhere",
        ];
        (string Method, string Path)[] all =
        [
            .. service.Declared.Operations.Select(o => (o.Method, o.Path)),
            .. pages.Select(p => ("GET", p)),
            ("OPTIONS", "/v1/quotes"),
            ("TRACE", "/v1/quotes"),
        ];
        service.Declared.Operations.ShouldNotBeEmpty();

        foreach (var (method, path) in all)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                TestContext.Current.CancellationToken
            );

            var why = $"{method} {path} {answer.StatusCode}";
            ((int)answer.StatusCode).ShouldBeLessThan(500, why);
            OneOf(answer, "X-Content-Type-Options").ShouldBe("nosniff", why);
            OneOf(answer, "Referrer-Policy").ShouldBe("no-referrer", why);
            var policy = OneOf(answer, "Content-Security-Policy");
            policy.ShouldContain("default-src 'none'", Case.Sensitive, why);
            policy.ShouldContain("frame-ancestors 'none'", Case.Sensitive, why);
            policy.ShouldNotContain("unsafe-eval", Case.Sensitive, why);
            policy.Split(';').ShouldNotContain(p => p.Contains("script-src") && p.Contains("unsafe"), why);
        }

        static string OneOf(HttpResponseMessage answer, string header) =>
            answer.Headers.TryGetValues(header, out var values) ? values.Single() : "";
    }

    [Fact]
    public async Task The_root_leads_to_a_page_to_explore_and_the_contract_comes_in_two_forms()
    {
        var page = await service.Client.GetStringAsync("/", TestContext.Current.CancellationToken);
        using var json = await service.Client.GetAsync("/openapi.json", TestContext.Current.CancellationToken);
        using var yaml = await service.Client.GetAsync("/openapi.yaml", TestContext.Current.CancellationToken);

        page.ShouldContain("swagger-ui");
        json.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        yaml.Content.Headers.ContentType!.MediaType.ShouldBe("application/yaml");
    }

    private async Task<int> StatusOfAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", service.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        return int.Parse(line!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
