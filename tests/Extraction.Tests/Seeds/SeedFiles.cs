using System.Text;
using Qawl.Extraction.Model;

namespace Qawl.Extraction.Tests.Seeds;

/// <summary>The texts of <c>seeds/</c>. Pages and NDJSON need the readers, whose own tests go through them.</summary>
internal static class SeedFiles
{
    public static readonly string Folder = Path.Combine(Repository.Root, "seeds");

    public static IEnumerable<string> Texts() =>
        Directory.EnumerateFiles(Folder, "*.txt").Select(path => Path.GetFileName(path));

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    public static StoredText StoredText(string file)
    {
        var bytes = Bytes(file);
        var encoding = file.Contains("windows-1256", StringComparison.Ordinal)
            ? CodePagesEncodingProvider.Instance.GetEncoding(1256)!
            : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        return Extraction.Model.StoredText.Of(encoding.GetString(bytes));
    }
}
