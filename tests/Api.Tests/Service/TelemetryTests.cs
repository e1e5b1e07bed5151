using System.Net;
using System.Net.Http.Headers;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Qawl.Api.Tests.Database;

namespace Qawl.Api.Tests.Service;

[Slow]
public sealed partial class TelemetryTests(PostgresFixture postgres)
{
    private const string Key = "secretkey";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_and_imports_are_counted_and_nobody_is_named()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        using var folder = new TemporaryFolder();
        using var service = Start(folder, database);
        using var client = new HttpClient { BaseAddress = await service.AddressAsync() };
        await AskAndImportAsync(client);

        // The last request is counted after its answer is through.
        var text = await ScrapeAsync(client, "route=\"/v1/articles/\"");

        text.ShouldNotContain("secret");
        text.ShouldContain("# TYPE http_server_request_duration_seconds histogram");
        Number(text, "http_server_request_duration_seconds_count", "/v1/people/{id}", "\"404\"").ShouldBe(1);
        Number(text, "http_server_request_duration_seconds_count", "/v1/people/\"", "\"200\"").ShouldBe(2);
        // Of a list, and of somebody who is not there.
        Number(text, "qawl_answers_total", "kept=\"miss\"").ShouldBe(2);
        Number(text, "qawl_answers_total", "kept=\"hit\"").ShouldBe(1);
        Number(text, "qawl_imports_total", "finished").ShouldBe(1);
        Number(text, "qawl_imports_running").ShouldBe(0);
        Number(text, "qawl_documents_total", "imported").ShouldBe(1);
        Number(text, "qawl_documents_total", "unchanged").ShouldBe(1);
        Number(text, "qawl_documents_total", "rejected").ShouldBe(2);
        Number(text, "qawl_rejections_total", "missingField").ShouldBe(1);
        Number(text, "qawl_rejections_total", "noArabic").ShouldBe(1);
        Number(text, "qawl_stage_duration_seconds_count", "\"decode\"").ShouldBe(4);
        Number(text, "qawl_stage_duration_seconds_count", "\"extract\"").ShouldBeGreaterThan(1);
        Number(text, "qawl_stage_duration_seconds_count", "\"write\"").ShouldBeGreaterThan(1);
        Number(text, "qawl_stage_duration_seconds_count", "\"judge\"").ShouldBeGreaterThan(0);
        Number(text, "qawl_places{", "\"drafts\"").ShouldBeGreaterThan(1);
        Number(text, "qawl_places_taken", "\"reads\"").ShouldBe(0);
        Number(text, "qawl_places_waiting", "\"reads\"").ShouldBe(0);
        Number(text, "qawl_places_refused_total", "\"reads\"").ShouldBe(0);
        Number(text, "db_client_connection_max", "pool_name=\"qawl\"").ShouldBe(20);
        Number(text, "dotnet_process_memory_working_set_bytes").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_collector_is_sent_spans_and_metrics_and_no_words_of_anybody()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var collector = await Collector.StartAsync();
        using var folder = new TemporaryFolder();
        using var service = Start(
            folder,
            database,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_SERVICE_NAME", "desk")
        );
        using var client = new HttpClient { BaseAddress = await service.AddressAsync() };
        await AskAndImportAsync(client);
        service.Terminate();
        // What is left is sent before it ends.
        (await service.EndAsync()).Code.ShouldBe(0);

