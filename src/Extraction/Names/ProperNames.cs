using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Proper names behind a class word that is part of the name: بنك السنديان, جامعة مؤتة, شرطة كابول.</summary>
internal sealed class ProperNames(TokenizedText text, Complements complements)
{
    /// <summary>Where the name ends, <c>null</c> if there is none.</summary>
    public int? End(int at, int end, ClassWord body)
    {
        var stop = at;
        while (
            text[stop].Word is { } word
            && (IsProperPart(word, body) || IsBeforeForeign(stop))
            // بلدية وتحسين: another thing; مؤسسة سالم وكريم is of two.
            && (stop > at || word.Readings is not [{ And: true }, ..])
            && !(stop > at && IsPersonBehindPlace(word, text.Word(stop - 1)!))
        )
        {
            stop++;
        }
        if (stop == at)
        {
            return null;
        }
        var place = text.Word(at)!.Is(WordClass.Country | WordClass.Place);
        if (place ? body.Is(BodyTraits.NotOfPlace) : !body.Is(BodyTraits.Proper))
        {
            return null;
        }
        return complements.Tail(stop);
    }

    /// <summary>صندوق بذرة كابيتال: the second word is none of the language.</summary>
    private bool IsBeforeForeign(int at) =>
        text.Word(at) is { Classes: WordClass.None } word
        && text.Vocabulary.General.ListsNoun(word.Form)
        && text.Word(at + 1) is { IsRare: true, HasArticle: false, Form: [not 'و', ..] };

    /// <summary>شرطة كابول | عبد الرحمن: whose office it is.</summary>
    private static bool IsPersonBehindPlace(Word word, Word before) =>
        word.Is(WordClass.GivenName | WordClass.NameJoint)
        && !before.Is(WordClass.GivenName | WordClass.FamilyName | WordClass.NameJoint);

    private static bool IsProperPart(Word word, ClassWord body) =>
        word.Is(WordClass.AnyName)
        || word is { IsUnknown: true, Form: not ['ب', 'ا', 'ل', ..] } && (word.IsRare || body.Is(BodyTraits.Called))
        || word.Is(WordClass.Country | WordClass.Place) && word.Readings[0].Prefix == 0;
}
