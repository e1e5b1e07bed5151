using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Qawl.Api.Access;
using Qawl.Api.OpenApi;
using Qawl.Api.Tests.Contracts;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.OpenApi;

/// <summary>What the contract shows as answers is what the service answers from the seeds, to the letter.</summary>
public sealed partial class AnswerExampleTests(PostgresFixture postgres)
{
    /// <summary>Of answers that are streamed, this much is shown.</summary>
    private const int LinesShown = 3;

    private const string ShownRun = "019b7880-f400-7000-8000-000000000001";

    private const string ShownTime = "2026-01-01T08:00:00Z";

    private static readonly string Folder = Path.Combine(Repository.Root, "src/Api/OpenApi/Examples");

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task Every_answer_that_the_contract_shows_is_the_services_own()
    {
        await using var seeds = await ImportedSeeds.StartAsync(postgres);
        using var client = seeds.Service.CreateClient();
        var wrong = new List<string>();
        foreach (var operation in seeds.Service.Declared.Operations.OrderBy(o => o.Method, StringComparer.Ordinal))
        {
            var answers = await AnswersAsync(client, operation);
            var file = Path.Combine(Folder, $"{operation.Id}.json");
            var text = answers.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
            if (answers.Count > 0 && Environment.GetEnvironmentVariable("QAWL_WRITE_EXAMPLES") == "true")
            {
                await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
            }
            var written = File.Exists(file)
                ? await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)
                : "{}\n";
            if (written != text)
            {
                wrong.Add(operation.Id);
            }
        }

        wrong.ShouldBeEmpty(
            "After a change of answers or seeds: run this test with QAWL_WRITE_EXAMPLES=true, build, write openapi.yaml."
        );
    }

    [Fact]
    public void Every_file_belongs_to_an_operation()
    {
        var contract = File.ReadAllText(Path.Combine(Repository.Root, "openapi.yaml"));

        Directory
            .EnumerateFiles(Folder)
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Where(id => !contract.Contains($"operationId: {id}\n", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    /// <summary>By status and media type.</summary>
    private static async Task<JsonObject> AnswersAsync(HttpClient client, DeclaredOperation operation)
    {
        var answers = new JsonObject();
        var types = operation
            .Statuses.Where(s => s[0] == '2')
            .SelectMany(s => operation.AnswersOf(s).Keys)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        foreach (var type in types)
        {
            // What is sent twice is new, then known.
            for (var times = operation.Bodies.Count > 0 ? 2 : 1; times > 0; times--)
            {
                using var request = RequestOf(operation, type);
                using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
                var body = Steady(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                var status = $"{(int)answer.StatusCode}";
                answer.IsSuccessStatusCode.ShouldBeTrue($"{operation}: {body}");
                var example =
                    type.EndsWith("json", StringComparison.Ordinal) && !type.Contains("ndjson")
                        ? JsonNode.Parse(body)!
                        : JsonValue.Create(Shown(type, body));
                ((JsonObject)(answers[status] ??= new JsonObject())).TryAdd(type, example);
            }
        }
        return answers;
    }

    internal static HttpRequestMessage RequestOf(DeclaredOperation operation, string type)
    {
        var path = operation.Path;
        var query = new List<string>();
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.In == "path")
            {
                path = path.Replace($"{{{parameter.Name}}}", parameter.Example, StringComparison.Ordinal);
            }
            else if (parameter is { In: "query", IsRequired: true })
            {
                query.Add($"{parameter.Name}={Uri.EscapeDataString(parameter.Example!)}");
            }
            else if (parameter is { In: "query", Name: "limit" })
            {
                query.Add("limit=1");
            }
        }
        var request = new HttpRequestMessage(
            new(operation.Method),
            new Uri(path + (query.Count == 0 ? "" : $"?{string.Join('&', query)}"), UriKind.Relative)
        );
        request.Headers.Accept.ParseAdd(type);
        // Some answers have whole addresses.
        request.Headers.Host = "localhost:8080";
        if (operation.NeedsKey)
        {
            request.Headers.Add(ApiKey.Header, TestService.Key);
        }
        if (operation.Bodies.FirstOrDefault() is { Key: not null } body)
        {
            var example = body.Value.GetProperty("example");
            request.Content = new ByteArrayContent(
                Encoding.UTF8.GetBytes(
                    example.ValueKind == JsonValueKind.String ? example.GetString()! : example.GetRawText()
                )
            );
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(body.Key);
        }
        return request;
    }

    /// <summary>Runs of imports have ids and times of their own each time, receipts the state of the data.</summary>
    private static string Steady(string body) =>
        Receipt().Replace(RunTime().Replace(RunId().Replace(body, ShownRun), ShownTime), Samples.Receipt);

    [GeneratedRegex("""(?<="receipt":"|/v1/receipts/)[^"]+""")]
    private static partial Regex Receipt();

    [GeneratedRegex("(?<![0-9a-f-])01[0-9a-f]{6}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex RunId();

    [GeneratedRegex("""(?<="(started|finished)At":")[^"]+""")]
    private static partial Regex RunTime();

    private static string Shown(string type, string body) =>
        type is "text/csv" or "application/x-ndjson" ? string.Join('\n', body.Split('\n').Take(LinesShown)) : body;
}
