using System.Runtime.CompilerServices;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Reading;

/// <summary>
/// NDJSON that arrives over a connection, packed or not. What can be read becomes documents; if the connection or the
/// packing breaks in between, the last document is the refusal that says so, and <see cref="Fault"/> tells the sender.
/// </summary>
/// <param name="body">Read once and forward; left open.</param>
/// <param name="name">What documents are called; each gets its line's number.</param>
/// <param name="isGzip">Whether it is unpacked first.</param>
/// <param name="largest">How many bytes it may have, in either form.</param>
/// <param name="interruption">Ends the body as if the connection were broken: what came before becomes documents.</param>
public sealed class IncomingLines(
    Stream body,
    string name,
    bool isGzip,
    long largest,
    CancellationToken interruption = default
)
{
    /// <summary>Why not all lines arrived; <c>null</c> while they do.</summary>
    public Exception? Fault { get; private set; }

    private CancellationToken Interruption => interruption;

    /// <summary>Whether it is <see cref="Fault"/> that there were more bytes than allowed.</summary>
    public bool IsTooLarge => Fault is ArchiveTooLargeException;

    /// <param name="fields">For the objects; <c>null</c> recognizes the preset.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async IAsyncEnumerable<IncomingDocument> ReadAsync(
        FieldNames? fields,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        await using var unpacked = isGzip ? new UnpackedStream(body, largest) : null;
        await using var watched = new WatchedStream(unpacked ?? body, this);
        await foreach (var document in DocumentReader.ReadLinesAsync(watched, name, fields, cancellation))
        {
            yield return document;
        }
    }

    /// <summary>Remembers how reading failed, which the reader makes a refusal of.</summary>
    private sealed class WatchedStream(Stream inner, IncomingLines lines) : ReadOnlyStream
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lines.Interruption);
            try
            {
                return await inner.ReadAsync(buffer, either.Token);
            }
            catch (OperationCanceledException e) when (lines.Interruption.IsCancellationRequested)
            {
                throw lines.Fault = new IOException("The body broke off.", e);
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                lines.Fault = e;
                throw;
            }
        }
    }
}
