using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Qawl.Api.Access;
using Qawl.Api.Settings;

namespace Qawl.Api.Caching;

/// <summary>
/// Keeps answers to anonymous requests under their entity tags: with another state of the data another tag is looked for,
/// so nothing has to be thrown away in time.
/// </summary>
internal sealed class AnswerCache : IOutputCachePolicy
{
    /// <summary>In bytes: lists that are streamed whole are longer and not kept.</summary>
    private const long LargestBody = 1024 * 1024;

    /// <summary>For the memory's sake.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private static readonly Meter Meter = new("Qawl.Api.Caching");

    private static readonly Counter<long> Answers = Meter.CreateCounter<long>(
        "qawl.answers",
        description: "Answers that could be kept: whether one was there already."
    );

    public static void Add(IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton<KeptLately>();
        services.AddOutputCache(cache =>
        {
            cache.SizeLimit = settings.CacheMegabytes * 1024L * 1024;
            cache.MaximumBodySize = LargestBody;
            cache.DefaultExpirationTimeSpan = Longest;
            cache.AddBasePolicy(new AnswerCache());
        });
    }

    /// <summary>Whether a handler left it to the service how long its answer holds.</summary>
    public static bool MayBeKept(IHeaderDictionary headers) =>
        !headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var tag = context.HttpContext.Features.Get<Representation>()?.Tag;
        var isAnonymous =
            StringValues.IsNullOrEmpty(request.Headers.Authorization) && !request.Headers.ContainsKey(ApiKey.Header);
        context.EnableOutputCaching =
            context.AllowCacheLookup =
            context.AllowCacheStorage =
                tag is not null && isAnonymous;
        // Whoever waited for another's answer would be cancelled with it.
        context.AllowLocking = false;
        context.CacheVaryByRules.CacheKeyPrefix = tag;
        context.CacheVaryByRules.VaryByHost = false;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.HttpContext.RequestServices.GetRequiredService<KeptLately>().Add(context.HttpContext.Request);
        Answers.Add(1, new KeyValuePair<string, object?>("kept", "hit"));
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        Answers.Add(1, new KeyValuePair<string, object?>("kept", "miss"));
        var response = context.HttpContext.Response;
        if (
            response.StatusCode != StatusCodes.Status200OK
            || !MayBeKept(response.Headers)
            || response.Headers.ContainsKey(HeaderNames.SetCookie)
            || context.HttpContext.RequestAborted.IsCancellationRequested
        )
        {
            context.AllowCacheStorage = false;
        }
        return ValueTask.CompletedTask;
    }
}
