using Microsoft.AspNetCore.Http.Features;

namespace Qawl.Api.Answers;

/// <summary>
/// Takes an answer's body and sends none of it. The first write starts the response, so that its headers are what they
/// would be; an answer that is long is not made to its end.
/// </summary>
internal sealed class DroppedBody(IHttpResponseBodyFeature server, CancellationTokenSource enough, Func<bool> isDropped)
    : Stream
{
    /// <summary>In bytes: any page is complete by then, and may be kept for others.</summary>
    private const long Enough = 1024 * 1024;

    private long _length;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Drops whatever body there is.</summary>
    public static Task AlwaysAsync(HttpContext context, RequestDelegate next) => RunAsync(context, next, () => true);

    /// <summary>Drops the body of an answer that is 304 by the time it starts.</summary>
    public static Task IfNotModifiedAsync(HttpContext context, RequestDelegate next) =>
        RunAsync(context, next, () => context.Response.StatusCode == StatusCodes.Status304NotModified);

    private static async Task RunAsync(HttpContext context, RequestDelegate next, Func<bool> isDropped)
    {
        var (aborted, body) = (context.RequestAborted, context.Features.Get<IHttpResponseBodyFeature>()!);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var dropped = new DroppedBody(body, enough, isDropped);
        context.RequestAborted = enough.Token;
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(dropped, body));
        try
        {
            await next(context);
            if (context.Response.BodyWriter is { CanGetUnflushedBytes: true, UnflushedBytes: > 0 } writer)
            {
                await writer.FlushAsync(enough.Token);
            }
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            // It was long, and what is known of it suffices.
        }
        finally
        {
            context.Features.Set(body);
            context.RequestAborted = aborted;
        }
    }

    public override void Flush() => throw new NotSupportedException();

    public override Task FlushAsync(CancellationToken cancellationToken) => server.Stream.FlushAsync(cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        await server.StartAsync(cancellationToken);
        if (!isDropped())
        {
            await server.Stream.WriteAsync(buffer, cancellationToken);
            return;
        }
        _length += buffer.Length;
        if (_length > Enough)
        {
            await enough.CancelAsync();
            enough.Token.ThrowIfCancellationRequested();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
