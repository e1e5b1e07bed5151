using System.Collections.Frozen;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Identity.Spelling;

namespace Qawl.Identity.Aspects;

/// <summary>Names that many bear: <c>common-names.txt</c>.</summary>
public static class CommonNames
{
    private static readonly FrozenSet<string> Given = Load("given");
    private static readonly FrozenSet<string> Family = Load("family");

    /// <summary>
    /// Whether the name is a frequent given name before a frequent family name or a father's, so that, of two documents, each
    /// may well mean somebody else: محمد الزهراني, عبد الله صالح. With both behind it, it names somebody.
    /// </summary>
    /// <param name="words">Of <see cref="NameWords.Of"/>.</param>
    public static bool NameMany(IReadOnlyList<string> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            var last = Join(words.Skip(i));
            if (Given.Contains(Join(words.Take(i))) && (Family.Contains(last) || GivenNames.Have(FoldedName.Of(last))))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether the word is one of them, given or family.</summary>
    public static bool Have(string word) => Given.Contains(word) || Family.Contains(word);

    private static string Join(IEnumerable<string> words) => string.Join(' ', words);

    private static FrozenSet<string> Load(string part) =>
        WordList
            .Rows("Aspects/common-names.txt", '|')
            .Where(row => row[1] == part || row[1] is "both")
            .Select(row => Join(NameWords.Of(row[0])))
            .ToFrozenSet(StringComparer.Ordinal);
}
