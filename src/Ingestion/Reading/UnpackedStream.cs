using System.IO.Compression;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Reading;

/// <summary>
/// What a gzip stream unpacks to, as far as it stays in bounds: so many bytes in all, and so many for each packed byte.
/// Neither is known before, so both are checked while reading.
/// </summary>
internal sealed class UnpackedStream(Stream packed, long largest) : ReadOnlyStream
{
    /// <summary>A little text packs better than a lot; small bodies are let through.</summary>
    private const long Free = 1024 * 1024;

    private readonly CountedStream _packed = new(packed);
    private GZipStream? _unpacking;
    private long _unpacked;

    /// <exception cref="ArchiveTooLargeException">More bytes than the bounds allow.</exception>
    /// <exception cref="InvalidDataException">It is no gzip, or damaged, or ends too early.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _unpacking ??= new GZipStream(_packed, CompressionMode.Decompress, leaveOpen: true);
        var read = await UnpackAsync(buffer, cancellationToken);
        _unpacked += read;
        if (_unpacked > largest)
        {
            throw new ArchiveTooLargeException($"The body unpacks to more than {largest} bytes.");
        }
        if (_unpacked > Free && _unpacked / DocumentLimits.PackingRatio > _packed.Count)
        {
            throw new ArchiveTooLargeException(
                $"The body unpacks to more than {DocumentLimits.PackingRatio} times its size."
            );
        }
        return read;
    }

    private async ValueTask<int> UnpackAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return await _unpacking!.ReadAsync(buffer, cancellation);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException("The body is no gzip, or it is damaged or cut off.", e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacking?.Dispose();
        }
        base.Dispose(disposing);
    }

    private sealed class CountedStream(Stream inner) : ReadOnlyStream
    {
        public long Count { get; private set; }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            Count += read;
            return read;
        }
    }
}
