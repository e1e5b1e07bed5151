using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Microsoft.AspNetCore.WebUtilities;
using Qawl.Api.Requests;

namespace Qawl.Api.Tests.Contracts.Traffic;

/// <summary>One request with its answer, held against the contract.</summary>
internal static class Exchange
{
    /// <summary>Refused by the server before the service sees anything: no operation can declare that.</summary>
    private static readonly int[] BelowTheService = [400, 408, 414, 431];

    private static readonly EvaluationOptions Evaluation = new()
    {
        OutputFormat = OutputFormat.List,
        RequireFormatValidation = true,
    };

    /// <returns>What contradicts the contract; nothing if all is well.</returns>
    public static async Task<IReadOnlyList<string>> FaultsAsync(
        DeclaredContract contract,
        HttpRequestMessage request,
        HttpResponseMessage response,
        CancellationToken cancel
    )
    {
        // As the server reads it: without segments that are dots.
        var path = new Uri(request.RequestUri!.AbsoluteUri).AbsolutePath;
        var status = (int)response.StatusCode;
        if (request.Method == HttpMethod.Options || !contract.Covers(path))
        {
            return [];
        }
        if (BelowTheService.Contains(status) && response.Content.Headers is { ContentLength: 0, ContentType: null })
        {
            return [];
        }
        var hasBody = request.Method != HttpMethod.Head;
        if (contract.Find(request.Method.Method, path) is not { } operation)
        {
            return status is < 400 or >= 500 ? [$"answered {status}, but the contract has no such operation"]
                : hasBody ? await FaultsOfProblemAsync(contract, response, cancel)
                : [];
        }
        var faults = new List<string>();
        if (response.IsSuccessStatusCode)
        {
            faults.AddRange(FaultsOfQuery(operation, request.RequestUri));
            faults.AddRange(await FaultsOfBodyAsync(contract, operation, request, cancel));
        }
        faults.AddRange(await FaultsOfAnswerAsync(operation, response, hasBody, cancel));
        if (hasBody && status >= 400)
        {
            faults.AddRange(await FaultsOfProblemAsync(contract, response, cancel));
        }
        return faults;
    }

    /// <summary>What was accepted must be what the contract says is accepted, but for the digits of Arabic.</summary>
    private static IEnumerable<string> FaultsOfQuery(DeclaredOperation operation, Uri address)
    {
        var sent = QueryHelpers.ParseQuery(address.Query);
        foreach (var (name, values) in sent)
        {
            if (operation.Parameters.FirstOrDefault(p => p.In == "query" && p.Name == name) is not { } parameter)
            {
                yield return $"accepted the parameter {name}, which is not declared";
                continue;
            }
            var json = values
                .SelectMany(v => parameter.HasCommas ? (v ?? "").Split(',') : [v ?? ""])
                .Select(v => ValueOf(v, parameter.ItemSchema))
                .ToArray();
            foreach (
                var fault in Errors(
                    parameter.Validation,
                    parameter.IsArray ? new JsonArray(json) : json.FirstOrDefault()?.DeepClone()
                )
            )
            {
                yield return $"accepted {name}={values}, which the schema refuses: {fault}";
            }
        }
        foreach (var missing in operation.Parameters.Where(p => p is { In: "query", IsRequired: true }))
        {
            if (!sent.ContainsKey(missing.Name))
            {
                yield return $"answered without the required {missing.Name}";
            }
        }
    }

    private static async Task<IEnumerable<string>> FaultsOfBodyAsync(
        DeclaredContract contract,
        DeclaredOperation operation,
        HttpRequestMessage request,
        CancellationToken cancel
    )
    {
        // Only what lies in memory can be read again.
        if (
            request.Content is not ByteArrayContent content
            || content.Headers.ContentEncoding.Count > 0
            || content.Headers.ContentType?.MediaType is not { } type
        )
        {
            return [];
        }
        if (!operation.Bodies.TryGetValue(type, out var declared))
        {
            return operation.Bodies.Count == 0 ? [] : [$"accepted a body of {type}, which is not declared"];
        }
        return IsJson(type) && declared.TryGetProperty("schema", out var schema)
            ? Errors(
                    contract.SchemaOf(schema, closed: false),
                    WithoutNulls(JsonNode.Parse(await content.ReadAsStringAsync(cancel)))
                )
                .Select(e => $"accepted a body that the schema refuses: {e}")
            : [];
    }

