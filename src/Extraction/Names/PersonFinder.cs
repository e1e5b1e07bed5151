using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// First pass over the names of people, for certainty: known names, given names with what follows, and names behind an
/// office or honorific. Single surnames are left to <see cref="NamePropagation"/>.
/// </summary>
internal sealed class PersonFinder
{
    private readonly TokenizedText _text;
    private readonly NameTable _names;

    private readonly bool[] _honorific;
    private readonly NameShape _shape;
    private readonly NameStart _start;
    private readonly Offices _offices;

    public PersonFinder(TokenizedText text, NameTable names)
    {
        _text = text;
        _names = names;
        _honorific = new bool[text.Tokens.Length];
        _shape = new NameShape(text, names);
        _start = new NameStart(text, names, _shape, _honorific);
        _offices = new Offices(text, names, _honorific);
    }

    /// <summary>Reads the office before a name that was found by other means.</summary>
    public void AddOffice(Mention mention)
    {
        if (mention.Referent.IsPerson && _offices.OfficeBefore(mention.First, out var office) != OfficeContext.None)
        {
            _offices.AddRoles(mention, office);
        }
    }

    public void Find(int first, int end)
    {
        MarkHonorifics(first, end);
        for (var i = first; i < end; )
        {
            if (!_names.IsFree(i, i + 1) || _text.Word(i) is not { } word)
            {
                i++;
                continue;
            }
            var next = Known(i, end);
            next = next > i ? next : Named(i, end, word);
            i = Math.Max(i + 1, next);
        }
    }

