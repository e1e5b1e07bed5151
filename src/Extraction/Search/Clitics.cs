using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Search;

/// <summary>
/// How much of a folded word clings to its front: و ف ب ل ك س and the article. The article goes from any word that is not
/// known with its letters (التزام); the rest only where a known word remains, and one better known than the whole: لسفينة is
/// ل and سفينة, but وزير no و and زير.
/// </summary>
internal static class Clitics
{
    private const int LeastLetters = 3;

    /// <summary>The article and what is written together with it.</summary>
    public static readonly string[] Articles = ["ال", "وال", "بال", "كال", "فال", "لل", "وبال", "ولل"];

    /// <summary>How well a word is known.</summary>
    private enum Known
    {
        Not,

        /// <summary>As a listed word with an ending or a pronoun.</summary>
        Inflected,

        /// <summary>As it is.</summary>
        Listed,
    }

    private static GeneralVocabulary General => Vocabulary.Shared.General;

    /// <returns>The number of letters in front of the word.</returns>
    public static int LengthOf(string word)
    {
        if (Behind(word) is > 0 and var length)
        {
            return length;
        }
        return word.Length > LeastLetters && word[0] is 'و' or 'ف' && Deep(word[1..]) > KnownAs(word)
            ? 1 + Behind(word[1..])
            : 0;
    }

    public static bool IsKnown(string word) => KnownAs(word) != Known.Not;

    public static bool IsListed(string word) => KnownAs(word) == Known.Listed;

    /// <summary>The article with what stands before it, or one of ب ل ك س; not و and ف alone.</summary>
    private static int Behind(string word)
    {
        if (word.Length <= LeastLetters || word == FoldedName.God)
        {
            return 0;
        }
        if (Article(word) is > 0 and var article)
        {
            return article;
        }
        var rest = word[1..];
        var known = word[0] switch
        {
            'س' when BeginsPresent(rest) && General.KnowsVerb(rest) => Known.Inflected,
            'ل' when BeginsPresent(rest) && General.KnowsVerb(rest) => Known.Inflected,
            // بيانا is بيان with its ending, though يانا is somebody's name, and بحثا no حثا; but بروسيا is in Russia.
            'ب' or 'ل' or 'ك' when word[^1] == 'ا' && IsListed(word[..^1]) && !IsPlace(rest) => Known.Not,
            'ب' or 'ل' or 'ك' => KnownAsNoun(rest),
            _ => Known.Not,
        };
        return known > KnownAs(word) ? 1 : 0;
    }

    private static bool BeginsPresent(string word) => word[0] is 'ي' or 'ت' or 'ن' or 'ا';

    /// <summary>As it is or behind what clings to it.</summary>
    private static Known Deep(string word) =>
        KnownAs(word) is not Known.Not and var known ? known
        : Behind(word) > 0 ? Known.Inflected
        : Known.Not;

    /// <summary>The article, alone or with ل before it.</summary>
    private static int Article(string word)
    {
        if (word.StartsWith("لل", StringComparison.Ordinal))
        {
            // للجنة has its own lam: of جنة and لجنة the latter is meant.
            return IsBodyOrCommon(word[1..]) ? 1
                : word.Length > 4 || KnownAsNoun(word[2..]) == Known.Listed ? 2
                : 0;
        }
        if (!DefiniteArticle.Begins(word))
        {
            return ArticleBehind(word);
        }
        if (OwnArticles.Has(word))
        {
            return 0;
        }
        var rest = DefiniteArticle.Drop(word).ToString();
        var whole = Vocabulary.Shared.Lexicon.Find(word)?.Classes ?? WordClass.None;
        var isOwn =
            (whole & (WordClass.Verb | WordClass.Common)) != 0
            || KnownAsNoun(rest) == Known.Not && (General.ListsNoun(word) || General.ListsVerb(word));
        return isOwn ? 0 : DefiniteArticle.Letters.Length;
    }

    /// <summary>بال, كال, وال, فال: a single letter before the article is more often the word's own in short words: والد, بالغ.</summary>
    private static int ArticleBehind(string word) =>
        word[0] is 'ب' or 'ك' or 'و' or 'ف'
        && word.Length > 5
        && DefiniteArticle.Begins(word.AsSpan(1))
        && (KnownAs(word) == Known.Not || KnownAsNoun(word[3..]) == Known.Listed)
            ? 1 + Article(word[1..])
            : 0;

    private static bool IsBodyOrCommon(string word) =>
        Vocabulary.Shared.Lexicon.Find(word) is { } entry
        && (entry.Classes & (WordClass.Common | WordClass.OrganizationHead | WordClass.Office)) != 0;

    private static bool IsPlace(string word) =>
        Vocabulary.Shared.Lexicon.Find(word) is { } entry
        && (entry.Classes & (WordClass.Country | WordClass.Place)) != 0;

    private static Known KnownAsNoun(string word) =>
        Vocabulary.Shared.Lexicon.Find(word) is not null || General.ListsNoun(word) ? Known.Listed
        : General.KnowsNoun(word) ? Known.Inflected
        : Known.Not;

    private static Known KnownAs(string word) =>
        Particles.Has(word) || General.ListsVerb(word) ? Known.Listed
        : KnownAsNoun(word) is not Known.Not and var known ? known
        : General.KnowsVerb(word) ? Known.Inflected
        : Known.Not;
}
