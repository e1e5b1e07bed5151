using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Firms without marks behind a class word that is no part of their names: شركة السنديان للإنشاءات, شركة بتروكور القابضة, مجموعة
/// الدروبي.
/// </summary>
internal sealed class UnmarkedFirms(TokenizedText text, Complements complements, UnmarkedNames unmarked)
{
    public static readonly ClassWordRule<UnmarkedFirms>[] Rules =
    [
        // شركة نفط الساحل العامة.
        new("firm-of-two-nouns-and-its-adjective", static (firms, body) => firms.RankedFirm(body)),
        // شركة السنديان للإنشاءات, شركة أفلاك للتقنية: the purpose makes a name of it.
        new("firm-and-its-purpose", static (firms, body) => firms.FirmWithPurpose(body)),
        // شركة سفن الظفرة للعبارات, شركة أطلس كابيتال للوساطة.
        new("firm-of-two-words-and-its-purpose", static (firms, body) => firms.PairWithPurpose(body)),
        // شركة الشاطئ إكسبو, مجموعة الدروبي.
        new("firm-called-by-definite-word", static (firms, body) => firms.DefiniteFirm(body)),
        // شركة دلتا بيوفارم: the second word is none of the language, so the first is not meant as such.
        new("firm-of-word-and-foreign-word", static (firms, body) => firms.BeforeForeign(body)),
        // شركة بتروكور القابضة, شركة ديما الطائف.
        new("firm-called-by-foreign-word", static (firms, body) => firms.ForeignFirm(body)),
        // شركة السنديان الوطنية, شركة الكهرباء السعودية.
        new("firm-of-definite-noun-and-its-adjective", static (firms, body) => firms.DefiniteNoun(body)),
        // شركة طيران الساحل, شركة نفط الجنوب: what the place has.
        new("firm-of-noun-and-place", static (firms, body) => firms.OfPlace(body)),
    ];

    private const WordClass NoPart =
        WordClass.Framing
        | WordClass.Office
        | WordClass.OrganizationClass
        | WordClass.OrganizationHead
        | WordClass.Nisba
        | WordClass.Honorific;

    /// <summary>The first word of the name.</summary>
    private Word First(ClassWord body) => text.Word(body.At + 1)!;

    private Word? Second(ClassWord body) => text.Word(body.At + 2);

    private int? RankedFirm(ClassWord body) =>
        body.Is(BodyTraits.Firm)
        && First(body) is { HasArticle: false, Form: [_, _, .., not 'ه'] } first
        && !first.Is(NoPart)
        && first.Readings is [] or [{ Prefix: 0 }, ..]
        && complements.IsDefinite(body.At + 2)
        && !Second(body)!.Is(NoPart)
        && text.Word(body.At + 3) is { } rank
        && rank.Is(ClosedClass.RankAdjective | ClosedClass.CompanyAdjective)
            ? complements.Adjectives(body.At + 4)
        // شركة تطوير العقارية: the adjective is the firm's.
        : body.Is(BodyTraits.Firm) && IsCalled(First(body)) && Second(body)?.Is(ClosedClass.CompanyAdjective) == true
            ? complements.AnyPurpose(body.At + 3)
        : null;

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
        || word is { IsRare: false, Form: [_, _, .., not 'ه'], Readings: [] or [{ Prefix: 0 }, ..] }
            && (word.Classes & ~(WordClass.Common | WordClass.Place | WordClass.Ambiguous)) == WordClass.None
        // سند, سلامة
        || word.Is(WordClass.GivenName);

