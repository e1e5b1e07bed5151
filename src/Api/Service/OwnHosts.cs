using Qawl.Api.Problems;
using Qawl.Api.Settings;

namespace Qawl.Api.Service;

/// <summary>
/// Answers only to the names that the settings give: feeds and JSON-LD have the request's own host in them. Whoever asks for
/// the service's health or measures may call it by its address.
/// </summary>
internal static class OwnHosts
{
    public static IApplicationBuilder UseOwnHosts(this IApplicationBuilder app, ServiceSettings settings)
    {
        if (settings.AnsweringTo.Count == 0)
        {
            return app;
        }
        var names = settings.AnsweringTo.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return app.Use(
            (context, next) =>
                names.Contains(context.Request.Host.Host.Trim('[', ']'))
                || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
                || context.Request.Path.StartsWithSegments(Telemetry.Path, StringComparison.Ordinal)
                    ? next(context)
                    : new ProblemResult(
                        ProblemKind.BadRequest,
                        $"This service does not answer to {Echo.Of(context.Request.Host.Value ?? "")} (Qawl__Hosts)."
                    ).ExecuteAsync(context)
        );
    }
}
