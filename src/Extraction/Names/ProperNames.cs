using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Proper names behind a class word that is part of the name: بنك السنديان, جامعة مؤتة, شرطة كابول.</summary>
internal sealed class ProperNames(TokenizedText text, Complements complements)
{
    /// <summary>Where the name ends; the class word's own token where there is none.</summary>
    public int End(int at, int end, Reading head)
    {
        var stop = at;
        while (
            stop < end
            && stop - at < 4
            && text[stop].Word is { } word
            && IsProperPart(word, stop > at, head)
            && !(stop > at && IsPersonBehindPlace(word, text.Word(stop - 1)!))
            && (stop == at || text.Adjacent(stop - 1))
        )
        {
            stop++;
        }
        if (stop == at)
        {
            return at - 1;
        }
        // مالي is Mali and "financial": صندوق مالي.
        if (text.Word(at)!.Is(WordClass.Field))
        {
            return at - 1;
        }
        var place = text.Word(at)!.Is(WordClass.Country | WordClass.Place);
        if (
            place
                ? head.Entry.Form is "جبهه" or "قوات" or "قوه" or "مركز" or "حركه" or "مكتب" or "قسم" or "اداره"
                : !head.Entry.Organization!.Value.TakesProperName
        )
        {
            return at - 1;
        }
        return complements.Tail(stop, end);
    }

    /// <summary>شرطة كابول | عبد الرحمن: whose office it is.</summary>
    private static bool IsPersonBehindPlace(Word word, Word before) =>
        word.Is(WordClass.GivenName | WordClass.NameJoint)
        && !before.Is(WordClass.GivenName | WordClass.FamilyName | WordClass.NameJoint);

    private static bool IsProperPart(Word word, bool inside, Reading head) =>
        word.Is(WordClass.NameJoint) && word.Form.Length > 2
        || word.IsUnknown
            && (
                word.IsRare
                || word.IsLatin
                || inside && !word.HasArticle
                || head.Entry.Form is "جامعه" or "بنك" or "مصرف" or "حزب" or "كتايب"
            )
            && !word.Form.EndsWith("ات", StringComparison.Ordinal)
            && !(word.Form[0] == 'و' && word.Form.Length > 4)
        || word.Is(WordClass.GivenName | WordClass.FamilyName) && !word.Is(WordClass.Function)
        || word.Is(WordClass.Country | WordClass.Place) && (inside || word.Readings[0].Prefix == 0)
        || inside && word.Is(WordClass.NameTail);
}