    private static async Task<IEnumerable<string>> FaultsOfAnswerAsync(
        DeclaredOperation operation,
        HttpResponseMessage response,
        bool hasBody,
        CancellationToken cancel
    )
    {
        var status = $"{(int)response.StatusCode}";
        if (!operation.Statuses.Contains(status, StringComparer.Ordinal))
        {
            return [$"answered {status}, declared are {string.Join(", ", operation.Statuses)}"];
        }
        if (!hasBody)
        {
            return [];
        }
        var declared = operation.AnswersOf(status);
        var type = response.Content.Headers.ContentType?.MediaType;
        if (declared.Count == 0)
        {
            return type is null ? [] : [$"answered {status} with {type}, but no body is declared"];
        }
        if (type is null || !declared.ContainsKey(type))
        {
            return
            [
                $"answered {status} with {type ?? "no media type"}, declared are {string.Join(", ", declared.Keys)}",
            ];
        }
        if (!IsJson(type) || response.Content.Headers.ContentEncoding.Count > 0)
        {
            return [];
        }
        await response.Content.LoadIntoBufferAsync(cancel);
        return Errors(operation.AnswerSchema(status, type), await response.Content.ReadAsStringAsync(cancel))
            .Select(e => $"answered {status} with a body that the schema refuses: {e}");
    }

    private static async Task<IReadOnlyList<string>> FaultsOfProblemAsync(
        DeclaredContract contract,
        HttpResponseMessage response,
        CancellationToken cancel
    )
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return [$"answered {(int)response.StatusCode} with {response.Content.Headers.ContentType}, not a problem"];
        }
        if (response.Content.Headers.ContentEncoding.Count > 0)
        {
            return [];
        }
        await response.Content.LoadIntoBufferAsync(cancel);
        var body = await response.Content.ReadAsStringAsync(cancel);
        var faults = Errors(contract.Problem, body).ToList();
        if (faults.Count == 0 && JsonNode.Parse(body)!["status"]!.GetValue<int>() != (int)response.StatusCode)
        {
            faults.Add("the problem has another status than the answer");
        }
        return faults;
    }

    /// <summary>A member that is null counts as absent, because generated clients send it.</summary>
    private static JsonNode? WithoutNulls(JsonNode? body)
    {
        if (body is JsonObject members)
        {
            foreach (var name in members.Where(m => m.Value is null).Select(m => m.Key).ToArray())
            {
                members.Remove(name);
            }
        }
        return body;
    }

    private static bool IsJson(string mediaType) =>
        mediaType.EndsWith("/json", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase);

    /// <summary>A value of a query as JSON of the type that the schema names, if it can be read as that.</summary>
    private static JsonValue ValueOf(string text, JsonElement schema)
    {
        var ascii = Digits.Ascii(text);
        return DeclaredParameter.TypeOf(schema) switch
        {
            "integer" when long.TryParse(ascii, out var n) => JsonValue.Create(n),
            "number" when double.TryParse(ascii, out var n) => JsonValue.Create(n),
            // Clients in Python send them with a capital.
            "boolean" when text is "true" or "false" or "True" or "False" => JsonValue.Create(text[0] is 't' or 'T'),
            // A plus sign that was not percent-encoded arrives as a space; whatever has a pattern is a time.
            "string" when schema.TryGetProperty("pattern", out _) => JsonValue.Create(ascii.Trim().Replace(' ', '+')),
            _ => JsonValue.Create(text),
        };
    }

    private static IEnumerable<string> Errors(JsonSchema schema, JsonNode? value) =>
        Errors(schema, value?.ToJsonString() ?? "null");

    private static IReadOnlyList<string> Errors(JsonSchema schema, string json)
    {
        JsonElement value;
        try
        {
            value = JsonElement.Parse(json);
        }
        catch (JsonException e)
        {
            return [$"not JSON: {e.Message}"];
        }
        var result = schema.Evaluate(value, Evaluation);
        return result.IsValid
            ? []
            :
            [
                .. (result.Details ?? [])
                    .Prepend(result)
                    .Where(d => d.Errors is { Count: > 0 })
                    .SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation} {e.Value}")),
            ];
    }
}
