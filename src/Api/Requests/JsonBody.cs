using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using Qawl.Api.Json;
using Qawl.Api.Problems;

namespace Qawl.Api.Requests;

/// <summary>
/// Reads a JSON body strictly and names every field that is wrong. The framework's own binding stops at the first fault
/// and describes it with the names of our types.
/// </summary>
internal static class JsonBody
{
    /// <returns>The body, or the problem with it.</returns>
    public static async ValueTask<(T? Body, ProblemResult? Problem)> ReadAsync<T>(
        HttpRequest request,
        IValidator<T> validator,
        CancellationToken cancel
    )
        where T : class
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(
                request.Body,
                new JsonDocumentOptions { MaxDepth = WireJson.Options.MaxDepth },
                cancel
            );
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return (null, new ProblemResult(ProblemKind.InvalidBody, "The body is not a JSON object."));
            }
            var faults = new Faults();
            var readable = ReadableFields<T>(document.RootElement, faults);
            // The fields that can be read may be at fault too.
            var body = faults.Any
                ? new JsonObject(
                    readable.Select(m => KeyValuePair.Create(m.Name, JsonNode.Parse(m.Value.GetRawText())))
                ).Deserialize<T>(WireJson.Options)!
                : document.RootElement.Deserialize<T>(WireJson.Options)!;
            faults.AddRange(validator.Validate(body));
            return faults.Any ? (null, faults.ToProblem(ProblemKind.InvalidBody)) : (body, null);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: text that is not UTF-8, or half of a surrogate pair.
            var where = fault is JsonException { LineNumber: { } line } ? $" from line {line + 1} on" : "";
            return (
                null,
                new ProblemResult(
                    ProblemKind.InvalidBody,
                    request.ContentLength == 0 ? "The body is empty." : $"The body is not valid JSON{where}."
                )
            );
        }
    }

    private static List<JsonProperty> ReadableFields<T>(JsonElement root, Faults faults)
    {
        var fields = WireJson
            .Options.GetTypeInfo(typeof(T))
            .Properties.ToDictionary(p => p.Name, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var readable = new List<JsonProperty>();
        foreach (var member in root.EnumerateObject())
        {
            if (!fields.TryGetValue(member.Name, out var field))
            {
                faults.Add(
                    member.Name,
                    $"is not a field here{(faults.IsFull ? "." : Nearest.Hint(member.Name, fields.Keys))}"
                );
            }
            else if (!seen.Add(member.Name))
            {
                faults.Add(member.Name, "is given twice.");
            }
            // Clients that are generated for C# send what is not set as null: where it may be absent, that means the same.
            else if (
                !(member.Value.ValueKind == JsonValueKind.Null && field.IsSetNullable)
                && !Fits(member.Value, field.PropertyType)
            )
            {
                faults.Add(member.Name, Misfit(member.Value, field.PropertyType));
            }
            else
            {
                readable.Add(member);
            }
        }
        return readable;
    }

    private static string Misfit(JsonElement value, Type type) =>
        type != typeof(string) ? "must be a value of another type."
        : value.ValueKind != JsonValueKind.String ? "must be a string."
        : "must be Unicode text: it has bytes that are not UTF-8, or half of a surrogate pair.";

    private static bool Fits(JsonElement value, Type type)
    {
        try
        {
            return value.Deserialize(type, WireJson.Options) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
