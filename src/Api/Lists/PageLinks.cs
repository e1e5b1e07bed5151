using Microsoft.AspNetCore.Http.Extensions;

namespace Qawl.Api.Lists;

/// <summary>RFC 8288 links between pages, relative to the service's root.</summary>
internal static class PageLinks
{
    public static void AddTo(HttpContext http, string? nextCursor)
    {
        var links = Link(http.Request, cursor: null, "first");
        http.Response.Headers.Link = nextCursor is null ? links : $"{Link(http.Request, nextCursor, "next")}, {links}";
    }

    private static string Link(HttpRequest request, string? cursor, string relation)
    {
        var query = new QueryBuilder(
            request
                .Query.Where(p => p.Key != "cursor")
                .SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? "")))
        );
        if (cursor is not null)
        {
            query.Add("cursor", cursor);
        }
        return $"<{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}{query}>; rel=\"{relation}\"";
    }
}
