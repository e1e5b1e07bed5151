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

    /// <summary>Nothing else may be there: it would be a misspelling that changes whom the query finds.</summary>
    public void HasOnly(params IReadOnlyList<string> members)
    {
        foreach (var name in _object?.EnumerateObject().Select(m => m.Name) ?? [])
        {
            if (!members.Contains(name, StringComparer.Ordinal))
            {
                Fault(name, $"is no member of a query; these are: {string.Join(", ", members)}.");
            }
        }
    }

    public bool Has(string member) => Find(member) is not null;

    public string? Text(string member) =>
        Find(member) is not { } found ? null
        : found.ValueKind == JsonValueKind.String ? found.GetString()
        : Wrong<string?>(member, "must be text.", null);

    private bool Flag(string member) =>
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

    /// <summary>Both unless some are told by their ids; none where nobody is of those.</summary>
    public NamedType Types() => Values("type") is { Count: > 0 } asked ? TypesOf(asked) : NamedType.Either;

    /// <summary>The same of a single id.</summary>
    public NamedType Type() => Text("type") is { } asked ? TypesOf([asked]) : NamedType.Either;

    private static NamedType TypesOf(IEnumerable<string> ids) =>
        ids.Aggregate(
            default(NamedType),
            (types, id) =>
                types
                | (
                    id == EntityType.Person.Id ? NamedType.Person
                    : id == EntityType.Organization.Id ? NamedType.Organization
                    : default
                )
        );

    /// <summary>One of these words or none.</summary>
    public void MayBe(string member, params IReadOnlyList<string> words)
    {
        if (Text(member) is { } text && !words.Contains(text, StringComparer.Ordinal))
        {
            Fault(member, $"must be one of: {string.Join(", ", words)}.");
        }
    }

    public IReadOnlyList<QueryReader> Objects(string member) =>
        Find(member) is not { } found ? []
        : found.ValueKind == JsonValueKind.Array
            ? [.. found.EnumerateArray().Select((item, i) => new QueryReader($"{path}.{member}.{i}", item, faults))]
        : Wrong<IReadOnlyList<QueryReader>>(member, "must be a list.", []);

    /// <summary>What a property is compared with; it must be there.</summary>
    public IReadOnlyList<string> Compared(string member)
    {
        if (!Has(member))
        {
            Fault(member, "must be a value, or a list of values.");
        }
        return Values(member);
    }

    /// <summary>What is asked of a property; <c>null</c> if that excludes nobody.</summary>
    /// <param name="property">The member that has its id.</param>
    /// <param name="value">The member that has its values.</param>
    public OfficeCondition? Condition(string property, string value)
    {
        var (id, values) = (Text(property), Compared(value));
        var (quantifier, isRequired) = (Quantifier(), Flag("required"));
        if (id is null)
        {
            Fault(property, "must be the id of a property.");
        }
        return id == EntityProperty.Office.Id ? new(values, quantifier, isRequired)
            // Nobody is known to have it: that speaks for nobody, and against nobody unless it is required.
            : isRequired && quantifier != Reconciliation.Quantifier.None
                ? new([], Reconciliation.Quantifier.Any, IsRequired: true)
            : null;
    }

    private Quantifier Quantifier() =>
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
