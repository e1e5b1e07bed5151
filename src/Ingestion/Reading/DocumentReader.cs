using System.Runtime.CompilerServices;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Reading;

/// <summary>
/// Reads files and folders: <c>.txt</c>, <c>.html</c>, <c>.htm</c>, <c>.json</c> (an object or an array of them),
/// <c>.ndjson</c>, <c>.jsonl</c>, and <c>.zip</c> of those. Folders are read recursively in ordinal order of the names.
/// What cannot be read comes out as a document with a <see cref="IncomingDocument.Rejection"/>; the rest goes on.
/// </summary>
/// <param name="fields">For JSON; <c>null</c> recognizes the preset.</param>
public sealed class DocumentReader(IReadOnlyList<string> paths, FieldNames? fields = null)
{
    private long _bytesDone;
    private Stream? _current;

    /// <summary>How far reading has come, in bytes of the files on disk; safe to ask from another thread.</summary>
    public long BytesRead => Interlocked.Read(ref _bytesDone) + PositionOf(Volatile.Read(ref _current));

    /// <summary>All that <see cref="BytesRead"/> will come to; walks the folders.</summary>
    public long CountBytes() => paths.SelectMany(DocumentTree.Walk).Where(f => f.Rejection is null).Sum(f => f.Length);

    /// <summary>How many files there are to be read; walks the folders.</summary>
    public int CountFiles() => paths.SelectMany(DocumentTree.Walk).Count(f => f.Rejection is null);

    /// <summary>The first path that is not there, or <c>null</c>: to be asked before anything starts.</summary>
    public string? FindMissing() => paths.FirstOrDefault(p => !Path.Exists(p));

    public async IAsyncEnumerable<IncomingDocument> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        foreach (var file in paths.SelectMany(DocumentTree.Walk))
        {
            if (file.Rejection is { } rejection)
            {
                yield return IncomingDocument.Refused(file.Name, rejection.Reason, rejection.Detail);
                continue;
            }
            await foreach (var document in Guarded(ReadAsync(file, cancellation), file.Name, cancellation))
            {
                yield return document;
            }
            Volatile.Write(ref _current, null);
            Interlocked.Add(ref _bytesDone, file.Length);
        }
    }

    /// <summary>Documents that arrive as a stream of NDJSON.</summary>
    public static IAsyncEnumerable<IncomingDocument> ReadLinesAsync(
        Stream stream,
        string name,
        FieldNames? fields,
        CancellationToken cancellation
    ) => Guarded(FileContent.Cut(stream, name, new LineCutter(), fields, cancellation), name, cancellation);

    private async IAsyncEnumerable<IncomingDocument> ReadAsync(
        TreeFile file,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var stream = new FileStream(
            file.Path,
            new FileStreamOptions { BufferSize = 0, Options = FileOptions.Asynchronous | FileOptions.SequentialScan }
        );
        Volatile.Write(ref _current, stream);
        var documents = file.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
            ? ZipMembers.ReadAsync(stream, file.Name, fields, cancellation)
            : FileContent.Read(stream, file.Name, fields, cancellation);
        if (documents is null)
        {
            yield return Unsupported(file.Name);
            yield break;
        }
        await foreach (var document in documents)
        {
            yield return document;
        }
    }

    internal static IncomingDocument Unsupported(string name) =>
        IncomingDocument.Refused(
            name,
            RejectionReason.UnsupportedFormat,
            "Files are read by their ending: .txt, .html, .htm, .json, .ndjson, .jsonl and .zip of those."
        );

    /// <summary>A file that fails while it is read ends with a rejection; what it gave before stays.</summary>
    internal static async IAsyncEnumerable<IncomingDocument> Guarded(
        IAsyncEnumerable<IncomingDocument> documents,
        string name,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var reading = documents.GetAsyncEnumerator(cancellation);
        IncomingDocument? failure = null;
        while (failure is null)
        {
            try
            {
                if (!await reading.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (ArchiveTooLargeException e)
            {
                failure = IncomingDocument.Refused(name, RejectionReason.ArchiveTooLarge, e.Message);
            }
            catch (InvalidDataException e)
            {
                failure = IncomingDocument.Refused(name, RejectionReason.MalformedArchive, e.Message);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                failure = IncomingDocument.Refused(name, RejectionReason.Unreadable, e.Message);
            }
            yield return failure ?? reading.Current;
        }
    }

    private static long PositionOf(Stream? stream)
    {
        try
        {
            return stream?.Position ?? 0;
        }
        catch (ObjectDisposedException)
        {
            return 0;
        }
    }
}
