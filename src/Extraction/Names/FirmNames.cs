using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Firms that are called by words which alone would be somebody or something else: شركة سالم الدروبي للسيارات; (شركة النخيل)
/// behind whoever works there.
/// </summary>
internal sealed class FirmNames(TokenizedText text, NameTable names, MarkedNames marked, Complements complements)
{
    /// <summary>شركة سالم الدروبي القابضة; where the name ends, or the class word's own token.</summary>
    public int ReadNamesake(int i)
    {
        if (!IsClassWord(i, BodyTraits.Firm | BodyTraits.Group, out var head))
        {
            return i;
        }
        var stop = i + 1;
        while (IsPartOfName(stop))
        {
            stop++;
        }
        // One word is read with its purpose.
        if (stop < i + 3)
        {
            return i;
        }
        while (text.Word(stop)?.Is(ClosedClass.CompanyAdjective) == true)
        {
            stop++;
        }
        stop = complements.AnyPurpose(complements.Purpose(stop));
        marked.Add(i + 1, stop, head.Entry.Organization!.Value.Kind, 0, head.Entry.Form);
        return stop;
    }

    /// <summary>سالم السعدي (شركة النخيل): all that stands in the brackets.</summary>
    public int ReadBracketed(int i)
    {
        if (text[i - 1].Symbol != '(' || !IsClassWord(i, ~BodyTraits.Many, out var head))
        {
            return i;
        }
        var stop = i + 1;
        while (text[stop].IsWord && !text[stop].Is(WordClass.Framing))
        {
            stop++;
        }
        if (text[stop].Symbol != ')')
        {
            return i;
        }
        marked.Add(i + 1, stop, head.Entry.Organization!.Value.Kind, 0, head.Entry.Form);
        return stop;
    }

    /// <summary>أفق كابيتال, سكاي لينك: words and a foreign one that names of firms end with; where the name ends.</summary>
    public int ReadEnding(int i)
    {
        var end = EndOfFirm(i);
        if (end > i)
        {
            // وباوباب فنتشرز behind another name.
            var prefix = names.At(i - 1) is not null && text.Word(i)!.Form[0] == 'و' ? 1 : 0;
            marked.Add(i, end, OrganizationKind.Company, prefix);
        }
        return end;
    }

    /// <summary>لوفول للصناعات الثقيلة: a word that the language does not have or that stands where firms do, and its business.</summary>
    public int ReadByPurpose(int i)
    {
        if (
            text.Word(i + 1)?.Is(ClosedClass.FirmPurpose) != true
            || text.Word(i) is not { HasArticle: false } word
            || !(word is { IsRare: true, Readings: [] } || IsOfFirm(i, word))
            || text[i - 1].Is(WordClass.GivenName | WordClass.OrganizationHead | WordClass.OrganizationClass)
        )
        {
            return i;
        }
        var stop = complements.Adjectives(i + 2);
        var isAnother = word.Form[0] == 'و' && (names.At(i - 1) is not null || text[i - 1].IsComma);
        marked.Add(i, stop, OrganizationKind.Company, isAnother ? 1 : 0);
        return stop;
    }

    /// <summary>الرئيس التنفيذي لسلة، …: whom somebody heads who heads firms; where the name ends.</summary>
    public int ReadHeaded(int i)
    {
        if (!IsHeaded(i))
        {
            return i;
        }
        var first = text.Word(i)!.Form.Length == 1 ? i + 1 : i;
        var stop = text.Word(first + 1)?.Is(ClosedClass.EndsFirm) == true ? first + 2 : first + 1;
        marked.Add(first, stop, OrganizationKind.Company, first == i ? 1 : 0);
        return stop;
    }

    /// <summary>A word that is nothing else behind ل, and no genitive behind it.</summary>
    private bool IsHeaded(int i)
    {
        if (
            text.Word(i) is not { Form: ['ل', ..] } word
            || text.Word(i - 1)?.Form is not ("التنفيذي" or "التنفيذيه" or "المنتدب" or "المنتدبه")
            || !text[i - 2].Is(WordClass.Office)
        )
        {
            return false;
        }
        var isApart = word.Form.Length == 1;
        var name = isApart ? text.Word(i + 1) : text.Vocabulary.Get(word.Form.AsSpan(1));
        var after = text[isApart ? i + 2 : i + 1];
        return name is { HasArticle: false, Form: [not 'ل', _, ..] }
            && !name.Is(WordClass.NoBareName | WordClass.Nisba | WordClass.Country | WordClass.Field | WordClass.Common)
            && (
                !after.IsWord
                || after.Is(WordClass.GivenName | WordClass.That | WordClass.Verb | WordClass.Preposition)
                || after.Word!.Is(ClosedClass.EndsFirm)
            );
    }