        collector.Spans.ShouldContain("GET /v1/people/{id}");
        collector.Spans.ShouldContain("POST /v1/imports");
        collector.Spans.ShouldContain("qawl.import.id");
        collector.Spans.ShouldContain("write");
        collector.Spans.ShouldContain("qawl.request.id");
        collector.Spans.ShouldContain("postgresql");
        collector.Spans.ShouldContain("desk");
        collector.Spans.ShouldNotContain("secret");
        collector.Metrics.ShouldContain("qawl.documents");
        collector.Metrics.ShouldContain("http.server.request.duration");
        collector.Metrics.ShouldNotContain("secret");
    }

    [Fact]
    public async Task What_a_proxy_passes_on_takes_the_key_and_without_one_is_refused()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var keyed = await TestService.StartAsync(database.ConnectionString);
        await using var keyless = await TestService.StartAsync(database.ConnectionString, key: null);

        (await StatusAsync(keyed)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(keyed, ("X-Forwarded-For", "127.0.0.1"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(keyed, ("Forwarded", "for=127.0.0.1"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(keyed, ("Forwarded", "for=127.0.0.1"), ("X-Api-Key", "other"))).ShouldBe(
            HttpStatusCode.Unauthorized
        );
        (await StatusAsync(keyed, ("Forwarded", "for=127.0.0.1"), ("X-Api-Key", TestService.Key))).ShouldBe(
            HttpStatusCode.OK
        );
        (await StatusAsync(keyless)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(keyless, ("X-Forwarded-For", "10.0.0.7"))).ShouldBe(HttpStatusCode.Forbidden);

        static async Task<HttpStatusCode> StatusAsync(TestService service, params (string, string)[] headers)
        {
            service.StartServer();
            using var client = new HttpClient { BaseAddress = service.ClientOptions.BaseAddress };
            using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
            foreach (var (name, value) in headers)
            {
                request.Headers.Add(name, value);
            }
            using var answer = await client.SendAsync(request, Cancelled);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Another_address_than_loopback_takes_the_key()
    {
        var own = NetworkInterface
            .GetAllNetworkInterfaces()
            .SelectMany(i => i.GetIPProperties().UnicastAddresses)
            .Select(a => a.Address)
            .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a));
        Assert.SkipWhen(own is null, "This machine has no address but loopback.");
        await using var database = await postgres.CreateDatabaseAsync();
        using var folder = new TemporaryFolder();
        using var service = Start(folder, database, ("ASPNETCORE_URLS", $"http://{own}:0"));
        using var client = new HttpClient { BaseAddress = await service.AddressAsync() };

        using var refused = await client.GetAsync("/metrics", Cancelled);
        client.DefaultRequestHeaders.Add("X-Api-Key", Key);
        using var allowed = await client.GetAsync("/metrics", Cancelled);

        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        allowed.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static ServiceProcess Start(
        TemporaryFolder folder,
        TestDatabase database,
        params (string Name, string Value)[] settings
    )
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Db"] = database.ConnectionString,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["Qawl__ApiKey"] = Key,
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }
        return ServiceProcess.Start(folder.Path, all);
    }

    private static async Task AskAndImportAsync(HttpClient client)
    {
        client.DefaultRequestHeaders.Add("X-Api-Key", Key);
        using var body = new StringContent(
            "{\"text\":\"قالت دانة البيرق: «secretbody فتح الجسر غدا».\"}\n{}\n",
            new MediaTypeHeaderValue("application/x-ndjson")
        );
        using var imported = await client.PostAsync("/v1/imports", body, Cancelled);
        imported.StatusCode.ShouldBe(HttpStatusCode.Created);
        // Kept answers are for those without a key.
        client.DefaultRequestHeaders.Remove("X-Api-Key");
        await client.GetByteArrayAsync("/v1/people?q=secretname", Cancelled);
        await client.GetByteArrayAsync("/v1/people?q=secretname", Cancelled);
        using var missing = await client.GetAsync("/v1/people/secretid", Cancelled);
        client.DefaultRequestHeaders.Add("X-Api-Key", Key);
        using var known = Post("قالت دانة البيرق: «secretbody فتح الجسر غدا».");
        using var unchanged = await client.PostAsync("/v1/articles", known, Cancelled);
        using var foreign = Post("secretarticle in another language");
        using var rejected = await client.PostAsync("/v1/articles", foreign, Cancelled);
        rejected.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        static StringContent Post(string text) =>
            new($"{{\"text\":\"{text}\"}}", new MediaTypeHeaderValue("application/json"));
    }

    /// <summary>Scrapes until it is told.</summary>
    private static async Task<string> ScrapeAsync(HttpClient client, string until)
    {
        while (true)
        {
            var text = await client.GetStringAsync("/metrics", Cancelled);
            if (text.Contains(until, StringComparison.Ordinal))
            {
                return text;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), Cancelled);
        }
    }

    /// <summary>The value on the only line that begins with a name and has some words.</summary>
    private static double Number(string metrics, string name, params string[] words)
    {
        var line = metrics
            .Split('\n')
            .Where(l => l.StartsWith(name, StringComparison.Ordinal))
            .Where(l => words.All(w => l.Contains(w, StringComparison.Ordinal)))
            .ShouldHaveSingleItem($"{name} {string.Join(' ', words)}");
        return double.Parse(Value().Match(line).Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?<=\} )[0-9.eE+-]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
