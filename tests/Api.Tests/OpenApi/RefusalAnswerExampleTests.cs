using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Qawl.Api.Access;
using Qawl.Api.OpenApi;
using Qawl.Api.Problems;
using Qawl.Api.Service;
using Qawl.Api.Tests.Contracts;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;
using Qawl.Database.Keys;

namespace Qawl.Api.Tests.OpenApi;

/// <summary>What the contract shows as problems is what the service answers, to the letter.</summary>
[Slow]
public sealed class RefusalAnswerExampleTests(PostgresFixture postgres)
{
    private const string ShownRequest = "019bd4c5a81e7d3f9f0e6a7b8c9d0e1f";
    private const string ShownTrace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";
    private const string ShownTime = "2026-01-01T08:00:00Z";

    private static readonly string Folder = Path.Combine(Repository.Root, "src/Api/OpenApi/Refusals");

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Slow]
    [Fact]
    public async Task Every_problem_that_the_contract_shows_is_the_services_own()
    {
        var answered = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var problem in ProvokeAsync())
        {
            var kind = problem["type"]!.GetValue<string>().Split('/')[^1];
            answered.Add(kind, problem.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n");
        }
        answered.Keys.ShouldBe(Refusals.Shown.Select(k => k.Name), ignoreOrder: true);
        if (Environment.GetEnvironmentVariable("QAWL_WRITE_EXAMPLES") == "true")
        {
            foreach (var (kind, text) in answered)
            {
                await File.WriteAllTextAsync(Path.Combine(Folder, $"{kind}.json"), text, Cancelled);
            }
        }

        var written = Directory
            .EnumerateFiles(Folder)
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f), File.ReadAllText, StringComparer.Ordinal);

        written.ShouldBe(
            answered,
            ignoreOrder: true,
            "After a change of problems: run this test with QAWL_WRITE_EXAMPLES=true, build, write openapi.yaml."
        );
    }

    [Fact]
    public async Task Operations_refuse_with_the_kinds_of_problems_that_they_show()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(database.ConnectionString);
        await using var readOnly = await TestService.StartAsync(database.ConnectionString, key: null);
        await using var closed = await TestService.StartAsync(
            database.ConnectionString,
            settings: ("Qawl:Reading", "key")
        );
        using var client = service.CreateClient();
        using var withoutKey = readOnly.CreateClient();
        using var stranger = closed.CreateClient();
        foreach (var operation in service.Declared.Operations)
        {
            foreach (var status in operation.Statuses)
            {
                using var request = WrongRequest(operation, status);
                if (request is null)
                {
                    continue;
                }
                var sender =
                    status == "403" ? withoutKey
                    : status == "401" ? stranger
                    : client;
                using var answer = await sender.SendAsync(request, Cancelled);
                var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancelled))!;

                $"{(int)answer.StatusCode}".ShouldBe(status, $"{operation}: {problem}");
                ShownOf(operation, status)
                    .ShouldContain(t => t == problem["type"]!.GetValue<string>(), operation.ToString());
            }
        }
    }

    private static string[] ShownOf(DeclaredOperation operation, string status) =>
        [
            .. operation
                .AnswersOf(status)[ProblemResult.MediaType]
                .GetProperty("examples")
                .EnumerateObject()
                .Select(e => e.Value.GetProperty("value").GetProperty("type").GetString()!),
        ];

    /// <summary>A request that the operation refuses with this status; <c>null</c> if it takes more than one request.</summary>
    private static HttpRequestMessage? WrongRequest(DeclaredOperation operation, string status)
    {
        if (status is not ("400" or "401" or "403" or "404" or "406"))
        {
            return null;
        }
        var path = operation.Path.Replace("{id}", "none", StringComparison.Ordinal);
        var needed = operation.Parameters.Where(p => p is { In: "query", IsRequired: true });
        var query = string.Join('&', needed.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Example!)}"));
        var request = new HttpRequestMessage(
            new(operation.Method),
            new Uri($"{path}?{(status == "400" ? "nothing=1" : query)}", UriKind.Relative)
        );
        request.Headers.Accept.ParseAdd(status == "406" ? "image/png" : "*/*");
        if (operation.Bodies.Keys.FirstOrDefault() is { } mediaType)
        {
            request.Content = new ByteArrayContent("{}"u8.ToArray())
            {
                Headers = { ContentType = new MediaTypeHeaderValue(mediaType) },
            };
        }
        if (operation.NeedsKey && status is not ("401" or "403"))
        {
            request.Headers.Add(ApiKey.Header, TestService.Key);
        }
        return request;
    }

    /// <summary>Every kind once.</summary>
    private async IAsyncEnumerable<JsonNode> ProvokeAsync()
    {
        await using var seeds = await ImportedSeeds.StartAsync(postgres);
        using var client = seeds.Service.CreateClient();
        yield return await ProblemAsync(client, Get("/v1/quotes?kind=Direct&limt=20"));
        var unquoted = Get("/v1/quotes");
        unquoted.Headers.TryAddWithoutValidation("If-None-Match", "tag");
        yield return await ProblemAsync(client, unquoted);
        yield return await ProblemAsync(client, Get("/v1/people/aaaaaaaaaaaaaaaa"));
        yield return await ProblemAsync(client, Get("/v1/quotes", accept: "image/png"));
        yield return await ProblemAsync(client, Post("""{"text":"قال","titel":"خبر"}"""));
        yield return await ProblemAsync(client, Post("{}", key: "another key"));
        var reader = await new KeyStore(seeds.Database.DataSource, TimeProvider.System).CreateAsync(
            KeyRole.Reader,
            "رنا",
            expires: null,
            Cancelled
        );
        yield return await ProblemAsync(client, Post("{}", key: reader.Reveal()));
        yield return await ProblemAsync(client, Post("{}", mediaType: "text/plain"));
        yield return await ProblemAsync(client, Post(new string(' ', 2 * 1024 * 1024) + "{}"));
        yield return await ProblemAsync(client, Post("""{"text":"only Latin letters here"}"""));

        var article = Samples.NewArticle().ToJsonString();
        var stored = await SendAsync(client, Post(article));
        var place = $"/v1/articles/{stored["id"]}";
        var reason = Uri.EscapeDataString(Samples.Of("deleteArticle", "reason")!.GetValue<string>());
        using var removal = new HttpRequestMessage(HttpMethod.Delete, $"{place}?reason={reason}");
        removal.Headers.Add(ApiKey.Header, TestService.Key);
        using var removed = await client.SendAsync(removal, Cancelled);
        removed.EnsureSuccessStatusCode();
        yield return await ProblemAsync(client, Get(place));
        yield return await ProblemAsync(client, Post(article));

        await using var database = await postgres.CreateDatabaseAsync();
        await using var readOnly = await TestService.StartAsync(database.ConnectionString, key: null);
        using var withoutKey = readOnly.CreateClient();
        yield return await ProblemAsync(withoutKey, Post("{}"));
        yield return await ProvokeTooManyAsync(database);
        await foreach (var failure in ProvokeFailuresAsync(database))
        {
            yield return failure;
        }
    }

    private static async Task<JsonNode> ProvokeTooManyAsync(TestDatabase database)
    {
        await using var service = await TestService.StartAsync(
            database.ConnectionString,
            settings: [("Qawl:Proxies", "127.0.0.1"), ("Qawl:Rates:Address", "1")]
        );
        using var client = service.CreateClient();
        for (var request = 0; ; request++)
        {
            var answer = await ProblemAsync(client, Get("/v1/quotes"));
            if (answer["type"] is not null || request > 9)
            {
                return answer;
            }
        }
    }

    private static async IAsyncEnumerable<JsonNode> ProvokeFailuresAsync(TestDatabase database)
    {
        await using var absent = new TestService("Host=/nowhere");
        absent.StartServer();
        using var waiting = absent.CreateClient();
        yield return await ProblemAsync(waiting, Get("/v1/quotes"));

        await using var service = await TestService.StartAsync(database.ConnectionString + ";Command Timeout=1");
        using var client = service.CreateClient();
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        await using (var transaction = await connection.BeginTransactionAsync(Cancelled))
        {
            await ExecuteAsync(connection, "lock table quotes in access exclusive mode");
            yield return await ProblemAsync(client, Get("/v1/quotes"));
        }

        // No request should meet this one: it is a defect of the database, which the service does not foresee.
        await ExecuteAsync(connection, "alter table quotes rename to renamed");
        yield return await ProblemAsync(client, Get("/v1/quotes"));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancelled);
    }

    /// <summary>The answer, with the ids and times that every request has of its own made ones that stay.</summary>
    private static async Task<JsonNode> ProblemAsync(HttpClient client, HttpRequestMessage request)
    {
        request.Headers.Add(RequestIds.Header, ShownRequest);
        var problem = await SendAsync(client, request);
        problem["traceId"] = ShownTrace;
        if (problem["deletedAt"]?.GetValue<string>() is { } time)
        {
            problem["deletedAt"] = ShownTime;
            problem["detail"] = problem["detail"]!
                .GetValue<string>()
                .Replace(time[..10], ShownTime[..10], StringComparison.Ordinal);
        }
        return problem;
    }

    private static async Task<JsonNode> SendAsync(HttpClient client, HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await client.SendAsync(request, Cancelled);
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancelled))!;
        }
    }

    private static HttpRequestMessage Get(string path, string accept = "application/json") =>
        new(HttpMethod.Get, path) { Headers = { Accept = { MediaTypeWithQualityHeaderValue.Parse(accept) } } };

    private static HttpRequestMessage Post(
        string body,
        string mediaType = "application/json",
        string key = TestService.Key
    ) =>
        new(HttpMethod.Post, "/v1/articles")
        {
            // A refused body is not sent, else the connection may be closed while it is.
            Headers = { { ApiKey.Header, key }, { "Expect", "100-continue" } },
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body))
            {
                Headers = { ContentType = new MediaTypeHeaderValue(mediaType) },
            },
        };
}
