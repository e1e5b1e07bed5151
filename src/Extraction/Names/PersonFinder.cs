using Qawl.Extraction.Text;

namespace Qawl.Extraction.Names;

/// <summary>
/// First pass over the names of people, for certainty: known names, given names with what follows, and names behind an
/// office or honorific. Single surnames are left to <see cref="NamePropagation"/>.
/// </summary>
internal sealed class PersonFinder
{
    private readonly NameTable _names;

    private readonly bool[] _honorific;
    private readonly NameShape _shape;
    private readonly Offices _offices;

    public PersonFinder(NameTable names)
    {
        _names = names;
        _honorific = new bool[names.Tokens.Length];
        _shape = new NameShape(names);
        _offices = new Offices(names, _honorific);
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
            if (!_names.IsFree(i, i + 1) || _names.Word(i) is not { } word)
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
            var length = Lexicon.MatchPhrase(_names.Tokens.AsSpan(i, end - i), PhraseKind.Honorific, out _, out _);
            Array.Fill(_honorific, true, i, length);
        }
    }

    private int Known(int i, int end)
    {
        var length = Lexicon.MatchPhrase(
            _names.Tokens.AsSpan(i, end - i),
            PhraseKind.Person | PhraseKind.Place,
            out var phrase,
            out var prefix
        );
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
        if (length == 1 && _names.Word(i)!.Is(WordClass.GivenName) && stop > i + 1)
        {
            return i;
        }
        var mention = _names.Add(Referent.Of(name), i, length == 1 ? i + 1 : stop, prefix);
        _offices.AddRoles(mention, office);
        return mention.End;
    }

    /// <summary>Behind a name that is known only sure parts of names go on: سلمان بن عبدالعزيز آل سعود.</summary>
    private int ExtendKnown(int at, int end)
    {
        while (
            at < end
            && _names.IsFree(at, at + 1)
            && _names.Adjacent(at - 1)
            && _names.Word(at) is { Readings: [{ Prefix: 0 }, ..] } word
            && word.Is(WordClass.AnyName)
            && !word.Is(WordClass.Ambiguous | WordClass.Function | WordClass.Common | WordClass.Verb | WordClass.Office)
        )
        {
            at++;
        }
        return
            at < end
            && _names.Word(at - 1)!.Is(WordClass.NameJoint)
            && _names.Word(at) is not null
            && _names.Adjacent(at - 1)
            ? at + 1
            : at;
    }

    private int Named(int i, int end, Word word)
    {
        if (word.IsLatin || _honorific[i])
        {
            return i;
        }
        var context = _offices.OfficeBefore(i, out var office);
        if (!CanStart(i, end, word, context, out var prefix))
        {
            return i;
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
            _ => words >= 2 && (!word.Is(WordClass.Ambiguous) || IsSureTail(i + 1, stop)),
        };
        if (!enough || !_names.IsFree(i, stop))
        {
            return i;
        }
        var mention = _names.Add(
            new Referent
            {
                IsPerson = true,
                Forms = _names.Forms(i, stop, prefix),
                Name = _names.Slice(i, stop, prefix),
                Feminine = word.Is(WordClass.Woman),
            },
            i,
            stop,
            prefix
        );
        _offices.AddRoles(mention, office);
        return stop;
    }

    /// <summary>Behind a given name that is also a word, something must be a name for certain.</summary>
    private bool IsSureTail(int first, int stop)
    {
        for (var i = first; i < stop; i++)
        {
            var word = _names.Word(i)!;
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
                || word.IsUnknown && !word.HasArticle && _names.Word(first - 2)?.Is(WordClass.Verb) == true
            )
            {
                return true;
            }
        }
        return stop - first >= 1
            && _names.Word(first - 1)!.Is(WordClass.GivenName)
            && _names.Word(first)!.Is(WordClass.GivenName);
    }

    private bool CanStart(int i, int end, Word word, OfficeContext context, out int prefix)
    {
        prefix = 0;
        if (
            word.TryRead(WordClass.GivenName, out var given)
            && (!given.Definite || given.Entry.Form.StartsWith("ال", StringComparison.Ordinal))
        )
        {
            prefix = given.Prefix;
            // على is written like علي: the name needs another name behind it.
            return !word.Is(WordClass.Function | WordClass.That | WordClass.Preposition)
                || _names.Word(i + 1) is { Readings: [{ Prefix: 0 }, ..] } follower
                    && follower.Is(WordClass.GivenName | WordClass.FamilyName)
                    && !follower.Is(WordClass.Ambiguous | WordClass.Common | WordClass.Office);
        }
        if (
            word.TryRead(WordClass.NameJoint, out var joint)
            && joint.Entry.Form is "عبد" or "ابو" or "ابا" or "ابي" or "ام" or "بن" or "ولد"
            && !joint.Definite
        )
        {
            prefix = joint.Prefix;
            var next = _names.Word(i + 1);
            return next is not null
                && _names.Adjacent(i)
                && (
                    joint.Entry.Form == "عبد"
                        ? next.HasArticle || next.Is(WordClass.NameTail)
                        : context >= OfficeContext.Phrase && joint.Entry.Form is not ("ام" or "بن")
                )
                && !next.Is(WordClass.Function);
        }
        // إيلي أبو راشد, ماجد بن علي: a word before a joint of names is a name.
        if (
            word.IsUnknown
            && !word.HasArticle
            && _names.Adjacent(i)
            && _names.Word(i + 1) is { } link
            && link.Form is "ابو" or "بن" or "ال" or "عبد" or "ولد" or "بنت" or "ابن"
            && _names.Word(i + 2) is not null
        )
        {
            return true;
        }
        if (
            context < OfficeContext.Direct
            && IsUnknownName(i, end, word, context)
            && _names.Word(i - 1) is { } described
            && described.Is(WordClass.Nisba)
        )
        {
            return true;
        }
        if (
            context == OfficeContext.Phrase
            && _names.At(i - 1) is { Referent.IsPerson: false }
            && !word.HasArticle
            && _shape.IsNameLike(i)
            && _names.Word(i + 1) is { HasArticle: false } second
            && _shape.IsPart(second, i + 1, 1, end)
            && _shape.EndsPhrase(i + 2)
        )
        {
            return true;
        }
        if (context < OfficeContext.Direct)
        {
            // أكد باهير مساعد حاكم الولاية: between a verb of saying and an office stands a name.
            return word.IsUnknown
                && !word.HasArticle
                && word.Form.Length > 3
                && _names.Word(i - 1) is { } verb
                && verb.Is(WordClass.Verb)
                && !verb.Is(WordClass.Function | WordClass.Common)
                && _names.Adjacent(i - 1)
                && _names.Word(i + 1) is { } behind
                && behind.TryRead(WordClass.Office, out var apposed)
                && apposed.Prefix == 0
                && _names.Adjacent(i);
        }
        if (word.TryRead(WordClass.FamilyName, out var family) && family.Preposition == '\0' && !family.And)
        {
            return true;
        }
        return IsUnknownName(i, end, word, context);
    }

    /// <summary>
    /// A word that no lexicon has, right behind an office or honorific, or behind a noun with its nisba
    /// (العداء الكيني …): a name if it is shaped like one. One word alone is believed before a boundary.
    /// </summary>
    private bool IsUnknownName(int i, int end, Word word, OfficeContext context)
    {
        if (!_shape.IsNameLike(i) || word.Form.Length < 3 || word.Form[0] == 'و' && word.Form.Length > 4)
        {
            return false;
        }
        var before = _names.Word(i - 1);
        var honorific = before is not null && (before.Is(WordClass.Honorific) || _honorific[i - 1]);
        if (word.HasArticle)
        {
            // Behind an office a definite word is its adjective; behind الدكتور it is a surname.
            return honorific && before!.HasArticle && _shape.EndsPhrase(i + 1);
        }
        var titled =
            honorific
            || before is not null
                && before.TryRead(WordClass.Office, out var office)
                && office.Definite
                && !IsPlural(before.Form);
        var described =
            before is not null
            && before.HasArticle
            && before.Is(WordClass.Nisba)
            && !IsPlural(before.Form)
            && _names.Word(i - 2) is { HasArticle: true } noun
            && !noun.Is(WordClass.Nisba | WordClass.OrganizationHead | WordClass.OrganizationClass | WordClass.Field);
        if (
            !titled
            && !described
            && (context < OfficeContext.Direct || before?.Is(WordClass.Nisba | WordClass.Field) != true)
        )
        {
            return false;
        }
        var next = _names.Word(i + 1);
        if (described && !titled)
        {
            // Two words and then a boundary: what follows a nisba may be a verb or an object.
            return next is { HasArticle: false }
                && _names.Adjacent(i)
                && !EndsLikeVerb(word.Form)
                && !EndsLikeVerb(next.Form)
                && (_shape.IsNameLike(i + 1) || next.Is(WordClass.FamilyName | WordClass.GivenName))
                && _shape.EndsPhrase(i + 2);
        }
        return next is not null
                && _names.Adjacent(i)
                && next.Readings.Length == 0
                && i + 1 < end
                && _shape.IsPart(next, i + 1, 1, end)
            || next is not null
                && _names.Adjacent(i)
                && next.Is(WordClass.FamilyName | WordClass.GivenName)
                && _shape.IsPart(next, i + 1, 1, end)
            || titled && _shape.EndsPhrase(i + 1);
    }

    private static bool EndsLikeVerb(string form) => form[^1] is 'ت' or 'ا' || form[0] is 'ي' or 'ت';

    private static bool IsPlural(string form) =>
        form.EndsWith("ون", StringComparison.Ordinal)
        || form.EndsWith("ين", StringComparison.Ordinal)
        || form.EndsWith("ات", StringComparison.Ordinal);
}
