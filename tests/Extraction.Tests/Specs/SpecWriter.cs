using System.Text.RegularExpressions;

namespace Qawl.Extraction.Tests.Specs;

/// <summary>Writes into <c>Specs/*.md</c> what is not for people to find out.</summary>
internal static partial class SpecWriter
{
    /// <param name="rules">By the names of specs, the rules that each shall name.</param>
    public static void WriteRules(IReadOnlyDictionary<string, List<string>> rules)
    {
        foreach (var file in rules.GroupBy(spec => spec.Key.Split(" / ")[0], StringComparer.Ordinal))
        {
            var path = Path.Combine(SpecReader.Folder, $"{file.Key}.md");
            var sections = SpecReader.Sections(path);
            for (var i = 1; i < sections.Length; i++)
            {
                if (rules.TryGetValue(SpecReader.NameOf(file.Key, sections[i]), out var named))
                {
                    var line = named.Count == 0 ? "" : $"rules: {string.Join(", ", named)}\n";
                    sections[i] = EndOfBlock().Replace(RulesLine().Replace(sections[i], ""), $"{line}```\n", 1);
                }
            }
            File.WriteAllText(path, string.Join("## ", sections));
        }
    }

    [GeneratedRegex("^rules: .*\n", RegexOptions.Multiline, 1000)]
    private static partial Regex RulesLine();

    /// <summary>The block of what is expected stands behind that of the text.</summary>
    [GeneratedRegex(@"(?<=^```expect\n(?:[^`].*\n|\n)*)```\n", RegexOptions.Multiline, 1000)]
    private static partial Regex EndOfBlock();
}
