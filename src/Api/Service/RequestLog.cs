using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Qawl.Api.Service;

/// <summary>
/// A line for each request, with its id among the scopes. It names the route's template and never what filled it, nor the query, nor a body: these tell
/// whom somebody asked about.
/// </summary>
internal static partial class RequestLog
{
    private const string NoRoute = "(none)";

    /// <summary>Inside what gives requests their ids.</summary>
    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app)
    {
        var time = app.ApplicationServices.GetRequiredService<TimeProvider>();
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Qawl.Api.Request");
        return app.Use(
            async (context, next) =>
            {
                // HEAD becomes GET further in.
                var (began, method) = (time.GetTimestamp(), context.Request.Method);
                var server = context.Features.Get<IHttpResponseBodyFeature>()!;
                var body = new MeasuredBody(server);
                context.Features.Set<IHttpResponseBodyFeature>(body);
                try
                {
                    await next(context);
                }
                finally
                {
                    context.Features.Set(server);
                    var (known, route) = (Known(method), RouteOf(context));
                    RequestSpan.Tell(context, known, route);
                    Answered(
                        log,
                        LevelOf(context),
                        known,
                        route,
                        context.Response.StatusCode,
                        (long)time.GetElapsedTime(began).TotalMilliseconds,
                        body.Bytes
                    );
                }
            }
        );
    }

    [LoggerMessage("{Method} {Route} {Status} in {Milliseconds} ms, {Bytes} bytes")]
    private static partial void Answered(
        ILogger log,
        LogLevel level,
        string method,
        string route,
        int status,
        long milliseconds,
        long bytes
    );

    /// <summary>Probes and scrapes come every few seconds.</summary>
    private static LogLevel LevelOf(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments(Telemetry.Path, StringComparison.Ordinal)
            ? LogLevel.Debug
            : LogLevel.Information;

    /// <summary>A method is any word that the client likes.</summary>
    private static string Known(string method) =>
        HttpMethods.GetCanonicalizedValue(method) is var known && IsStandard(known) ? known : "OTHER";

    private static bool IsStandard(string method) =>
        HttpMethods.IsGet(method)
        || HttpMethods.IsHead(method)
        || HttpMethods.IsPost(method)
        || HttpMethods.IsDelete(method)
        || HttpMethods.IsOptions(method)
        || HttpMethods.IsPut(method)
        || HttpMethods.IsPatch(method);

    private static string RouteOf(HttpContext context) =>
        // What answers failures takes the endpoint away.
        (context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint)
            is RouteEndpoint { RoutePattern.RawText: { } template }
            ? "/" + template.Trim('/')
            : NoRoute;
}
