using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Where an office ends that begins at a word: رئيس مجلس إدارة الغرفة, المتحدث باسم وزارة الصحة, مدير العلاقات العامة والإعلام.
/// The title is a chain of genitives and what goes on with it; the sentence around it is no part.
/// </summary>
/// <param name="honorific">Tokens that belong to an honorific of several words.</param>
internal sealed class OfficePhrases(TokenizedText text, NameTable names, bool[] honorific)
{
    private const int LongestOffice = 12;

    /// <summary>As it is written: in the letter and in its two shapes; folding makes ه of it.</summary>
    private const string TehMarbuta = "\u0629\ufe93\ufe94";

    private const WordClass Clause =
        WordClass.That | WordClass.Verb | WordClass.Participle | WordClass.Relative | WordClass.Function;

    private readonly Complements _complements = new(text);

    /// <summary>The offices and honorifics that follow one another from a token on.</summary>
    /// <param name="limit">The token that they may not pass.</param>
    public List<(int First, int End)> Row(int at, int limit)
    {
        var row = new List<(int First, int End)>();
        for (int end; (end = End(at, limit)) > at; at = end)
        {
            // معالي وزير الصحة, سمو الأمير: a form of address goes with what it stands before.
            var first =
                row.Count > 0 && row[^1].End == row[^1].First + 1 && IsAddress(row[^1].First) ? row[^1].First : at;
            if (first < at)
            {
                row.RemoveAt(row.Count - 1);
            }
            row.Add((first, end));
        }
        return row;
    }

    private bool IsAddress(int at) => !text.Word(at)!.HasArticle && !HasPronoun(at);

    /// <summary>The token itself if no office or honorific begins there.</summary>
    private int End(int at, int limit)
    {
        if (text.Word(at) is not { } word)
        {
            return at;
        }
        if (HonorificEnd(at, limit) is var titleEnd && titleEnd > at)
        {
            return titleEnd;
        }
        // محافظة جدة is a region, أمام a preposition; المهاجمين stands before a row of names.
        if (
            !word.TryRead(WordClass.Office, out var office)
            || word.Is(ClosedClass.Region)
            || IsInRegion(word)
            || word.Is(WordClass.Preposition)
            || word.IsPlural
        )
        {
            return at;
        }
        var last = Math.Min(limit, at + LongestOffice);
        // A noun without the article waits for its genitive, unless a pronoun is it: نائبه وزير النفط are two.
        var open = !office.Definite && !HasPronoun(at);
        var stop = at + 1;
        while (stop < last && NextOrMarked(stop, last, ref open) is var next && next > stop)
        {
            stop = next;
        }
        // مدير سالم is no office of Salim, but نظيره is.
        return stop == at + 1 && open ? at : stop;
    }

    /// <summary>رئيس «حركة الغد»: the body that an office is of may stand in marks.</summary>
    private int NextOrMarked(int at, int limit, ref bool open)
    {
        if (text.Adjacent(at - 1))
        {
            return Next(at, limit, ref open);
        }
        if (
            !open
            || !Marks.IsOpening(text[at].Symbol)
            || names.At(at + 1) is not { Referent.IsPerson: false } body
            || body.End >= limit
            || !Marks.IsClosing(text[body.End].Symbol)
        )
        {
            return at;
        }
        open = false;
        return body.End + 1;
    }

    /// <summary>نظيره, زوجها; ة is none.</summary>
    public bool HasPronoun(int at) =>
        text.Word(at)!.Form is [.., 'ه'] or [.., 'ه', 'ا'] && text.Written(at).IndexOfAny(TehMarbuta) < 0;

    private int HonorificEnd(int at, int limit)
    {
        var stop = at;
        while (stop < limit && honorific[stop])
        {
            stop++;
        }
        return text.Word(at)!.Is(WordClass.Honorific) ? Math.Max(stop, at + 1) : stop;
    }

    /// <summary>Behind the next part of an office, or its own token if what stands there is none.</summary>
    private int Next(int at, int limit, ref bool open)
    {
        var word = text.Word(at)!;
        var wasOpen = open;
        if (names.At(at) is { } mention)
        {
            open = false;
            return mention.End;
        }
        if (HonorificEnd(at, limit) is var title && title > at)
        {
            // مستشار خادم الحرمين الشريفين; مدير مكتب معالي الوزير.
            open = wasOpen && title == at + 1 && IsAddress(at);
            return wasOpen ? title : at;
        }
        if (word.Is(ClosedClass.InOffice))
        {
            open = true;
            return IsNamed(at + 1) ? at + 1 : at;
        }
        if (word.Is(ClosedClass.TermAdjective))
        {
            return at + 1;
        }
        if (word.Is(Clause))
        {
            return at;
        }
        if (IsOwner(word) || IsBody(word))
        {
            // النائب الثاني لرئيس مجلس الوزراء, الرئيس التنفيذي لشركة …; الأمين العام للرابطة.
            open = !IsBody(word);
            return at + 1;
        }
        if (_complements.IsDefinite(at))
        {
            open = false;
            return wasOpen || IsAttribute(at, word) ? at + 1 : at;
        }
        if (word.HasArticle && !IsSeatBeforeTitle(at, word))
        {
            // والإعلام, للشؤون.
            open = false;
            return IsAnd(word) || _complements.IsPurpose(at) ? at + 1 : at;
        }
        // وكيل الوزارة لشؤون التوزيع, مدير الصحة بدرعا.
        if (_complements.IsPurpose(at) || IsSeat(word) || IsSeatBeforeTitle(at, word))
        {
            open = false;
            return Math.Max(_complements.Purpose(at), at + 1);
        }
        return wasOpen ? at + 1 : at;
    }

    /// <summary>بدرعا: where an office is held.</summary>
    private static bool IsSeat(Word word) =>
        word.TryRead(WordClass.Place, out var place) && place is { Preposition: 'ب', And: false };

    /// <summary>وكيل الوزارة بالمحافظة الدكتور فلان: the title of the same person shows that the region is his office's.</summary>
    private bool IsSeatBeforeTitle(int at, Word word) =>
        IsInRegion(word) && text.Word(at + 1) is { HasArticle: true } next && next.Is(WordClass.Honorific);

    private bool IsInRegion(Word word) =>
        word.Form is ['ب', 'ا', 'ل', ..] && text.Lexicon.FindClosed(word.Form[3..]).HasFlag(ClosedClass.Region);

    /// <summary>What an office is in, about or in the name of.</summary>
    private bool IsNamed(int at) =>
        text[at].Is(WordClass.Field | WordClass.OrganizationHead | WordClass.Place | WordClass.Country);

    /// <summary>لرئيس, لشركة, بقناة: of whom or what somebody else's office is.</summary>
    private static bool IsOwner(Word word) =>
        word.TryRead(WordClass.Office | WordClass.OrganizationHead | WordClass.OrganizationClass, out var owner)
        && owner is { Preposition: 'ل' or 'ب', Definite: false };

    private static bool IsBody(Word word) =>
        word.TryRead(WordClass.OrganizationHead, out var body) && body is { Preposition: 'ل', Definite: true };

    private bool IsAttribute(int at, Word word) => _complements.IsAdjective(at) || word.Form[^1] == 'ي';

    /// <summary>والإعلام behind a genitive of the same office.</summary>
    private static bool IsAnd(Word word) => word is { Form: ['و', 'ا', 'ل', ..] };
}
