using System.Diagnostics.Metrics;
using System.Reflection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Qawl.Api.Access;
using Qawl.Api.Data;
using Qawl.Api.Settings;
using Qawl.Database.Keys;
using Qawl.Ingestion.Measures;

namespace Qawl.Api.Service;

/// <summary>
/// What the service measures: for Prometheus at <c>/metrics</c>, and for a collector, with spans, if a setting names one.
/// Neither has paths, queries or bodies: these tell whom somebody asked about.
/// </summary>
internal static class Telemetry
{
    public const string Path = "/metrics";

    private const string MeterName = "Qawl.Api";

    public static void AddTelemetry(this WebApplicationBuilder builder, ServiceSettings settings)
    {
        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource =>
                // What the environment says comes last and counts.
                resource.AddService("qawl", serviceVersion: Version).AddEnvironmentVariableDetector()
            )
            .WithMetrics(metrics =>
            {
                metrics
                    .AddMeter("Qawl.*", "Npgsql", "System.Runtime")
                    .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                    .AddView(Needless)
                    .AddPrometheusExporter(prometheus => prometheus.ScrapeEndpointPath = Path);
                if (settings.Collector is not null)
                {
                    metrics.AddOtlpExporter();
                }
            });
        if (settings.Collector is not null)
        {
            telemetry.WithTracing(traces =>
                traces.AddSource("Microsoft.AspNetCore", "Npgsql", ImportMeter.Name).AddOtlpExporter()
            );
        }
    }

    /// <summary>Counts what requests wait for.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        var store = app.Services.GetRequiredService<Store>();
        var meter = app.Services.GetRequiredService<IMeterFactory>().Create(MeterName);
        meter.CreateObservableGauge(
            "qawl.places",
            () => store.Bulkheads.Select(b => Of(b, b.Places)),
            description: "How many of a kind of work may run at once."
        );
        meter.CreateObservableGauge(
            "qawl.places.taken",
            () => store.Bulkheads.Select(b => Of(b, b.Taken)),
            description: "How many of a kind of work are running."
        );
        meter.CreateObservableGauge(
            "qawl.places.waiting",
            () => store.Bulkheads.Select(b => Of(b, b.Waiting)),
            description: "How many of a kind of work wait for a place."
        );
        meter.CreateObservableCounter(
            "qawl.places.refused",
            () => store.Bulkheads.Select(b => Of(b, b.Refused)),
            description: "How many of a kind of work got no place in time."
        );
    }

    /// <summary>Other machines need an operator's key.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder app)
    {
        app.MapPrometheusScrapingEndpoint(Path)
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get]))
            .WithMetadata(new AccessRule(KeyRole.Operator));
        ImportMeter.Announce();
    }

    private static string Version =>
        typeof(Telemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static Measurement<long> Of(Bulkhead bulkhead, long value) =>
        new(value, new KeyValuePair<string, object?>("work", bulkhead.What));

    /// <summary>What would be measured at each request or statement, and nobody here asks for.</summary>
    private static MetricStreamConfiguration? Needless(Instrument instrument) =>
        instrument.Name is "http.server.active_requests" or "db.client.operation.duration"
        || instrument.Name.StartsWith("db.client.operation.npgsql.", StringComparison.Ordinal)
            ? MetricStreamConfiguration.Drop
            : null;
}
