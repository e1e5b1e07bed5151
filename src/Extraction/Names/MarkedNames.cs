using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Names that their surroundings mark: «…» behind a class word, a proper name behind صحيفة or شركة, a short form in brackets
/// right behind the full one.
/// </summary>
internal sealed class MarkedNames(TokenizedText text, NameTable names, Complements complements)
{
    private const int LongestName = 6;

    private readonly UnmarkedNames _unmarked = new(text, complements);

    /// <summary>صحيفة الضحى: without marks behind a class word that is no part of the name.</summary>
    public int ReadUnmarked(int i, int end)
    {
        if (!IsClassWord(i, out var head) || !text.Adjacent(i))
        {
            return i;
        }
        var body = new ClassWord(i, end, head, 0);
        foreach (var rule in UnmarkedNames.Rules)
        {
            if (rule.End(_unmarked, body) is not { } stop)
            {
                continue;
            }
            if (stop > i)
            {
                Add(i + 1, stop, head.Entry.Organization!.Value.Kind, 0, head.Entry.Form);
            }
            names.Sign(rule, i, Math.Max(stop, i + 1));
            return stop;
        }
        return i;
    }

    /// <summary>حزب «البديل».</summary>
    public int ReadBehindClass(int i, int end)
    {
        if (
            !IsClassWord(i, out var head)
            || MarkEnd(i + 1, end) is not { } stop
            || IsSentence(i + 2, stop)
            || IsDescription(i + 2, stop, head.Entry.Organization!.Value)
        )
        {
            return i;
        }
        Add(i + 2, stop, head.Entry.Organization!.Value.Kind, 0, head.Entry.Form);
        return stop + 1;
    }

    /// <summary>منظمة «إرهابية»: an indefinite adjective is no name but of a firm.</summary>
    private bool IsDescription(int first, int stop, OrganizationHead head) =>
        head.Kind != OrganizationKind.Company
        && stop == first + 1
        && text.Word(first) is { HasArticle: false, IsRare: false, Form: [_, _, _, .., 'ي', 'ه'] };

    /// <summary>لـ«عكاظ»: whom somebody spoke to is an outlet.</summary>
    public int ReadTold(int i, int end)
    {
        if (
            text.Word(i) is not { Form: "ل" }
            || text[i].End - text[i].Start > 2
            || MarkEnd(i + 1, end) is not { } stop
            || !IsOutlet(i + 2, stop)
        )
        {
            return i;
        }
        Add(i + 2, stop, OrganizationKind.Media);
        return stop + 1;
    }

    private bool IsClassWord(int i, out Reading head)
    {
        head = default;
        return text.Word(i) is { } word
            && word.TryRead(WordClass.OrganizationClass | WordClass.OrganizationHead, out head)
            && !head.Definite;
    }

    /// <summary>The closing mark of a few words in marks.</summary>
    private int? MarkEnd(int open, int end)
    {
        if (!Marks.IsMark(text[open].Symbol))
        {
            return null;
        }
        var stop = open + 1;
        while (stop - open <= LongestName && text[stop].Kind is TokenKind.Word or TokenKind.Number)
        {
            stop++;
        }
        return stop > open + 1 && Marks.IsMark(text[stop].Symbol) ? stop : null;
    }

    /// <summary>
    /// لـ«يوم واحد»: an indefinite word of the language is no outlet that no list has; «معرض وظائف 2015» is an event.
    /// </summary>
    private bool IsOutlet(int first, int stop) =>
        !(
            text.Word(first) is { IsRare: false, HasArticle: false }
            && !(stop == first + 2 && text.Word(first + 1) is { HasArticle: true })
            && text.Match(first, stop, PhraseKind.Organization, out _, out _) == 0
        ) && !text[first].Is(WordClass.TitleWord);

