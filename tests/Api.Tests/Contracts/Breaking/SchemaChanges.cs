using System.Globalization;
using Microsoft.OpenApi;

namespace Qawl.Api.Tests.Contracts.Breaking;

/// <summary>
/// Breaking changes of one schema and of what it consists of. What clients send may not be restricted further; what they
/// are sent may not get wider. Enumerations of answers may grow: the contract says so. Compositions are not compared,
/// because the contract has none (<c>.spectral.yaml</c> forbids them).
/// </summary>
internal sealed class SchemaChanges(Direction direction, Action<string, string> add)
{
    private readonly HashSet<(string, string)> _compared = [];

    public void Compare(string where, IOpenApiSchema older, IOpenApiSchema newer)
    {
        var (name, newName) = (NameOf(older), NameOf(newer));
        if (name is not null && name != newName)
        {
            add(where, $"the schema {name} became {newName ?? "nameless"}");
        }
        if (name is not null && newName is not null && !_compared.Add((name, newName)))
        {
            return;
        }
        CompareTypes(where, older, newer);
        CompareEnums(where, older, newer);
        CompareBounds(where, older, newer);
        if (older.AdditionalPropertiesAllowed && !newer.AdditionalPropertiesAllowed)
        {
            add(where, "additional properties are closed");
        }
        CompareProperties(where, older, newer);
        if (older.Items is { } items && newer.Items is { } newItems)
        {
            Compare($"{where}[]", items, newItems);
        }
        if (older.AdditionalProperties is { } values && newer.AdditionalProperties is { } newValues)
        {
            Compare($"{where}.*", values, newValues);
        }
    }

    private void CompareTypes(string where, IOpenApiSchema older, IOpenApiSchema newer)
    {
        var (narrow, wide) = direction == Direction.Request ? (older.Type, newer.Type) : (newer.Type, older.Type);
        if (wide is not null && (narrow is null || (narrow & ~Numbers(wide)) != 0))
        {
            add(where, $"the type {TextOf(older.Type)} became {TextOf(newer.Type)}");
        }
        var dropped = newer.Format is null && direction == Direction.Request;
        var gained = older.Format is null && direction == Direction.Response;
        if (older.Format != newer.Format && !dropped && !gained)
        {
            add(where, $"the format {older.Format ?? "(none)"} became {newer.Format ?? "(none)"}");
        }
    }

    /// <summary>A whole number is a number.</summary>
    private static JsonSchemaType? Numbers(JsonSchemaType? type) =>
        type?.HasFlag(JsonSchemaType.Number) is true ? type | JsonSchemaType.Integer : type;

    private void CompareEnums(string where, IOpenApiSchema older, IOpenApiSchema newer)
    {
        var (before, after) = (ValuesOf(older), ValuesOf(newer));
        if (before.Length > 0 && after.Length > 0)
        {
            foreach (var gone in before.Except(after, StringComparer.Ordinal))
            {
                add(where, $"the value {gone} is gone");
            }
        }
        else if (before.Length == 0 && after.Length > 0 && direction == Direction.Request)
        {
            add(where, $"only {string.Join(", ", after)} are taken now");
        }
        else if (before.Length > 0 && direction == Direction.Response)
        {
            add(where, "the values are not enumerated any more");
        }
    }

    private void CompareBounds(string where, IOpenApiSchema older, IOpenApiSchema newer)
    {
        Lower("minimum", Number(older.Minimum), Number(newer.Minimum));
        Upper("maximum", Number(older.Maximum), Number(newer.Maximum));
        Lower("exclusiveMinimum", Number(older.ExclusiveMinimum), Number(newer.ExclusiveMinimum));
        Upper("exclusiveMaximum", Number(older.ExclusiveMaximum), Number(newer.ExclusiveMaximum));
        Lower("minLength", older.MinLength, newer.MinLength);
        Upper("maxLength", older.MaxLength, newer.MaxLength);
        Lower("minItems", older.MinItems, newer.MinItems);
        Upper("maxItems", older.MaxItems, newer.MaxItems);
        Lower("minProperties", older.MinProperties, newer.MinProperties);
        Upper("maxProperties", older.MaxProperties, newer.MaxProperties);
        Rule("pattern", older.Pattern, newer.Pattern);
        Rule("multipleOf", Text(older.MultipleOf), Text(newer.MultipleOf));
        Rule("const", older.Const, newer.Const);
        Rule("uniqueItems", older.UniqueItems is true ? "true" : null, newer.UniqueItems is true ? "true" : null);

        void Lower(string name, decimal? before, decimal? after) => Bound(name, before, after, (a, b) => a > b);
        void Upper(string name, decimal? before, decimal? after) => Bound(name, before, after, (a, b) => a < b);

        void Bound(string name, decimal? before, decimal? after, Func<decimal, decimal, bool> isTighter)
        {
            var (loose, tight) = direction == Direction.Request ? (before, after) : (after, before);
            if (tight is { } limit && (loose is not { } old || isTighter(limit, old)))
            {
                add(where, $"{name} {Text(before) ?? "(none)"} became {Text(after) ?? "(none)"}");
            }
        }

        void Rule(string name, string? before, string? after)
        {
            var harmless = direction == Direction.Request ? after is null : before is null;
            if (before != after && !harmless)
            {
                add(where, $"{name} {before ?? "(none)"} became {after ?? "(none)"}");
            }
        }
    }

    private void CompareProperties(string where, IOpenApiSchema older, IOpenApiSchema newer)
    {
        var after = newer.Properties ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        var (required, newlyRequired) = (
            older.Required ?? new HashSet<string>(StringComparer.Ordinal),
            newer.Required ?? new HashSet<string>(StringComparer.Ordinal)
        );
        foreach (var (name, property) in older.Properties ?? after)
        {
            if (after.TryGetValue(name, out var same))
            {
                Compare($"{where}.{name}", property, same);
            }
            else
            {
                add(where, $"the property {name} is gone");
            }
        }
        if (direction == Direction.Request)
        {
            foreach (var name in newlyRequired.Except(required, StringComparer.Ordinal))
            {
                add(where, $"the property {name} became required");
            }
        }
        else
        {
            foreach (var name in required.Except(newlyRequired, StringComparer.Ordinal).Where(after.ContainsKey))
            {
                add(where, $"the property {name} became optional");
            }
        }
    }

    private static string? NameOf(IOpenApiSchema schema) => (schema as OpenApiSchemaReference)?.Reference.Id;

    private static string[] ValuesOf(IOpenApiSchema schema) =>
        [.. (schema.Enum ?? []).Select(v => v?.ToString() ?? "null")];

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string TextOf(JsonSchemaType? type) => type?.ToString().ToLowerInvariant() ?? "(any)";
}
