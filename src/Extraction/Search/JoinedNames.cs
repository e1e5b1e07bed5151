using System.Collections.Frozen;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Search;

/// <summary>Names of two words that are also written as one: عبدالله, نصرالله, ضياءالدين, أبوريشة. A search has both words.</summary>
internal static class JoinedNames
{
    private const string Father = "ابو";

    private const string Faith = "الدين";

    private static readonly FrozenSet<string> BeforeGod = Lexicon
        .Rows("names-with-god.txt")
        .Select(row => Folding.Fold(row[0]))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <param name="form">A word in the spelling of search, nothing in front of it.</param>
    /// <returns>Its two words; <c>null</c> if it is one.</returns>
    public static string[]? Split(string form)
    {
        if (form.StartsWith(FoldedName.Servant, StringComparison.Ordinal) && DefiniteArticle.Begins(form.AsSpan(3)))
        {
            return [FoldedName.Servant, Bare(form[3..])];
        }
        if (form.EndsWith(FoldedName.God, StringComparison.Ordinal) && BeforeGod.Contains(form[..^4]))
        {
            return [form[..^4], FoldedName.God];
        }
        if (form.EndsWith(Faith, StringComparison.Ordinal) && IsName(form[..^5]))
        {
            return [form[..^5], Faith[2..]];
        }
        var isKunya =
            form.Length > Father.Length + 2
            && form.StartsWith(Father, StringComparison.Ordinal)
            && !Vocabulary.Shared.General.KnowsNoun(form);
        return isKunya ? [Father, Bare(form[3..])] : null;
    }

    /// <summary>As the second word would be read by itself.</summary>
    private static string Bare(string word) => word[Clitics.LengthOf(word)..];

    private static bool IsName(string word) =>
        Vocabulary.Shared.Lexicon.Find(word) is { } entry && (entry.Classes & WordClass.AnyName) != 0
        || Vocabulary.Shared.General.ListsNoun(word);
}
