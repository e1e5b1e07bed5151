using System.Globalization;
using System.Text.Json;
using Qawl.Api.Lists;
using Qawl.Api.Problems;

namespace Qawl.Api.Reconciliation;

/// <summary>Whom somebody looks for.</summary>
/// <param name="Key">Of the query in its batch.</param>
/// <param name="Name">A name or an id; nothing where only conditions are sent.</param>
/// <param name="Types">People, organizations or either.</param>
/// <param name="Limit">How many candidates at most.</param>
/// <param name="Offices">What is asked of the office.</param>
internal sealed record EntityQuery(
    string Key,
    string? Name,
    NamedType Types,
    int Limit,
    IReadOnlyList<OfficeCondition> Offices
);

/// <summary>Which offices a candidate has, or has not.</summary>
internal sealed record OfficeCondition(IReadOnlyList<string> Titles, Quantifier Quantifier, bool IsRequired);

internal enum Quantifier
{
    Any,
    All,
    None,
}

/// <summary>Reads batches of queries as either version of the protocol spells them.</summary>
internal static class Batch
{
    /// <summary>How many queries a request may have.</summary>
    public const int Most = 25;

    private const int DefaultLimit = 10;

    public static (IReadOnlyList<EntityQuery>? Queries, ProblemResult? Problem) Read02(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return (null, Fault("queries", "must be a JSON object that has a query under each key."));
        }
        var faults = new Faults();
        var queries = root.EnumerateObject().Take(Most + 1).Select(q => Of02(q.Name, q.Value, faults)).ToList();
        return Checked(queries, faults);
    }

    public static (IReadOnlyList<EntityQuery>? Queries, ProblemResult? Problem) ReadDraft(JsonElement root)
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("queries", out var list)
            || list.ValueKind != JsonValueKind.Array
        )
        {
            return (null, Fault("queries", "must be a list in a JSON object."));
        }
        var faults = new Faults();
        var queries = list.EnumerateArray()
            .Take(Most + 1)
            .Select((q, i) => OfDraft(i.ToString(CultureInfo.InvariantCulture), q, faults))
            .ToList();
        return Checked(queries, faults);
    }

    public static ProblemResult Fault(string name, string message)
    {
        var faults = new Faults();
        faults.Add(name, message);
        return faults.ToProblem(ProblemKind.InvalidBody);
    }

    private static (IReadOnlyList<EntityQuery>?, ProblemResult?) Checked(List<EntityQuery> queries, Faults faults) =>
        queries.Count > Most
            ? (
                null,
                new ProblemResult(
                    ProblemKind.BodyTooLarge,
                    $"A batch has at most {Most} queries, as the manifest says."
                )
            )
        : faults.Any ? (null, faults.ToProblem(ProblemKind.InvalidBody))
        : (queries, null);

    private static EntityQuery Of02(string key, JsonElement query, Faults faults)
    {
        var reader = new QueryReader($"queries.{key}", query, faults);
        reader.HasOnly("query", "type", "limit", "properties", "type_strict");
        reader.MayBe("type_strict", "any", "should", "all");
        var name = reader.Text("query");
        var properties = reader.Objects("properties");
        if (name is null && properties.Count == 0)
        {
            reader.Fault("query", "must be text.");
        }
        return new(
            key,
            name,
            reader.Types(),
            reader.Limit(DefaultLimit),
            [.. properties.Select(p => p.Condition("pid", "v")).OfType<OfficeCondition>()]
        );
    }

    private static EntityQuery OfDraft(string key, JsonElement query, Faults faults)
    {
        var reader = new QueryReader($"queries.{key}", query, faults);
        reader.HasOnly("conditions", "type", "limit", "lang", "dir");
        _ = reader.Text("lang");
        reader.MayBe("dir", "ltr", "rtl", "auto");
        var conditions = reader.Objects("conditions");
        if (conditions.Count == 0)
        {
            reader.Fault("conditions", "must have a condition.");
        }
        string? name = null;
        var offices = new List<OfficeCondition>();
        foreach (var condition in conditions)
        {
            // The draft called them otherwise before.
            var value = condition.Has("v") ? "v" : "propertyValue";
            switch (condition.Text("matchType"))
            {
                case "name":
                    var names = condition.Compared(value);
                    name ??= names.Count > 0 ? names[0] : null;
                    break;
                case "property":
                    if (condition.Condition(condition.Has("pid") ? "pid" : "propertyId", value) is { } office)
                    {
                        offices.Add(office);
                    }
                    break;
                default:
                    condition.Fault("matchType", "must be name or property.");
                    break;
            }
        }
        return new(key, name, reader.Type(), reader.Limit(DefaultLimit), offices);
    }
}
