using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>A way to tell that a person is named at a token.</summary>
/// <param name="Read">Token and end of the line; where reading goes on, or the token itself if nothing was found.</param>
internal sealed record PersonRule(string Name, Func<PersonFinder, int, int, int> Read) : IRule;

/// <summary>
/// First pass over the names of people, for certainty: known names, given names with what follows, and names behind an
/// office or honorific. Single surnames are left to <see cref="NamePropagation"/>.
/// </summary>
internal sealed class PersonFinder
{
    /// <summary>Tried in this order at each word that no name has yet.</summary>
    private static readonly PersonRule[] Rules =
    [
        // Whom an archive knows.
        new("person-given-with-the-text", static (finder, i, _) => finder.Given(i)),
        // In سيدي بوزيد begins no person's name.
        new("place-of-the-lexicon", static (finder, i, end) => finder.SkipPlace(i, end)),
        // الملك سلمان, سلمان بن عبدالعزيز آل سعود.
        new("person-of-the-lexicon", static (finder, i, end) => finder.Known(i, end)),
        // الباحث Peter Varga.
        new("latin-name-behind-title", static (finder, i, end) => finder.Latin(i, end)),
        // سلمى الدروبي, الدكتور كريم; how each begins is told in NameStart.
        new("name-by-its-beginning", static (finder, i, end) => finder.Named(i, end)),
    ];

    private readonly TokenizedText _text;
    private readonly NameTable _names;

    private readonly bool[] _honorific;

    /// <summary>Tokens of names of places and bodies that are called after somebody.</summary>
    private readonly bool[] _calledAfter;
    private readonly NameShape _shape;
    private readonly NameStart _start;
    private readonly Offices _offices;
    private readonly EnoughWords _enough;

    /// <summary>Where the names end that are given, in UTF-16, by where they begin.</summary>
    private readonly Dictionary<int, int> _given;

    /// <param name="given">UTF-16 ranges that are names of people.</param>
    public PersonFinder(TokenizedText text, NameTable names, IReadOnlyList<Range> given)
    {
        _given = given.ToDictionary(range => range.Start.Value, range => range.End.Value);
        _text = text;
        _names = names;
        _honorific = new bool[text.Tokens.Length];
        _calledAfter = new bool[text.Tokens.Length];
        _shape = new NameShape(text, names);
        _start = new NameStart(text, _shape);
        _offices = new Offices(text, names, _honorific);
        _enough = new EnoughWords(text, names, _shape);
    }

    /// <summary>Reads the office before a name that was found by other means.</summary>
    public void AddOffice(Mention mention)
    {
        if (mention.Referent.IsPerson)
        {
            _offices.OfficeBefore(mention.First, out var office);
            _offices.AddRoles(mention, office);
        }
    }

    /// <summary>What stands before a name that may begin at a token.</summary>
    public OfficeContext ContextOf(int name) => _offices.OfficeBefore(name, out _);

    public void Find(int first, int end)
    {
        MarkHonorifics(first, end);
        for (var i = first; i < end; )
        {
            i = _text[i].IsWord ? Math.Max(i + 1, Read(i, end)) : i + 1;
        }
    }

    private int Read(int i, int end)
    {
        foreach (var rule in Rules)
        {
            var next = rule.Read(this, i, end);
            if (next > i)
            {
                _names.Sign(rule, i, next);
                return next;
            }
        }
        return i;
    }

