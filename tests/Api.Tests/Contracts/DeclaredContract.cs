using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Qawl.Api.Tests.Contracts;

/// <summary>The contract as data: tests read from it what there is, so that a new operation is tested without a word.</summary>
internal sealed class DeclaredContract
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    private readonly JsonElement _root;
    private readonly string _definitions;
    private readonly string _strictDefinitions;

    private DeclaredContract(JsonElement root)
    {
        _root = root;
        _definitions = Definitions(root, closed: false);
        _strictDefinitions = Definitions(root, closed: true);
        Operations =
        [
            .. root.GetProperty("paths")
                .EnumerateObject()
                .SelectMany(path =>
                    path.Value.EnumerateObject()
                        .Where(o => Methods.Contains(o.Name, StringComparer.Ordinal))
                        .Select(o => new DeclaredOperation(this, o.Name.ToUpperInvariant(), path.Name, o.Value))
                ),
        ];
        Problem = Operations.Count > 0 ? SchemaOf(Reference("Problem"), closed: true) : true;
    }

    public IReadOnlyList<DeclaredOperation> Operations { get; }

    /// <summary>Of every answer that refuses.</summary>
    public JsonSchema Problem { get; }

    public static DeclaredContract Parse(string json) => new(JsonElement.Parse(json));

    /// <param name="method">HEAD is answered as GET is, without its body.</param>
    /// <param name="path">Percent-encoded.</param>
    /// <returns><c>null</c> if the contract has no such operation.</returns>
    public DeclaredOperation? Find(string method, string path)
    {
        // Routing takes a slash at the end for nothing.
        var segments = path.TrimEnd('/').Split('/');
        return Operations
            .Where(o => o.Method == (method == "HEAD" ? "GET" : method) && o.Fits(segments))
            // What is written out goes before what a parameter takes.
            .MinBy(o => o.Path.Count(c => c == '{'));
    }

    /// <summary>Whether the path belongs to what the contract describes at all.</summary>
    public bool Covers(string path) =>
        Operations.Any(o => path.StartsWith($"/{o.Path.Split('/')[1]}/", StringComparison.Ordinal));

    /// <param name="schema">As the contract has it, or a reference to one.</param>
    /// <param name="closed">Objects may have the declared members only, as befits what the service itself sends.</param>
    public JsonSchema SchemaOf(JsonElement schema, bool closed)
    {
        var text = Local(schema.GetRawText()).TrimStart()[1..];
        return JsonSchema.FromText(
            $$"""
            {"$schema":"https://json-schema.org/draft/2020-12/schema",
            "$defs":{{(closed ? _strictDefinitions : _definitions)}}{{(text == "}" ? text : "," + text)}}
            """,
            new BuildOptions { SchemaRegistry = new SchemaRegistry() }
        );
    }

    /// <summary>The schema itself, not a reference to it.</summary>
    public JsonElement Resolve(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference)
            ? reference
                .GetString()!
                .Split('/')
                .Skip(1)
                .Aggregate(_root, (at, step) => at.GetProperty(Uri.UnescapeDataString(step)))
            : schema;

    private static JsonElement Reference(string name) =>
        JsonElement.Parse($$"""{"$ref":"#/components/schemas/{{name}}"}""");

    private static string Local(string json) =>
        json.Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);

    private static string Definitions(JsonElement root, bool closed)
    {
        var schemas = JsonNode.Parse(root.GetProperty("components").GetProperty("schemas").GetRawText())!.AsObject();
        foreach (var (_, schema) in schemas)
        {
            if (closed && schema!["properties"] is not null)
            {
                schema["additionalProperties"] = false;
            }
        }
        return Local(schemas.ToJsonString());
    }
}
