using System.Globalization;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Reading;

/// <summary>NDJSON: a document a line. Blank lines are passed over; a line that is too long is refused and the next one read.</summary>
internal sealed class LineCutter : IPieceCutter
{
    private readonly PieceBuffer _line = new(DocumentLimits.LineBytes);
    private long _number = 1;

    public bool Feed(ReadOnlySpan<byte> bytes, List<Piece> complete)
    {
        for (int end; (end = bytes.IndexOf((byte)'\n')) >= 0; bytes = bytes[(end + 1)..])
        {
            _line.Append(bytes[..end]);
            Complete(complete);
        }
        _line.Append(bytes);
        return true;
    }

    public void Finish(List<Piece> complete) => Complete(complete);

    private void Complete(List<Piece> complete)
    {
        if (_line.Overflowed)
        {
            var limit = DocumentLimits.LineBytes.ToString("N0", CultureInfo.InvariantCulture);
            complete.Add(
                new Piece(
                    _number,
                    [],
                    new Rejection(RejectionReason.LineTooLong, $"The line has more than {limit} bytes.")
                )
            );
        }
        else if (_line.Written.Trim(" \t\r"u8) is { Length: > 0 } line)
        {
            complete.Add(new Piece(_number, line.ToArray()));
        }
        _line.Clear();
        _number++;
    }
}
