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
    private readonly UnmarkedNames _unmarked = new(text, complements);

    /// <summary>A name in marks behind a class word (حزب «البديل»), or that the text says it spoke to (لـ«عكاظ»).</summary>
    public int Read(int i, int end)
    {
        if (text.Word(i) is not { } word)
        {
            return i;
        }
        var isClass =
            word.TryRead(WordClass.OrganizationClass | WordClass.OrganizationHead, out var head) && !head.Definite;
        var at = i + 1;
        if (isClass && at < end && !Marks.IsMark(text[at].Symbol))
        {
            var stopUnmarked = Unmarked(at, end, head);
            return stopUnmarked > at ? stopUnmarked : i;
        }
        if (!isClass && !(word.Form == "ل" && text[i].End - text[i].Start <= 2))
        {
            return i;
        }
        if (at + 1 >= end || !Marks.IsMark(text[at].Symbol))
        {
            return i;
        }
        var stop = at + 1;
        while (
            stop < end
            && stop - at <= 6
            && !Marks.IsMark(text[stop].Symbol)
            && text[stop].Kind is TokenKind.Word or TokenKind.Number
        )
        {
            stop++;
        }
        if (stop >= end || !Marks.IsMark(text[stop].Symbol) || stop == at + 1)
        {
            return i;
        }
        if (!IsName(at + 1, stop, isClass))
        {
            return i;
        }
        var kind = isClass ? head.Entry.Organization!.Value.Kind : OrganizationKind.Media;
        Add(at + 1, stop, kind, 0, isClass ? head.Entry.Form : null);
        return stop + 1;
    }

    /// <summary>«معرض وظائف 2015» is an event, «عفا عليه الزمن» a judgement.</summary>
    private bool IsName(int first, int stop, bool isClass)
    {
        // لـ«يوم واحد»: an indefinite word of the language is no outlet that no list has.
        if (
            !isClass
            && text.Word(first) is { IsRare: false, HasArticle: false, IsLatin: false }
            && !(stop == first + 2 && text.Word(first + 1) is { HasArticle: true })
            && Phrases.Match(text.Tokens.AsSpan(first, stop - first), PhraseKind.Organization, out _, out _) == 0
        )
        {
            return false;
        }
        if (!isClass && (text.Word(first)?.Is(WordClass.TitleWord) == true || text[stop - 1].Kind == TokenKind.Number))
        {
            return false;
        }
        for (var i = first + 1; i < stop; i++)
        {
            if (
                text.Word(i) is
                { Form: "عليه" or "عليها" or "له" or "لها" or "به" or "بها" or "فيه" or "فيها" or "منه" }
            )
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>«باركليز كابيتال» تكهنت …, «المقاييس والجودة»: …: a short name in marks that speaks.</summary>
    public void ReadActor(int open, int first, int end)
    {
        var stop = open + 1;
        while (stop < end && stop - open <= 4 && text[stop].IsWord)
        {
            stop++;
        }
        if (stop == open + 1 || stop + 1 >= end || !Marks.IsMark(text[stop].Symbol) || !names.IsFree(open + 1, stop))
        {
            return;
        }
        var after = text[stop + 1];
        var speaks =
            open == first && after.Symbol == ':'
            || after.Word is { } verb
                && verb.TryRead(WordClass.Verb, out var reading)
                && reading is { And: false, Preposition: '\0', Definite: false }
                && !verb.Is(WordClass.Function | WordClass.Common | WordClass.Preposition)
                && text.Word(open - 1)?.Is(WordClass.Verb) != true;
        if (speaks)
        {
            Add(open + 1, stop, OrganizationKind.Other);
        }
    }

    private int Unmarked(int at, int end, Reading head)
    {
        var stop = _unmarked.End(at, end, head.Entry.Form);
        if (stop > at)
        {
            Add(at, stop, head.Entry.Organization!.Value.Kind, 0, head.Entry.Form);
        }
        return stop;
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
                Name = text.Slice(first, stop, prefix),
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
    public int ReadAbbreviation(Mention full, int at, int end)
    {
        if (
            full.Referent.IsPerson
            || at + 2 >= end
            || !(text[at].Symbol is '(' or '-' or '–' || Marks.IsOpening(text[at].Symbol))
            || text[at + 1].Word is not { } word
            || !(text[at + 2].Symbol is ')' or '-' or '–' || Marks.IsClosing(text[at + 2].Symbol))
            || !names.IsFree(at + 1, at + 2)
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

    private bool IsWeakName(int at) =>
        Phrases.Match(text.Tokens.AsSpan(at, 1), PhraseKind.Organization, out _, out _) == 1;
}
