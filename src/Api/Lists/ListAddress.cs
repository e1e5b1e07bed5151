using Microsoft.AspNetCore.Http.Extensions;

namespace Qawl.Api.Lists;

/// <summary>Where a list is, with the parameters that it was asked for with: cursors and links are bound to it.</summary>
internal sealed record ListAddress(PathString Base, PathString Path, IQueryCollection Query)
{
    /// <param name="request">Whose list.</param>
    /// <param name="path">Where the list goes on, if not at the path of the request.</param>
    public static ListAddress Of(HttpRequest request, string? path = null) =>
        new(request.PathBase, path is null ? request.Path : new PathString(path), request.Query);

    /// <summary>RFC 8288 links between pages, relative to the service's root.</summary>
    /// <param name="nextCursor">Of the next page, if there is one.</param>
    public string Links(string? nextCursor)
    {
        var first = Link(cursor: null, "first");
        return nextCursor is null ? first : $"{Link(nextCursor, "next")}, {first}";
    }

    private string Link(string? cursor, string relation)
    {
        var query = new QueryBuilder(
            Query
                .Where(p => p.Key != "cursor")
                .SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? "")))
        );
        if (cursor is not null)
        {
            query.Add("cursor", cursor);
        }
        return $"<{Base.ToUriComponent()}{Path.ToUriComponent()}{query}>; rel=\"{relation}\"";
    }
}
