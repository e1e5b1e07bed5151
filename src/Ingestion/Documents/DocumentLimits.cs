namespace Qawl.Ingestion.Documents;

/// <summary>How much one document may ask for. Bytes count as stored on disk, or after unpacking.</summary>
internal static class DocumentLimits
{
    public const int DocumentBytes = 5 * 1024 * 1024;
    public const int LineBytes = 4 * 1024 * 1024;
    public const int JsonDepth = 64;
    public const int HtmlDepth = 512;
    public const int FolderDepth = 16;

    public const int ArchiveMembers = 10_000;
    public const long MemberBytes = 64L * 1024 * 1024;

    /// <summary>Unpacked bytes for each packed one.</summary>
    public const int PackingRatio = 100;

    /// <summary>As the column <c>documents.name</c> holds it.</summary>
    public const int NameLength = 600;
}
