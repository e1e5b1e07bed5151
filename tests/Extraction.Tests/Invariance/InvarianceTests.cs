using Qawl.Extraction.Model;
using Qawl.Extraction.Tests.Seeds;
using Qawl.Extraction.Tests.Specs;

namespace Qawl.Extraction.Tests.Invariance;

/// <summary>
/// However a text is typed, a reader finds the same people, organizations, quotes and speakers in it, and so does the
/// engine, each span where its words stand now.
/// </summary>
public class InvarianceTests
{
    private const int Mixtures = 5;

    public static TheoryData<string> Ways => [.. Spellings.Names];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Our_own_texts_read_the_same_in_another_spelling(string way) =>
        Check($"own texts, {way}", Differences(OwnTexts(), (text, seed) => Spellings.Named(way, text, seed)));

    [Fact]
    public void Our_own_texts_read_the_same_in_mixed_spellings() =>
        Check("own texts, mixed", Differences(Repeated(OwnTexts()), Spellings.Mixture));

    [Theory]
    [Slow]
    [MemberData(nameof(Ways))]
    public void Real_documents_read_the_same_in_another_spelling(string way) =>
        Check($"real documents, {way}", Differences(RealTexts(), (text, seed) => Spellings.Named(way, text, seed)));

    [Fact]
    [Slow]
    public void Real_documents_read_the_same_in_mixed_spellings() =>
        Check("real documents, mixed", Differences(Repeated(RealTexts()), Spellings.Mixture));

    /// <summary>Spellings that the engine does not see through yet; one that it does must leave the list.</summary>
    private static readonly string[] NotYet =
    [
        "own texts, mixed",
        "own texts, curly marks",
        "own texts, low and high marks",
    ];

    private static void Check(string name, List<string> differences)
    {
        if (NotYet.Contains(name, StringComparer.Ordinal))
        {
            differences.ShouldNotBeEmpty($"{name} reads the same now: take it out of the list.");
        }
        else
        {
            Assert.True(differences.Count == 0, $"{name}\n{string.Join('\n', differences)}");
        }
    }

    private static IEnumerable<(string Name, string Text)> OwnTexts() =>
        SeedFiles
            .Texts()
            .Order(StringComparer.Ordinal)
            .Select(file => (file, SeedFiles.StoredText(file).Value))
            .Concat(SpecReader.All().Select(spec => (spec.Name, spec.Text)));

    private static IEnumerable<(string Name, string Text)> RealTexts() =>
        Directory
            .EnumerateFiles(Repository.Shared("seeds"), "*.txt")
            .Concat(Directory.EnumerateFiles(Repository.Shared("gold/dev"), "*.txt"))
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(path), StoredText.Of(File.ReadAllText(path)).Value));

    private static IEnumerable<(string Name, string Text)> Repeated(IEnumerable<(string Name, string Text)> texts) =>
        texts.SelectMany(text =>
            Enumerable.Range(1, Mixtures).Select(time => ($"{text.Name}, mixture {time}", text.Text))
        );

    /// <summary>At most the first difference of each text, as it was expected and as it was found.</summary>
    private static List<string> Differences(
        IEnumerable<(string Name, string Text)> texts,
        Func<string, int, Func<string, int, string>> spelling
    )
    {
        var differences = new List<string>();
        foreach (var (name, text) in texts)
        {
            var respelling = new Respelling(text, spelling(text, Seed(name)));
            var expected = Reading.Expected(respelling);
            var found = Reading.Of(respelling.Text);
            var (lost, more) = (
                expected.Except(found, StringComparer.Ordinal),
                found.Except(expected, StringComparer.Ordinal)
            );
            if (lost.Concat(more).Any(line => !IsAli(line)))
            {
                differences.Add($"{name}\n  lost  {lost.FirstOrDefault()}\n  found {more.FirstOrDefault()}");
            }
        }
        return differences;
    }

    /// <summary>Only the last letter tells علي from على, where a text tells those apart; other spellings do not.</summary>
    private static bool IsAli(string line) => line.StartsWith("person person:علي ", StringComparison.Ordinal);

    /// <summary>The same on every machine and in every run, unlike a string's own hash code.</summary>
    private static int Seed(string name) => name.Aggregate(17, (seed, c) => unchecked(seed * 31 + c));
}