    /// <summary>«عفا عليه الزمن» is a judgement.</summary>
    private bool IsSentence(int first, int stop)
    {
        for (var i = first + 1; i < stop; i++)
        {
            if (text[i].Is(WordClass.Relative) || text.Word(i)?.Is(ClosedClass.RefersBack) == true)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>«باركليز كابيتال» تكهنت …, «المقاييس والجودة»: …: a short name in marks that speaks.</summary>
    /// <param name="first">First token of the line.</param>
    public int ReadActor(int open, int first, int end)
    {
        if (!Marks.IsOpening(text[open].Symbol))
        {
            return open;
        }
        var stop = open + 1;
        while (stop - open <= 4 && text[stop].IsWord)
        {
            stop++;
        }
        if (!Marks.IsMark(text[stop].Symbol))
        {
            return open;
        }
        var after = text[stop + 1];
        var speaks =
            open == first && after.Symbol == ':'
            || after.Word is { } verb
                && verb.TryRead(WordClass.Verb, out var reading)
                && reading is { And: false, Preposition: '\0', Definite: false }
                && !verb.Is(WordClass.Function | WordClass.Common | WordClass.Preposition)
                && text.Word(open - 1)?.Is(WordClass.Verb) != true;
        if (!speaks || IsSentence(open, stop))
        {
            return open;
        }
        Add(open + 1, stop, OrganizationKind.Other);
        return open + 1;
    }

    /// <summary>What the page says is its outlet or its source.</summary>
    public int ReadOutlet(int first, int end)
    {
        if (text[first].Is(WordClass.GivenName))
        {
            return first;
        }
        Add(first, end, OrganizationKind.Media);
        return end;
    }

    public void Add(int first, int stop, OrganizationKind kind, int prefix = 0, string? classWord = null)
    {
        if (!names.IsFree(first, stop) || text.Forms(first, stop, 0).Length == 0)
        {
            return;
        }
        var length = Phrases.Match(
            text.Tokens.AsSpan(first, stop - first),
            PhraseKind.Organization,
            out var phrase,
            out var particles
        );
        if (length == stop - first)
        {
            var known = Referent.Of(phrase!.Name!);
            known.ClassWord = classWord;
            names.Add(known, first, stop, particles);
            return;
        }
        names.Add(
            new Referent
            {
                IsPerson = false,
                Forms = text.Forms(first, stop, prefix),
                Name = text.Name(first, stop, prefix),
                Kind = kind,
                Feminine = kind == OrganizationKind.Media,
                IsOutlet = kind == OrganizationKind.Media,
                ClassWord = classWord,
            },
            first,
            stop,
            prefix
        );
    }

    /// <summary>(SCO), (إرنا), “اندوف”: a short form right behind the full one.</summary>
    public int ReadAbbreviation(int at, int end)
    {
        if (
            names.At(at - 1) is not { Referent.IsPerson: false } full
            || !(text[at].Symbol is '(' or '-' or '–' || Marks.IsOpening(text[at].Symbol))
            || text[at + 1].Word is not { } word
            || !(text[at + 2].Symbol is ')' or '-' or '–' || Marks.IsClosing(text[at + 2].Symbol))
        )
        {
            return at;
        }
        var fits = word.IsLatin
            ? word.Form.Length <= 8
            : (
                word.IsRare
                || Array.IndexOf(full.Referent.Forms, word.Form) >= 0
                || word.IsUnknown && text[at].Symbol == '('
                || IsWeakName(at + 1)
                || IsInitials(full, at)
            )
                && word.Form.Length <= (word.IsRare ? 9 : 7)
                && !word.Is(WordClass.Function);
        if (!fits)
        {
            return at;
        }
        names.Add(full.Referent, at + 1, at + 2, 0);
        return at + 3;
    }

    /// <summary>الهيئة السعودية للمدن الصناعية «مدن»: a bare word in marks right behind a long name.</summary>
    private bool IsInitials(Mention full, int open) =>
        full.End - full.First > 2
        && text[open].Symbol is not ('-' or '–')
        && text.Word(open + 1) is { HasArticle: false, IsInflected: false } word
        && !word.Is(WordClass.Framing | WordClass.Office | WordClass.Nisba | WordClass.Country | WordClass.Place)
        && (Marks.IsOpening(text[open].Symbol) || !word.Is(WordClass.Common));

    private bool IsWeakName(int at) =>
        Phrases.Match(text.Tokens.AsSpan(at, 1), PhraseKind.Organization, out _, out _) == 1;
}
