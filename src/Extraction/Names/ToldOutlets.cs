using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Outlets by what is done with them: somebody tells them something, they come to know, or report.</summary>
internal sealed class ToldOutlets(TokenizedText text, MarkedNames marked)
{
    /// <summary>Tokens to look back for who speaks.</summary>
    private const int Near = 12;

    /// <summary>Of an outlet in marks, with its verb.</summary>
    private const int LongestInMarks = 6;

    /// <summary>لـ«عكاظ»: whom somebody spoke to is an outlet.</summary>
    public int ReadTold(int i)
    {
        if (
            text.Word(i) is not { Form: "ل" }
            || marked.MarkEnd(i + 1) is not { } stop
            || !IsOutlet(i + 2, stop) && !IsBeforeThat(stop)
            || !IsTold(i, stop)
        )
        {
            return i;
        }
        marked.Add(i + 2, stop, OrganizationKind.Media);
        return stop + 1;
    }

    /// <summary>أكدت لضفافر أن, في تصريح لـالضحى 24، إن: a word of no list, or ل written before the whole article.</summary>
    public int ReadToldBare(int i)
    {
        // اعترف لوكاشنر بأنه: he himself did.
        if (!IsToldBare(i) || text[i - 1].Is(WordClass.Verb) && !IsApart(i))
        {
            return i;
        }
        var first = text.Word(i)!.Form.Length > 1 ? i : i + 1;
        var stop = NameEnd(first);
        if (!IsBeforeThat(stop - 1) || !IsTold(i, stop))
        {
            return i;
        }
        marked.Add(first, stop, OrganizationKind.Media, first == i ? 1 : 0);
        return stop;
    }

    /// <summary>One word and what no list has, the article or a number behind it.</summary>
    private int NameEnd(int first)
    {
        var stop = first + 1;
        while (
            text[stop].Kind == TokenKind.Number
            || text.Word(stop) is { HasArticle: true }
            || text.Word(stop)?.Is(ClosedClass.OutletEnds) == true
        )
        {
            stop++;
        }
        return stop;
    }

    private bool IsToldBare(int i) =>
        text.Word(i) is { Form: ['ل', not 'ل', _, _, ..] form, Readings: [] } word
            && (
                form.StartsWith("لال", StringComparison.Ordinal)
                || word.IsRare && text.Vocabulary.Get(form.AsSpan(1)).IsRare
            )
        || IsApart(i);

    /// <summary>لـ هنر أن: ل written apart from a word that no list has.</summary>
    private bool IsApart(int i) =>
        text.Word(i) is { Form: "ل" }
        && text.Word(i + 1) is { HasArticle: false, IsUnknown: true } next
        && !text.Vocabulary.General.KnowsNoun(next.Form)
        && MayCall(next);

    /// <summary>في مقابلة مع آفاق بلس أن: whom somebody spoke with is an outlet where nobody's office is told.</summary>
    public int ReadSpokenWith(int i)
    {
        if (!IsTalkWith(i))
        {
            return i;
        }
        // في حوار قصير مع «الضحى بلس».
        if (marked.MarkEnd(i + 1) is { } close && IsOutlet(i + 2, close))
        {
            marked.Add(i + 2, close, OrganizationKind.Media);
            return close + 1;
        }
        if (
            text.Word(i + 1) is not { IsPlural: false, HasArticle: false } first
            || !(MayCall(first) || first.Is(ClosedClass.OutletBegins))
        )
        {
            return i;
        }
        var stop = NameEnd(i + 1);
        var isNamed =
            first.IsRare
            || first.Is(ClosedClass.OutletBegins)
            || text.Word(stop - 1)?.Is(ClosedClass.OutletEnds) == true;
        if (!isNamed || !IsBeforeThat(stop - 1))
        {
            return i;
        }
        marked.Add(i + 1, stop, OrganizationKind.Media);
        return stop;
    }

    private bool IsTalkWith(int i) =>
        text.Word(i) is { Form: "مع" }
        && (
            text.Word(i - 1)?.Is(ClosedClass.Occasion) == true
            // في حوار قصير مع
            || text.Word(i - 1) is { HasArticle: false, Classes: WordClass.None or WordClass.Common }
                && text.Word(i - 2)?.Is(ClosedClass.Occasion) == true
        );

    /// <summary>أبلغ الوزير «الضحى» أن, خص النائب «الضحى» بأن: who is told stands in marks before what was said.</summary>
    public int ReadInformed(int i)
    {
        if (
            marked.MarkEnd(i) is not { } stop
            || !text[i - 1].IsWord
            || !text[stop + 1].Is(WordClass.That)
            || stop - i >= LongestInMarks
            || !IsOutlet(i + 1, stop)
        )
        {
            return i;
        }
        for (var before = i - 1; before > i - Near && !text[before].IsSymbol('.'); before--)
        {
            if (
                text.Word(before) is { } verb
                && text[before].Is(WordClass.Verb)
                && (verb.Is(ClosedClass.TellsOutlet) || verb.Form is "افاد" or "وافاد")
            )
            {
                marked.Add(i + 1, stop, OrganizationKind.Media);
                return stop + 1;
            }
        }
        return i;
    }

