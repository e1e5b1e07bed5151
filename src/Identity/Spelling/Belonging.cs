using System.Collections.Frozen;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;

namespace Qawl.Identity.Spelling;

/// <summary>Who is told by a name without being its bearer: محامي سالم الحداد, زوجة الوزير سالم الحداد.</summary>
public static class Belonging
{
    private static readonly FrozenSet<string> Somebodys = Words("somebody");
    private static readonly FrozenSet<string> Titles = Words("title");

    /// <param name="given">Who is asked for.</param>
    /// <param name="known">A name that is in it, in whole or in part.</param>
    /// <returns>
    /// Whether what stands before the name in Arabic letters makes it somebody else's: a word for kin or opponents, or a single one
    /// that is neither definite nor a title nor a name, with which the name is a genitive. An office may stand before its holder.
    /// </returns>
    public static bool IsOf(string given, string known)
    {
        var (words, bearer) = (WordsOf(given), WordsOf(known));
        var begins = Array.FindIndex(
            words,
            w => bearer.Any(b => NameMatch.Of(NameWords.Of(w), NameWords.Of(b)) is not null)
        );
        return begins > 0
            && !GivenNames.HaveOfAnybody(words[0])
            && (Somebodys.Contains(words[0]) || (begins == 1 && IsConstruct(words[0])));
    }

    private static string[] WordsOf(string name) =>
        [
            .. FoldedName
                .Of(name)
                .Split(' ')
                .Select(word => word.Trim('.', ',', '،', ':'))
                .Where(word => word.Length > 0),
        ];

    private static bool IsConstruct(string word) =>
        !LatinLetters.Is(word[0])
        && !word.StartsWith(DefiniteArticle.Letters, StringComparison.Ordinal)
        && !Titles.Contains(word);

    private static FrozenSet<string> Words(string kind) =>
        WordList
            .Rows("Spelling/belonging-words.txt", '|')
            .Where(row => row[0] == kind)
            .SelectMany(row => row[1].Split(' '))
            .Select(FoldedName.Of)
            .ToFrozenSet(StringComparer.Ordinal);
}
