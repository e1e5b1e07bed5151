using Qawl.Api.Answers;
using Qawl.Api.Caching;
using Qawl.Api.Settings;

namespace Qawl.Api.Service;

/// <summary>What every answer has in common, whatever it tells.</summary>
internal static class HttpServices
{
    public static void AddHttp(this WebApplicationBuilder builder, ServiceSettings settings, bool withDatabase)
    {
        builder.Services.AddCrossOrigin(settings);
        builder.Services.AddCompression();
        AnswerCache.Add(builder.Services, settings);
        builder.Services.AddSingleton<KnownVersion>();
        if (withDatabase)
        {
            builder.Services.AddHostedService<VersionListener>();
        }
    }

    /// <summary>Outside what answers failures.</summary>
    public static void UseRequests(this WebApplication app)
    {
        app.UseRequestIds();
        app.UseRequestLog();
        app.UseHeadAsGet();
        app.UseRouting();
    }

    /// <summary>Inside what answers failures, and outside what refuses requests.</summary>
    public static void UseAnswerHeaders(this WebApplication app, ServiceSettings settings)
    {
        app.UseAllowedMethods();
        app.UseCachingHeaders(settings);
        app.UseCors();
    }

    /// <summary>Inside what refuses requests.</summary>
    public static void UseKeptAnswers(this WebApplication app, ServiceSettings settings)
    {
        app.UseDataVersions();
        app.UseConditionalRequests();
        if (settings.CacheMegabytes > 0)
        {
            app.UseOutputCache();
        }
        app.UseResponseCompression();
    }
}
