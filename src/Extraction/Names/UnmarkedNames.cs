using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
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
        // شركة نفط الساحل العامة.
        new("firm-of-two-nouns-and-its-adjective", static (reader, body) => reader.RankedFirm(body)),
        // قناة سكاي نيوز, أحزاب فوكس.
        new("foreign-name-behind-class-word", static (reader, body) => reader.ForeignName(body)),
        // ذكر موقع النخلة, بحسب موقع ضفاف: what it is said to tell makes an outlet of it; موقع سكاي نيوز.
        new("name-of-site", static (reader, body) => reader.Site(body)),
        // شركة السنديان للإنشاءات, شركة أفلاك للتقنية: the purpose makes a name of it.
        new("firm-and-its-purpose", static (reader, body) => reader.FirmWithPurpose(body)),
        // شركة سفن الظفرة للعبارات, شركة أطلس كابيتال للوساطة.
        new("firm-of-two-words-and-its-purpose", static (reader, body) => reader.PairWithPurpose(body)),
        // شركة الشاطئ إكسبو, مجموعة الدروبي.
        new("firm-called-by-definite-word", static (reader, body) => reader.DefiniteFirm(body)),
        // شركة دلتا بيوفارم: the second word is none of the language, so the first is not meant as such.
        new("firm-of-word-and-foreign-word", static (reader, body) => reader.BeforeForeign(body)),
        // شركة بتروكور القابضة, شركة ديما الطائف.
        new("firm-called-by-foreign-word", static (reader, body) => reader.ForeignFirm(body)),
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
        )
            ? body.At + 2
            : null;

    private int? DefiniteNoun(ClassWord body) =>
        body.Is(BodyTraits.Bare) && IsBareNoun(First(body)) ? Foreign(body.At + 1, body.At + 2) : null;

    private int? NounAndGenitive(ClassWord body) =>
        body.Is(BodyTraits.Bare | BodyTraits.Site)
        && First(body).Is(ClosedClass.OutletBegins)
        && text.Adjacent(body.At + 1)
        && Second(body) is { } second
        && (second.HasArticle || second.Is(WordClass.Place | WordClass.Country))
        && second.Readings is [] or [{ Prefix: 0 }, ..] or [{ Definite: true, And: false, Preposition: '\0' }, ..]
            ? complements.Adjectives(body.At + 3)
            : null;

    private int? RankedFirm(ClassWord body)
    {
        const WordClass NoPart =
            WordClass.Framing
            | WordClass.Office
            | WordClass.OrganizationClass
            | WordClass.OrganizationHead
            | WordClass.Nisba
            | WordClass.Honorific;
        return
            body.Is(BodyTraits.Firm)
            && First(body) is { HasArticle: false, Form: [_, _, .., not ('ه' or 'ي')] } first
            && !first.Is(NoPart)
            && first.Readings is [] or [{ Prefix: 0 }, ..]
            && text.Adjacent(body.At + 1)
            && complements.IsDefinite(body.At + 2)
            && !Second(body)!.Is(NoPart)
            && text.Word(body.At + 3) is { } rank
            && rank.Is(ClosedClass.RankAdjective | ClosedClass.CompanyAdjective)
            ? complements.Adjectives(body.At + 4)
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

    private bool IsDefiniteFirm(ClassWord body) =>
        body.Is(BodyTraits.Firm | BodyTraits.Group) && DefiniteArticle.Begins(First(body).Form);

    private int? FirmWithPurpose(ClassWord body) =>
        (IsDefiniteFirm(body) || body.Is(BodyTraits.Firm) && IsCalled(First(body)))
        && Second(body)?.Form.StartsWith("لل", StringComparison.Ordinal) == true
            ? Math.Max(complements.AnyPurpose(body.At + 2), body.At + 3)
            : null;

    /// <summary>شركة أفلاك للتقنية; شركة محلية للتقنية tells of it.</summary>
    private static bool IsCalled(Word word) =>
        word is { IsUnknown: true, IsRare: false }
        || word
            is {
                HasArticle: false,
                IsRare: false,
                Form: [_, _, .., not ('ه' or 'ي')],
                Readings: [] or [{ Prefix: 0 }, ..]
            }
            && (word.Classes & ~(WordClass.Common | WordClass.Place | WordClass.Ambiguous)) == WordClass.None;

    /// <summary>What is for something is called so, unless the first word tells of it: شركة سعودية كبيرة للمقاولات.</summary>
    private int? PairWithPurpose(ClassWord body)
    {
        const WordClass NoPart =
            WordClass.Function
            | WordClass.Preposition
            | WordClass.Verb
            | WordClass.That
            | WordClass.Relative
            | WordClass.Participle
            | WordClass.Country
            | WordClass.Office
            | WordClass.OrganizationClass;
        if (
            !body.Is(BodyTraits.Firm)
            || Second(body) is not { } second
            || First(body).Is(NoPart)
            || second.Is(NoPart)
            || second.Is(ClosedClass.NeverAdjective)
            || First(body) is { HasArticle: false, Form: [.., 'ه'] } && !second.HasArticle
            || First(body).Form is ['ل' or 'ب', ..] && First(body).IsInflected
            || second.Form is ['و' or 'ل' or 'ب', ..] && !second.IsRare
        )
        {
            return null;
        }
        var stop = complements.AnyPurpose(complements.Purpose(body.At + 3));
        return stop > body.At + 3 && text.Word(stop - 1) is { IsPlural: false } or { Form: [.., 'ت'] } ? stop : null;
    }

    private int? DefiniteFirm(ClassWord body)
    {
        if (!IsDefiniteFirm(body))
        {
            return null;
        }
        if (Second(body) is { IsRare: true, HasArticle: false })
        {
            return Adjectives(Foreign(body.At + 2, body.At + 2));
        }
        var word = First(body);
        return
            (word.IsRare || word.Is(WordClass.FamilyName))
            && !word.Is(WordClass.Country | WordClass.Nisba | WordClass.Common | WordClass.Office)
            ? Adjectives(body.At + 2)
            : null;
    }

    private int? BeforeForeign(ClassWord body)
    {
        var first = First(body);
        return
            body.Is(BodyTraits.Firm | BodyTraits.Group)
            && text.Adjacent(body.At + 1)
            && first is { HasArticle: false, IsRare: false, Form: [_, _, .., not 'ه'] }
            && (first.Classes & ~(WordClass.Common | WordClass.Place | WordClass.AnyName | WordClass.Ambiguous))
                == WordClass.None
            && first.Form[0] is not ('و' or 'ب')
            && !text.Vocabulary.General.IsVerb(first.Form)
            && Second(body) is { IsRare: true, HasArticle: false, Form: [not 'و', ..] }
            ? complements.Purpose(Adjectives(Foreign(body.At + 2, body.At + 2)))
            : null;
    }

    private int? ForeignFirm(ClassWord body) =>
        ForeignEnd(body) is { } stop && body.Is(BodyTraits.Firm | BodyTraits.Group)
            ? complements.Purpose(Adjectives(text[stop].Is(WordClass.Place) ? stop + 1 : stop))
            : null;

    private int? ForeignEnd(ClassWord body) =>
        Foreign(body.At + 1, body.At + 1) is var end && end > body.At + 1 ? end : null;

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

    /// <summary>العالمية, القابضة: they go on with companies.</summary>
    private int Adjectives(int at)
    {
        while (text.Word(at)?.Is(ClosedClass.CompanyAdjective) == true)
        {
            at++;
        }
        return at;
    }

    /// <summary>Words that are none of the language, also behind a foreign article: ذي ديلي تربيون.</summary>
    private int Foreign(int first, int from)
    {
        var stop = from;
        while (
            text.Word(stop) is { } word
            && (
                word.IsLatin
                || IsForeign(word)
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

    private static bool IsForeign(Word word) => word.IsRare && !word.HasArticle;
}
