using Qawl.Extraction.Text;

namespace Qawl.Extraction.Names;

/// <summary>
/// The grammar of names that begin with a class word: الحكومة السورية behind a definite one, وزارة الخارجية, حزب آفاق تونس,
/// منظمة شنغهاي للتعاون behind an indefinite one.
/// </summary>
internal sealed class HeadedNames(NameTable names, Complements complements)
{
    private const int LongestName = 9;

    /// <summary>اتحاد طلبة جامعة …: bodies inside bodies; a text may nest them without end.</summary>
    private const int DeepestNesting = 3;

    /// <summary>Where the name ends that a class word begins; the class word's own token where it begins none.</summary>
    public int End(int i, int end, out Reading head) => End(i, end, out head, 0);

    private int End(int i, int end, out Reading head, int depth)
    {
        head = default;
        if (names.Word(i) is not { } word || !word.TryRead(WordClass.OrganizationHead, out head))
        {
            return i;
        }
        return head.Definite ? DefiniteEnd(i, end) : IndefiniteEnd(i, end, head, depth);
    }

    /// <summary>الحكومة السورية, المجلس الأعلى للقضاء: an adjective must follow, or للـ.</summary>
    private int DefiniteEnd(int i, int end)
    {
        var at = i + 1;
        if (
            at < end
            && IsEverydayBody(i)
            && names.Word(at)?.Is(WordClass.Nisba) != true
            && names.Word(at)?.Is(ClosedClass.NationalAdjective) != true
        )
        {
            return i;
        }
        while (at < end && at - i < LongestName && complements.IsAdjective(at))
        {
            at++;
        }
        if (at == i + 1 || IsGenericBody(i, at) || names.Word(i)!.Readings is [{ Entry.Form: "مصلحه" }, ..])
        {
            return at < end && at == i + 1 && complements.IsPurpose(at, end) ? complements.Purpose(at, end) : i;
        }
        return at < end ? complements.Coordination(complements.Purpose(at, end), end) : at;
    }

    /// <summary>Words for parts of any body (الجهاز الطبي, اللجنة الفنية): a country or rank must tell which.</summary>
    private bool IsEverydayBody(int i) =>
        names.Word(i)!.TryRead(WordClass.OrganizationHead, out var head) && head.Entry.Organization!.Value.IsEveryday;

    /// <summary>Armies, police and leaderships of a country are groups of people to readers, not named institutions.</summary>
    private bool IsGenericBody(int i, int stop) =>
        names.Word(i)!.TryRead(WordClass.OrganizationHead, out var head)
        && head.Entry.Organization!.Value.IsCommon
        && stop - i == 2;

    /// <summary>وزارة الخارجية, مجلس نواب الشعب, حزب آفاق تونس, منظمة شنغهاي للتعاون.</summary>
    private int IndefiniteEnd(int i, int end, Reading head, int depth)
    {
        var at = i + 1;
        if (depth > DeepestNesting || at >= end || names[at].Word is not { } next || !names.Adjacent(i))
        {
            return i;
        }
        if (
            next.Is(WordClass.Function | WordClass.Preposition | WordClass.Verb | WordClass.That)
            && !next.Is(WordClass.Field | WordClass.Place)
        )
        {
            return i;
        }
        var known = Lexicon.MatchPhrase(
            names.Tokens.AsSpan(at, end - at),
            PhraseKind.Organization | PhraseKind.Place,
            out _,
            out var prefix
        );
        if (known > 0 && prefix == 0)
        {
            return complements.Tail(at + known, end);
        }
        if (
            next.Is(WordClass.OrganizationHead)
            && next.Readings[0] is { Prefix: 0, Definite: false }
            && next.Readings[0].Entry.Organization is not null
        )
        {
            var inner = End(at, end, out _, depth + 1);
            return inner > at ? inner : i;
        }
        if (IsCommonPhrase(head, next))
        {
            return i;
        }
        if (next.HasArticle && next.Readings is [] or [{ Prefix: 0 }, ..])
        {
            return NeedsMore(head, next, at) ? i : complements.Tail(at + 1, end);
        }
        if (IsPartysName(head, next, at))
        {
            return complements.Tail(at + 2, end);
        }
        if (next.Is(WordClass.Field | WordClass.Country | WordClass.Place) && next.Readings[0].Prefix == 0)
        {
            // The genitive goes on: مجلس نواب الشعب.
            var stop = at + 1;
            return
                stop < end
                && names.Word(stop) is { HasArticle: true, Form: ['ا', ..] }
                && names.Adjacent(at)
                && head.Entry.Form != "حركه"
                ? complements.Tail(stop + 1, end)
                : Proper(at, end, head);
        }
        // جمعية أصدقاء الماء, رابطة معلمي الضفتين: a genitive of two words.
        if (
            head.Entry.Form is "اتحاد" or "جمعيه" or "نقابه" or "رابطه"
            && next is { HasArticle: false, Readings: [] or [{ Prefix: 0 }, ..] }
            && names.Word(at + 1)?.Is(WordClass.OrganizationHead) == true
            && names.Adjacent(at)
            && End(at + 1, end, out _, depth + 1) is var outer
            && outer > at + 1
        )
        {
            return outer;
        }
        if (
            head.Entry.Form is "جمعيه" or "رابطه" or "نقابه" or "اتحاد" or "متحف" or "دار" or "مركز" or "معهد"
            && next is { HasArticle: false, Readings: [] or [{ Prefix: 0 }, ..] }
            && names.Word(at + 1) is { HasArticle: true, Readings: [] or [{ Prefix: 0 }, ..] }
            && names.Adjacent(at)
        )
        {
            return complements.Tail(at + 2, end);
        }
        return Proper(at, end, head);
    }

