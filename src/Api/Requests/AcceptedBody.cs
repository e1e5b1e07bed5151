using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Metadata;
using Qawl.Api.Problems;

namespace Qawl.Api.Requests;

/// <summary>
/// Refuses bodies in another charset than UTF-8, or compressed ones, before the framework looks at them: it answers 500
/// to a charset that it does not know and to <c>charset="utf-8"</c> in quotes.
/// </summary>
internal static class AcceptedBody
{
    /// <summary>Marks an operation that unpacks gzip itself.</summary>
    public static RouteHandlerBuilder TakesGzip(this RouteHandlerBuilder operation) =>
        operation.WithMetadata(new Gzip());

    public static IApplicationBuilder UseAcceptedBody(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                // What takes no body does not read one either.
                if (context.GetEndpoint()?.Metadata is not { } takes || Accepted(takes) is not { } accepted)
                {
                    return next(context);
                }
                if (FaultOf(context.Request, takes, accepted, out var type) is { } fault)
                {
                    return new ProblemResult(ProblemKind.UnsupportedMediaType, fault).ExecuteAsync(context);
                }
                context.Request.ContentType = type;
                return next(context);
            }
        );

    private static IReadOnlyList<string>? Accepted(EndpointMetadataCollection takes) =>
        takes.GetMetadata<IAcceptsMetadata>()?.ContentTypes;

    /// <returns>Why the body is refused, as a sentence.</returns>
    private static string? FaultOf(
        HttpRequest request,
        EndpointMetadataCollection takes,
        IReadOnlyList<string> accepted,
        out string? type
    )
    {
        type = null;
        // Routing lets a request without a type through, and takes application/ld+json for a kind of application/json.
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var sent)
            || !accepted.Contains(sent.MediaType, StringComparer.OrdinalIgnoreCase)
        )
        {
            var given = string.IsNullOrEmpty(request.ContentType) ? "missing" : Echo.Of(request.ContentType);
            return $"Content-Type must be {string.Join(" or ", accepted)}; it is {given}.";
        }
        type = sent.MediaType;
        if (sent.CharSet is { } charset && !charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return $"The charset must be utf-8, not {Echo.Of(charset)}.";
        }
        var coding = request.Headers.ContentEncoding;
        var takesGzip = takes.GetMetadata<Gzip>() is not null;
        return coding.Count == 0 || (takesGzip && "gzip".Equals(coding.ToString(), StringComparison.OrdinalIgnoreCase))
            ? null
            : $"Content-Encoding must be {(takesGzip ? "gzip or absent" : "absent")}, not {Echo.Of(coding.ToString())}.";
    }

    /// <summary>In an endpoint's metadata: it takes gzip.</summary>
    private sealed class Gzip;
}
