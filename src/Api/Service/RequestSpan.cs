using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Qawl.Api.Service;

/// <summary>What a request's span tells: what its line in the log does.</summary>
internal static class RequestSpan
{
    public static void Tell(HttpContext context, string method, string route)
    {
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } span)
        {
            return;
        }
        var status = context.Response.StatusCode;
        span.DisplayName = $"{method} {route}";
        span.SetTag("http.request.method", method);
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", status);
        span.SetTag("qawl.request.id", context.TraceIdentifier);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
