using System.Net;
using Microsoft.Extensions.Configuration;
using Qawl.Api.Settings;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Settings;

public sealed class HttpSettingsTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_of_named_origins_may_read_answers_and_others_may_not()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(
            database.ConnectionString,
            settings: (HttpSettings.OriginsKey, "https://one.example, http://localhost:3000")
        );
        using var client = service.CreateClient();
        foreach (var path in new[] { "/v1/quotes", "/v1/quotes", "/v1/quotes?limit=0", "/v1/people/nobody" })
        {
            using var named = await SendAsync(client, HttpMethod.Get, path, "http://localhost:3000");
            using var other = await SendAsync(client, HttpMethod.Get, path, "https://other.example");

            named.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["http://localhost:3000"]);
            named
                .Headers.GetValues("Access-Control-Expose-Headers")
                .SelectMany(v => v.Split(','))
                .ShouldBe(
                    ["Allow", "ETag", "Link", "Location", "Retry-After", "X-Request-Id", "X-Text-Sha256"],
                    ignoreOrder: true
                );
            named.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
            named.Headers.Vary.ShouldBe(["Accept", "Accept-Encoding", "Origin"]);
            other.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
            other.Headers.Vary.ShouldBe(["Accept", "Accept-Encoding", "Origin"]);
        }
    }

    [Fact]
    public async Task A_preflight_is_answered_and_an_ordinary_options_still_tells_methods()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(
            database.ConnectionString,
            settings: (HttpSettings.OriginsKey, "*")
        );
        using var client = service.CreateClient();
        using var preflight = await SendAsync(
            client,
            HttpMethod.Options,
            "/v1/articles",
            "https://any.example",
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "content-type,x-api-key")
        );
        using var options = await SendAsync(client, HttpMethod.Options, "/v1/articles", "https://any.example");

        preflight.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        preflight.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        string.Join(',', preflight.Headers.GetValues("Access-Control-Allow-Methods")).ShouldContain("POST");
        string.Join(',', preflight.Headers.GetValues("Access-Control-Allow-Headers")).ShouldContain("X-Api-Key");
        options.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        options.Content.Headers.Allow.ShouldContain("POST", StringComparer.Ordinal);
    }

    [Fact]
    public async Task Answers_may_be_used_for_as_long_as_is_set_and_none_are_kept_if_that_is_set()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(
            database.ConnectionString,
            settings: [(HttpSettings.MaxAgeKey, "60"), (HttpSettings.MegabytesKey, "0")]
        );
        using var client = service.CreateClient();
        using var answer = await client.GetAsync("/v1/quotes", Cancelled);
        using var again = await SendAsync(
            client,
            HttpMethod.Get,
            "/v1/quotes",
            "null",
            ("If-None-Match", answer.Headers.ETag!.Tag)
        );

        answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=60");
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData(HttpSettings.OriginsKey, "one.example")]
    [InlineData(HttpSettings.OriginsKey, "https://one.example/")]
    [InlineData(HttpSettings.OriginsKey, "https://One.example")]
    [InlineData(HttpSettings.OriginsKey, "ftp://one.example")]
    [InlineData(HttpSettings.OriginsKey, "https://one.example *")]
    [InlineData(HttpSettings.MaxAgeKey, "-1")]
    [InlineData(HttpSettings.MaxAgeKey, "1h")]
    [InlineData(HttpSettings.MegabytesKey, "99999999")]
    public void A_setting_that_cannot_be_meant_stops_the_start_with_a_sentence(string key, string value)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create(key, (string?)value)])
            .Build();

        Should
            .Throw<WrongSettingException>(() => HttpSettings.From(configuration))
            .Message.ShouldContain(key.Replace(":", "__", StringComparison.Ordinal));
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client,
        HttpMethod method,
        string path,
        string origin,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", origin);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }
        return await client.SendAsync(request, Cancelled);
    }
}
