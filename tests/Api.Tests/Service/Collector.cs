using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Qawl.Api.Tests.Service;

/// <summary>Takes what a service sends by OTLP. Names stand in protobuf as they are, so that they can be looked for.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _spans = new();
    private readonly ConcurrentQueue<string> _metrics = new();

    private Collector(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public string Spans => string.Concat(_spans);

    public string Metrics => string.Concat(_metrics);

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var collector = new Collector(builder.Build());
        collector._app.MapPost("/v1/traces", (HttpRequest request) => KeepAsync(request, collector._spans));
        collector._app.MapPost("/v1/metrics", (HttpRequest request) => KeepAsync(request, collector._metrics));
        await collector._app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task KeepAsync(HttpRequest request, ConcurrentQueue<string> sent)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        sent.Enqueue(await reader.ReadToEndAsync(request.HttpContext.RequestAborted));
    }
}