    /// <summary>وعلمت «الضحى», مراسل «الضحى», أبلغت «الضحى», تلقت «الضحى» نسخة: an outlet comes to know.</summary>
    public int ReadLearned(int i)
    {
        if (text.Word(i) is not { } verb || !(verb.Is(ClosedClass.TellsOutlet) || IsReporter(verb)))
        {
            return i;
        }
        // اطلعت عليها «الضحى».
        var open = text.Word(i + 1)?.Is(ClosedClass.RefersBack) == true ? i + 2 : i + 1;
        if (marked.MarkEnd(open) is not { } stop || stop - open >= LongestInMarks || !IsOutlet(open + 1, stop))
        {
            return i;
        }
        marked.Add(open + 1, stop, OrganizationKind.Media);
        return stop + 1;
    }

    /// <summary>لمراسل الضحى: one or two words up to where the phrase ends; where the name ends.</summary>
    public int ReadReported(int i, int end)
    {
        if (text.Word(i) is not { HasArticle: false } reporter)
        {
            return i;
        }
        if (!IsReporter(reporter) || text.Match(i + 1, end, PhraseKind.Organization, out _, out _) > 0)
        {
            return i;
        }
        var stop = i + 1;
        while (stop <= i + 2 && text.Adjacent(stop - 1) && MayCall(text.Word(stop)!) && !EndsOutlet(stop))
        {
            stop++;
        }
        if (stop == i + 1 || !EndsOutlet(stop))
        {
            return i;
        }
        marked.Add(i + 1, stop, OrganizationKind.Media);
        return stop;
    }

    private bool EndsOutlet(int at) =>
        !text[at].IsWord
        || text[at].Is(WordClass.That | WordClass.Preposition | WordClass.Verb)
        || text.Word(at)!.Readings is [{ Preposition: not '\0' }, ..];

    private static bool MayCall(Word word) =>
        word.Form is not ['و' or 'ل', ..]
        && !word.Is(
            WordClass.Framing
                | WordClass.Nisba
                | WordClass.Country
                | WordClass.Office
                | WordClass.Honorific
                | WordClass.OrganizationHead
                | WordClass.OrganizationClass
                | WordClass.GivenName
                | WordClass.NameJoint
        )
        && word.Form is not [.., 'ي'];

    /// <summary>حصلت الضحى على نسخة منه, تلقت أخبار الساحل نسخة.</summary>
    public int ReadCopied(int i)
    {
        if (text.Word(i) is not { Form: "تلقت" or "حصلت" or "وحصلت" or "وتلقت" })
        {
            return i;
        }
        for (var stop = i + 2; stop <= i + 3 && text.Adjacent(stop - 2) && MayCall(text.Word(stop - 1)!); stop++)
        {
            var copy = text.Word(stop)?.Form == "علي" ? stop + 1 : stop;
            if (text.Word(copy)?.Form == "نسخه")
            {
                marked.Add(i + 1, stop, OrganizationKind.Media);
                return stop;
            }
        }
        return i;
    }

    /// <summary>صرح أمس لـ«…», في حديث خاص لـ«…», لـ«…» إن: something is said near it.</summary>
    private bool IsTold(int i, int stop)
    {
        if (text[stop + 1].Is(WordClass.That) || text[stop + 1].IsSymbol(':'))
        {
            return true;
        }
        for (var before = i - 1; before > i - Near && !text[before].IsSymbol('.'); before--)
        {
            if (
                text[before].Is(WordClass.Verb | WordClass.According | WordClass.Participle | WordClass.Source)
                || text.Word(before)?.Is(ClosedClass.Occasion) == true
            )
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>لـ"زيتونة"، إن.</summary>
    private bool IsBeforeThat(int mark) =>
        text[mark + 1].Symbol == '،' ? text[mark + 2].Is(WordClass.That) : text[mark + 1].Is(WordClass.That);

    /// <summary>لـ«يوم واحد»: an indefinite word of the language is no outlet without its genitive.</summary>
    private bool IsOutlet(int first, int stop) =>
        text.Word(first) is not { IsRare: false, HasArticle: false }
        || stop == first + 2 && text.Word(first + 1) is { HasArticle: true };

    /// <summary>Whether a word that no lexicon has may begin what is read here.</summary>
    public bool MayBegin(int i) => text.Word(i)!.Is(ClosedClass.TellsOutlet) || IsToldBare(i);

    private static bool IsReporter(Word word) => word.Is(ClosedClass.ReportsFor);
}