    /// <summary>أرباح سند للتأمين وناقل للملاحة: any noun behind what firms earn or right behind another firm.</summary>
    private bool IsOfFirm(int i, Word word) =>
        word.Form is [_, _, .., not 'ه']
        && !word.Is(WordClass.OrganizationHead | WordClass.OrganizationClass | WordClass.Function | WordClass.Nisba)
        && (
            text.Word(i - 1)?.Form is "ارباح" or "خساير" or "ايرادات" or "مبيعات" or "اسهم" or "مصانع"
            || word.Form[0] == 'و'
                && names.At(i - 1) is { Referent: { IsPerson: false, Kind: OrganizationKind.Company } }
        );

    /// <summary>Whether a word that no lexicon has may begin what is read here.</summary>
    public bool MayBegin(int i) =>
        EndOfFirm(i) > i || IsHeaded(i) || text.Word(i + 1)?.Is(ClosedClass.FirmPurpose) == true;

    /// <summary>Behind the ending of a firm's name that a word begins, or the word itself.</summary>
    public int EndOfFirm(int i)
    {
        // Hardly any word has such an ending near.
        var ending = i + 1;
        while (ending <= i + LongestBeforeEnding && text.Word(ending)?.Is(ClosedClass.EndsFirm) != true)
        {
            ending++;
        }
        if (ending > i + LongestBeforeEnding)
        {
            return i;
        }
        var at = i;
        while (text.Adjacent(at) && (at == i ? MayBeginFirm(at) : IsForeign(at)))
        {
            // سهم مرسى القابضة: a word of the language begins no name of three.
            if (at == i + 1 && text.Vocabulary.General.ListsNoun(text.Word(i)!.Form))
            {
                return i;
            }
            at++;
            if (text.Word(at)!.Is(ClosedClass.EndsFirm))
            {
                return at + 1;
            }
        }
        return i;
    }

    /// <summary>Words.</summary>
    private const int LongestBeforeEnding = 3;

    private bool MayBeginFirm(int at) =>
        text.Word(at) is { HasArticle: false, Form: [_, _, ..] } word
        && !word.Is(WordClass.NoBareName)
        && (
            word.Readings is [] or [{ Prefix: 0 }, ..]
                && !word.IsInflected
                && !text.Vocabulary.General.IsVerb(word.Form)
            // فيورد إنرجي: before a foreign ending a form that is hardly met is none of the language.
            || IsForeignEnding(at + 1) && IsHardlyInflected(word.Form)
        )
        // بمشاركة باوباب فنتشرز; but في بذرة كابيتال
        && !(
            word.Form[0] == 'ب'
            && text.Vocabulary.General.KnowsNoun(word.Form.AsSpan(1))
            && !text[at - 1].Is(WordClass.Preposition)
        );

    private bool IsForeignEnding(int at) =>
        text.Word(at) is { HasArticle: false, Classes: WordClass.None } word && word.Is(ClosedClass.EndsFirm);

    /// <summary>No verb of the present, and no noun.</summary>
    private bool IsHardlyInflected(string form) =>
        // وشعورك بأنك is written like a bank.
        form[0] is not ('ي' or 'ت' or 'ا' or 'و')
        && !(form[0] == 'ن' && text.Vocabulary.General.KnowsVerb(form))
        && !text.Vocabulary.General.KnowsNoun(form);

    private bool IsForeign(int at) =>
        text.Word(at) is { } word
        && (
            word.IsRare
            || word.Is(WordClass.Place | WordClass.AnyName)
            || word.Form.Length < 4 && word.Classes == WordClass.None
        );

    private bool IsClassWord(int i, BodyTraits any, out Reading head)
    {
        head = default;
        return text.Word(i)?.TryRead(WordClass.OrganizationClass, out head) == true
            && !head.Definite
            && head.Entry.Organization!.Value.Is(any);
    }

    /// <summary>Behind a given name or عبد any word goes on with it that is nothing else.</summary>
    private bool IsPartOfName(int at) =>
        text.Word(at) is { } word
        && !word.Is(WordClass.Function)
        && (
            word.Is(WordClass.GivenName | WordClass.NameJoint)
            || text.Word(at - 1)!.Is(WordClass.AnyName)
                && (word.Is(WordClass.AnyName | WordClass.NameTail) || word.IsUnknown)
            || text.Word(at - 1)!.Is(ClosedClass.Carries | ClosedClass.TakesAny)
        );
}
