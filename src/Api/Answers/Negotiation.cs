using Microsoft.Net.Http.Headers;
using Qawl.Api.Problems;

namespace Qawl.Api.Answers;

/// <summary>
/// Chooses the format of an answer before anything depends on it. <c>?format=</c> on lists outranks Accept, for browsers,
/// which cannot set it. What cannot be met is told with what can.
/// </summary>
internal static class Negotiation
{
    /// <summary>Whatever an operation does not say that it <see cref="Offers"/>, it answers with JSON.</summary>
    public static RouteGroupBuilder Negotiated(this RouteGroupBuilder group)
    {
        group.WithMetadata(OfferedFormats.JsonOnly);
        group.AddEndpointFilter(
            (invocation, next) =>
            {
                invocation.HttpContext.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
                return invocation.HttpContext.Features.Get<ChosenFormat>() is { Refusal: { } refusal }
                    ? ValueTask.FromResult<object?>(refusal)
                    : next(invocation);
            }
        );
        return group.Answers(406);
    }

    /// <summary>Comes after routing. A request that is refused goes on: other faults of it are told first.</summary>
    public static IApplicationBuilder UseNegotiation(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (context.GetEndpoint()?.Metadata.GetMetadata<OfferedFormats>() is { } offered)
                {
                    context.Features.Set(Choose(context.Request, offered));
                }
                return next(context);
            }
        );

    /// <summary>Declares what an operation offers, the preferred first.</summary>
    public static RouteHandlerBuilder Offers(this RouteHandlerBuilder operation, params OfferedFormat[] formats) =>
        operation.WithMetadata(new OfferedFormats(formats));

    /// <summary>The operation answers with JSON as its result declares it, and with something else on request.</summary>
    public static RouteHandlerBuilder AlsoOffers(this RouteHandlerBuilder operation, string mediaType, Type schema) =>
        operation.Offers([.. OfferedFormats.JsonOnly.All, new OfferedFormat(mediaType, schema)]);

    /// <summary>The media type of the answer.</summary>
    public static string Format(this HttpContext http) =>
        http.Features.Get<ChosenFormat>()?.MediaType ?? MediaTypes.Json;

    private static ChosenFormat Choose(HttpRequest request, OfferedFormats offered)
    {
        if (RowFormats.Named(request.Query["format"]) is { } named)
        {
            return new(named);
        }
        if (!AcceptHeader.TryParse(request.Headers.Accept, out var accept, out var fault))
        {
            return Refused(ProblemKind.BadRequest, $"is no list of media ranges from {Echo.Of(fault)} on.");
        }
        return accept.BestOf(offered.All, f => f.MediaType) is { } best
            ? new(best.MediaType)
            : Refused(ProblemKind.NotAcceptable, $"takes none of what is offered here: {offered.Names}.");
    }

    private static ChosenFormat Refused(ProblemKind kind, string message) =>
        new(
            MediaType: null,
            new ProblemResult(
                kind,
                $"{HeaderNames.Accept} {message}",
                new Dictionary<string, string[]>(StringComparer.Ordinal) { [HeaderNames.Accept] = [message] }
            )
        );
}

/// <summary>Among the features of a request whose format is negotiated: what came of it.</summary>
/// <param name="MediaType">Of the answer; <c>null</c> if none that is offered fits.</param>
/// <param name="Refusal">Says why not.</param>
internal sealed record ChosenFormat(string? MediaType, ProblemResult? Refusal = null);
