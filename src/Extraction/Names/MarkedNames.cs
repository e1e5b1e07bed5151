using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Names that their surroundings mark: «…» behind a class word, a proper name behind صحيفة or شركة, a short form in brackets
/// right behind the full one.
/// </summary>
internal sealed class MarkedNames
{
    private const int LongestName = 6;

    /// <summary>Of what speaks, with its opening mark.</summary>
    private const int LongestActor = 5;

    /// <summary>Words between round brackets.</summary>
    private const int LongestInBrackets = 3;

    /// <summary>Letters.</summary>
    private const int LongestShortForm = 9;

    private readonly TokenizedText _text;
    private readonly NameTable _names;
    private readonly UnmarkedNames _unmarked;
    private readonly UnmarkedFirms _firms;

    public MarkedNames(TokenizedText text, NameTable names, Complements complements)
    {
        _text = text;
        _names = names;
        _unmarked = new UnmarkedNames(text, complements);
        _firms = new UnmarkedFirms(text, complements, _unmarked);
    }

    /// <summary>صحيفة الضحى: without marks behind a class word that is no part of the name.</summary>
    public int ReadUnmarked(int i, int end)
    {
        if (!IsClassWord(i, out var head) || !_text.Adjacent(i))
        {
            return i;
        }
        var body = new ClassWord(i, end, head, 0);
        return Try(UnmarkedNames.Rules, _unmarked, body) ?? Try(UnmarkedFirms.Rules, _firms, body) ?? i;
    }

    private int? Try<T>(ClassWordRule<T>[] rules, T reader, ClassWord body)
    {
        foreach (var rule in rules)
        {
            if (rule.End(reader, body) is { } stop)
            {
                if (stop > body.At)
                {
                    Add(body.At + 1, stop, body.Head.Entry.Organization!.Value.Kind, 0, body.Head.Entry.Form);
                }
                _names.Sign(rule, body.At, Math.Max(stop, body.At + 1));
                return stop;
            }
        }
        return null;
    }

    /// <summary>حزب «البديل».</summary>
    public int ReadBehindClass(int i)
    {
        if (
            !IsClassWord(i, out var head)
            || (MarkEnd(i + 1) ?? BracketEnd(i + 1, head)) is not { } stop
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
        && _text.Word(first) is { HasArticle: false, IsRare: false, Form: [_, _, _, .., 'ي', 'ه'] };

    private bool IsClassWord(int i, out Reading head)
    {
        head = default;
        return _text.Word(i) is { } word
            && word.TryRead(WordClass.OrganizationClass | WordClass.OrganizationHead, out head)
            && !head.Definite;
    }

    /// <summary>The closing mark of a few words in marks.</summary>
    public int? MarkEnd(int open)
    {
        if (!Marks.IsMark(_text[open].Symbol))
        {
            return null;
        }
        var stop = open + 1;
        while (stop - open <= LongestName && _text[stop].Kind is TokenKind.Word or TokenKind.Number)
        {
            stop++;
        }
        return Marks.IsMark(_text[stop].Symbol) ? stop : null;
    }

    /// <summary>صحيفة (الضحى): some papers write outlets so; in brackets behind other bodies stands what explains them.</summary>
    private int? BracketEnd(int open, Reading head)
    {
        if (
            !_text[open].IsSymbol('(')
            || head.Entry.Organization!.Value is not { Kind: OrganizationKind.Media } body
            || body.Is(BodyTraits.Site | BodyTraits.Foreign)
            || _text[open + 1].Is(WordClass.Function | WordClass.Preposition)
        )
        {
            return null;
        }
        var stop = open + 1;
        while (stop - open <= LongestInBrackets && _text[stop].IsWord)
        {
            stop++;
        }
        return _text[stop].IsSymbol(')') && stop > open + 1 ? stop : null;
    }

    /// <summary>«عفا عليه الزمن» is a judgement.</summary>
    private bool IsSentence(int first, int stop)
    {
        for (var i = first + 1; i < stop; i++)
        {
            if (_text.Word(i)?.Is(ClosedClass.RefersBack) == true)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>«باركليز كابيتال» تكهنت …, «المقاييس والجودة»: …: a short name in marks that speaks.</summary>
    /// <param name="first">First token of the line.</param>
    public int ReadActor(int open, int first)
    {
        if (MarkEnd(open) is not { } stop || stop - open > LongestActor)
        {
            return open;
        }
        var after = _text[stop + 1];
        var speaks =
            open == first && after.Symbol == ':'
            || after.Word is { } verb
                && verb.TryRead(WordClass.Verb, out var reading)
                && reading.Prefix == 0
                && !verb.Is(WordClass.Function | WordClass.Common | WordClass.Preposition);
        if (
            !speaks
            || !_text[stop - 1].IsWord
            || IsOfNoun(open)
            || _text[open + 1].Is(WordClass.Place | WordClass.Country | WordClass.GivenName)
        )
        {
            return open;
        }
        Add(open + 1, stop, OrganizationKind.Other);
        return open + 1;
    }

    /// <summary>فيروس «زيكا» يعد: the marked word tells which virus, and is nobody.</summary>
    private bool IsOfNoun(int open) =>
        _text.Word(open - 1) is { } word
        && (!word.Is(WordClass.Function | WordClass.That) || word.Is(WordClass.Preposition));

    /// <summary>What the page says is its outlet or its source.</summary>
    public int ReadOutlet(int first, int end)
    {
        Add(first, end, OrganizationKind.Media);
        return end;
    }

    public void Add(int first, int stop, OrganizationKind kind, int prefix = 0, string? classWord = null)
    {
        if (_text.Forms(first, stop, 0).Length == 0)
        {
            return;
        }
        var length = Phrases.Match(
            _text.Tokens.AsSpan(first, stop - first),
            PhraseKind.Organization,
            out var phrase,
            out var particles
        );
        if (length == stop - first)
        {
            var known = Referent.Of(phrase!.Name!);
            known.ClassWord = classWord;
            _names.Add(known, first, stop, particles);
            return;
        }
        _names.Add(
            new Referent
            {
                IsPerson = false,
                Forms = _text.Forms(first, stop, prefix),
                Name = _text.Name(first, stop, prefix),
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
    public int ReadAbbreviation(int at)
    {
        if (
            _names.At(at - 1) is not { Referent.IsPerson: false } full
            || _text[at + 1].Word is not { } word
            || !AreBrackets(_text[at].Symbol, _text[at + 2].Symbol)
        )
        {
            return at;
        }
        var fits = word.IsRare || IsWeakName(at + 1) || IsInitials(full, word, _text[at].IsSymbol('('));
        if (!fits || word.Form.Length > LongestShortForm)
        {
            return at;
        }
        _names.Add(full.Referent, at + 1, at + 2, 0);
        return at + 3;
    }

    private static bool AreBrackets(char open, char close) =>
        open switch
        {
            '(' => close == ')',
            '-' or '–' => close == open,
            _ => Marks.IsOpening(open) && Marks.IsClosing(close),
        };

    /// <summary>الهيئة السعودية للمدن الصناعية «مدن»: a word right behind a long name.</summary>
    private static bool IsInitials(Mention full, Word word, bool bracketed) =>
        full.End - full.First > 2
        // (آفاد) is written like a verb.
        && (bracketed && word is { Classes: WordClass.Verb } || !word.Is(WordClass.Framing))
        && !word.Is(WordClass.Office | WordClass.Nisba | WordClass.Country | WordClass.Place);

    private bool IsWeakName(int at) =>
        Phrases.Match(_text.Tokens.AsSpan(at, 1), PhraseKind.Organization, out _, out _) == 1;
}
