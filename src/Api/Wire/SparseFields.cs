using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qawl.Api.Wire;

/// <summary>
/// Leaves of each row only the members that the parameter <c>fields</c> names, and always the id. Handlers do not know of
/// it: it works on their answers, and writers of rows ask for it.
/// </summary>
internal static class SparseFields
{
    private const string Parameter = "fields";
    private const string Id = "id";
    private const string Items = "items";

    public static RouteHandlerBuilder WithSparseFields(this RouteHandlerBuilder operation) =>
        operation.AddEndpointFilter(
            async (invocation, next) =>
            {
                var answer = await next(invocation);
                var result = answer;
                while (result is INestedHttpResult nested)
                {
                    result = nested.Result;
                }
                return
                    AskedOf(invocation.HttpContext.Request) is { } fields
                    && result is IValueHttpResult { Value: { } value } and IStatusCodeHttpResult { StatusCode: 200 }
                    ? TypedResults.Json(Only(value, fields), JsonForm.Options)
                    : answer;
            }
        );

    /// <returns>The members to show; <c>null</c> if that is all of them.</returns>
    public static IReadOnlySet<string>? AskedOf(HttpRequest request) =>
        request.Query[Parameter] is { Count: > 0 } asked
            ? asked
                .SelectMany(a => a!.Split(',', StringSplitOptions.TrimEntries))
                .Append(Id)
                .ToHashSet(StringComparer.Ordinal)
            : null;

    /// <summary>A row, or a page of rows, with nothing else in each row.</summary>
    internal static JsonNode Only(object value, IReadOnlySet<string> fields)
    {
        var json = JsonSerializer.SerializeToNode(value, value.GetType(), JsonForm.Options)!.AsObject();
        if (json[Items] is JsonArray rows)
        {
            foreach (var row in rows)
            {
                Reduce(row!.AsObject());
            }
        }
        else
        {
            Reduce(json);
        }
        return json;

        void Reduce(JsonObject row)
        {
            foreach (var name in row.Select(m => m.Key).Where(n => !fields.Contains(n)).ToArray())
            {
                row.Remove(name);
            }
        }
    }
}
