using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Qawl.Api.Tests.Contracts.Requests;

/// <summary>Bodies that resemble a good one and are not.</summary>
internal static class OddBodies
{
    private static readonly string[] Values =
    [
        "null",
        "true",
        "0",
        "1e400",
        "[]",
        "{}",
        "[[\"a\"]]",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"\"",
        "\"2024-13-45\"",
        "\"http:// /\"",
        "\"javascript:alert(1)\"",
    ];

    private static readonly string[] Whole =
    [
        "",
        " ",
        "{",
        "[]",
        "null",
        "nul",
        "\"a\"",
        "{}",
        "{}{}",
        "{\"\":1}",
        "{\"text\":\"a\",}",
        "\uFEFF{\"text\":\"a\"}",
        "{\"text\":\"\ud800\"}",
        "{'text':'a'}",
        "{\"text\":\"a\"}//",
        "a=b&c=d",
        "<p>a</p>",
        string.Concat(Enumerable.Repeat("[", 500)),
        string.Concat(Enumerable.Repeat("{\"a\":", 100)),
    ];

    /// <param name="example">JSON, or lines of it.</param>
    /// <param name="texts">For fields.</param>
    public static Gen<string> Like(string example, Gen<string> texts)
    {
        var field = FieldsOf(example);
        var odd = Gen.Elements(Whole);
        return field.Length == 0
            ? odd
            : Gen.Frequency(
                (1, odd),
                (
                    4,
                    from name in Gen.Elements(field)
                    from value in Gen.OneOf(
                        Gen.Elements(Values),
                        Gen.Elements(OddValues.Texts).Select(t => JsonSerializer.Serialize(t)),
                        texts.Select(t => JsonSerializer.Serialize(t))
                    )
                    select With(example, name, value)
                ),
                (1, from name in Gen.Elements(field) select Without(example, name)),
                (1, from name in Gen.Elements(field) select Twice(example, name)),
                (1, texts.Select(name => With(example, name, "1")))
            );
    }

    internal static string[] FieldsOf(string example)
    {
        try
        {
            return JsonNode.Parse(example) is JsonObject body ? [.. body.Select(f => f.Key), "unknown"] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>As text: the value need not be one that a tree of JSON can hold.</summary>
    internal static string With(string example, string name, string value) =>
        $"{Without(example, name).TrimEnd()[..^1]},{JsonSerializer.Serialize(name)}:{value}}}";

    private static string Without(string example, string name)
    {
        var body = JsonNode.Parse(example)!.AsObject();
        body.Remove(name);
        return body.ToJsonString();
    }

    private static string Twice(string example, string name) =>
        $"{example.TrimEnd()[..^1]},{JsonSerializer.Serialize(name)}:\"a\"}}";
}
