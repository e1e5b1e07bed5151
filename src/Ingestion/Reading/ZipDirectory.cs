using System.Buffers.Binary;

namespace Qawl.Ingestion.Reading;

/// <summary>How many members an archive declares, read from its last bytes before anything is allocated for them.</summary>
internal static class ZipDirectory
{
    private const int RecordLength = 22;
    private const int LongestComment = ushort.MaxValue;

    /// <returns>At most 65,535, which also stands for more.</returns>
    /// <exception cref="InvalidDataException">The file is not a zip archive.</exception>
    public static int CountMembers(Stream file)
    {
        var length = (int)Math.Min(file.Length, RecordLength + LongestComment);
        var tail = new byte[length];
        file.Seek(-length, SeekOrigin.End);
        file.ReadExactly(tail);
        file.Seek(0, SeekOrigin.Begin);
        var record = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        return record >= 0 && length - record >= RecordLength
            ? BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(record + 10))
            : throw new InvalidDataException("The file is not a zip archive.");
    }
}
