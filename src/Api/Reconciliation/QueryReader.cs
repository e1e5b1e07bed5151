using System.Text.Json;
using Qawl.Api.Lists;
using Qawl.Api.Problems;

namespace Qawl.Api.Reconciliation;

/// <summary>Reads members of a JSON object, and remembers those that are no good.</summary>
/// <param name="path">Of the object in the request.</param>
/// <param name="value">What should be one.</param>
/// <param name="faults">What is wrong.</param>
internal sealed class QueryReader(string path, JsonElement value, Faults faults)
{
    private readonly JsonElement? _object = value.ValueKind == JsonValueKind.Object ? value : null;

    public void Fault(string member, string message) => faults.Add($"{path}.{member}", message);

    public string? Text(string member) =>
        Find(member) is not { } found ? null
        : found.ValueKind == JsonValueKind.String ? found.GetString()
        : Wrong<string?>(member, "must be text.", null);

    public bool Flag(string member) =>
        Find(member) is { } found
        && (
            found.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? found.GetBoolean()
                : Wrong(member, "must be true or false.", fallback: false)
        );

    /// <summary>A positive number, of which not more than the most is taken.</summary>
    public int Limit(int fallback) =>
        Find("limit") is not { } found ? fallback
        : found.ValueKind == JsonValueKind.Number && found.TryGetDouble(out var limit) && limit >= 1
            ? (int)Math.Min(limit, PageFilter.LargestLimit)
        : Wrong("limit", "must be a whole number from 1 on.", fallback);

    /// <summary>Both unless one is told, by its id, or in a list.</summary>
    public NamedType Types()
    {
        var types = default(NamedType);
        foreach (var type in Values("type"))
        {
            types |=
                type == EntityType.Person.Id ? NamedType.Person
                : type == EntityType.Organization.Id ? NamedType.Organization
                : Wrong("type", "must be person or organization.", NamedType.Either);
        }
        return types == default ? NamedType.Either : types;
    }

    public IReadOnlyList<QueryReader> Objects(string member) =>
        Find(member) is not { } found ? []
        : found.ValueKind == JsonValueKind.Array
            ? [.. found.EnumerateArray().Select((item, i) => new QueryReader($"{path}.{member}.{i}", item, faults))]
        : Wrong<IReadOnlyList<QueryReader>>(member, "must be a list.", []);

    /// <summary>The titles that a condition on the property <c>office</c> asks for.</summary>
    public IReadOnlyList<string> Property()
    {
        if (Text("pid") != EntityProperty.Office.Id)
        {
            Fault("pid", $"must be {EntityProperty.Office.Id}, the property that candidates are told apart by.");
        }
        return Values("v");
    }

    public Quantifier Quantifier() =>
        Text("matchQuantifier") switch
        {
            null or "any" => Reconciliation.Quantifier.Any,
            "all" => Reconciliation.Quantifier.All,
            "none" => Reconciliation.Quantifier.None,
            _ => Wrong("matchQuantifier", "must be any, all or none.", Reconciliation.Quantifier.Any),
        };

    /// <summary>One value or a list of them: text, or an entity by its id.</summary>
    public IReadOnlyList<string> Values(string member) =>
        Find(member) is not { } found ? []
        : found.ValueKind == JsonValueKind.Array
            ? [.. found.EnumerateArray().Select(v => Value(member, v)).OfType<string>()]
        : Value(member, found) is { } single ? [single]
        : [];

    private string? Value(string member, JsonElement found) =>
        found.ValueKind switch
        {
            JsonValueKind.String => found.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => found.GetRawText(),
            JsonValueKind.Object when found.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String =>
                id.GetString(),
            _ => Wrong<string?>(member, "must be a value, or an object with an id, or a list of these.", null),
        };

    private JsonElement? Find(string member)
    {
        if (_object is not { } known)
        {
            return Wrong<JsonElement?>("", "", null);
        }
        return known.TryGetProperty(member, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;
    }

    private T Wrong<T>(string member, string message, T fallback)
    {
        if (member.Length == 0)
        {
            faults.Add(path, "must be a JSON object.");
        }
        else
        {
            Fault(member, message);
        }
        return fallback;
    }
}
