namespace Qawl.Api.Service;

/// <summary>
/// Gives every request an id, the client's own if it sends a good one: on the answer, in problems and in the log.
/// </summary>
internal static class RequestIds
{
    public const string Header = "X-Request-Id";

    public const int Longest = 64;

    public static IApplicationBuilder UseRequestIds(this IApplicationBuilder app)
    {
        var time = app.ApplicationServices.GetRequiredService<TimeProvider>();
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Qawl.Api.Request");
        return app.Use(
            async (context, next) =>
            {
                var id = context.Request.Headers[Header] is [{ } sent] && IsGood(sent) ? sent : Make(time);
                context.TraceIdentifier = id;
                // Late, because a failure clears the headers that are set before.
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers[Header] = id;
                    return Task.CompletedTask;
                });
                using (log.BeginScope(new KeyValuePair<string, object>[] { new("RequestId", id) }))
                {
                    await next(context);
                }
            }
        );
    }

    internal static bool IsGood(string id) =>
        id.Length is > 0 and <= Longest && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    private static string Make(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow()).ToString("n");
}
