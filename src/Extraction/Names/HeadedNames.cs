using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// The grammar of names that begin with a class word: الحكومة السورية behind a definite one, وزارة الخارجية, حزب آفاق تونس,
/// منظمة شنغهاي للتعاون behind an indefinite one.
/// </summary>
internal sealed class HeadedNames(TokenizedText text, NameTable names, Complements complements)
{
    private const int LongestName = 9;

    private readonly ProperNames _proper = new(text, complements);

    private readonly OrdinaryPhrases _ordinary = new(text, complements);

    /// <summary>اتحاد طلبة جامعة …: bodies inside bodies; a text may nest them without end.</summary>
    private const int DeepestNesting = 3;

    /// <summary>A class word and what completes it.</summary>
    public int Read(int i, int end)
    {
        var stop = End(i, end, out var head);
        if (stop <= i)
        {
            return i;
        }
        var entry = head.Entry.Organization!.Value;
        var forms = text.Forms(i, stop, head.Prefix);
        names.Add(
            new Referent
            {
                IsPerson = false,
                Forms = forms,
                Name = text.Slice(i, stop, head.Prefix),
                Kind = entry.Kind,
                Feminine = entry.Feminine,
                IsOutlet = entry.Kind == OrganizationKind.Media,
            },
            i,
            stop,
            head.Prefix
        );
        return stop;
    }

    /// <summary>Where the name ends that a class word begins; the class word's own token where it begins none.</summary>
    public int End(int i, int end, out Reading head) => End(i, end, out head, 0);

    private int End(int i, int end, out Reading head, int depth)
    {
        head = default;
        if (text.Word(i) is not { } word)
        {
            return i;
        }
        if (!word.TryRead(WordClass.OrganizationHead, out head))
        {
            return word.TryRead(WordClass.OrganizationClass, out head) && head.Definite ? ClassEnd(i, end, head) : i;
        }
        return head.Definite ? DefiniteEnd(i, end, head, depth) : IndefiniteEnd(i, end, head, depth);
    }

    /// <summary>الشركة العربية للسكك, الإذاعة السودانية: with the article the class word of names that follow is part of one.</summary>
    private int ClassEnd(int i, int end, Reading head)
    {
        var at = i + 1;
        while (at < end && at - i < LongestName && complements.IsAdjective(at))
        {
            at++;
        }
        if (at == i + 1 || head.Entry.Organization!.Value.IsMany)
        {
            return i;
        }
        if (complements.IsPurpose(at, end))
        {
            return complements.Tail(at, end);
        }
        return head.Entry.Form is "اذاعه" or "فضاييه" && text.Word(i + 1)!.Is(WordClass.Nisba) ? i + 2 : i;
    }

    /// <summary>الحكومة السورية, المجلس الأعلى للقضاء: an adjective must follow, or للـ.</summary>
    private int DefiniteEnd(int i, int end, Reading head, int depth)
    {
        var at = i + 1;
        // اللواء التركي is an officer.
        if (head.Entry.Form == "لواء" || head.Entry.Form == "حركه" && OrdinaryPhrases.IsMoved(text.Word(at)))
        {
            return i;
        }
        while (at < end && at - i < LongestName && complements.IsAdjective(at))
        {
            at++;
        }
        if (at > i + 1 && IsEverydayBody(i) && !TellsWhich(i + 1, at) && !complements.IsPurpose(at, end))
        {
            return i;
        }
        if (at > i + 1 && OwnerEnd(at, end, depth) is var owner && owner > at)
        {
            return owner;
        }
        if (at == i + 1 || IsGenericBody(i, at) || head.Entry.Form == "مصلحه")
        {
            // الشركات المنظمة للحج: an adjective.
            var isNoun = text.Word(i - 1) is not { HasArticle: true };
            return at < end && at == i + 1 && isNoun && !IsEverydayBody(i) && complements.IsPurpose(at, end)
                ? complements.Purpose(at, end)
                : i;
        }
        return at < end ? complements.Tail(complements.Purpose(at, end), end) : at;
    }

