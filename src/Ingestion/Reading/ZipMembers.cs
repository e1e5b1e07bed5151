using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Reading;

/// <summary>
/// The documents of a zip archive, under caps and as a stream. Nothing is unpacked to disk and no member's name is ever
/// used as a path.
/// </summary>
internal static class ZipMembers
{
    public static async IAsyncEnumerable<IncomingDocument> ReadAsync(
        Stream file,
        string name,
        FieldNames? fields,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var (archive, refused) = Open(file, name);
        using var opened = archive;
        if (refused is not null)
        {
            yield return refused;
            yield break;
        }
        foreach (
            var member in archive!
                .Entries.OrderBy(e => e.FullName, StringComparer.Ordinal)
                .Where(e => !IsSkipped(e.FullName))
        )
        {
            await foreach (var document in ReadAsync(member, $"{name}/{member.FullName}", fields, cancellation))
            {
                yield return document;
            }
        }
    }

    private static (ZipArchive? Archive, IncomingDocument? Refused) Open(Stream file, string name)
    {
        try
        {
            if (ZipDirectory.CountMembers(file) > DocumentLimits.ArchiveMembers)
            {
                return (null, TooMany());
            }
            var archive = new ZipArchive(file, ZipArchiveMode.Read);
            return archive.Entries.Count > DocumentLimits.ArchiveMembers ? (archive, TooMany()) : (archive, null);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return (null, IncomingDocument.Refused(name, RejectionReason.MalformedArchive, e.Message));
        }

        IncomingDocument TooMany() =>
            IncomingDocument.Refused(
                name,
                RejectionReason.ArchiveTooLarge,
                $"The archive has more than {DocumentLimits.ArchiveMembers.ToString("N0", CultureInfo.InvariantCulture)} members."
            );
    }

    private static async IAsyncEnumerable<IncomingDocument> ReadAsync(
        ZipArchiveEntry member,
        string name,
        FieldNames? fields,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        if (Refuse(member) is { } rejection)
        {
            yield return IncomingDocument.Refused(name, rejection.Reason, rejection.Detail);
            yield break;
        }
        using var content = new CappedStream(
            await member.OpenAsync(cancellation),
            Math.Min(DocumentLimits.MemberBytes, PackingLimit(member))
        );
        var documents = FileContent.Read(content, name, fields, cancellation);
        if (documents is null)
        {
            yield return DocumentReader.Unsupported(name);
            yield break;
        }
        await foreach (var document in DocumentReader.Guarded(documents, name, cancellation))
        {
            yield return document;
        }
    }

    private static Rejection? Refuse(ZipArchiveEntry member)
    {
        var name = member.FullName;
        if (
            name.StartsWith('/')
            || name.StartsWith('\\')
            || name.Contains(':', StringComparison.Ordinal)
            || name.Split('/', '\\').Contains("..", StringComparer.Ordinal)
        )
        {
            return new Rejection(RejectionReason.UnsafePath, "The member's name leads out of the archive.");
        }
        if (member.IsEncrypted)
        {
            return new Rejection(RejectionReason.MalformedArchive, "The member is encrypted.");
        }
        if (Path.GetExtension(name).ToUpperInvariant() is ".ZIP" or ".GZ" or ".TGZ" or ".7Z" or ".RAR" or ".TAR")
        {
            return new Rejection(RejectionReason.NestedArchive, "An archive inside an archive is not read.");
        }
        return member.Length > DocumentLimits.MemberBytes || member.Length > PackingLimit(member)
            ? new Rejection(RejectionReason.ArchiveTooLarge, CappedStream.Message)
            : null;
    }

    /// <summary>A small member may be packed tighter than the ratio without being a threat.</summary>
    private static long PackingLimit(ZipArchiveEntry member) =>
        64 * 1024 + member.CompressedLength * DocumentLimits.PackingRatio;

    private static bool IsSkipped(string name) =>
        name.EndsWith('/') || name.StartsWith("__MACOSX/", StringComparison.Ordinal);
}
