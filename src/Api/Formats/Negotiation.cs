using Qawl.Api.Problems;

namespace Qawl.Api.Formats;

/// <summary>
/// Chooses the format of an answer before its handler runs. <c>?format=</c> on lists outranks Accept, for browsers, which
/// cannot set it. What cannot be met is told with what can.
/// </summary>
internal static class Negotiation
{
    private const string Header = "Accept";

    private static readonly object Key = new();

    public static RouteGroupBuilder Negotiated(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(
            (invocation, next) =>
                Choose(invocation.HttpContext) is { } problem
                    ? ValueTask.FromResult<object?>(problem)
                    : next(invocation)
        );
        group.WithMetadata(Applies.Instance);
        return group.Answers(406);
    }

    /// <summary>Declares what an operation offers, the preferred first.</summary>
    public static RouteHandlerBuilder Offers(this RouteHandlerBuilder operation, params OfferedFormat[] formats) =>
        operation.WithMetadata(new OfferedFormats(formats));

    /// <summary>The operation answers with JSON as its result declares it, and with something else on request.</summary>
    public static RouteHandlerBuilder AlsoOffers(this RouteHandlerBuilder operation, string mediaType, Type schema) =>
        operation.Offers([.. OfferedFormats.JsonOnly.All, new OfferedFormat(mediaType, schema)]);

    /// <summary>The media type of the answer that the client wants most.</summary>
    public static string Format(this HttpContext http) => http.Items[Key] as string ?? MediaTypes.Json;

    /// <summary>What <see cref="Format"/> will be, asked before it is chosen; <c>null</c> if it cannot be.</summary>
    public static string? BestOf(HttpContext http) =>
        OfferedBy(http) is not { } offered ? null
        : RowFormats.Named(http.Request.Query["format"]) is { } named ? named
        : AcceptHeader.TryParse(http.Request.Headers.Accept, out var accept, out _)
            ? accept.BestOf(offered.All, f => f.MediaType)?.MediaType
        : null;

    /// <summary>Whether the answer will be a refusal because no format fits.</summary>
    public static bool CannotBeMet(HttpContext http) => OfferedBy(http) is not null && BestOf(http) is null;

    private static OfferedFormats? OfferedBy(HttpContext http) =>
        http.GetEndpoint()?.Metadata is not { } metadata || metadata.GetMetadata<Applies>() is null
            ? null
            : metadata.GetMetadata<OfferedFormats>() ?? OfferedFormats.JsonOnly;

    private static ProblemResult? Choose(HttpContext http)
    {
        var offered = OfferedBy(http) ?? OfferedFormats.JsonOnly;
        if (!http.Response.Headers.Vary.Contains(Header, StringComparer.OrdinalIgnoreCase))
        {
            http.Response.Headers.Append("Vary", Header);
        }
        if (RowFormats.Named(http.Request.Query["format"]) is { } named)
        {
            http.Items[Key] = named;
            return null;
        }
        if (!AcceptHeader.TryParse(http.Request.Headers.Accept, out var accept, out var fault))
        {
            return Problem(ProblemKind.BadRequest, $"is no list of media ranges from {Echo.Of(fault)} on.");
        }
        if (accept.BestOf(offered.All, f => f.MediaType) is not { } best)
        {
            return Problem(ProblemKind.NotAcceptable, $"takes none of what is offered here: {offered.Names}.");
        }
        http.Items[Key] = best.MediaType;
        return null;
    }

    private static ProblemResult Problem(ProblemKind kind, string message) =>
        new(
            kind,
            $"{Header} {message}",
            new Dictionary<string, string[]>(StringComparer.Ordinal) { [Header] = [message] }
        );

    /// <summary>In the metadata of every endpoint whose format is chosen here.</summary>
    private sealed class Applies
    {
        public static readonly Applies Instance = new();
    }
}
