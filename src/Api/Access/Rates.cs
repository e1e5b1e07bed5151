using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Qawl.Api.Problems;
using Qawl.Api.Settings;

namespace Qawl.Api.Access;

/// <summary>
/// How many requests are answered: for each key, and for each address where no key is sent. Each has a bucket for a minute that
/// fills evenly. Whoever asks from the machine itself is not counted.
/// </summary>
internal sealed class Rates : IDisposable
{
    public const string Header = "RateLimit";
    public const string PolicyHeader = "RateLimit-Policy";

    private const int Window = 60;

    /// <summary>Whoever has one address of IPv6 has as many as these bytes leave open.</summary>
    private const int NetworkBytes = 8;

    private readonly ServiceSettings _settings;

    public Rates(ServiceSettings settings)
    {
        _settings = settings;
        Limiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition, StringComparer.Ordinal);
    }

    public PartitionedRateLimiter<HttpContext> Limiter { get; }

    /// <summary>In the form of the IETF's draft: what is granted, what is left of it, and when all of it is there again.</summary>
    public void Tell(HttpContext http)
    {
        if (Find(http) is not { } rate || Limiter.GetStatistics(http) is not { } now)
        {
            return;
        }
        var left = Math.Max(0, now.CurrentAvailablePermits);
        var full = Math.Ceiling((rate.Most - left) * (double)Window / rate.Most);
        http.Response.Headers[PolicyHeader] = string.Create(
            CultureInfo.InvariantCulture,
            $"\"{rate.Name}\";q={rate.Most};w={Window}"
        );
        http.Response.Headers[Header] = string.Create(
            CultureInfo.InvariantCulture,
            $"\"{rate.Name}\";r={left};t={full}"
        );
    }

    public Task RefuseAsync(HttpContext http, RateLimitLease lease)
    {
        var rate = Find(http)!;
        return new ProblemResult(
            ProblemKind.TooManyRequests,
            $"For one {rate.Name} at most {rate.Most} requests a minute are answered.",
            retryAfter: lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null
        ).ExecuteAsync(http);
    }

    public void Dispose() => Limiter.Dispose();

    private RateLimitPartition<string> Partition(HttpContext http) =>
        Find(http) is not { } rate
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(
                $"{rate.Name} {rate.Of}",
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = rate.Most,
                    TokensPerPeriod = 1,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(Window) / rate.Most,
                }
            );

    /// <returns><c>null</c> for what is not counted.</returns>
    private Rate? Find(HttpContext http)
    {
        var caller = http.Caller();
        if (http.GetEndpoint()?.Metadata.GetMetadata<AccessRule>() is null || caller.IsLocal)
        {
            return null;
        }
        var rate = caller.Key is { } key
            ? new Rate("key", key, _settings.RateOfKey)
            : new Rate("address", NetworkOf(http.Connection.RemoteIpAddress), _settings.RateOfAddress);
        return rate.Most > 0 ? rate : null;
    }

    private static string NetworkOf(IPAddress? address) =>
        address switch
        {
            null => "",
            { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(
                address.GetAddressBytes().AsSpan(0, NetworkBytes)
            ),
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            _ => address.ToString(),
        };

    /// <param name="Name">What is counted.</param>
    /// <param name="Of">Whose it is.</param>
    /// <param name="Most">In a minute.</param>
    private sealed record Rate(string Name, string Of, int Most);
}

internal static class CountedRequests
{
    public static void AddRates(this IServiceCollection services)
    {
        services.AddSingleton<Rates>();
        services.AddRateLimiter(_ => { });
        services
            .AddOptions<RateLimiterOptions>()
            .Configure<Rates>(
                (options, rates) =>
                {
                    options.GlobalLimiter = rates.Limiter;
                    options.OnRejected = (refused, _) => new(rates.RefuseAsync(refused.HttpContext, refused.Lease));
                }
            );
    }

    /// <summary>Inside what finds out who asks, and outside what lets in.</summary>
    public static void UseRates(this IApplicationBuilder app)
    {
        var rates = app.ApplicationServices.GetRequiredService<Rates>();
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    rates.Tell(context);
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
        app.UseRateLimiter();
    }
}
