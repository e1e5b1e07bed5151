using System.Net;
using System.Text;
using Qawl.Api.Organizations;
using Qawl.Api.People;
using Qawl.Database;

namespace Qawl.Api.Reconciliation;

/// <summary>A person or an organization on a small page, for a frame of whoever matches names.</summary>
internal sealed class Preview(string name, IEnumerable<string> lines, string path) : IResult
{
    /// <summary>It holds no script and no style, and may stand in anybody's frame.</summary>
    private const string ContentPolicy = "default-src 'none'; frame-ancestors *; base-uri 'none'; form-action 'none'";

    public static Preview Of(PersonDetail person) =>
        new(
            person.Name,
            person
                .Roles.Reverse()
                .Take(4)
                .Select(r => $"{r.Title} {r.FirstSeen:yyyy-MM-dd} – {r.LastSeen:yyyy-MM-dd}".TrimEnd(' ', '–'))
                .Append(Counted(person.QuoteCount, person.MentionCount)),
            $"/v1/people/{person.Id}"
        );

    public static Preview Of(OrganizationDetail body) =>
        new(
            body.Name,
            [EnumNames.Of(body.Kind), Counted(body.QuoteCount, body.MentionCount)],
            $"/v1/organizations/{body.Id}"
        );

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var page = new StringBuilder(
            "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">\n<head><meta charset=\"utf-8\"><title>"
        );
        var title = WebUtility.HtmlEncode(name);
        page.Append(title).Append("</title></head>\n<body>\n<h1>").Append(title).Append("</h1>\n");
        foreach (var line in lines)
        {
            page.Append("<p>").Append(WebUtility.HtmlEncode(line)).Append("</p>\n");
        }
        var address = WebUtility.HtmlEncode(httpContext.Request.PathBase.ToUriComponent() + path);
        page.Append("<p><a href=\"").Append(address).Append("\">JSON</a> <a href=\"").Append(address);
        page.Append("/quotes\">أقوال</a></p>\n</body>\n</html>\n");
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        httpContext.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        httpContext.Response.Headers.CacheControl = "no-cache";
        return httpContext.Response.WriteAsync(page.ToString(), Encoding.UTF8, httpContext.RequestAborted);
    }

    private static string Counted(int quotes, int mentions) => $"أقوال: {quotes}، مرات الذكر: {mentions}";
}
