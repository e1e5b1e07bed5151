using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Search;

/// <summary>
/// What stays of a word without the endings of number, gender, case and possession, and of a broken plural its singular: what
/// is stored for it and what is asked for. Endings go from any word, known or not, so that it loses them everywhere; ي of
/// relation stays (رئيسي is not رئيس).
/// </summary>
internal static class SearchStem
{
    // An ending, and how many letters must stay. More stay before endings that are often letters of the word: لبنان, بوتين.
    private static readonly (string Ending, int Letters)[] Endings =
    [
        ("تهما", 3),
        ("تكم", 3),
        ("تهم", 3),
        ("تهن", 3),
        ("تها", 3),
        ("تنا", 3),
        ("تين", 3),
        ("تان", 3),
        ("هما", 3),
        ("ته", 3),
        ("ات", 3),
        ("وا", 3),
        ("ون", 4),
        ("ين", 4),
        ("ان", 4),
        ("هم", 3),
        ("هن", 4),
        ("كم", 4),
        ("ها", 3),
        ("نا", 3),
        ("ه", 3),
        ("ا", 3),
    ];

    /// <param name="spelled">As <see cref="SearchSpelling"/> makes it, without what clings to its front.</param>
    public static string Of(string spelled)
    {
        var word = spelled;
        while (true)
        {
            if (OtherForms.Find(word) is { } other)
            {
                return other;
            }
            if (EndingOf(word) is not { } ending)
            {
                return word;
            }
            var bare = word[..^ending.Length];
            // Before a pronoun ة is written ت: قادتهم.
            if (ending[0] == 'ت' && OtherForms.Find(bare + 'ه') is { } feminine)
            {
                return feminine;
            }
            word = bare;
        }
    }

    /// <summary>The same, but that a plural stays one.</summary>
    public static string WithoutEndings(string spelled)
    {
        var word = spelled;
        while (EndingOf(word) is { } ending)
        {
            word = word[..^ending.Length];
        }
        return word;
    }

    private static string? EndingOf(string word)
    {
        if (word == FoldedName.God)
        {
            return null;
        }
        string? longest = null;
        foreach (var (ending, letters) in Endings)
        {
            var left = word.Length - ending.Length;
            if (
                left < 3
                || !word.EndsWith(ending, StringComparison.Ordinal)
                || (left < letters && !IsOfShort(word, left))
            )
            {
                continue;
            }
            // بيانا has the ending of بيان, not نا.
            if (IsNoun(word.AsSpan(0, left)))
            {
                return ending;
            }
            longest ??= ending;
        }
        return longest ?? (EndsLikeVerb(word) ? "ت" : null);
    }

    /// <summary>هدفين, where هدف is a word and the whole is none.</summary>
    private static bool IsOfShort(string word, int left) =>
        IsNoun(word.AsSpan(0, left)) && !IsNoun(word) && !IsName(word);

    /// <summary>أعلنت: a verb without its ending, and no noun with it.</summary>
    private static bool EndsLikeVerb(string word) =>
        word.EndsWith('ت')
        && Vocabulary.Shared.General.ListsVerb(word.AsSpan(0, word.Length - 1))
        && !IsNoun(word)
        && !IsName(word);

    private static bool IsNoun(ReadOnlySpan<char> word) => Vocabulary.Shared.General.ListsNoun(word);

    private static bool IsName(string word) =>
        Vocabulary.Shared.Lexicon.Find(word) is { } entry
        && (entry.Classes & (WordClass.AnyName | WordClass.Country | WordClass.Place)) != 0;
}
