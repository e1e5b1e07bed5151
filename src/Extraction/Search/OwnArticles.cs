using System.Collections.Frozen;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Search;

/// <summary>Words of the lists whose first letters are like the article and, with their hamza, are none: ألمانيا, إلهام.</summary>
internal static class OwnArticles
{
    private static readonly string[] Lists =
    [
        "countries.txt",
        "places.txt",
        "common-words.txt",
        "given-names.txt",
        "given-names-of-women.txt",
        "family-names.txt",
        "people.txt",
    ];

    private static readonly string[] Endings = ["", "ه", "ين", "ون", "ات"];

    private static readonly FrozenSet<string> Words = Lists
        .SelectMany(Lexicon.Rows)
        .SelectMany(row => row)
        .SelectMany(cell => cell.Split(' ', '/', '-'))
        .Where(word =>
            word.Length > 3
            && word[0] != 'ا'
            && Folding.Fold(word).StartsWith(DefiniteArticle.Letters, StringComparison.Ordinal)
        )
        .Select(word => Folding.Fold(word))
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Spans = Words.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <param name="word">A folded word.</param>
    public static bool Has(string word)
    {
        foreach (var ending in Endings)
        {
            if (
                word.Length - ending.Length > 3
                && word.EndsWith(ending, StringComparison.Ordinal)
                && Spans.Contains(word.AsSpan(0, word.Length - ending.Length))
            )
            {
                return true;
            }
        }
        return false;
    }
}
