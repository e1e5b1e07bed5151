using Qawl.Extraction.Model;

namespace Qawl.Extraction.Tests.Hostile;

/// <summary>A text may be cut off behind any word, or a mark may stand there.</summary>
[Slow]
public class LastWordTests
{
    private static readonly string[] Texts =
    [
        "{0}",
        "محمد {0}",
        "محمد ال{0}",
        "قال ال{0}\"",
        "في {0}» و",
        "سمير و{0}-",
        "بيان لل{0}",
    ];

    [Fact]
    public void Any_word_of_the_lexicons_may_be_the_last_one()
    {
        var failed = new List<string>();
        var words = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src/Extraction/Lexicons"), "*.txt")
            .SelectMany(File.ReadLines)
            .Where(line => line is not ['#', ..])
            .SelectMany(line => line.Split([' ', '\t', '|', ',', '='], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.Any(char.IsLetter) && !word.Any(char.IsAscii))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        foreach (var word in words)
        {
            foreach (var text in Texts)
            {
                var cut = text.Replace("{0}", word, StringComparison.Ordinal);
                try
                {
                    ArticleExtractor.Extract(StoredText.Of(cut), GivenFields.None);
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    failed.Add($"{cut}: {e.GetType().Name} {string.Join('|', e.StackTrace!.Split('\n').Take(6))}");
                }
            }
        }

        failed.ShouldBeEmpty();
        words.Length.ShouldBeGreaterThan(5000);
    }
}
