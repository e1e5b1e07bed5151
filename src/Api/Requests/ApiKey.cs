using System.Net;
using System.Security.Cryptography;
using System.Text;
using Qawl.Api.Problems;

namespace Qawl.Api.Requests;

/// <summary>Lets a write through only with the configured key, before a byte of its body is read.</summary>
internal static class ApiKey
{
    public const string Header = "X-Api-Key";

    /// <summary>Marks an operation that writes.</summary>
    public static RouteHandlerBuilder NeedsKey(this RouteHandlerBuilder operation) =>
        operation.WithMetadata(new Required()).Answers(401, 403);

    /// <summary>Marks what other machines get with the key only. What a proxy passes on comes from afar.</summary>
    public static TBuilder NeedsKeyFromAfar<TBuilder>(this TBuilder operation)
        where TBuilder : IEndpointConventionBuilder => operation.WithMetadata(new Required { IsFreeNearby = true });

    /// <param name="app">What answers.</param>
    /// <param name="configured">The key; without one nothing is written.</param>
    public static IApplicationBuilder UseApiKey(this IApplicationBuilder app, string? configured) =>
        app.Use(
            (context, next) =>
            {
                if (
                    context.GetEndpoint()?.Metadata.GetMetadata<Required>() is not { } required
                    || (required.IsFreeNearby && IsNearby(context))
                )
                {
                    return next(context);
                }
                if (configured is null)
                {
                    return new ProblemResult(
                        ProblemKind.WritingOff,
                        "The service was started without Qawl__ApiKey."
                    ).ExecuteAsync(context);
                }
                if (context.Request.Headers[Header] is [{ } sent] && Same(sent, configured))
                {
                    return next(context);
                }
                context.Response.Headers.WWWAuthenticate = "ApiKey";
                return new ProblemResult(
                    ProblemKind.KeyRequired,
                    context.Request.Headers.ContainsKey(Header)
                        ? $"The header {Header} does not hold the key that the service is configured with."
                        : $"The header {Header} is missing."
                ).ExecuteAsync(context);
            }
        );

    private static bool IsNearby(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("Forwarded")
        && !context.Request.Headers.ContainsKey("X-Forwarded-For");

    /// <summary>Takes the same time whatever differs; hashing hides the length.</summary>
    private static bool Same(string sent, string configured) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(sent)),
            SHA256.HashData(Encoding.UTF8.GetBytes(configured))
        );

    /// <summary>In an endpoint's metadata: it needs the key.</summary>
    internal sealed class Required
    {
        public bool IsFreeNearby { get; init; }
    }
}
