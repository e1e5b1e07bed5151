using System.Globalization;
using Microsoft.Extensions.Primitives;
using Qawl.Api.Access;
using Qawl.Api.Data;
using Qawl.Api.Problems;
using Qawl.Database;
using Qawl.Database.Keys;

namespace Qawl.Api.Caching;

/// <summary>
/// Each answer names the version of the data that it was read from, or of the data that it has written; and a request that
/// names one is answered from a server that has come so far. Whoever sends back what he was told reads what he wrote, and
/// never anything older than what he has read.
/// </summary>
internal static class DataVersions
{
    public const string Header = "Data-Version";

    /// <summary>Comes after what refuses requests, and before what needs the version.</summary>
    public static IApplicationBuilder UseDataVersions(this IApplicationBuilder app)
    {
        var known = app.ApplicationServices.GetRequiredService<KnownVersion>();
        var store = app.ApplicationServices.GetRequiredService<Store>();
        return app.Use(
            async (context, next) =>
            {
                var metadata = context.GetEndpoint()?.Metadata;
                if (metadata?.GetMetadata<Validated>() is not { OfData: true })
                {
                    await next(context);
                    return;
                }
                if (metadata.GetMetadata<AccessRule>() is { Role: > KeyRole.Reader })
                {
                    NameWhatIsWritten(context, known);
                    await next(context);
                    return;
                }
                if (!TryParse(context.Request.Headers[Header], out var least))
                {
                    await new ProblemResult(
                        ProblemKind.BadRequest,
                        $"{Header} must be a number, as an answer gave it."
                    ).ExecuteAsync(context);
                    return;
                }
                var picked = store.Standbys?.Pick(least, known.Current);
                var version = picked?.Version ?? await known.GetAsync(least, context.RequestAborted);
                if (version.Number < least)
                {
                    await new ProblemResult(
                        ProblemKind.Unavailable,
                        $"No server that can be asked now has version {least} of the data."
                    ).ExecuteAsync(context);
                    return;
                }
                if (store.Standbys is not null)
                {
                    store.ReadFrom(picked?.Standby, version);
                }
                context.Features.Set(version);
                Name(context, version);
                await next(context);
            }
        );
    }

    /// <summary>Whoever gets the answer to a write must find it, here at least.</summary>
    private static void NameWhatIsWritten(HttpContext context, KnownVersion known) =>
        context.Response.OnStarting(async () =>
        {
            if (
                context.Response.StatusCode < StatusCodes.Status500InternalServerError
                && await known.RefreshAsync(context.RequestAborted) is { } version
                && context.Response.StatusCode < StatusCodes.Status400BadRequest
            )
            {
                Name(context, version);
            }
        });

    private static void Name(HttpContext context, DataVersion version) =>
        context.Response.Headers[Header] = version.Number.ToString(CultureInfo.InvariantCulture);

    private static bool TryParse(StringValues sent, out long least)
    {
        least = 0;
        return sent.Count == 0
            || sent.Count == 1 && long.TryParse(sent[0], NumberStyles.None, CultureInfo.InvariantCulture, out least);
    }
}
