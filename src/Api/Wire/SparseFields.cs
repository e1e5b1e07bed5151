using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qawl.Api.Wire;

/// <summary>
/// Leaves of each row only the members that the parameter <c>fields</c> names, and always the id. Handlers do not know of
/// it: it works on their answers.
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
                var asked = invocation.HttpContext.Request.Query[Parameter];
                var result = answer;
                while (result is INestedHttpResult nested)
                {
                    result = nested.Result;
                }
                return
                    asked.Count > 0
                    && result is IValueHttpResult { Value: { } value } and IStatusCodeHttpResult { StatusCode: 200 }
                    ? TypedResults.Json(
                        Only(value, [.. asked.SelectMany(a => a!.Split(',', StringSplitOptions.TrimEntries))]),
                        JsonForm.Options
                    )
                    : answer;
            }
        );

    /// <summary>A row, or a page of rows, with nothing else in each row.</summary>
    internal static JsonNode Only(object value, IReadOnlyCollection<string> fields)
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
            foreach (
                var name in row.Select(m => m.Key)
                    .Where(n => n is not Id && !fields.Contains(n, StringComparer.Ordinal))
                    .ToArray()
            )
            {
                row.Remove(name);
            }
        }
    }
}
