using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Qawl.Api.Service;

/// <summary>Counts the bytes of an answer's body as they are sent: packed, if they are packed.</summary>
internal sealed class MeasuredBody(IHttpResponseBodyFeature server) : PipeWriter, IHttpResponseBodyFeature
{
    private Stream? _stream;

    public long Bytes { get; private set; }

    public Stream Stream => _stream ??= AsStream(leaveOpen: true);

    public PipeWriter Writer => this;

    public override bool CanGetUnflushedBytes => server.Writer.CanGetUnflushedBytes;

    public override long UnflushedBytes => server.Writer.UnflushedBytes;

    public override void Advance(int bytes)
    {
        Bytes += bytes;
        server.Writer.Advance(bytes);
    }

    public override ValueTask<FlushResult> WriteAsync(
        ReadOnlyMemory<byte> source,
        CancellationToken cancellationToken = default
    )
    {
        Bytes += source.Length;
        return server.Writer.WriteAsync(source, cancellationToken);
    }

    public async Task SendFileAsync(
        string path,
        long offset,
        long? count,
        CancellationToken cancellationToken = default
    )
    {
        await server.SendFileAsync(path, offset, count, cancellationToken);
        Bytes += count ?? new FileInfo(path).Length - offset;
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => server.Writer.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => server.Writer.GetSpan(sizeHint);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
        server.Writer.FlushAsync(cancellationToken);

    public override void CancelPendingFlush() => server.Writer.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => server.Writer.Complete(exception);

    public void DisableBuffering() => server.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => server.StartAsync(cancellationToken);

    public Task CompleteAsync() => server.CompleteAsync();
}
