using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Identity.Wording;

/// <summary>Sentences of the project's own documents, for tests that change words at random.</summary>
internal static class SeedSentences
{
    public static readonly string[] All =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "seeds"), "0*.txt")
            .Where(f => !f.Contains("1256", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(f => File.ReadAllText(f).Split('\n', '.', '«', '»'))
            .Select(s => s.Trim())
            .Where(s => s.Split(' ').Length >= 6),
    ];
}
