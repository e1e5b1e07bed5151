using Qawl.Extraction.Text;

namespace Qawl.Extraction.Names;

/// <summary>
/// Names that their surroundings mark: «…» behind a class word, a proper name behind صحيفة or شركة, a short form in brackets
/// right behind the full one.
/// </summary>
internal sealed class MarkedNames(NameTable names, Complements complements)
{
    /// <summary>A name in marks behind a class word (حزب «البديل»), or that the text says it spoke to (لـ«عكاظ»).</summary>
    public int Read(int i, int end)
    {
        if (names.Word(i) is not { } word)
        {
            return i;
        }
        var isClass =
            word.TryRead(WordClass.OrganizationClass | WordClass.OrganizationHead, out var head) && !head.Definite;
        var at = i + 1;
        if (isClass && at < end && !Marks.IsMark(names[at].Symbol))
        {
            return Unmarked(i, at, end, head);
        }
        if (!isClass && !(word.Form == "ل" && names[i].End - names[i].Start <= 2))
        {
            return i;
        }
        if (at + 1 >= end || !Marks.IsMark(names[at].Symbol))
        {
            return i;
        }
        var stop = at + 1;
        while (
            stop < end
            && stop - at <= 6
            && !Marks.IsMark(names[stop].Symbol)
            && names[stop].Kind is TokenKind.Word or TokenKind.Number
        )
        {
            stop++;
        }
        if (stop >= end || !Marks.IsMark(names[stop].Symbol) || stop == at + 1)
        {
            return i;
        }
        var kind = isClass ? head.Entry.Organization!.Value.Kind : OrganizationKind.Media;
        Add(at + 1, stop, kind);
        return stop + 1;
    }

    /// <summary>«باركليز كابيتال» تكهنت …, «المقاييس والجودة»: …: a short name in marks that speaks.</summary>
    public void ReadActor(int open, int first, int end)
    {
        var stop = open + 1;
        while (stop < end && stop - open <= 4 && names[stop].IsWord)
        {
            stop++;
        }
        if (stop == open + 1 || stop + 1 >= end || !Marks.IsMark(names[stop].Symbol) || !names.IsFree(open + 1, stop))
        {
            return;
        }
        var after = names[stop + 1];
        var speaks =
            open == first && after.Symbol == ':'
            || after.Word is { } verb
                && verb.TryRead(WordClass.Verb, out var reading)
                && reading is { And: false, Preposition: '\0', Definite: false }
                && !verb.Is(WordClass.Function | WordClass.Common | WordClass.Preposition)
                && names.Word(open - 1)?.Is(WordClass.Verb) != true;
        if (speaks)
        {
            Add(open + 1, stop, OrganizationKind.Other);
        }
    }

    private int Unmarked(int i, int at, int end, Reading head)
    {
        if (
            !(
                head.Entry.Form
                is "شركه"
                    or "صحيفه"
                    or "جريده"
                    or "مجله"
                    or "قناه"
                    or "موقع"
                    or "احزاب"
                    or "فضاييه"
                    or "تنظيم"
                    or "اذاعه"
            )
            || head.Entry.Form is "مجموعه" or "حمله"
            || names.Word(at) is { } first && (first.Form.EndsWith('ه') || first.Form.EndsWith('ي'))
        )
        {
            return i;
        }
        var stop = at;
        // صحيفة الضحى, قناة المرساة: a definite word behind the class word of media is the name.
        if (
            head.Entry.Form is not ("شركه" or "احزاب" or "تنظيم")
            && names.Word(at) is { HasArticle: true, Readings: [] or [{ Prefix: 0 }, ..] } named
            && !named.Is(
                WordClass.Nisba
                    | WordClass.Place
                    | WordClass.Country
                    | WordClass.Function
                    | WordClass.OrganizationHead
                    | WordClass.Office
                    | WordClass.Honorific
            )
            && names.Adjacent(i)
            && !named.Form.EndsWith("يه", StringComparison.Ordinal)
        )
        {
            Add(at, at + 1, head.Entry.Organization!.Value.Kind);
            return at + 1;
        }
        // شركة السنديان للإنشاءات: the purpose makes a name of it.
        else if (
            head.Entry.Form == "شركه"
            && names.Word(at) is { HasArticle: true, Readings: [] or [{ Prefix: 0 }, ..] }
            && names.Word(at + 1) is { HasArticle: true } purpose
            && purpose.Form.StartsWith("لل", StringComparison.Ordinal)
            && names.Adjacent(at)
        )
        {
            stop = at + 2;
        }
        while (
            stop < end
            && stop - at < 4
            && names.Word(stop) is { } word
            && (word.IsUnknown && !word.HasArticle || word.IsLatin || word.Is(WordClass.Country) && stop > at)
            && names.Adjacent(stop - 1)
        )
        {
            stop++;
        }
        if (stop == at)
        {
            return i;
        }
        stop = head.Entry.Form == "شركه" ? complements.Purpose(stop, end) : stop;
        Add(at, stop, head.Entry.Organization!.Value.Kind);
        return stop;
    }

    public void Add(int first, int stop, OrganizationKind kind)
    {
        if (!names.IsFree(first, stop) || names.Forms(first, stop, 0).Length == 0)
        {
            return;
        }
        var length = Lexicon.MatchPhrase(
            names.Tokens.AsSpan(first, stop - first),
            PhraseKind.Organization,
            out var phrase,
            out var prefix
        );
        if (length == stop - first)
        {
            names.Add(Referent.Of(phrase!.Name!), first, stop, prefix);
            return;
        }
        names.Add(
            new Referent
            {
                IsPerson = false,
                Forms = names.Forms(first, stop, 0),
                Name = names.Slice(first, stop, 0),
                Kind = kind,
                Feminine = kind == OrganizationKind.Media,
                IsOutlet = kind == OrganizationKind.Media,
            },
            first,
            stop,
            0
        );
    }

    /// <summary>(SCO), (إرنا), “اندوف”: a short form right behind the full one.</summary>
    public int ReadAbbreviation(Mention full, int at, int end)
    {
        if (
            full.Referent.IsPerson
            || at + 2 >= end
            || !(names[at].Symbol is '(' or '-' or '–' || Marks.IsOpening(names[at].Symbol))
            || names[at + 1].Word is not { } word
            || !(names[at + 2].Symbol is ')' or '-' or '–' || Marks.IsClosing(names[at + 2].Symbol))
            || !names.IsFree(at + 1, at + 2)
        )
        {
            return at;
        }
        var fits = word.IsLatin
            ? word.Form.Length <= 8
            : (word.IsUnknown || word.Is(WordClass.StartsPhrase) || IsWeakName(at + 1))
                && word.Form.Length <= 7
                && !word.Is(WordClass.Function);
        if (!fits)
        {
            return at;
        }
        names.Add(full.Referent, at + 1, at + 2, 0);
        return at + 3;
    }

    private bool IsWeakName(int at) =>
        Lexicon.MatchPhrase(names.Tokens.AsSpan(at, 1), PhraseKind.Organization, out _, out _) == 1;
}
