using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Names without marks behind a class word that is no part of them: صحيفة الضحى, قناة وادي السهل, شركة بتروكور القابضة, موقع
/// ضفاف.
/// </summary>
internal sealed class UnmarkedNames(TokenizedText text, Complements complements)
{
    public static readonly ClassWordRule<UnmarkedNames>[] Rules =
    [
        // نادي كوينز بارك رينجرز: words of the language go on with a known name.
        new("known-name-behind-class-word", static (reader, body) => reader.Known(body)),
        // نادي الوحدة, نادي نجران: whatever else the word means.
        new("club-behind-its-class", static (reader, body) => reader.Club(body)),
        // صحيفة الضحى; الديلي تربيون: what no list has goes on.
        new("outlet-called-by-definite-noun", static (reader, body) => reader.DefiniteNoun(body)),
        // إذاعة صوت اللؤلؤ, وكالة أخبار الساحل.
        new("outlet-called-by-noun-and-genitive", static (reader, body) => reader.NounAndGenitive(body)),
        // مجلة سدى, صحيفة أفق نو: what does not agree with its class word is no adjective of it.
        new("outlet-called-by-bare-noun", static (reader, body) => reader.BareNoun(body)),
        // قناة سكاي نيوز, أحزاب فوكس.
        new("foreign-name-behind-class-word", static (reader, body) => reader.ForeignName(body)),
        // ذكر موقع النخلة, بحسب موقع ضفاف: what it is said to tell makes an outlet of it; موقع سكاي نيوز.
        new("name-of-site", static (reader, body) => reader.Site(body)),
    ];

    /// <summary>The first word of the name.</summary>
    private Word First(ClassWord body) => text.Word(body.At + 1)!;

    private Word? Second(ClassWord body) => text.Word(body.At + 2);

    private int? Known(ClassWord body)
    {
        var length = text.Match(body.At + 1, body.End, PhraseKind.Organization, out var phrase, out _);
        return length > 0 && !phrase!.Name!.IsWeak && !First(body).Is(WordClass.OrganizationClass)
            ? body.At + 1 + length
            : null;
    }

    private int? Club(ClassWord body) =>
        body.Is(BodyTraits.Club)
        && (
            complements.IsDefinite(body.At + 1)
            || First(body).Is(WordClass.Place | WordClass.GivenName | WordClass.FamilyName)
            || IsClubOf(body)
        )
            ? body.At + (IsClubOf(body) ? 3 : 2)
            : null;

    /// <summary>نادي هلال الفاشر; نادي نجران السعودي is called by one word.</summary>
    private bool IsClubOf(ClassWord body) =>
        First(body) is { HasArticle: false, Readings: [] or [{ Prefix: 0 }, ..] } first
        && !first.Is(WordClass.NoBareName | WordClass.Nisba | WordClass.Country | WordClass.Place)
        && text.Adjacent(body.At + 1)
        && Second(body) is { } second
        && (
            second.HasArticle && complements.IsDefinite(body.At + 2) && !complements.IsAdjective(body.At + 2)
            || second.Is(WordClass.Place) && second.Readings[0].Prefix == 0
        )
        && !second.Is(WordClass.NoBareName | WordClass.Nisba | WordClass.FamilyName);

    private int? DefiniteNoun(ClassWord body) =>
        body.Is(BodyTraits.Bare) && IsBareNoun(First(body)) ? Foreign(body.At + 1, body.At + 2) : null;

    private int? NounAndGenitive(ClassWord body) =>
        (body.Is(BodyTraits.Bare | BodyTraits.Site) || IsNetwork(body))
        && Second(body) is { } second
        && (First(body).Is(ClosedClass.OutletBegins) || TellsNews(body))
        && (second.HasArticle || second.Is(WordClass.Place | WordClass.Country))
        && second.Readings is [] or [{ And: false, Preposition: '\0' }, ..]
            ? complements.Adjectives(body.At + 3)
            : null;

    /// <summary>شبكة أخبار الساحل.</summary>
    private static bool IsNetwork(ClassWord body) =>
        body.Is(BodyTraits.Foreign) && body.Head.Entry.Organization!.Value.Kind == OrganizationKind.Media;

    /// <summary>أورد موقع حديث الساحل: any noun where it is said to tell something.</summary>
    private bool TellsNews(ClassWord body) =>
        IsSaidToTell(body)
        && First(body) is { HasArticle: false, Readings: [] or [{ Prefix: 0 }, ..] } first
        && !first.Is(WordClass.NoBareName | WordClass.Nisba | WordClass.Country | WordClass.Field)
        && !text.Vocabulary.General.IsVerb(first.Form)
        && !Second(body)!.Is(WordClass.NoBareName | WordClass.Nisba)
        && !complements.IsAdjective(body.At + 2)
        && (complements.IsDefinite(body.At + 2) || Second(body)!.Is(WordClass.Place));

    /// <summary>ما أورده موقع</summary>
    private bool IsWhatItTold(int at) => text.Word(at) is { MayBeVerb: true, Form: [_, _, .., 'ه'] };

    private bool IsSaidToTell(ClassWord body) =>
        IsWhatItTold(body.At - 1)
        || text[body.At - 1].Is(WordClass.According | WordClass.Verb)
            && text[complements.Adjectives(body.At + 3)].Is(WordClass.That)
        // في مداخلة مع قناة نجوم الخليج
        || text.Word(body.At - 1)?.Form == "مع" && text.Word(body.At - 2)?.Is(ClosedClass.Occasion) == true
        || body.Head.Preposition == 'ل' && text[complements.Adjectives(body.At + 3)].Is(WordClass.That);

