using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Reconciliation;

/// <summary>
/// What queries and answers must be by the Reconciliation Service API (https://reconciliation-api.github.io/specs/): closer than the group's own
/// schemas, since nothing is let through that the documents do not name.
/// </summary>
internal static class ProtocolSchemas
{
    private static readonly string Definitions = File.ReadAllText(
        Path.Combine(Repository.Root, "tests", "Api.Tests", "Reconciliation", "protocol.json")
    );

    /// <param name="answer">An answer.</param>
    /// <param name="name">What of the protocol it is.</param>
    public static void ShouldFit(this JsonElement answer, string name)
    {
        var result = Compare(answer, name);
        var faults = (result.Details ?? [])
            .Where(d => d.Errors is { Count: > 0 })
            .SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}"));
        result.IsValid.ShouldBeTrue(string.Join('\n', faults.Prepend(answer.GetRawText())));
    }

    /// <summary>Whether a query is one.</summary>
    public static bool Fits(this JsonElement query, string name) => Compare(query, name).IsValid;

    private static EvaluationResults Compare(JsonElement value, string name)
    {
        var schema = JsonNode.Parse(Definitions)!.AsObject();
        schema["$defs"]!.AsObject().ContainsKey(name).ShouldBeTrue(name);
        schema["$ref"] = $"#/$defs/{name}";
        return JsonSchema
            .FromText(schema.ToJsonString())
            .Evaluate(value, new EvaluationOptions { OutputFormat = OutputFormat.List });
    }
}