    private bool TellsWhich(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (text.Word(i) is { } word && (word.Is(WordClass.Nisba) || word.Is(ClosedClass.NationalAdjective)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>الأمانة العامة لمجلس الوزراء: the body that it serves is part of the name.</summary>
    private int OwnerEnd(int at, int end, int depth)
    {
        if (
            at >= end
            || depth > DeepestNesting
            || !text.Adjacent(at - 1)
            || text.Word(at) is not { } owner
            || !owner.TryRead(WordClass.OrganizationHead, out var head)
            || head is not { Preposition: 'ل', And: false, Definite: false }
        )
        {
            return at;
        }
        return End(at, end, out _, depth + 1);
    }

    /// <summary>Words for parts of any body (الجهاز الطبي, اللجنة الفنية): a country or rank must tell which.</summary>
    private bool IsEverydayBody(int i) =>
        text.Word(i)!.TryRead(WordClass.OrganizationHead, out var head) && head.Entry.Organization!.Value.IsEveryday;

    /// <summary>Armies, police and leaderships of a country are groups of people to readers, not named institutions.</summary>
    private bool IsGenericBody(int i, int stop) =>
        text.Word(i)!.TryRead(WordClass.OrganizationHead, out var head)
        && head.Entry.Organization!.Value.IsCommon
        && stop - i == 2;

    /// <summary>وزارة الخارجية, مجلس نواب الشعب, حزب آفاق تونس, منظمة شنغهاي للتعاون.</summary>
    private int IndefiniteEnd(int i, int end, Reading head, int depth)
    {
        var at = i + 1;
        if (depth > DeepestNesting || at >= end || text[at].Word is not { } next || !text.Adjacent(i))
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
        var known = text.Match(at, end, PhraseKind.Organization | PhraseKind.Place, out _, out var prefix);
        if (head.Entry.Form is "اداره" or "رياسه" or "قياده" && known > 0)
        {
            // إدارة النادي الأهلي: those who lead a body are no other body.
            return i;
        }
        if (known > 0 && prefix == 0)
        {
            return complements.Mission(at + known, complements.Tail(at + known, end), end);
        }
        // مركز شركة …: the inner body has a name of its own.
        if (next.Is(WordClass.OrganizationClass) && next.Readings[0] is { Prefix: 0, Definite: false })
        {
            return i;
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
        if (OrdinaryPhrases.IsCommonPhrase(head, next) || _ordinary.IsFigure(i, head, next))
        {
            return i;
        }
        if (
            head.Entry.Organization!.Value.HonoursPeople
            && complements.Namesake(at, end) is var namesake
            && namesake > at
        )
        {
            return namesake;
        }
        if (next.HasArticle && next.Form[0] == 'ا' && next.Readings is [] or [{ Prefix: 0 }, ..])
        {
            if (_ordinary.IsOfTwo(head, next, at, end))
            {
                return complements.Tail(at + 2, end);
            }
            if (_ordinary.NeedsMore(head, next, at))
            {
                return i;
            }
            // وكيل وزارة الصحة للتخطيط: what is for something is the deputy.
            return head.Entry.Form == "وزاره"
                ? complements.Fields(at + 1, end)
                : complements.Over(at, complements.Tail(at + 1, end), end);
        }
        // جهاز مكافحة المخدرات, حكومة ولاية النيل.
        if (complements.IsTask(at, end) || GovernsRegion(head) && complements.IsRegion(at, end))
        {
            return complements.Tail(at + 2, end);
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
                && text.Word(stop) is { HasArticle: true, Form: ['ا', ..] } owner
                && !owner.Is(WordClass.Honorific | WordClass.GivenName)
                && text.Adjacent(at)
                && head.Entry.Form != "حركه"
                ? complements.Tail(stop + 1, end)
                : _proper.End(at, end, head);
        }
        // جمعية أصدقاء الماء, رابطة معلمي الضفتين: a genitive of two words.
        if (
            head.Entry.Form is "اتحاد" or "جمعيه" or "نقابه" or "رابطه"
            && next is { HasArticle: false, Readings: [] or [{ Prefix: 0 }, ..] }
            && text.Word(at + 1)?.Is(WordClass.OrganizationHead) == true
            && text.Adjacent(at)
            && End(at + 1, end, out _, depth + 1) is var outer
            && outer > at + 1
        )
        {
            return outer;
        }
        if (
            head.Entry.Organization!.Value.TakesPair
            && next is { HasArticle: false, Readings: [] or [{ Prefix: 0 }, ..] }
            && text.Word(at + 1) is { HasArticle: true, Readings: [] or [{ Prefix: 0 }, ..] }
            && text.Adjacent(at)
        )
        {
            return complements.Tail(at + 2, end);
        }
        return _proper.End(at, end, head);
    }

    /// <summary>مركز محافظة الأنبار is a town.</summary>
    private static bool GovernsRegion(Reading head) =>
        head.Entry.Organization!.Value.Kind is not OrganizationKind.Other && head.Entry.Form != "مديريه";

    /// <summary>حزب آفاق تونس: parties take any noun for their name.</summary>
    private bool IsPartysName(Reading head, Word next, int at) =>
        head.Entry.Form is "حزب" or "تيار" or "ايتلاف" or "نداء"
        && next is { HasArticle: false, Readings: [{ Prefix: 0 }, ..] }
        && next.Is(WordClass.Common)
        && text.Word(at + 1) is { } second
        && (second.HasArticle || second.Is(WordClass.Country))
        && text.Adjacent(at);
}
