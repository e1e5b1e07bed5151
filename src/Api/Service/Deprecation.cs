using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Qawl.Api.Service;

/// <summary>In an endpoint's metadata: it is on its way out.</summary>
/// <param name="Since">From when on it should not be used in anything new (RFC 9745).</param>
/// <param name="Sunset">When it goes (RFC 8594), if that is decided.</param>
/// <param name="Link">Where to read what to use instead.</param>
internal sealed record Deprecation(DateTimeOffset Since, DateTimeOffset? Sunset, string? Link);

internal static class DeprecationHeaders
{
    public const string Header = "Deprecation";
    public const string SunsetHeader = "Sunset";

    /// <exception cref="ArgumentException">The sunset is before the deprecation.</exception>
    public static TBuilder Deprecated<TBuilder>(
        this TBuilder builder,
        DateTimeOffset since,
        DateTimeOffset? sunset = null,
        string? link = null
    )
        where TBuilder : IEndpointConventionBuilder =>
        sunset < since
            ? throw new ArgumentException("What is deprecated goes later than it is deprecated.", nameof(sunset))
            : builder.WithMetadata(new Deprecation(since, sunset, link));

    public static IApplicationBuilder UseDeprecationHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (context.GetEndpoint()?.Metadata.GetMetadata<Deprecation>() is { } deprecation)
                {
                    context.Response.OnStarting(() =>
                    {
                        Write(deprecation, context.Response.Headers);
                        return Task.CompletedTask;
                    });
                }
                return next(context);
            }
        );

    private static void Write(Deprecation deprecation, IHeaderDictionary headers)
    {
        headers[Header] = "@" + deprecation.Since.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        if (deprecation.Sunset is { } sunset)
        {
            headers[SunsetHeader] = HeaderUtilities.FormatDate(sunset);
        }
        if (deprecation.Link is { } link)
        {
            headers.Append(HeaderNames.Link, $"<{link}>; rel=\"deprecation\"");
        }
    }
}
