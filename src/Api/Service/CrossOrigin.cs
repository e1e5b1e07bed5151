using Microsoft.Net.Http.Headers;
using Qawl.Api.Access;
using Qawl.Api.Articles;
using Qawl.Api.Caching;
using Qawl.Api.Settings;

namespace Qawl.Api.Service;

/// <summary>Which pages of other origins may read answers: none, unless the settings name them, or an operation is open to all.</summary>
internal static class CrossOrigin
{
    private static readonly TimeSpan PreflightAge = TimeSpan.FromMinutes(10);

    public static void AddCrossOrigin(this IServiceCollection services, ServiceSettings settings) =>
        services.AddCors(cors =>
        {
            if (settings.Origins.Count == 0)
            {
                return;
            }
            cors.AddDefaultPolicy(policy =>
            {
                policy
                    .WithMethods("GET", "HEAD", "POST", "DELETE")
                    .WithHeaders(
                        HeaderNames.Accept,
                        HeaderNames.ContentType,
                        HeaderNames.ContentEncoding,
                        HeaderNames.IfNoneMatch,
                        HeaderNames.CacheControl,
                        ApiKey.Header,
                        DataVersions.Header,
                        RequestIds.Header
                    )
                    .WithExposedHeaders(
                        HeaderNames.Allow,
                        HeaderNames.ETag,
                        HeaderNames.Link,
                        HeaderNames.Location,
                        HeaderNames.RetryAfter,
                        Rates.Header,
                        Rates.PolicyHeader,
                        ArticleEndpoints.TextHashHeader,
                        DataVersions.Header,
                        RequestIds.Header
                    )
                    .SetPreflightMaxAge(PreflightAge);
                if (settings.IsOpenToAll)
                {
                    policy.AllowAnyOrigin();
                }
                else
                {
                    policy.WithOrigins([.. settings.Origins]);
                }
            });
        });
}