    private int? BareNoun(ClassWord body)
    {
        const WordClass NoPart =
            WordClass.NoBareName | WordClass.Nisba | WordClass.Country | WordClass.NameJoint | WordClass.Field;
        if (
            !body.Is(BodyTraits.BareNoun)
            || First(body) is not { HasArticle: false, Form: [_, _, .., not ('ه' or 'ا')] } first
            || first.Is(NoPart)
            || first.Is(ClosedClass.OutletBegins)
            || first.Readings is not ([] or [{ Prefix: 0 }, ..])
            || first.IsInflected
        )
        {
            return null;
        }
        var stop = Foreign(body.At + 1, body.At + 2);
        // إذاعة ظفار المحلية, صحيفة أفق نو; صحيفة حزب الأمة has no name.
        return stop > body.At + 2 ? stop
            : !complements.IsDefinite(stop) ? stop
            : complements.IsAdjective(stop) && text.Word(stop)!.Form[^1] == 'ه' ? stop
            : null;
    }

    private int? ForeignName(ClassWord body) => body.Is(BodyTraits.Bare | BodyTraits.Foreign) ? ForeignEnd(body) : null;

    private int? Site(ClassWord body)
    {
        if (!body.Is(BodyTraits.Site))
        {
            return null;
        }
        // موقع بارتشين is a place.
        var end = ForeignEnd(body);
        return text[body.At - 1].Is(WordClass.According) ? end
            : text[body.At - 1].Is(WordClass.Verb)
                ? end ?? (text[body.At + 2].Is(WordClass.That | WordClass.Preposition) ? body.At + 2 : null)
            : end > body.At + 2 || First(body).IsLatin ? end
            : null;
    }

    public int? ForeignEnd(ClassWord body)
    {
        var spelled = SpelledEnd(body.At + 1);
        spelled += spelled == body.At + 1 && IsOfUs(First(body)) ? 1 : 0;
        var end = Foreign(body.At + 1, spelled);
        return end > body.At + 1 ? end : null;
    }

    /// <summary>شركة نورث: nobody speaks of himself behind a class word.</summary>
    private bool IsOfUs(Word word) =>
        word is { Classes: WordClass.None, Form: ['ن', _, _, ..] } && text.Vocabulary.General.IsVerb(word.Form);

    /// <summary>بي.إم.دبليو, سي جي جي: letters of another script by their names; where they end, or the token itself.</summary>
    private int SpelledEnd(int first)
    {
        const int longest = 3;
        var (stop, letters, dots) = (first, 0, 0);
        while (
            text.Word(stop) is { } word
            && (letters > 0 || word.Form.Length <= longest)
            && (IsDotBehind(stop) || dots > 0 || IsLetter(word) || letters > 0 && IsLetter(text.Word(stop + 1)))
        )
        {
            letters++;
            stop++;
            if (IsDotBehind(stop - 1))
            {
                dots++;
                stop++;
            }
            else if (dots > 0)
            {
                break;
            }
        }
        return letters > 1 && (dots == letters - 1 || dots == 0) ? stop : first;
    }

    /// <summary>A short word that no list has; في and إن are letters where one of those is behind them.</summary>
    private static bool IsLetter(Word? word) => word is { Classes: WordClass.None, Form.Length: 2 or 3 };

    /// <summary>A dot between two words, and nothing else.</summary>
    private bool IsDotBehind(int at) =>
        text[at + 1].IsSymbol('.')
        && text[at + 1].Start == text[at].End
        && text[at + 2].IsWord
        && text[at + 2].Start == text[at + 1].End;

    /// <summary>A definite noun that is nobody's and no place's; behind an indefinite class word it names.</summary>
    private static bool IsBareNoun(Word word) =>
        word.HasArticle
        && word.Readings is [] or [{ Prefix: 0 }, ..]
        && !word.Is(
            WordClass.Nisba
                | WordClass.Relative
                | WordClass.Place
                | WordClass.Country
                | WordClass.Function
                | WordClass.Preposition
                | WordClass.Verb
                | WordClass.Participle
                | WordClass.OrganizationHead
                | WordClass.OrganizationClass
                | WordClass.Office
                | WordClass.Honorific
                | WordClass.GivenName
        );

    /// <summary>Words that are none of the language, also behind a foreign article: ذي ديلي تربيون.</summary>
    public int Foreign(int first, int from)
    {
        var stop = from;
        while (
            text.Word(stop) is { } word
            && (
                word.IsLatin
                || IsForeign(word)
                // أفق نو
                || word is { Form.Length: 2, Classes: WordClass.None } && stop > first
                || word.Is(WordClass.Country) && stop > first
                // ذي ديلي تربيون
                || stop <= first + 2 && text.Word(first)!.Is(ClosedClass.ForeignArticle) && IsPlain(word)
            )
        )
        {
            stop++;
        }
        return stop;
    }

    private static bool IsPlain(Word word) =>
        !word.HasArticle && !word.Is(WordClass.Function | WordClass.Preposition | WordClass.Verb | WordClass.That);

    /// <summary>ميديا, بلس: words of names that the language has taken over.</summary>
    private static bool IsForeign(Word word) =>
        !word.HasArticle && (word.IsRare || word.Is(ClosedClass.OutletEnds | ClosedClass.EndsFirm));
}
