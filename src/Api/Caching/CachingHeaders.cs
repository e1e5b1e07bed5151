using Microsoft.Net.Http.Headers;
using Qawl.Api.Access;
using Qawl.Api.Settings;

namespace Qawl.Api.Caching;

/// <summary>Tells caches what an answer depends on and how long it holds, also one that was kept here.</summary>
internal static class CachingHeaders
{
    private const string Language = "ar";

    /// <summary>Comes before everything else that sets such headers: it has the last word on them.</summary>
    public static IApplicationBuilder UseCachingHeaders(this IApplicationBuilder app, ServiceSettings settings)
    {
        var age = settings.MaxAge > TimeSpan.Zero ? $"max-age={settings.MaxAge.TotalSeconds:0}" : "no-cache";
        // Also where the request names no origin, or another one.
        string[] varying =
            settings.Origins.Count > 0 && !settings.IsOpenToAll
                ? [HeaderNames.Accept, HeaderNames.AcceptEncoding, HeaderNames.Origin]
                : [HeaderNames.Accept, HeaderNames.AcceptEncoding];
        return app.Use(
            (context, next) =>
            {
                var validated = ValidatedEndpoints.Of(context);
                context.Response.OnStarting(() =>
                {
                    Write(
                        context,
                        validated,
                        varying,
                        $"{(IsForAll(context, settings) ? "public" : "private")}, {age}"
                    );
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
    }

    /// <summary>Whether a cache may give the answer to others than who asked.</summary>
    private static bool IsForAll(HttpContext context, ServiceSettings settings) =>
        context.GetEndpoint()?.Metadata is not { } metadata
        || (
            metadata.GetMetadata<MoreForOperators>() is null
            && (metadata.GetMetadata<AccessRule>() is null || settings.IsReadingOpen)
        );

    private static void Write(HttpContext context, Validated? validated, string[] varying, string control)
    {
        var (status, headers) = (context.Response.StatusCode, context.Response.Headers);
        if (validated is not null)
        {
            headers.Vary = string.Join(
                ", ",
                headers
                    .GetCommaSeparatedValues(HeaderNames.Vary)
                    .Concat(varying)
                    .Concat(validated.OfData ? [DataVersions.Header] : [])
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Order(StringComparer.Ordinal)
            );
        }
        if (status >= StatusCodes.Status400BadRequest)
        {
            // Caches may keep some errors on their own account, such as what was not there yet.
            headers.CacheControl = "no-store";
            headers.ETag = default;
            return;
        }
        // An answer that says itself how long it holds, such as a random one, has no tag.
        if (
            context.Features.Get<Representation>() is not { } representation
            || !AnswerCache.MayBeKept(headers)
            || status is not (StatusCodes.Status200OK or StatusCodes.Status304NotModified)
        )
        {
            return;
        }
        headers.ETag = representation.Tag;
        headers.CacheControl = control;
        // It was just compared with the state of the data, however old it is.
        headers.Age = default;
        headers.Date = default;
        if (status == StatusCodes.Status200OK && validated is { OfData: true } && headers.ContentLanguage.Count == 0)
        {
            headers.ContentLanguage = Language;
        }
    }
}
