using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Qawl.Api.Tests.Contracts.Rules;

/// <summary>Values on both sides of every limit that a schema states, and far out where it states none.</summary>
internal static class EdgeCases
{
    /// <summary>Where no length is declared, a text of so many characters must pass.</summary>
    private const int Unlimited = 3000;

    /// <summary>Values that patterns take at any length, if they take them at all.</summary>
    private static readonly string[] Extensible =
    [
        "https://example.org/",
        "content=body_text,outlet=paper",
        "قالت الوزيرة",
    ];

    /// <summary>What is like a value that a pattern takes, and may be none.</summary>
    private static readonly Func<string, string>[] Slips =
    [
        v => $" {v}",
        v => $"{v} ",
        v => $"{v},",
        v => $",{v}",
        v => $"{v},{v}",
        v => $"{v}=",
        v => v.Replace("//", @"\\", StringComparison.Ordinal),
        v => v.Replace("=", ":", StringComparison.Ordinal),
        v => v.ToUpperInvariant(),
        v => v[..^1],
        v => v[1..],
    ];

    private static readonly string[] Times =
    [
        "2024-05-04",
        "2024-05-04T10:30",
        "2024-05-04T10:30Z",
        "2024-05-04T10:30:15",
        "2024-05-04T10:30:15Z",
        "2024-05-04T10:30:15-03:00",
        "2024-05-04T10:30:15.5Z",
        "2024",
        "2024-05",
        "04/05/2024",
        "20240504",
        "yesterday",
    ];

    public static IEnumerable<(string[] Values, bool Fits)> Of(DeclaredParameter parameter)
    {
        var schema = parameter.ItemSchema;
        var isCursor = parameter.Name == "cursor";
        foreach (var (value, fits) in OfValue(schema, parameter.Example ?? "none"))
        {
            // Only a list itself can make a cursor that it takes.
            if (!fits || !isCursor)
            {
                yield return ([value], fits);
            }
        }
        yield return ([], !parameter.IsRequired);
        if (!isCursor)
        {
            var value = OfValue(schema, parameter.Example ?? "none").First(v => v.Fits).Value;
            var most = parameter.IsArray && Number(parameter.Schema, "maxItems") is { } items ? (int)items : 1;
            yield return ([.. Enumerable.Repeat(value, most)], true);
            yield return ([.. Enumerable.Repeat(value, most + 1)], false);
        }
    }

    /// <returns>A field, its value or <c>null</c> if it is left out, and whether the schema takes that.</returns>
    public static IEnumerable<(string Field, JsonNode? Value, bool Fits)> OfBody(
        DeclaredContract contract,
        JsonElement media
    )
    {
        var schema = contract.Resolve(media.GetProperty("schema"));
        var required = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(n => n.GetString()!).ToArray()
            : [];
        foreach (var field in schema.GetProperty("properties").EnumerateObject())
        {
            var value = contract.Resolve(field.Value);
            var type = DeclaredParameter.TypeOf(value);
            if (required.Contains(field.Name, StringComparer.Ordinal))
            {
                yield return (field.Name, null, false);
            }
            if (type is "string" or "integer" or "boolean")
            {
                yield return (field.Name, type == "string" ? 1 : "text", false);
                yield return (field.Name, new JsonArray(), false);
                foreach (var (text, fits) in OfValue(value, "aaaa"))
                {
                    yield return (field.Name, type == "string" ? text : JsonNode.Parse(text), fits);
                }
            }
        }
        var isClosed =
            schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False;
        yield return ("nobodyKnowsThis", 1, !isClosed);
    }

    private static IEnumerable<(string Value, bool Fits)> OfValue(JsonElement schema, string example)
    {
        if (schema.TryGetProperty("enum", out var values))
        {
            var texts = values.EnumerateArray().Select(v => v.GetString()!).ToArray();
            return
            [
                .. texts.Select(v => (v, true)),
                .. texts
                    .Select(v => v.ToUpperInvariant())
                    .Append("nobodyKnowsThis")
                    .Append("0")
                    .Except(texts, StringComparer.Ordinal)
                    .Select(v => (v, false)),
            ];
        }
        return DeclaredParameter.TypeOf(schema) switch
        {
            // True and False pass too, for the sake of clients in Python: more than the schema promises.
            "boolean" => [("true", true), ("false", true), ("TRUE", false), ("1", false), ("yes", false)],
            "integer" => OfNumber(schema),
            _ when Fits(schema, "2024-05-04") is true => Times.Select(t => (t, Fits(schema, t) is true)),
            _ => OfText(schema, example),
        };
    }

    private static IEnumerable<(string Value, bool Fits)> OfNumber(JsonElement schema)
    {
        var (least, most) = (Number(schema, "minimum"), Number(schema, "maximum"));
        yield return (Text(least ?? int.MinValue), true);
        yield return (Text(most ?? int.MaxValue), true);
        yield return (Text((least ?? int.MinValue) - 1), false);
        yield return (Text((most ?? int.MaxValue) + 1), false);
        yield return ("1.5", false);
        yield return ("many", false);
    }

    private static IEnumerable<(string Value, bool Fits)> OfText(JsonElement schema, string example)
    {
        var hasPattern = Fits(schema, example) is not null;
        var value = Extensible.FirstOrDefault(v => Fits(schema, v) is true) ?? example;
        string OfLength(int length) => (hasPattern ? value : "").PadRight(length, 'a');

        yield return (value, true);
        var least = (int)(Number(schema, "minLength") ?? 0);
        if (least > 0)
        {
            yield return (new string('a', least - 1), false);
        }
        if (Number(schema, "maxLength") is { } most)
        {
            yield return (OfLength((int)most), true);
            yield return (OfLength((int)most + 1), false);
        }
        else
        {
            yield return (OfLength(Unlimited), true);
        }
        if (hasPattern)
        {
            yield return ("nowhere", false);
            foreach (var slip in Slips)
            {
                yield return (slip(value), Fits(schema, slip(value)) is true);
            }
        }
    }

    /// <returns><c>null</c> if the schema has no pattern.</returns>
    private static bool? Fits(JsonElement schema, string text) =>
        schema.TryGetProperty("pattern", out var pattern)
            ? Regex.IsMatch(text, pattern.GetString()!, RegexOptions.NonBacktracking)
            : null;

    private static long? Number(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var number) ? number.GetInt64() : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
