using System.Buffers;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Reading;

/// <summary>One document's bytes inside a bigger file.</summary>
/// <param name="Ordinal">Line or element, from 1; 0 when the file is one document.</param>
internal readonly record struct Piece(long Ordinal, byte[] Bytes, Rejection? Rejection = null);

/// <summary>Cuts a stream of bytes into documents while holding no more than one of them.</summary>
internal interface IPieceCutter
{
    /// <summary>Takes the next bytes and adds every document that they complete.</summary>
    /// <returns><c>false</c> when nothing more can be made of this file.</returns>
    bool Feed(ReadOnlySpan<byte> bytes, List<Piece> complete);

    /// <summary>The file has ended.</summary>
    void Finish(List<Piece> complete);
}

/// <summary>A document in the making, up to a limit; beyond it only counts.</summary>
internal sealed class PieceBuffer(int limit)
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public bool Overflowed { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Overflowed |= _bytes.WrittenCount + bytes.Length > limit;
        if (Overflowed)
        {
            _bytes.ResetWrittenCount();
        }
        else
        {
            _bytes.Write(bytes);
        }
    }

    public void Clear()
    {
        _bytes.ResetWrittenCount();
        Overflowed = false;
    }
}
