using Microsoft.OpenApi;

namespace Qawl.Api.Tests.Contracts.Breaking;

/// <summary>
/// What in a newer contract breaks a client that was written, or generated, for an older one. Additions break nobody;
/// names of schemas, operations and tags become names in generated code, so renaming them does.
/// </summary>
internal sealed class BreakingChanges
{
    private readonly List<string> _found = [];

    private BreakingChanges() { }

    /// <returns>One sentence each, in the order of the older contract.</returns>
    public static IReadOnlyList<string> Between(OpenApiDocument older, OpenApiDocument newer)
    {
        var changes = new BreakingChanges();
        var moved = OperationsOf(newer)
            .Where(o => o.Operation.OperationId is not null)
            .ToLookup(o => o.Operation.OperationId!, o => o.Route, StringComparer.Ordinal);
        var now = OperationsOf(newer).ToDictionary(o => o.Route, o => o.Operation, StringComparer.Ordinal);
        foreach (var (route, operation) in OperationsOf(older))
        {
            if (now.TryGetValue(route, out var same))
            {
                changes.Compare(route, operation, same);
            }
            else
            {
                var to = moved[operation.OperationId ?? ""].FirstOrDefault();
                changes.Add(route, to is null ? $"the operation {operation.OperationId} is gone" : $"moved to {to}");
            }
        }
        return changes._found;
    }

    private static IEnumerable<(string Route, OpenApiOperation Operation)> OperationsOf(OpenApiDocument contract) =>
        contract.Paths.SelectMany(path => (path.Value.Operations ?? []).Select(o => ($"{o.Key} {path.Key}", o.Value)));

    private void Compare(string where, OpenApiOperation older, OpenApiOperation newer)
    {
        if (older.OperationId != newer.OperationId)
        {
            Add(where, $"the operationId {older.OperationId} became {newer.OperationId}");
        }
        var (tag, newTag) = (older.Tags?.FirstOrDefault()?.Name, newer.Tags?.FirstOrDefault()?.Name);
        if (tag != newTag)
        {
            Add(where, $"the tag {tag} became {newTag}");
        }
        if (!NeedsKey(older) && NeedsKey(newer))
        {
            Add(where, "a key is needed now");
        }
        CompareParameters(where, older.Parameters ?? [], newer.Parameters ?? []);
        CompareBodies(where, older.RequestBody, newer.RequestBody);
        foreach (var (status, response) in older.Responses ?? [])
        {
            if (newer.Responses?.TryGetValue(status, out var same) is true)
            {
                Compare($"{where} {status}", response, same);
            }
            else
            {
                Add(where, $"the response {status} is gone");
            }
        }
    }

    private void CompareParameters(string where, IList<IOpenApiParameter> older, IList<IOpenApiParameter> newer)
    {
        foreach (var parameter in older)
        {
            if (newer.FirstOrDefault(p => p.Name == parameter.Name && p.In == parameter.In) is not { } same)
            {
                Add(where, $"the parameter {parameter.Name} in {parameter.In} is gone");
                continue;
            }
            if (!parameter.Required && same.Required)
            {
                Add(where, $"the parameter {parameter.Name} became required");
            }
            if (parameter.Style != same.Style || parameter.Explode != same.Explode)
            {
                Add(where, $"the parameter {parameter.Name} is written in another style");
            }
            Compare($"{where} {parameter.Name}", parameter.Schema, same.Schema, Direction.Request);
        }
        foreach (var parameter in newer.Where(p => p.Required))
        {
            if (!older.Any(p => p.Name == parameter.Name && p.In == parameter.In))
            {
                Add(where, $"the new parameter {parameter.Name} is required");
            }
        }
    }

    private void CompareBodies(string where, IOpenApiRequestBody? older, IOpenApiRequestBody? newer)
    {
        if (older is null)
        {
            if (newer?.Required is true)
            {
                Add(where, "a body is required now");
            }
            return;
        }
        if (newer is null)
        {
            Add(where, "the body is gone");
            return;
        }
        if (!older.Required && newer.Required)
        {
            Add(where, "the body became required");
        }
        CompareContent($"{where} body", older.Content, newer.Content, Direction.Request);
    }

    private void Compare(string where, IOpenApiResponse older, IOpenApiResponse newer)
    {
        CompareContent(where, older.Content, newer.Content, Direction.Response);
        foreach (var (name, header) in older.Headers ?? new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal))
        {
            if (newer.Headers?.TryGetValue(name, out var same) is not true)
            {
                Add(where, $"the header {name} is gone");
            }
            else
            {
                if (header.Required && !same!.Required)
                {
                    Add(where, $"the header {name} became optional");
                }
                Compare($"{where} {name}", header.Schema, same!.Schema, Direction.Response);
            }
        }
    }

    private void CompareContent(
        string where,
        IDictionary<string, IOpenApiMediaType>? older,
        IDictionary<string, IOpenApiMediaType>? newer,
        Direction direction
    )
    {
        foreach (var (type, media) in older ?? new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal))
        {
            if (newer?.TryGetValue(type, out var same) is true)
            {
                Compare($"{where} {type}", media.Schema, same.Schema, direction);
            }
            else
            {
                Add(where, $"the media type {type} is gone");
            }
        }
    }

    private void Compare(string where, IOpenApiSchema? older, IOpenApiSchema? newer, Direction direction)
    {
        if (older is not null && newer is not null)
        {
            new SchemaChanges(direction, Add).Compare(where, older, newer);
        }
        else if (direction == Direction.Request ? newer is not null : older is not null)
        {
            Add(where, $"the schema is {(newer is null ? "gone" : "new")}");
        }
    }

    private static bool NeedsKey(OpenApiOperation operation) =>
        operation.Security is { Count: > 0 } && operation.Security.All(s => s.Count > 0);

    private void Add(string where, string what)
    {
        var change = $"{where}: {what}";
        // A named schema is met wherever it is used; one sentence for each place is what a reader needs.
        if (!_found.Contains(change, StringComparer.Ordinal))
        {
            _found.Add(change);
        }
    }
}

/// <summary>Who writes what a schema describes: the client may send no less than before, the service no more.</summary>
internal enum Direction
{
    Request,
    Response,
}
