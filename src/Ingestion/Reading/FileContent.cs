using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using Qawl.Ingestion.Decoding;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Reading;

/// <summary>From the bytes of one file, or of one member of an archive, to the documents in it.</summary>
internal static class FileContent
{
    /// <returns><c>null</c> for a kind of file that there is no reader for.</returns>
    public static IAsyncEnumerable<IncomingDocument>? Read(
        Stream stream,
        string name,
        FieldNames? fields,
        CancellationToken cancellation
    ) =>
        Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".TXT" => Whole(stream, name, DocumentFormat.Text, cancellation),
            ".HTML" or ".HTM" => Whole(stream, name, DocumentFormat.Html, cancellation),
            ".JSON" => Cut(stream, name, new ElementCutter(), fields, cancellation),
            ".NDJSON" or ".JSONL" => Cut(stream, name, new LineCutter(), fields, cancellation),
            _ => null,
        };

    private static async IAsyncEnumerable<IncomingDocument> Whole(
        Stream stream,
        string name,
        DocumentFormat format,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0; )
        {
            if (content.Length + read > DocumentLimits.DocumentBytes)
            {
                yield return IncomingDocument.Refused(
                    name,
                    RejectionReason.TooLarge,
                    $"The file has more than {DocumentLimits.DocumentBytes.ToString("N0", CultureInfo.InvariantCulture)} bytes."
                );
                yield break;
            }
            content.Write(buffer.AsSpan(0, read));
        }
        yield return content.Length == 0
            ? Empty(name)
            : new IncomingDocument
            {
                Name = name,
                Bytes = content.ToArray(),
                Format = format,
            };
    }

    /// <summary>Streams; holds one buffer and one document.</summary>
    public static async IAsyncEnumerable<IncomingDocument> Cut(
        Stream stream,
        string name,
        IPieceCutter cutter,
        FieldNames? fields,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var (utf8, encoding) = await OpenAsync(stream, cancellation);
        await using var opened = utf8;
        var buffer = new byte[64 * 1024];
        var pieces = new List<Piece>();
        var (any, more) = (false, true);
        while (more)
        {
            var read = await utf8.ReadAsync(buffer, cancellation);
            any |= read > 0;
            more = read > 0 && cutter.Feed(buffer.AsSpan(0, read), pieces);
            if (read == 0 && any)
            {
                cutter.Finish(pieces);
            }
            foreach (var piece in pieces)
            {
                yield return new IncomingDocument
                {
                    Name = piece.Ordinal > 0 ? $"{name}#{piece.Ordinal}" : name,
                    Bytes = piece.Bytes,
                    Format = DocumentFormat.Json,
                    Fields = fields,
                    Rejection = piece.Rejection,
                    Encoding = encoding,
                };
            }
            pieces.Clear();
        }
        if (!any)
        {
            yield return Empty(name);
        }
    }

    /// <summary>JSON is UTF-8 by its standard; a byte order mark is passed over, and UTF-16 transcoded on the way.</summary>
    private static async Task<(Stream Utf8, string? Encoding)> OpenAsync(Stream stream, CancellationToken cancellation)
    {
        var pipe = PipeReader.Create(stream);
        var head = await pipe.ReadAtLeastAsync(4, cancellation);
        var first = new byte[Math.Min(4, head.Buffer.Length)];
        head.Buffer.Slice(0, first.Length).CopyTo(first);
        var (mark, encoding, name) = first switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (3, null, null),
            [0xFF, 0xFE, ..] => (2, Encoding.Unicode, TextDecoding.Utf16LittleEndianName),
            [0xFE, 0xFF, ..] => (2, Encoding.BigEndianUnicode, TextDecoding.Utf16BigEndianName),
            [not 0, 0, ..] => (0, Encoding.Unicode, TextDecoding.Utf16LittleEndianName),
            [0, not 0, ..] => (0, Encoding.BigEndianUnicode, TextDecoding.Utf16BigEndianName),
            _ => (0, (Encoding?)null, (string?)null),
        };
        pipe.AdvanceTo(head.Buffer.GetPosition(mark));
        var rest = pipe.AsStream();
        return (encoding is null ? rest : Encoding.CreateTranscodingStream(rest, encoding, Encoding.UTF8), name);
    }

    private static IncomingDocument Empty(string name) =>
        IncomingDocument.Refused(name, RejectionReason.EmptyFile, "The file is empty.");
}