    private void MarkHonorifics(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var length = _text.Match(i, end, PhraseKind.Honorific, out _, out _);
            Array.Fill(_honorific, true, i, length);
        }
    }

    private int Given(int i)
    {
        var token = _text[i];
        // Letters that cling to the name: ولصالح أمين.
        var prefix = _given.ContainsKey(token.Start) ? 0 : 1;
        if (!_given.TryGetValue(token.Start + prefix, out var end))
        {
            return i;
        }
        var stop = i + 1;
        while (stop < _text.Tokens.Length && _text[stop].Start < end)
        {
            stop++;
        }
        if (_text[stop - 1].End != end || !_names.IsFree(i, stop))
        {
            return i;
        }
        _offices.OfficeBefore(i, out var office);
        Add(i, stop, prefix, _text.Word(i)!.Is(WordClass.Woman), office);
        return stop;
    }

    private int SkipPlace(int i, int end)
    {
        var length = _text.Match(i, end, PhraseKind.Person | PhraseKind.Place, out var phrase, out _);
        return phrase?.Kind == PhraseKind.Place ? i + length : i;
    }

    private int Known(int i, int end)
    {
        var length = _text.Match(i, end, PhraseKind.Person | PhraseKind.Place, out var phrase, out var prefix);
        if (length == 0)
        {
            return i;
        }
        var name = phrase!.Name!;
        _offices.OfficeBefore(i, out var office);
        // A longer name that begins the same is somebody else: سعد الحريري, سعد الحريري الابن aside.
        var stop = length == 1 ? i + 1 : ExtendKnown(i + length);
        if (
            name.IsWeak
            || IsLonger(i + length)
            || IsLonger(stop)
            || IsDefiniteOnlyHere(i, phrase)
            || !_names.IsFree(i, stop)
        )
        {
            return i;
        }
        if (IsCalledAfter(i, i + 1))
        {
            return CallAfter(i, stop);
        }
        // الملك سلمان is how he is known; the title is no part of the mention.
        var titles = _text.Word(i)!.Is(WordClass.Honorific) ? 1 : 0;
        var mention = _names.Add(Referent.Of(name), i + titles, stop, titles > 0 ? 0 : prefix);
        _offices.AddRoles(mention, office);
        return mention.End;
    }

    /// <summary>عبدالله بن عبدالعزيز الربيعة is somebody else.</summary>
    private bool IsLonger(int end) => _text.Word(end) is { HasArticle: true } next && next.Is(WordClass.FamilyName);

    /// <summary>الروحاني is not روحاني.</summary>
    private bool IsDefiniteOnlyHere(int i, Phrase phrase) =>
        _text.Word(i)!.HasArticle && !DefiniteArticle.Begins(phrase.Forms[0]);

    /// <summary>مطار الملك خالد, مستشفى الأمير سلطان: a place or body, though it has a person's name.</summary>
    public bool IsCalledAfter(int name, int end)
    {
        if (_calledAfter[name] || end == name + 1 && _text.Word(name - 1)?.Is(ClosedClass.Family) == true)
        {
            return true;
        }
        var place = name - 1;
        // دوري (عبداللطيف جميل)
        while (
            _text[place].Is(WordClass.Honorific) || _text[place].Symbol == '(' || Marks.IsOpening(_text[place].Symbol)
        )
        {
            place--;
        }
        var kind =
            place < name - 1 || _text.Word(name)!.Is(WordClass.Honorific)
                ? ClosedClass.NamedAfter
                : ClosedClass.NamedAfterDirectly;
        return _text.Word(place) is { } word
            && Array.Exists(word.Stems, stem => _text.Lexicon.FindClosed(stem.Form).HasFlag(kind));
    }

    /// <summary>Behind a name that is known only sure parts of names go on: سلمان بن عبدالعزيز آل سعود.</summary>
    private int ExtendKnown(int at)
    {
        var from = at;
        while (
            _text.Word(at) is { } word && (IsSurePart(word) || at > from && _text.Word(at - 1)!.Is(WordClass.NameJoint))
        )
        {
            at++;
        }
        return at;
    }

    private static bool IsSurePart(Word word) =>
        word.Readings is [{ Prefix: 0 }, ..]
        && word.Is(WordClass.AnyName)
        && !word.Is(WordClass.Ambiguous | WordClass.Function | WordClass.Common | WordClass.Verb | WordClass.Office);

    private int CallAfter(int first, int end)
    {
        Array.Fill(_calledAfter, true, first, end - first);
        return end;
    }

    private int Latin(int i, int end)
    {
        var stop = i;
        while (_text.Word(stop) is { IsLatin: true } && _names.IsFree(stop, stop + 1))
        {
            stop++;
        }
        if (stop - i < 2 || _text[i - 1].Symbol == '(')
        {
            return i;
        }
        if (_offices.OfficeBefore(i, out var office) == OfficeContext.Direct || _text[i - 1].Is(WordClass.Verb))
        {
            Add(i, stop, 0, false, office);
        }
        return stop;
    }

    private int Named(int i, int end)
    {
        var word = _text.Word(i)!;
        if (word.IsLatin || !NameStart.Allows(word) && !_shape.IsHyphen(i + 1) && _text.Word(i + 1)?.Form is not "ولد")
        {
            return i;
        }
        var context = _offices.OfficeBefore(i, out var office);
        var start = new Start(i, end, word, context);
        if (_start.Find(start, out var prefix) is not { } rule)
        {
            return i;
        }
        // مريم السالمي وندى النعيمي: وندي is a name too.
        if (prefix == 0 && word.Form[0] == 'و' && _names.At(i - 1) is { Referent.IsPerson: true })
        {
            prefix = _text.Lexicon.Find(word.Form[1..])?.Classes.HasFlag(WordClass.GivenName) == true ? 1 : 0;
        }
        var stop = _shape.Extend(i, i + 1, end);
        if (!_enough.IsEnough(start, stop) || !_names.IsFree(i, stop))
        {
            return i;
        }
        if (IsCalledAfter(i, stop))
        {
            return CallAfter(i, stop);
        }
        Add(i, stop, prefix, word.Is(WordClass.Woman), office);
        _names.Sign(rule, i, stop);
        return stop;
    }

    private void Add(int first, int end, int prefix, bool feminine, (int First, int End) office)
    {
        var person = new Referent
        {
            IsPerson = true,
            Forms = _text.Forms(first, end, prefix),
            Name = _text.Slice(first, end, prefix),
            Feminine = feminine,
        };
        _offices.AddRoles(_names.Add(person, first, end, prefix), office);
    }
}