    private void MarkHonorifics(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var length = _text.Match(i, end, PhraseKind.Honorific, out _, out _);
            Array.Fill(_honorific, true, i, length);
        }
    }

    private int Known(int i, int end)
    {
        var length = _text.Match(i, end, PhraseKind.Person | PhraseKind.Place, out var phrase, out var prefix);
        if (length == 0 || phrase!.Kind != PhraseKind.Person)
        {
            return i + length;
        }
        var name = phrase.Name!;
        var context = _offices.OfficeBefore(i, out var office);
        if (name.IsWeak && context < OfficeContext.Direct || !_names.IsFree(i, i + length))
        {
            return i;
        }
        // A longer name that begins the same is somebody else: سعد الحريري, سعد الحريري الابن aside.
        var stop = ExtendKnown(i + length, end);
        if (length == 1 && _text.Word(i)!.Is(WordClass.GivenName) && stop > i + 1)
        {
            return i;
        }
        if (IsCalledAfter(i))
        {
            return i + length;
        }
        // الملك سلمان is how he is known; the title is no part of the mention.
        var titles = length > 1 && _text.Word(i)!.Is(WordClass.Honorific) ? 1 : 0;
        var mention = _names.Add(Referent.Of(name), i + titles, length == 1 ? i + 1 : stop, titles > 0 ? 0 : prefix);
        _offices.AddRoles(mention, office);
        return mention.End;
    }

    /// <summary>مطار الملك خالد, مستشفى الأمير سلطان: a place or body, though it has a person's name.</summary>
    public bool IsCalledAfter(int name)
    {
        var place = name - 1;
        while (
            place > name - 4
            && _text.Adjacent(place)
            && (_text.Word(place)!.Is(WordClass.Honorific) || _honorific[place])
        )
        {
            place--;
        }
        var kind =
            place < name - 1 || _text.Word(name)!.Is(WordClass.Honorific)
                ? ClosedClass.NamedAfter
                : ClosedClass.NamedAfterDirectly;
        return _text.Adjacent(place)
            && _text.Word(place) is { HasArticle: false } word
            && Array.Exists(word.Stems, stem => Lexicon.Shared.FindClosed(stem.Form).HasFlag(kind));
    }

    /// <summary>Behind a name that is known only sure parts of names go on: سلمان بن عبدالعزيز آل سعود.</summary>
    private int ExtendKnown(int at, int end)
    {
        while (
            at < end
            && _names.IsFree(at, at + 1)
            && _text.Adjacent(at - 1)
            && _text.Word(at) is { Readings: [{ Prefix: 0 }, ..] } word
            && word.Is(WordClass.AnyName)
            && !word.Is(WordClass.Ambiguous | WordClass.Function | WordClass.Common | WordClass.Verb | WordClass.Office)
        )
        {
            at++;
        }
        return
            at < end
            && _text.Word(at - 1)!.Is(WordClass.NameJoint)
            && _text.Word(at) is not null
            && _text.Adjacent(at - 1)
            ? at + 1
            : at;
    }

    private int Named(int i, int end, Word word)
    {
        if (_honorific[i] || !NameStart.Allows(word))
        {
            return i;
        }
        var context = _offices.OfficeBefore(i, out var office);
        if (word.IsLatin)
        {
            return Latin(i, end, context, office);
        }
        if (!_start.CanStart(i, end, word, context, out var prefix))
        {
            return i;
        }
        // السيد بناصر: behind a title ب is a letter of the name.
        if (prefix > 0 && _text.Word(i - 1)?.Is(WordClass.Honorific) == true && _text.Adjacent(i - 1))
        {
            prefix = 0;
        }
        var stop = _shape.Extend(i, i + 1, end);
        var words = stop - i;
        var given = word.Is(WordClass.GivenName);
        var joint = word.Is(WordClass.NameJoint);
        var enough = context switch
        {
            OfficeContext.Direct => words >= 1 && (!joint || words > 1),
            OfficeContext.Phrase => given
                ? words >= 2 || !word.Is(WordClass.Ambiguous) && _shape.EndsPhrase(stop)
                : words >= 2,
            _ when !given && !joint => true,
            _ => words >= 2 && (!word.Is(WordClass.Ambiguous) || IsSureTail(i + 1, stop) || IsSaid(i, stop)),
        };
        if (!enough || !_names.IsFree(i, stop))
        {
            return i;
        }
        if (IsCalledAfter(i))
        {
            return stop;
        }
        var mention = _names.Add(
            new Referent
            {
                IsPerson = true,
                Forms = _text.Forms(i, stop, prefix),
                Name = _text.Slice(i, stop, prefix),
                Feminine = word.Is(WordClass.Woman),
            },
            i,
            stop,
            prefix
        );
        _offices.AddRoles(mention, office);
        return stop;
    }

    /// <summary>الباحث Peter Varga: capitalized words behind an office or a verb of saying.</summary>
    private int Latin(int i, int end, OfficeContext context, (int First, int End) office)
    {
        var stop = i;
        while (
            stop < end
            && IsCapitalized(stop)
            && (stop == i || _text.Adjacent(stop - 1))
            && _names.IsFree(stop, stop + 1)
        )
        {
            stop++;
        }
        var titled = context == OfficeContext.Direct || _text.Word(i - 1)?.Is(WordClass.Verb) == true;
        if (!titled || stop - i < 2)
        {
            return Math.Max(i, stop);
        }
        var name = new Referent
        {
            IsPerson = true,
            Forms = _text.Forms(i, stop, 0),
            Name = _text.Slice(i, stop, 0),
        };
        _offices.AddRoles(_names.Add(name, i, stop, 0), office);
        return stop;
    }

    private bool IsCapitalized(int at) =>
        _text.Word(at) is { IsLatin: true }
        && char.IsUpper(_text.Value[_text[at].Start])
        && _text[at].End - _text[at].Start > 1
        && char.IsLower(_text.Value[_text[at].Start + 1]);

    /// <summary>قال عمر عربي، …: a verb of saying before it and a boundary behind; or a line that begins with it and its office.</summary>
    private bool IsSaid(int first, int stop) =>
        _text.Word(first - 1) is { } saying
            && saying.TryRead(WordClass.Verb, out _)
            && !saying.Is(WordClass.Preposition | WordClass.Function)
            && (_text[stop].Kind == TokenKind.Symbol || _text[stop].Is(WordClass.That))
        || _text[first - 1].Kind == TokenKind.LineEnd && _text[stop].Is(WordClass.Office);

    /// <summary>Behind a given name that is also a word, something must be a name for certain.</summary>
    private bool IsSureTail(int first, int stop)
    {
        for (var i = first; i < stop; i++)
        {
            var word = _text.Word(i)!;
            if (
                word.HasArticle
                && word.Form.EndsWith('ي')
                && !word.Is(WordClass.Nisba | WordClass.Common | WordClass.Field)
            )
            {
                return true;
            }
            if (
                word.Is(WordClass.FamilyName | WordClass.NameJoint)
                || word.Is(WordClass.GivenName) && !word.Is(WordClass.Ambiguous)
                || word.IsUnknown && !word.HasArticle && _text.Word(first - 2)?.Is(WordClass.Verb) == true
            )
            {
                return true;
            }
        }
        // حياة كريمة: two names that are both words are words.
        return stop - first >= 1
            && _text.Word(first - 1)!.Is(WordClass.GivenName)
            && _text.Word(first)!.Is(WordClass.GivenName)
            && !(_text.Word(first - 1)!.Is(WordClass.Ambiguous) && _text.Word(first)!.Is(WordClass.Ambiguous));
    }
}
