using Microsoft.Net.Http.Headers;

namespace Qawl.Api.Service;

/// <summary>Tells what a path takes: to OPTIONS, and to whom used another method.</summary>
internal static class AllowedMethods
{
    /// <summary>Comes inside what writes problems for bare statuses. Preflights of CORS do not get here.</summary>
    public static IApplicationBuilder UseAllowedMethods(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                await next(context);
                var response = context.Response;
                if (response.HasStarted || response.StatusCode != StatusCodes.Status405MethodNotAllowed)
                {
                    return;
                }
                var routed = response.Headers.GetCommaSeparatedValues(HeaderNames.Allow);
                response.Headers.Allow = string.Join(
                    ", ",
                    routed
                        .SelectMany(m => HttpMethods.IsGet(m) ? [m, HttpMethods.Head] : new[] { m })
                        .Append(HttpMethods.Options)
                        .Distinct(StringComparer.Ordinal)
                );
                if (HttpMethods.IsOptions(context.Request.Method))
                {
                    response.StatusCode = StatusCodes.Status204NoContent;
                }
            }
        );
}
