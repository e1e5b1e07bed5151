using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Search;

/// <summary>What the lists know of a word, for whoever compares texts word by word.</summary>
public static class WordSense
{
    private const WordClass OfPlace = WordClass.Country | WordClass.Nisba | WordClass.Place;

    private const WordClass Named = WordClass.AnyName | WordClass.Woman | OfPlace;

    private const WordClass Bearing = WordClass.Office | WordClass.Honorific | WordClass.Source;

    private const WordClass Ordinary =
        WordClass.Framing | WordClass.Common | WordClass.Office | WordClass.Source | WordClass.SpeakingText;

    /// <summary>In one spelling, with all that clings to it: what two writers of the same word have in common.</summary>
    public static string Spell(ReadOnlySpan<char> word)
    {
        var letters = SearchSpelling.Letters(word);
        var folded = Folding.Fold(letters);
        return letters.Length == folded.Length ? SearchSpelling.Of(letters, folded) : folded;
    }

    /// <summary>Whether the word names somebody or some place, or is of no list, which is nearly always a name.</summary>
    public static bool IsName(SearchWord word)
    {
        if (word.IsParticle)
        {
            return false;
        }
        if (IsPlace(word))
        {
            return true;
        }
        var folded = Folding.Fold(word.Raw);
        return Has(folded, Named) || Has(word.Form, Named)
            ? !IsListed(folded) && !IsListed(word.Form)
            : !Has(word.Form, Ordinary) && IsUnknown(folded, word.Form);
    }

    /// <summary>Of a place or country.</summary>
    public static bool IsPlace(SearchWord word) =>
        Has(word.Form, OfPlace) || Has(WithoutParticle(Folding.Fold(word.Raw)), OfPlace);

    /// <summary>Whether the word may be one, though it also means something: كريم, أمل.</summary>
    public static bool MayBeName(SearchWord word) => Has(Folding.Fold(word.Raw), Named) || Has(word.Form, Named);

    /// <summary>Whether a name follows such a word: وزارة, حزب, مدينة are said of one, and not of another.</summary>
    public static bool BeginsName(SearchWord word) =>
        Has(word.Form, WordClass.OrganizationHead | WordClass.OrganizationClass);

    /// <summary>What somebody is: وزيرة, الدكتور, المتحدث, مصدر.</summary>
    public static bool IsOffice(SearchWord word) => Has(Folding.Fold(word.Raw), Bearing) || Has(word.Form, Bearing);

    /// <param name="folded">A folded word without what clings to its front.</param>
    public static bool IsVerb(string folded) => General.KnowsVerb(folded) && !General.ListsNoun(folded);

    /// <summary>Whether it is a verb by which it is told what somebody else says.</summary>
    public static bool Reports(SearchWord word) =>
        Has(Folding.Fold(word.Raw), WordClass.Verb) || Has(word.Form, WordClass.Verb);

    private static GeneralVocabulary General => Vocabulary.Shared.General;

    private static bool Has(string folded, WordClass classes) =>
        Vocabulary.Shared.Lexicon.Find(folded) is { } entry && (entry.Classes & classes) != 0;

    /// <summary>Of no list, and not like a verb of the present, of which no list has all.</summary>
    private static bool IsUnknown(string folded, string form) =>
        General.Find(folded) == Listing.None
        && !General.KnowsNoun(form)
        && !General.KnowsVerb(form)
        && form is not ['ي' or 'ت' or 'ن', ..]
        && folded is not ['س', 'ي' or 'ت' or 'ن' or 'ا', ..];

    private static string WithoutParticle(string folded) =>
        folded is ['و' or 'ف' or 'ب' or 'ك', _, _, _, ..] ? folded[1..] : folded;

    private static bool IsListed(string folded) => General.ListsNoun(folded) || General.ListsVerb(folded);
}
