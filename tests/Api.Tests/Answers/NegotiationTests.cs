using Qawl.Api.Problems;
using Qawl.Api.Tests.Problems;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Answers;

[Collection(SeededServiceTests.Name)]
public sealed class NegotiationTests(SeededService service)
{
    [Theory]
    [InlineData("/v1/quotes", null, "application/json")]
    [InlineData("/v1/quotes", "*/*", "application/json")]
    [InlineData("/v1/quotes", "application/x-ndjson", "application/x-ndjson")]
    [InlineData("/v1/quotes", "application/json;q=0.9, text/csv", "text/csv")]
    [InlineData("/v1/quotes?format=ndjson", "text/csv", "application/x-ndjson")]
    [InlineData("/v1/quotes?format=json", "image/png", "application/json")]
    [InlineData("/v1/people?format=csv", null, "text/csv")]
    [InlineData("/v1/people/{samir}", "application/json", "application/json")]
    [InlineData("/v1/articles/{dam}/text", "text/*", "text/plain")]
    [InlineData("/v1/articles/{dam}/text", null, "text/plain")]
    public async Task The_answer_has_the_format_asked_for(string path, string? accept, string expected)
    {
        using var answer = await service.Client.SendAsync(Request(path, accept), TestContext.Current.CancellationToken);

        answer.IsSuccessStatusCode.ShouldBeTrue();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(expected);
        answer.Headers.Vary.ShouldBe(["Accept", "Accept-Encoding", "Data-Version"]);
    }

    [Theory]
    [InlineData("/v1/quotes", "text/html", "application/json, application/x-ndjson, text/csv")]
    [InlineData("/v1/quotes", "text/csv;charset=windows-1256", "application/json, application/x-ndjson, text/csv")]
    [InlineData("/v1/quotes/{ready}", "text/csv", "application/json, application/ld+json")]
    [InlineData("/v1/people/{samir}", "text/csv", "application/json")]
    [InlineData("/v1/articles/{dam}/text", "application/json", "text/plain")]
    [InlineData("/v1/quotes/feed", "application/rss+xml", "application/atom+xml")]
    public async Task What_cannot_be_met_is_told_with_what_can(string path, string accept, string offered)
    {
        var problem = await ProblemTests.ProblemOfAsync(
            service.Client,
            Request(path, accept),
            ProblemKind.NotAcceptable
        );

        problem
            .GetProperty("errors")
            .GetProperty("Accept")[0]
            .GetString()
            .ShouldBe($"takes none of what is offered here: {offered}.");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("text/csv;q=7")]
    [InlineData("application/json, ;;;")]
    public async Task Garbage_is_a_bad_request(string accept)
    {
        var problem = await ProblemTests.ProblemOfAsync(
            service.Client,
            Request("/v1/quotes", accept),
            ProblemKind.BadRequest
        );

        problem.GetProperty("errors").TryGetProperty("Accept", out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("/v1/quotes?format=xml", "format")]
    [InlineData("/v1/quotes?format=csv&format=csv", "format")]
    [InlineData("/v1/quotes?format=csv&bom=yes", "bom")]
    [InlineData("/v1/people/{samir}?format=json", "format")]
    public async Task Formats_that_there_are_not_are_invalid_parameters(string path, string parameter)
    {
        var problem = await ProblemTests.ProblemOfAsync(
            service.Client,
            Request(path, accept: null),
            ProblemKind.InvalidParameter
        );

        problem.GetProperty("errors").TryGetProperty(parameter, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task An_article_is_not_added_if_the_answer_could_not_be_read()
    {
        var request = ProblemTests.Post("""{"text":"قال الوزير محمد الغامدي: «بدأ العمل»."}""");
        request.Headers.TryAddWithoutValidation("Accept", "text/csv");
        var before = await ArticlesAsync();

        await ProblemTests.ProblemOfAsync(service.Client, request, ProblemKind.NotAcceptable);

        (await ArticlesAsync()).ShouldBe(before);
    }

    private async Task<long> ArticlesAsync() =>
        (await service.GetAsync("/v1/articles?limit=1&total=true")).GetProperty("total").GetInt64();

    private HttpRequestMessage Request(string path, string? accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, service.Resolve(path));
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }
        return request;
    }
}