    /// <summary>What is for something is called so, unless the first word tells of it: شركة سعودية كبيرة للمقاولات.</summary>
    private int? PairWithPurpose(ClassWord body)
    {
        const WordClass NoWord =
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
            || First(body).Is(NoWord)
            || second.Is(NoWord)
            || second.Is(ClosedClass.NeverAdjective)
            || First(body) is { HasArticle: false, Form: [.., 'ه'] } && !second.HasArticle
            || First(body).IsInflected
            || second.Form is ['ل' or 'ب', ..]
        )
        {
            return null;
        }
        var stop = complements.AnyPurpose(complements.Purpose(body.At + 3));
        // شركة بحر العرب لتعليب الأسماك: what it does with what.
        if (stop == body.At + 3 && second.HasArticle && IsWork(stop))
        {
            return complements.Adjectives(stop + 2);
        }
        return stop > body.At + 3 && text.Word(stop - 1) is { IsPlural: false } or { Form: [.., 'ت'] } ? stop : null;
    }

    private bool IsWork(int at) =>
        text.Word(at) is { Form: ['ل', not 'ل', _, _, ..] } word
        && !word.Is(NoPart)
        && text.Vocabulary.General.KnowsNoun(word.Form.AsSpan(1))
        && complements.IsDefinite(at + 1)
        && !text.Word(at + 1)!.Is(NoPart);

    private int? DefiniteFirm(ClassWord body)
    {
        if (!IsDefiniteFirm(body))
        {
            return null;
        }
        if (Second(body) is { IsRare: true, HasArticle: false })
        {
            return Adjectives(unmarked.Foreign(body.At + 2, body.At + 2));
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
            && first is { IsRare: false, Form: [_, _, .., not 'ه'] }
            && (first.Classes & ~(WordClass.Common | WordClass.Place | WordClass.AnyName | WordClass.Ambiguous))
                == WordClass.None
            && first.Form[0] is not ('و' or 'ب')
            && !text.Vocabulary.General.IsVerb(first.Form)
            && Second(body) is { IsRare: true, HasArticle: false, Form: [not 'و', ..] }
            ? complements.Purpose(Adjectives(unmarked.Foreign(body.At + 2, body.At + 2)))
            : null;
    }

    private int? ForeignFirm(ClassWord body) =>
        unmarked.ForeignEnd(body) is { } stop && body.Is(BodyTraits.Firm | BodyTraits.Group)
            ? complements.Purpose(Adjectives(text[stop].Is(WordClass.Place) ? stop + 1 : stop))
            : null;

    /// <summary>Not شركة الأدوية الأمريكية «…», which tells of the name behind it.</summary>
    private int? DefiniteNoun(ClassWord body)
    {
        if (
            !body.Is(BodyTraits.Firm)
            || !complements.IsDefinite(body.At + 1)
            || First(body).Is(NoPart | WordClass.Source)
            || complements.IsAdjective(body.At + 1)
        )
        {
            return null;
        }
        var fields = complements.Fields(body.At + 2);
        // شركة الملح والجبس المتحدة.
        fields += fields == body.At + 2 && IsSecondNoun(fields) ? 1 : 0;
        var stop = Adjectives(complements.Adjectives(fields));
        return IsRanked(body.At + 2, stop) && IsCloseTo(stop) ? complements.AnyPurpose(stop) : null;
    }

    private bool IsSecondNoun(int at) =>
        text.Word(at) is { HasArticle: true, Form: ['و', 'ا', 'ل', ..] } word && !word.Is(NoPart | WordClass.Source);

    private int? OfPlace(ClassWord body) =>
        body.Is(BodyTraits.Firm)
        && First(body) is { Form: [_, _, .., not 'ي'] } first
        && text.Written(body.At + 1)[^1] != '\u0629'
        && !first.Is(NoPart)
        && text.Adjacent(body.At + 1)
        && text.Match(body.At + 2, body.End, PhraseKind.Place, out _, out _) is var length
        && Second(body)!.Is(WordClass.Place)
        && text.Vocabulary.General.KnowsNoun(first.Form)
        && Adjectives(complements.Adjectives(body.At + 2 + Math.Max(1, length))) is var stop
        && IsCloseTo(stop)
            ? stop
            : null;

    /// <summary>الوطنية, الدولية, القابضة: of a firm, and not of what it makes; شركة السيارات الفرنسية has a name besides.</summary>
    private bool IsRanked(int first, int stop)
    {
        for (var i = first; i < stop; i++)
        {
            if (text.Word(i)!.Is(ClosedClass.CompanyAdjective | ClosedClass.NationalAdjective))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Neither marks nor a foreign name follow, of which the words before would tell.</summary>
    private bool IsCloseTo(int stop) => !Marks.IsMark(text[stop].Symbol) && text.Word(stop) is not { IsRare: true };

    /// <summary>العالمية, القابضة: they go on with companies.</summary>
    private int Adjectives(int at)
    {
        while (text.Word(at)?.Is(ClosedClass.CompanyAdjective) == true)
        {
            at++;
        }
        return at;
    }
}
