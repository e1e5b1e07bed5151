using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;
using Qawl.Api.Requests;

namespace Qawl.Api.Service;

/// <summary>What the server accepts at most, and what it tells about itself.</summary>
internal static class Hardening
{
    /// <summary>No operation takes a larger body, and only those that say so take more than <see cref="OrdinaryBody"/>.</summary>
    private const long OrdinaryBody = 64 * 1024;

    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static readonly TimeSpan RequestTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(25);

    /// <summary>Requests have the trace that problems name as long as somebody listens.</summary>
    private static readonly ActivityListener Traces = new()
    {
        ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
        Sample = (ref _) => ActivitySamplingResult.PropagationData,
    };

    static Hardening() => ActivitySource.AddActivityListener(Traces);

    public static void Harden(this WebApplicationBuilder builder)
    {
        // A bare LF in a header is how requests are smuggled past a proxy.
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", isEnabled: true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = OrdinaryBody;
            kestrel.Limits.MaxRequestHeaderCount = 50;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            // What is longer is refused by the server itself, without a word.
            kestrel.Limits.MaxRequestLineSize = 2 * QueryText.Longest;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainTime);
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new() { Timeout = RequestTime });
    }

    /// <summary>One line of JSON for each entry, on standard error: control characters in it cannot forge another.</summary>
    public static void LogAsJson(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.Configure(logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.TraceId);
        builder.Logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            // The id of the request.
            console.IncludeScopes = true;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // Its scope names the path, and with it whom somebody asked about.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // It logs the exception of a failed start, which the program itself tells in a sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Services.RemoveAll<ILoggerProvider>();
        builder.Services.AddSingleton<ILoggerProvider>(services => new LogLines(
            services.GetServices<ConsoleFormatter>().Single(f => f.Name == ConsoleFormatterNames.Json),
            Console.OpenStandardError(),
            services.GetRequiredService<TimeProvider>()
        ));
    }

    public static IApplicationBuilder UseSafeHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                // What answers failures clears the headers before.
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.XContentTypeOptions = "nosniff";
                    // Addresses tell whom somebody asked about.
                    context.Response.Headers["Referrer-Policy"] = "no-referrer";
                    if (context.Response.Headers.ContentSecurityPolicy.Count == 0)
                    {
                        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
                    }
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
}
