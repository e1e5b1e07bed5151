using System.Net;
using Microsoft.Extensions.Configuration;
using Qawl.Api.Service;
using Qawl.Api.Settings;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;
using Qawl.Database;

namespace Qawl.Api.Tests.Settings;

[Slow]
public sealed class ServiceSettingsTests(PostgresFixture postgres)
{
    private const string Origins = "Qawl:Cors:Origins";
    private const string MaxAge = "Qawl:Cache:MaxAge";
    private const string Megabytes = "Qawl:Cache:Megabytes";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Qawl:ApiKye", "Qawl__ApiKye is no setting; did you mean Qawl__ApiKey?")]
    [InlineData("Qawl:Cache:Maxage2", "Qawl__Cache__Maxage2 is no setting; did you mean Qawl__Cache__MaxAge?")]
    [InlineData("Qawl_ApiKey", "Qawl_ApiKey is no setting; did you mean Qawl__ApiKey?")]
    [InlineData("QAWL_CACHE_MAXAGE", "QAWL_CACHE_MAXAGE is no setting; did you mean Qawl__Cache__MaxAge?")]
    [InlineData("ConnectionStrings_Db", "ConnectionStrings_Db is no setting; did you mean ConnectionStrings__Db?")]
    [InlineData("Qawl:Colour", "Qawl__Colour is no setting; known are Qawl__ApiKey, ")]
    public void A_setting_that_is_mistyped_stops_the_start_and_the_right_name_is_told(string key, string told)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create(key, (string?)"1")])
            .Build();

        Should.Throw<WrongSettingException>(() => KnownSettings.Check(configuration)).Message.ShouldStartWith(told);
    }

    [Fact]
    public void Settings_that_there_are_may_be_spelled_in_any_case_and_others_programs_have_theirs()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([
                .. ServiceSettings.All.Select(s => KeyValuePair.Create(s.Key.ToUpperInvariant(), (string?)"1")),
                KeyValuePair.Create("Logging:LogLevel:Qawl", (string?)"Debug"),
                KeyValuePair.Create("QAWL_PORT", (string?)"8080"),
            ])
            .Build();

        Should.NotThrow(() => KnownSettings.Check(configuration));
    }

    [Theory]
    [InlineData("news.example", "/v1/quotes/feed", HttpStatusCode.OK)]
    [InlineData("NEWS.example:8080", "/v1/quotes/feed", HttpStatusCode.OK)]
    [InlineData("[::1]:8080", "/v1/quotes/feed", HttpStatusCode.OK)]
    [InlineData("evil.example", "/v1/quotes/feed", HttpStatusCode.BadRequest)]
    [InlineData("evil.example", "/v1/quotes", HttpStatusCode.BadRequest)]
    [InlineData("news.example.evil", "/", HttpStatusCode.BadRequest)]
    [InlineData("10.0.0.7", "/health/live", HttpStatusCode.OK)]
    [InlineData("10.0.0.7", "/metrics", HttpStatusCode.OK)]
    public async Task Only_hosts_that_are_named_are_answered_to(string host, string path, HttpStatusCode status)
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(
            database.ConnectionString,
            settings: ("Qawl:Hosts", "news.example, ::1")
        );
        using var client = service.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;

        using var answer = await client.SendAsync(request, Cancelled);

        answer.StatusCode.ShouldBe(status);
        if (status == HttpStatusCode.BadRequest)
        {
            (await answer.Content.ReadAsStringAsync(Cancelled)).ShouldContain("/problems/bad-request");
        }
    }

    [Fact]
    public async Task Pages_of_named_origins_may_read_answers_and_others_may_not()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(
            database.ConnectionString,
            settings: (Origins, "https://one.example, http://localhost:3000")
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
                    [
                        "Allow",
                        "Data-Version",
                        "ETag",
                        "Link",
                        "Location",
                        "RateLimit",
                        "RateLimit-Policy",
                        "Retry-After",
                        "X-Request-Id",
                        "X-Text-Sha256",
                    ],
                    ignoreOrder: true
                );
            named.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
            named.Headers.Vary.ShouldBe(["Accept", "Accept-Encoding", "Data-Version", "Origin"]);
            other.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
            other.Headers.Vary.ShouldBe(["Accept", "Accept-Encoding", "Data-Version", "Origin"]);
        }
    }

    [Fact]
    public async Task A_preflight_is_answered_and_an_ordinary_options_still_tells_methods()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(database.ConnectionString, settings: (Origins, "*"));
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
            settings: [(MaxAge, "60"), (Megabytes, "0")]
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
    [InlineData(Origins, "one.example")]
    [InlineData(Origins, "https://one.example/")]
    [InlineData(Origins, "https://One.example")]
    [InlineData(Origins, "ftp://one.example")]
    [InlineData(Origins, "https://one.example *")]
    [InlineData(MaxAge, "-1")]
    [InlineData(MaxAge, "1h")]
    [InlineData(Megabytes, "99999999")]
    [InlineData("Qawl:ReadsAtOnce", "0")]
    [InlineData("Qawl:ReadsAtOnce", "many")]
    [InlineData("Qawl:LargestImport", "0")]
    [InlineData("Qawl:LargestImport", "1 GB")]
    [InlineData("Qawl:Seeds", "nowhere")]
    [InlineData("Qawl:Reading", "closed")]
    [InlineData("Qawl:Rates:Key", "-1")]
    [InlineData("Qawl:Rates:Address", "many")]
    [InlineData("Qawl:Proxies", "10.0.0.0/33")]
    [InlineData("Qawl:Proxies", "proxy.example")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317")]
    public void A_setting_that_cannot_be_meant_stops_the_start_with_a_sentence(string key, string value)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create(key, (string?)value)])
            .Build();

        var refusal = Should.Throw<WrongSettingException>(() => ServiceSettings.From(configuration)).Message;

        refusal.ShouldStartWith(key.Replace(":", "__", StringComparison.Ordinal) + " ");
        refusal.ShouldContain(value);
    }

    [Theory]
    [InlineData("password=secret;nonsense=1")]
    [InlineData("secret")]
    public void A_connection_string_that_is_none_is_not_repeated(string secret)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("ConnectionStrings:Db", (string?)secret)])
            .Build();

        Should
            .Throw<WrongSettingException>(() => ServiceSettings.From(configuration))
            .Message.ShouldBe("ConnectionStrings__Db is not an Npgsql connection string or a postgres:// URL.");
    }

    [Fact]
    public void Blank_settings_are_those_that_are_not_set()
    {
        var blank = ServiceSettings.All.Select(s => KeyValuePair.Create(s.Key, (string?)" "));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(blank).Build();

        var settings = ServiceSettings.From(configuration);

        settings.ApiKey.ShouldBeNull();
        settings.IsReadingOpen.ShouldBeTrue();
        settings.Proxies.ShouldBeEmpty();
        (settings.RateOfKey, settings.RateOfAddress).ShouldBe((6000, 600));
        settings.Database.ConnectionString.ShouldBeNull();
        settings.Database.DataDirectory.ShouldBe(".data");
        settings.Database.Seeds.ShouldBeNull();
        settings.LargestImport.ShouldBe(1_073_741_824);
        settings.CacheMegabytes.ShouldBe(64);
        settings.ReadsAtOnce.ShouldBe(Math.Max(4, 2 * Environment.ProcessorCount));
    }

    [Fact]
    public void The_README_tells_every_setting_with_its_default()
    {
        var told = File.ReadLines(Path.Combine(Repository.Root, "README.md"))
            .SkipWhile(l => l != "## Configuration")
            .SkipWhile(l => !l.StartsWith("| `", StringComparison.Ordinal))
            .TakeWhile(l => l.StartsWith("| `", StringComparison.Ordinal))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1].Trim('`'), cells => cells[2], StringComparer.Ordinal);

        told.Keys.ShouldBe([.. ServiceSettings.All.Select(s => s.Name), "ASPNETCORE_URLS"], ignoreOrder: true);
        foreach (var setting in ServiceSettings.All)
        {
            told[setting.Name].ShouldBe(setting.Default is { } value ? $"`{value}`" : setting.Absent, setting.Name);
        }
    }

    [Fact]
    public async Task The_help_names_every_setting()
    {
        using var folder = new TemporaryFolder();
        using var process = ServiceProcess.Start(
            folder.Path,
            new Dictionary<string, string>(StringComparer.Ordinal),
            "--help"
        );
        var (_, help, _) = await process.EndAsync();

        ServiceSettings.All.Where(s => !help.Contains(s.Name, StringComparison.Ordinal)).ShouldBeEmpty();
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
