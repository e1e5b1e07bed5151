using System.Net;
using System.Net.Http.Headers;
using Qawl.Api.OpenApi;
using Qawl.Api.Problems;
using Qawl.Api.Tests.Contracts;
using Qawl.Api.Tests.Problems;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Caching;

[Collection(SeededServiceTests.Name)]
public sealed class EntityTagTests(SeededService service)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_of_data_and_of_the_contract_has_a_strong_tag_and_is_not_sent_twice()
    {
        var paths = service
            .Declared.Operations.Where(o => o.Method == "GET")
            .Where(o => o.Path.StartsWith("/v1/", StringComparison.Ordinal))
            .Where(o => !o.Path.StartsWith("/v1/imports/", StringComparison.Ordinal))
            .Select(o =>
                o.Path.Replace("{id}", IdFor(o.Path), StringComparison.Ordinal)
                    .Replace("{receipt}", Samples.Receipt, StringComparison.Ordinal) + RequiredQueryOf(o)
            )
            .Concat(["/openapi.yaml", "/openapi.json", "/openapi-3.0.json", "/problems", "/problems/not-found"])
            .ToArray();
        paths.Length.ShouldBeGreaterThan(10);

        foreach (var path in paths)
        {
            using var first = await service.Client.GetAsync(path, Cancelled);
            first.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            var tag = first.Headers.ETag.ShouldNotBeNull(path);
            tag.IsWeak.ShouldBeFalse(path);

            using var second = await GetAsync(path, tag.Tag);
            second.StatusCode.ShouldBe(HttpStatusCode.NotModified, path);
            second.Headers.ETag.ShouldBe(tag, path);
            second
                .Headers.CacheControl!.ToString()
                .ShouldBe(
                    path.StartsWith("/v1/imports", StringComparison.Ordinal) ? "no-cache, private" : "public, no-cache",
                    path
                );
            second.Headers.Vary.ShouldBe(
                path.StartsWith("/v1", StringComparison.Ordinal)
                    ? ["Accept", "Accept-Encoding", "Data-Version"]
                    : ["Accept", "Accept-Encoding"]
            );
            (await second.Content.ReadAsByteArrayAsync(Cancelled)).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task A_date_says_nothing_because_no_answer_has_one()
    {
        // The second time it is kept.
        for (var i = 0; i < 2; i++)
        {
            foreach (var tag in new[] { null, "\"other\"" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/quotes?limit=7");
                request.Headers.IfModifiedSince = new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);
                request.Headers.TryAddWithoutValidation("If-None-Match", tag is null ? [] : [tag]);
                using var answer = await service.Client.SendAsync(request, Cancelled);

                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            }
        }
    }

    [Fact]
    public async Task Whether_an_answer_is_kept_here_is_no_concern_of_the_client()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/quotes?limit=8");
        request.Headers.CacheControl = new() { OnlyIfCached = true };
        using var answer = await service.Client.SendAsync(request, Cancelled);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"other\", {0}")]
    [InlineData("\"a,b\" , W/\"\",{0}")]
    [InlineData(", {0},,")]
    public async Task A_list_matches_if_one_of_its_tags_does_weak_or_strong(string sent)
    {
        using var first = await service.Client.GetAsync("/v1/quotes", Cancelled);
        using var second = await GetAsync(
            "/v1/quotes",
            sent.Replace("{0}", first.Headers.ETag!.Tag, StringComparison.Ordinal)
        );

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("\"other\"")]
    [InlineData("W/\"other\", \"\"")]
    public async Task Other_tags_do_not_match(string sent)
    {
        using var answer = await GetAsync("/v1/quotes", sent);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Cancelled)).ShouldContain("\"items\"");
    }

    [Theory]
    [InlineData("/v1/quotes", 304)]
    [InlineData("/v1/quotes/{ready}", 304)]
    [InlineData("/v1/articles/{dam}/text", 304)]
    [InlineData("/openapi.yaml", 304)]
    [InlineData("/v1/quotes/nothing", 404)]
    [InlineData("/v1/quotes?limit=0", 400)]
    public async Task A_star_matches_whatever_is_there_and_nothing_else(string path, int status)
    {
        using var plain = await service.Client.GetAsync(service.Resolve(path), Cancelled);
        using var answer = await GetAsync(service.Resolve(path), "*");
        var body = await answer.Content.ReadAsStringAsync(Cancelled);

        ((int)answer.StatusCode).ShouldBe(status, body);
        answer.Headers.ETag.ShouldBe(status == 304 ? plain.Headers.ETag.ShouldNotBeNull() : null);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe(status == 304 ? null : "application/problem+json");
        (body.Length == 0).ShouldBe(status == 304);
    }

    [Theory]
    [InlineData("unquoted")]
    [InlineData("\"open")]
    [InlineData("'single'")]
    [InlineData("\"a\" \"b\"")]
    [InlineData("*, \"a\"")]
    public async Task What_is_no_list_of_tags_is_refused(string sent)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/quotes");
        request.Headers.TryAddWithoutValidation("If-None-Match", sent);

        var problem = await ProblemTests.ProblemOfAsync(service.Client, request, ProblemKind.BadRequest);

        problem.GetProperty("detail").GetString()!.ShouldStartWith("If-None-Match must be");
    }

    [Fact]
    public async Task Spellings_of_one_query_share_a_tag_and_other_queries_encodings_and_paths_have_their_own()
    {
        var tag = await TagAsync("/v1/quotes?kind=direct&q=%D8%A7%D9%84%D8%B3%D8%AF");

        (await TagAsync("/v1/quotes?q=%d8%a7%d9%84%d8%b3%d8%af&kind=%64irect")).ShouldBe(tag);
        var others = new[]
        {
            tag,
            await TagAsync("/v1/quotes?kind=indirect&q=%D8%A7%D9%84%D8%B3%D8%AF"),
            await TagAsync("/v1/quotes?kind=direct&kind=indirect&q=%D8%A7%D9%84%D8%B3%D8%AF"),
            await TagAsync("/v1/quotes?kind=direct"),
            await TagAsync("/v1/articles"),
            await TagAsync("/v1/quotes?kind=direct&q=%D8%A7%D9%84%D8%B3%D8%AF", "gzip"),
            await TagAsync("/v1/quotes?kind=direct&q=%D8%A7%D9%84%D8%B3%D8%AF", "br"),
        };
        others.ShouldBeUnique(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("/v1/quotes/nothing")]
    [InlineData("/v1/quotes?limit=0")]
    [InlineData("/v1/nothing")]
    public async Task Problems_have_no_tag_and_are_not_to_be_kept(string path)
    {
        using var answer = await service.Client.GetAsync(path, Cancelled);

        answer.Headers.ETag.ShouldBeNull();
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/v1/quotes")]
    [InlineData("/v1/articles/{dam}/text")]
    public async Task Data_are_in_Arabic_and_problems_and_the_contract_are_not(string path)
    {
        using var data = await service.Client.GetAsync(service.Resolve(path), Cancelled);
        using var problem = await service.Client.GetAsync(path + "?x=1", Cancelled);
        using var contract = await service.Client.GetAsync("/openapi.yaml", Cancelled);

        data.Content.Headers.ContentLanguage.ShouldBe(["ar"]);
        problem.Content.Headers.ContentLanguage.ShouldBeEmpty();
        contract.Content.Headers.ContentLanguage.ShouldBeEmpty();
    }

    private static string RequiredQueryOf(DeclaredOperation operation) =>
        string.Concat(
            operation
                .Parameters.Where(p => p.In == "query" && p.IsRequired)
                .Select((p, i) => $"{(i == 0 ? '?' : '&')}{p.Name}={Uri.EscapeDataString(p.Example!)}")
        );

    private string IdFor(string path) =>
        service.Ids[
            path.Split('/')[2] switch
            {
                "articles" => "dam",
                "people" => "samir",
                "organizations" => "water",
                _ => "ready",
            }
        ];

    private async Task<string> TagAsync(string path, string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (encoding is not null)
        {
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        }
        using var answer = await service.Client.SendAsync(request, Cancelled);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.ETag!.Tag;
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string ifNoneMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch).ShouldBeTrue();
        return await service.Client.SendAsync(request, Cancelled);
    }
}
