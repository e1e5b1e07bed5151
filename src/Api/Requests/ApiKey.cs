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

    /// <param name="app">What answers.</param>
    /// <param name="configured">The key; without one nothing is written.</param>
    public static IApplicationBuilder UseApiKey(this IApplicationBuilder app, string? configured) =>
        app.Use(
            (context, next) =>
            {
                if (context.GetEndpoint()?.Metadata.GetMetadata<Required>() is null)
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

    /// <summary>Takes the same time whatever differs; hashing hides the length.</summary>
    private static bool Same(string sent, string configured) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(sent)),
            SHA256.HashData(Encoding.UTF8.GetBytes(configured))
        );

    /// <summary>In an endpoint's metadata: it writes.</summary>
    internal sealed class Required;
}
