namespace Qawl.Api.Answers;

/// <summary>
/// Answers HEAD wherever GET is answered: the request goes through the service as a GET whose body is dropped. The
/// contract lists no HEAD, so that generated clients do not double.
/// </summary>
internal static class HeadRequests
{
    private static readonly object Key = new();

    /// <summary>Whether nobody will see the body: what is long need not be read to its end.</summary>
    public static bool WantsNoBody(this HttpContext http) => http.Items.ContainsKey(Key);

    /// <summary>Comes before routing.</summary>
    public static IApplicationBuilder UseHeadAsGet(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (!HttpMethods.IsHead(context.Request.Method))
                {
                    return next(context);
                }
                context.Request.Method = HttpMethods.Get;
                context.Items[Key] = true;
                return DroppedBody.AlwaysAsync(context, next);
            }
        );
}
