using System.IO.Pipelines;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Qawl.Api.Answers;

/// <summary>How rows of one format are written.</summary>
internal interface IRowWriter<T>
{
    string ContentType { get; }

    /// <summary>Of a file that a browser saves it as; nothing where it is shown.</summary>
    string? FileExtension { get; }

    /// <returns>Bytes written.</returns>
    int Begin(PipeWriter output);

    /// <returns>Bytes written.</returns>
    int Write(PipeWriter output, T row);
}

/// <summary>
/// Writes rows as they are read, without holding more of them than one batch. What fails after the first byte breaks the
/// connection off: an answer that ended would look complete.
/// </summary>
internal sealed class RowsResult<T>(IRowWriter<T> writer, IRowSource<T> rows) : IResult
{
    private const int BytesAtOnce = 32 * 1024;

    /// <summary>In bytes a second: who reads slower holds a connection of the database, and a place among few.</summary>
    private const double SlowestReader = 16 * 1024;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var cancellation = httpContext.RequestAborted;
        // A cache would hold the whole answer in memory.
        if (httpContext.Features.Get<IOutputCacheFeature>() is { } cache)
        {
            cache.Context.AllowCacheStorage = false;
        }
        if (httpContext.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = new(SlowestReader, Grace);
        }
        var response = httpContext.Response;
        response.ContentType = writer.ContentType;
        if (writer.FileExtension is { } extension)
        {
            var name = httpContext.Request.Path.Value!.TrimEnd('/').Split('/')[^1];
            response.Headers.ContentDisposition = $"inline; filename=\"{name}.{extension}\"";
        }
        try
        {
            await WriteAsync(response.BodyWriter, beginningOnly: httpContext.WantsNoBody(), cancellation);
        }
        catch (Exception failure) when (response.HasStarted && !cancellation.IsCancellationRequested)
        {
            httpContext
                .RequestServices.GetRequiredService<ILogger<RowsResult<T>>>()
                .LogWarning(
                    "{Method} {Path} was broken off: {Reason}",
                    httpContext.Request.Method,
                    httpContext.Request.Path,
                    failure.Message
                );
            httpContext.Abort();
        }
    }

    private async Task WriteAsync(PipeWriter output, bool beginningOnly, CancellationToken cancellation)
    {
        var pending = writer.Begin(output);
        while (await rows.NextAsync(cancellation) is { Count: > 0 } batch)
        {
            foreach (var row in batch)
            {
                pending += writer.Write(output, row);
                if (pending >= BytesAtOnce)
                {
                    await output.FlushAsync(cancellation);
                    pending = 0;
                }
            }
            await output.FlushAsync(cancellation);
            pending = 0;
            if (beginningOnly)
            {
                // The first rows are read before it is known that there are any; with them the headers are complete.
                return;
            }
        }
        await output.FlushAsync(cancellation);
    }
}
