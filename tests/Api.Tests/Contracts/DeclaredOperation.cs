using System.Collections.Concurrent;
using System.Text.Json;
using Json.Schema;

namespace Qawl.Api.Tests.Contracts;

/// <summary>One operation of the contract.</summary>
internal sealed class DeclaredOperation
{
    private readonly DeclaredContract _contract;
    private readonly JsonElement _operation;
    private readonly string[] _segments;
    private readonly ConcurrentDictionary<(string Status, string MediaType), JsonSchema> _answers = [];

    public DeclaredOperation(DeclaredContract contract, string method, string path, JsonElement operation)
    {
        _contract = contract;
        _operation = operation;
        _segments = path.Split('/');
        Method = method;
        Path = path;
        Id = operation.GetProperty("operationId").GetString()!;
        Parameters = operation.TryGetProperty("parameters", out var parameters)
            ? [.. parameters.EnumerateArray().Select(p => new DeclaredParameter(contract, contract.Resolve(p)))]
            : [];
    }

    public string Id { get; }

    public string Method { get; }

    /// <summary>With parameters in braces.</summary>
    public string Path { get; }

    public IReadOnlyList<DeclaredParameter> Parameters { get; }

    public bool NeedsKey =>
        _operation.TryGetProperty("security", out var security)
        && security.EnumerateArray().All(s => s.EnumerateObject().Any());

    /// <summary>What the key must be allowed to do, also where none is needed; <c>null</c> if the operation is for everybody.</summary>
    public string? Role => _operation.TryGetProperty("x-role", out var role) ? role.GetString() : null;

    /// <summary>Declared ones, by media type.</summary>
    public IReadOnlyDictionary<string, JsonElement> Bodies =>
        _operation.TryGetProperty("requestBody", out var body) ? ContentOf(body) : ContentOf(default);

    public IEnumerable<string> Statuses => _operation.GetProperty("responses").EnumerateObject().Select(r => r.Name);

    public bool Fits(IReadOnlyList<string> segments) =>
        segments.Count == _segments.Length
        && _segments.Zip(segments).All(s => s.First.StartsWith('{') ? s.Second.Length > 0 : s.First == s.Second);

    /// <summary>The media types of an answer; empty if it has no body.</summary>
    public IReadOnlyDictionary<string, JsonElement> AnswersOf(string status) =>
        ContentOf(_contract.Resolve(_operation.GetProperty("responses").GetProperty(status)));

    public JsonSchema AnswerSchema(string status, string mediaType) =>
        _answers.GetOrAdd(
            (status, mediaType),
            key =>
                _contract.SchemaOf(
                    AnswersOf(key.Status)[key.MediaType].TryGetProperty("schema", out var schema)
                        ? schema
                        : JsonElement.Parse("{}"),
                    closed: true
                )
        );

    public override string ToString() => $"{Id} ({Method} {Path})";

    private static Dictionary<string, JsonElement> ContentOf(JsonElement holder) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty("content", out var content)
            ? content.EnumerateObject().ToDictionary(c => c.Name, c => c.Value, StringComparer.OrdinalIgnoreCase)
            : [];
}

/// <summary>One parameter of an operation.</summary>
internal sealed class DeclaredParameter(DeclaredContract contract, JsonElement parameter)
{
    private readonly Lazy<JsonSchema> _validation = new(() =>
        contract.SchemaOf(parameter.GetProperty("schema"), closed: false)
    );

    public string Name { get; } = parameter.GetProperty("name").GetString()!;

    /// <summary><c>path</c>, <c>query</c> or <c>header</c>.</summary>
    public string In { get; } = parameter.GetProperty("in").GetString()!;

    public bool IsRequired { get; } = parameter.TryGetProperty("required", out var required) && required.GetBoolean();

    /// <summary>Resolved.</summary>
    public JsonElement Schema { get; } = contract.Resolve(parameter.GetProperty("schema"));

    public bool IsArray => TypeOf(Schema) == "array";

    /// <summary>Whether its values may be sent with commas between them.</summary>
    public bool HasCommas { get; } = parameter.TryGetProperty("explode", out var explode) && !explode.GetBoolean();

    /// <summary>Of one value, resolved.</summary>
    public JsonElement ItemSchema => IsArray ? contract.Resolve(Schema.GetProperty("items")) : Schema;

    public JsonSchema Validation => _validation.Value;

    /// <summary>One value as it is sent, or <c>null</c>.</summary>
    public string? Example
    {
        get
        {
            var example =
                parameter.TryGetProperty("example", out var own) ? own
                : parameter.GetProperty("schema").TryGetProperty("examples", out var several) ? several[0]
                : default;
            example = example.ValueKind == JsonValueKind.Array ? example[0] : example;
            return example.ValueKind == JsonValueKind.Undefined ? null : WireText(example);
        }
    }

    private static string WireText(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    public static string? TypeOf(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
}
