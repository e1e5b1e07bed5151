using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Qawl.Api.Problems;
using Qawl.Api.Settings;
using Qawl.Database;
using Qawl.Database.Keys;

namespace Qawl.Api.Access;

/// <summary>Lets a request through if its key has the role that the operation needs, before a byte of its body is read.</summary>
internal sealed class ApiKey(ServiceSettings settings, KnownKeys known, TimeProvider time)
{
    public const string Header = "X-Api-Key";

    /// <summary>Of the key that the settings give, which is no id of one in the database.</summary>
    private const string OfSettings = "settings";

    /// <summary>Finds out who sends a request.</summary>
    public async ValueTask<Caller> IdentifyAsync(HttpContext http)
    {
        var local = http.IsLocal(settings);
        var sent = http.Request.Headers[Header];
        if (sent.Count == 0)
        {
            return new(Role: null, Key: null, local, $"The header {Header} is missing.");
        }
        if (sent is [{ } text] && settings.ApiKey is { } configured && Same(text, configured))
        {
            return new(KeyRole.Operator, OfSettings, local);
        }
        if (
            sent is not [{ } given]
            || KeyText.Parse(given) is not { } key
            || (await known.GetAsync(http.RequestAborted)).GetValueOrDefault(key.Id) is not { } stored
            || !key.IsOf(stored)
        )
        {
            return new(Role: null, Key: null, local, $"The header {Header} does not hold a key of this service.");
        }
        if (stored.RevokedAt is { } revoked)
        {
            return new(Role: null, Key: null, local, $"The key was revoked at {Told(revoked)}.");
        }
        if (stored.ExpiresAt is { } expires && expires <= time.GetUtcNow())
        {
            return new(Role: null, Key: null, local, $"The key expired at {Told(expires)}.");
        }
        await known.UseAsync(stored, http.RequestAborted);
        return new(stored.Role, stored.Id, local);
    }

    /// <returns>Why the request is refused; <c>null</c> if it is not.</returns>
    public async ValueTask<ProblemResult?> FindRefusalAsync(HttpContext http, AccessRule rule)
    {
        var caller = http.Caller();
        if ((rule.Role == KeyRole.Reader && settings.IsReadingOpen) || caller.May(rule.Role))
        {
            return null;
        }
        if (caller.Role is { } role)
        {
            return new(
                ProblemKind.RoleTooLow,
                $"This takes the role {EnumNames.Of(rule.Role)}; the key has the role {EnumNames.Of(role)}."
            );
        }
        if (
            rule.Role > KeyRole.Reader
            && settings.ApiKey is null
            && (await known.GetAsync(http.RequestAborted)).Count == 0
        )
        {
            return new(ProblemKind.WritingOff, "The service was started without Qawl__ApiKey, and no key was made.");
        }
        http.Response.Headers.WWWAuthenticate = "ApiKey";
        return new(ProblemKind.KeyRequired, caller.Fault);
    }

    /// <summary>Takes the same time whatever differs; hashing hides the length.</summary>
    private static bool Same(string sent, string configured) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(sent)),
            SHA256.HashData(Encoding.UTF8.GetBytes(configured))
        );

    private static string Told(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

internal static class ApiKeyChecks
{
    /// <summary>Comes before what counts requests and what refuses them. Whoever asks for the health need not be known.</summary>
    public static IApplicationBuilder UseCallers(this IApplicationBuilder app)
    {
        var keys = app.ApplicationServices.GetRequiredService<ApiKey>();
        return app.Use(
            async (context, next) =>
            {
                if (context.GetEndpoint()?.Metadata.GetMetadata<AccessRule>() is not null)
                {
                    context.Features.Set(await keys.IdentifyAsync(context));
                }
                await next(context);
            }
        );
    }

    public static IApplicationBuilder UseApiKey(this IApplicationBuilder app)
    {
        var keys = app.ApplicationServices.GetRequiredService<ApiKey>();
        return app.Use(
            async (context, next) =>
            {
                if (
                    context.GetEndpoint()?.Metadata.GetMetadata<AccessRule>() is { } rule
                    && await keys.FindRefusalAsync(context, rule) is { } refusal
                )
                {
                    await refusal.ExecuteAsync(context);
                    return;
                }
                await next(context);
            }
        );
    }
}
