using Qawl.Extraction.Lexicons;

namespace Qawl.Extraction.Tests.Lexicons;

/// <summary>The word lists are clean: whoever adds a word learns here that it is there already, or could never be found.</summary>
public class LexiconLintTests
{
    private static readonly string Engine = Path.Combine(Repository.Root, "src", "Extraction");

    private static readonly string Folder = Path.Combine(Engine, "Lexicons");

    public static TheoryData<string> Files =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*.txt")
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void No_two_entries_fold_to_the_same(string file)
    {
        var twice = Entries(file)
            .GroupBy(entry => $"{entry.Column} {Folded(entry.Words)}", StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same => string.Join(" = ", same.Select(entry => $"{entry.Words} (line {entry.Line})")));

        twice.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_entry_folds_to_nothing(string file) =>
        Entries(file).Where(entry => Folded(entry.Words).Length == 0).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void The_header_says_what_the_list_is_who_wrote_it_and_under_which_licence(string file)
    {
        var header = File.ReadLines(Path.Combine(Folder, file)).TakeWhile(line => line.StartsWith('#')).ToList();

        header.Count.ShouldBeGreaterThanOrEqualTo(2);
        header[0].Length.ShouldBeGreaterThan("# Words.".Length);
        header.ShouldContain(line => line.Contains("Written by ", StringComparison.Ordinal));
        header.ShouldContain(line => line.Contains("Licence: ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_rule_loads_the_list(string file)
    {
        typeof(ArticleExtractor)
            .Assembly.GetManifestResourceNames()
            .ShouldContain(name => name == $"Lexicons/{file}", $"{file} is not embedded");
        Directory
            .EnumerateFiles(Engine, "*.cs", SearchOption.AllDirectories)
            .Any(path => File.ReadAllText(path).Contains($"\"{file}\"", StringComparison.Ordinal))
            .ShouldBeTrue($"no source of the engine names {file}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Entries_stand_one_a_line_without_stray_spaces(string file) =>
        File.ReadLines(Path.Combine(Folder, file))
            .Where(line =>
                line.Trim().Length == 0 || line.Trim() != line || line.Contains('\uFEFF', StringComparison.Ordinal)
            )
            .ShouldBeEmpty();

    /// <summary>Every spelling of the columns that hold words; the others hold kinds and genders.</summary>
    private static IEnumerable<(int Line, int Column, string Words)> Entries(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, file));
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('#'))
            {
                continue;
            }
            var columns = lines[i].Split('|', StringSplitOptions.TrimEntries);
            foreach (var column in WordColumns(file).Where(column => column < columns.Length))
            {
                foreach (var words in columns[column].Split('/', StringSplitOptions.TrimEntries))
                {
                    if (column == 0 || words.Length > 0)
                    {
                        // Names and their further spellings are one list, wherever they stand.
                        yield return (i + 1, file == "countries.txt" ? column : 0, words.TrimEnd('?'));
                    }
                }
            }
        }
    }

    private static int[] WordColumns(string file) =>
        file switch
        {
            "countries.txt" or "people.txt" => [0, 1],
            "months.txt" => [2],
            "organizations.txt" => [0, 3],
            _ => [0],
        };

    private static string Folded(string words) => string.Join(' ', Lexicon.Forms(words));
}