    /// <summary>حركة التجارة, مجلس الإدارة: words of everyday life, not a body with a name.</summary>
    private static bool IsCommonPhrase(Reading head, Word next) =>
        head.Entry.Form == "حركه" && next.Is(WordClass.Field | WordClass.Common)
        || head.Entry.Form == "مجلس" && next.Form is "الاداره" or "اداره";

    /// <summary>إدارة النادي, قسم الشرطة, مركز المدينة: any body has one; an adjective must make it a name.</summary>
    private bool NeedsMore(Reading head, Word genitive, int at)
    {
        var isPart =
            head.Entry.Form is "اداره" or "قسم" or "دايره" or "قياده" or "مكتب"
            || head.Entry.Form is "مركز" or "مدرسه"
                && genitive.Is(WordClass.Place | WordClass.Common | WordClass.OrganizationHead);
        // مكتب الرئيس is an office's; of officials only نقابة and its like make a body.
        var isOfficials =
            genitive.Is(WordClass.Office)
            && !genitive.Is(WordClass.Field)
            && head.Entry.Form is not ("نقابه" or "مجلس" or "جمعيه" or "اتحاد");
        return isOfficials || isPart && !complements.IsAdjective(at + 1);
    }

    /// <summary>حزب آفاق تونس: parties take any noun for their name.</summary>
    private bool IsPartysName(Reading head, Word next, int at) =>
        head.Entry.Form is "حزب" or "تيار" or "ايتلاف" or "نداء"
        && next is { HasArticle: false, Readings: [{ Prefix: 0 }, ..] }
        && next.Is(WordClass.Common)
        && names.Word(at + 1) is { } second
        && (second.HasArticle || second.Is(WordClass.Country))
        && names.Adjacent(at);

    /// <summary>A proper name behind the class word: words that no lexicon has.</summary>
    private int Proper(int at, int end, Reading head)
    {
        var stop = at;
        while (
            stop < end
            && stop - at < 4
            && names[stop].Word is { } word
            && IsProperPart(word, stop > at)
            && (stop == at || names.Adjacent(stop - 1))
        )
        {
            stop++;
        }
        if (stop == at)
        {
            return at - 1;
        }
        var place = names.Word(at)!.Is(WordClass.Country | WordClass.Place);
        if (
            place
                ? head.Entry.Form is "جبهه" or "قوات" or "قوه" or "مركز" or "حركه"
                : !head.Entry.Organization!.Value.TakesProperName
        )
        {
            return at - 1;
        }
        return complements.Tail(stop, end);
    }

    private static bool IsProperPart(Word word, bool inside) =>
        word.Is(WordClass.NameJoint) && word.Form.Length > 2
        || word.IsUnknown
            && !word.Form.EndsWith("ات", StringComparison.Ordinal)
            && !(word.Form[0] == 'و' && word.Form.Length > 4)
        || word.Is(WordClass.GivenName | WordClass.FamilyName) && !word.Is(WordClass.Function)
        || word.Is(WordClass.Country | WordClass.Place) && (inside || word.Readings[0].Prefix == 0)
        || inside && word.Is(WordClass.NameTail);
}
