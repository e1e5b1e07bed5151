using System.Globalization;
using System.Text.Json;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.OpenApi;

/// <summary>What the contract shows must work on the documents that come with the project.</summary>
[Slow]
public sealed class ExampleTests(PostgresFixture postgres)
{
    // No seed has such quotes yet.
    private static readonly string[] FindsNothing =
    [
        "listArticleQuotes.person",
        "listArticleQuotes.organization",
        "listPersonQuotes.person",
        "listPersonQuotes.organization",
        "listOrganizationQuotes.person",
        "listOrganizationQuotes.organization",
        "listPersonTimeline.person",
        "listOrganizationTimeline.person",
        "listOrganizationTimeline.organization",
        "listUtterances.person",
        "listUtterances.organization",
        "listUtterances.role",
        "listUtterances.at",
        // Nobody in the examples denies anything.
        "listArticleQuotes.stance",
        "listPersonQuotes.stance",
        "listOrganizationQuotes.stance",
        "listPersonTimeline.stance",
        "listOrganizationTimeline.stance",
        "listUtterances.stance",
        // The article of the examples has no copy.
        "listArticleCopies",
        "listArticleCopies.bom",
        "listArticleCopies.cursor",
        "listArticleCopies.format",
        "listArticleCopies.limit",
        "listArticleCopies.total",
        // The import of the seeds rejects nothing.
        "listImportRejections",
        "listImportRejections.cursor",
        "listImportRejections.reason",
        "listImportRejections.limit",
        "listImportRejections.format",
        "listImportRejections.bom",
        "listImportRejections.total",
    ];

    [Fact]
    public async Task Every_example_of_the_contract_finds_something_in_the_seeds()
    {
        await using var seeds = await ImportedSeeds.StartAsync(postgres);
        using var client = seeds.Service.CreateClient();
        var contract = await GetAsync(client, "/openapi.json");

        var failures = new List<string>();
        foreach (var path in contract.GetProperty("paths").EnumerateObject())
        {
            if (path.Value.TryGetProperty("get", out var operation))
            {
                foreach (var (name, url) in Requests(path.Name, operation))
                {
                    var answer = await client.GetAsync(url, TestContext.Current.CancellationToken);
                    var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                    if (!answer.IsSuccessStatusCode || body.StartsWith("{\"items\":[]", StringComparison.Ordinal))
                    {
                        failures.Add(name);
                    }
                }
            }
        }

        failures.Order(StringComparer.Ordinal).ShouldBe(FindsNothing.Order(StringComparer.Ordinal));
    }

    /// <summary>The operation with the parameters that it needs, then with each other one alone.</summary>
    internal static IEnumerable<(string Name, string Url)> Requests(string path, JsonElement operation)
    {
        var id = operation.GetProperty("operationId").GetString()!;
        var parameters = operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray().ToArray() : [];
        foreach (var parameter in parameters.Where(p => p.GetProperty("in").ValueEquals("path")))
        {
            path = path.Replace(
                $"{{{parameter.GetProperty("name").GetString()}}}",
                parameter.GetProperty("example").GetString(),
                StringComparison.Ordinal
            );
        }
        var query = parameters.Where(p => !p.GetProperty("in").ValueEquals("path")).ToLookup(IsRequired);
        var needed = string.Concat(query[true].Select(p => "&" + Pair(p)));
        yield return (id, path + "?" + needed);
        foreach (var parameter in query[false].Where(p => ExampleOf(p) is not null))
        {
            yield return ($"{id}.{parameter.GetProperty("name").GetString()}", $"{path}?{Pair(parameter)}{needed}");
        }

        static string Pair(JsonElement parameter) =>
            $"{parameter.GetProperty("name").GetString()}={Uri.EscapeDataString(ExampleOf(parameter)!)}";
    }

    private static bool IsRequired(JsonElement parameter) =>
        parameter.TryGetProperty("required", out var required) && required.GetBoolean();

    private static string? ExampleOf(JsonElement parameter)
    {
        if (!parameter.TryGetProperty("example", out var example))
        {
            if (!parameter.GetProperty("schema").TryGetProperty("examples", out var examples))
            {
                return null;
            }
            example = examples[0];
        }
        return example.ValueKind switch
        {
            JsonValueKind.Array => example[0].GetString(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Number => example.GetInt32().ToString(CultureInfo.InvariantCulture),
            _ => example.GetString(),
        };
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string path) =>
        JsonElement.Parse(await client.GetStringAsync(path, TestContext.Current.CancellationToken));
}
