using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;
using Qawl.Api.Problems;

namespace Qawl.Api.Writing;

/// <summary>
/// Refuses bodies in another charset than UTF-8, or compressed ones, before the framework looks at them: it answers 500
/// to a charset that it does not know and to <c>charset="utf-8"</c> in quotes.
/// </summary>
internal static class BodyForm
{
    /// <summary>Marks an operation that unpacks gzip itself.</summary>
    public static RouteHandlerBuilder TakesGzip(this RouteHandlerBuilder operation) =>
        operation.WithMetadata(new Gzip());

    public static IApplicationBuilder UseBodyForm(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var request = context.Request;
                if (request.ContentType is not { Length: > 0 } sent)
                {
                    return next(context);
                }
                var isUtf8 =
                    MediaTypeHeaderValue.TryParse(sent, out var type)
                    && (
                        type.CharSet is null
                        || string.Equals(type.CharSet.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase)
                    );
                // Routing takes application/ld+json for a kind of application/json.
                var isAccepted =
                    context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not { } accepted
                    || accepted.ContentTypes.Contains(type?.MediaType, StringComparer.OrdinalIgnoreCase);
                if (!isUtf8 || !isAccepted || !IsReadable(request.Headers.ContentEncoding, context.GetEndpoint()))
                {
                    return new ProblemResult(ProblemKind.UnsupportedMediaType).ExecuteAsync(context);
                }
                request.ContentType = type!.MediaType;
                return next(context);
            }
        );

    private static bool IsReadable(StringValues coding, Endpoint? endpoint) =>
        coding.Count == 0
        || (
            endpoint?.Metadata.GetMetadata<Gzip>() is not null
            && coding is [{ } only]
            && string.Equals(only, "gzip", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>In an endpoint's metadata: it takes gzip.</summary>
    private sealed class Gzip;
}
