using Qawl.Extraction.Text;

namespace Qawl.Extraction.Names;

/// <summary>
/// First pass over the names of people, for certainty: known names, given names with what follows, and names behind an
/// office or honorific. Single surnames are left to <see cref="NamePropagation"/>.
/// </summary>
internal sealed class PersonFinder(NameTable names)
{
    private const int LongestName = 7;
    private const int LongestOffice = 14;

    private readonly bool[] _honorific = new bool[names.Tokens.Length];

    public void Find(int first, int end)
    {
        MarkHonorifics(first, end);
        for (var i = first; i < end; )
        {
            if (!names.IsFree(i, i + 1) || names.Word(i) is not { } word)
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
            var length = Lexicon.MatchPhrase(
                names.Tokens.AsSpan(i, end - i),
                k => k == PhraseKind.Honorific,
                out _,
                out _
            );
            Array.Fill(_honorific, true, i, length);
        }
    }

    private int Known(int i, int end)
    {
        var length = Lexicon.MatchPhrase(
            names.Tokens.AsSpan(i, end - i),
            k => k is PhraseKind.Person or PhraseKind.Place,
            out var phrase,
            out var prefix
        );
        if (length == 0 || phrase!.Kind != PhraseKind.Person)
        {
            return i + length;
        }
        var name = phrase.Name!;
        var context = OfficeBefore(i, out var office);
        if (name.IsWeak && context < OfficeContext.Direct || !names.IsFree(i, i + length))
        {
            return i;
        }
        // A longer name that begins the same is somebody else: سعد الحريري, سعد الحريري الابن aside.
        var stop = ExtendKnown(i + length, end);
        if (length == 1 && names.Word(i)!.Is(WordClass.GivenName) && stop > i + 1)
        {
            return i;
        }
        var mention = names.Add(
            new Referent
            {
                IsPerson = true,
                Forms = Lexicon.Forms(name.Canonical),
                Name = name.Canonical,
                Known = name,
                Feminine = name.Feminine,
            },
            i,
            length == 1 ? i + 1 : stop,
            prefix
        );
        AddRoles(mention, office);
        return mention.End;
    }

    /// <summary>Behind a name that is known only sure parts of names go on: سلمان بن عبدالعزيز آل سعود.</summary>
    private int ExtendKnown(int at, int end)
    {
        while (
            at < end
            && names.IsFree(at, at + 1)
            && names.Adjacent(at - 1)
            && names.Word(at) is { Readings: [{ Prefix: 0 }, ..] } word
            && word.Is(WordClass.AnyName)
            && !word.Is(WordClass.Ambiguous | WordClass.Function | WordClass.Common | WordClass.Verb | WordClass.Office)
        )
        {
            at++;
        }
        return
            at < end
            && names.Word(at - 1)!.Is(WordClass.NameJoint)
            && names.Word(at) is not null
            && names.Adjacent(at - 1)
            ? at + 1
            : at;
    }

    private int Named(int i, int end, Word word)
    {
        if (word.IsLatin || _honorific[i])
        {
            return i;
        }
        var context = OfficeBefore(i, out var office);
        if (!CanStart(i, end, word, context, out var prefix))
        {
            return i;
        }
        var stop = Extend(i, i + 1, end);
        var words = stop - i;
        var given = word.Is(WordClass.GivenName);
        var joint = word.Is(WordClass.NameJoint);
        var enough = context switch
        {
            OfficeContext.Direct => words >= 1 && (!joint || words > 1),
            OfficeContext.Phrase => given
                ? words >= 2 || !word.Is(WordClass.Ambiguous) && EndsPhrase(stop)
                : words >= 2,
            _ when !given && !joint => true,
            _ => words >= 2 && (!word.Is(WordClass.Ambiguous) || IsSureTail(i + 1, stop)),
        };
        if (!enough || !names.IsFree(i, stop))
        {
            return i;
        }
        var mention = names.Add(
            new Referent
            {
                IsPerson = true,
                Forms = names.Forms(i, stop, prefix),
                Name = names.Slice(i, stop, prefix),
                Feminine = word.Is(WordClass.Woman),
            },
            i,
            stop,
            prefix
        );
        AddRoles(mention, office);
        return stop;
    }

    /// <summary>Behind a given name that is also a word, something must be a name for certain.</summary>
    private bool IsSureTail(int first, int stop)
    {
        for (var i = first; i < stop; i++)
        {
            var word = names.Word(i)!;
            if (
                word.Is(WordClass.FamilyName | WordClass.NameJoint)
                || word.Is(WordClass.GivenName) && !word.Is(WordClass.Ambiguous)
                || word.IsUnknown && !word.HasArticle && names.Word(first - 2)?.Is(WordClass.Verb) == true
            )
            {
                return true;
            }
        }
        return stop - first >= 1
            && names.Word(first - 1)!.Is(WordClass.GivenName)
            && names.Word(first)!.Is(WordClass.GivenName);
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
                || names.Word(i + 1) is { Readings: [{ Prefix: 0 }, ..] } follower
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
            var next = names.Word(i + 1);
            return next is not null
                && names.Adjacent(i)
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
            && names.Adjacent(i)
            && names.Word(i + 1) is { } link
            && link.Form is "ابو" or "بن" or "ال" or "عبد" or "ولد" or "بنت" or "ابن"
            && names.Word(i + 2) is not null
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
                && names.Word(i - 1) is { } verb
                && verb.Is(WordClass.Verb)
                && !verb.Is(WordClass.Function | WordClass.Common)
                && names.Adjacent(i - 1)
                && names.Word(i + 1) is { } behind
                && behind.TryRead(WordClass.Office, out var apposed)
                && apposed.Prefix == 0
                && names.Adjacent(i);
        }
        if (word.TryRead(WordClass.FamilyName, out var family) && family.Preposition == '\0' && !family.And)
        {
            return true;
        }
        // Nothing that any lexicon has, right behind an office: an unknown name. One word is believed before a boundary.
        var before = names.Word(i - 1);
        var titled =
            before is not null
            && (
                before.Is(WordClass.Honorific)
                || _honorific[i - 1]
                || before.TryRead(WordClass.Office, out var office) && office.Definite
            );
        // العداء الكيني صامويل كيبرونو
        var described =
            before?.Is(WordClass.Nisba) == true
            && before.HasArticle
            && names.Word(i - 2) is { HasArticle: true } noun
            && !noun.Is(WordClass.OrganizationHead | WordClass.Field);
        if (!titled && !described && (word.HasArticle || before?.Is(WordClass.Nisba | WordClass.Field) != true))
        {
            return false;
        }
        return word.IsUnknown
            && word.Form.Length > 2
            && (word.Form[0] != 'و' || word.Form.Length < 5)
            && (EndsPhrase(i + 1) || i + 1 < end && names.Word(i + 1) is { } next2 && IsPart(next2, i + 1, 1, end));
    }

    /// <summary>How far a name that began goes on.</summary>
    private int Extend(int first, int at, int end)
    {
        // عبد and أبو carry the next word with them.
        if (
            names.Word(first)!.TryRead(WordClass.NameJoint, out var joint)
            && at == first + 1
            && at < end
            && names.Word(at) is not null
            && joint.Entry.Form is "عبد" or "ابو" or "ابا" or "ابي" or "ام" or "ولد"
        )
        {
            at++;
        }
        while (
            at < end
            && at - first < LongestName
            && names.IsFree(at, at + 1)
            && names.Word(at) is { } word
            && names.Adjacent(at - 1)
        )
        {
            if (word.Is(WordClass.NameJoint) && word.Readings[0].Prefix == 0 && !word.Readings[0].Definite)
            {
                if (
                    at + 1 >= end
                    || names.Word(at + 1) is not { } next
                    || !names.Adjacent(at)
                    || next.Is(WordClass.Function | WordClass.Verb | WordClass.Office)
                        && !next.Is(WordClass.GivenName | WordClass.FamilyName)
                )
                {
                    break;
                }
                if (
                    word.Form.Length == 1
                    || !(
                        next.Is(WordClass.AnyName | WordClass.NameTail | WordClass.Ambiguous)
                        || next.IsUnknown
                        || next.HasArticle
                    )
                )
                {
                    break;
                }
                at += 2;
                continue;
            }
            if (!IsPart(word, at, at - first, end))
            {
                break;
            }
            at++;
        }
        return at;
    }

    private bool IsPart(Word word, int at, int length, int end)
    {
        if (word.Is(WordClass.NameTail))
        {
            return true;
        }
        if (word.Is(WordClass.Verb) && !word.Is(WordClass.GivenName | WordClass.FamilyName))
        {
            return false;
        }
        if (word.Readings is [{ Prefix: 0 }, ..] && word.Is(WordClass.GivenName | WordClass.FamilyName))
        {
            // مساعد is a name and an office: before what an office governs it is the office.
            if (
                word.Is(WordClass.Office)
                && names.Word(at + 1) is { } governed
                && (governed.HasArticle || governed.Is(WordClass.Office | WordClass.Field | WordClass.OrganizationHead))
            )
            {
                return false;
            }
            return !word.Is(WordClass.Function | WordClass.That | WordClass.Preposition)
                || word.Is(WordClass.FamilyName) && length == 1;
        }
        if (
            word.Readings is [{ Prefix: 0, Definite: true, Entry: { } entry }, ..]
            && (entry.Classes & (WordClass.Nisba | WordClass.Country | WordClass.Place)) != 0
        )
        {
            // محمد المصري is a name; فلاديمير بوتين الروسي is not.
            return length == 1 && EndsPhrase(at + 1) && !word.Is(WordClass.Function);
        }
        if (word.IsUnknown)
        {
            return word.Form.Length > 1 && (word.Form[0] != 'و' || word.Form.Length < 4 && EndsPhrase(at + 1));
        }
        if (length == 1 && word.Readings is [{ Prefix: 0, Definite: true }, ..] && EndsPhrase(at + 1))
        {
            // أحمد الصديق: what describes everybody else is a surname here, unless it is an office.
            return !word.Is(
                    WordClass.Office
                        | WordClass.Honorific
                        | WordClass.Function
                        | WordClass.OrganizationHead
                        | WordClass.Field
                ) && !names.Word(at - 1)!.Is(WordClass.Ambiguous | WordClass.Function);
        }
        if (word.HasArticle && word.Classes == WordClass.None && word.Form.StartsWith("ال", StringComparison.Ordinal))
        {
            return length <= 2;
        }
        // It looks like a verb of the present, but the name would have no end without it.
        return word.Classes == WordClass.None
            && length == 1
            && word.Form[0] is 'ي' or 'ت'
            && EndsPhrase(at + 1)
            && at < end;
    }

    /// <summary>A boundary that a verb would not stand before: punctuation, أن, a preposition, a conjunction.</summary>
    private bool EndsPhrase(int at)
    {
        var token = names[at];
        return token.Kind != TokenKind.Word
            || token.Is(WordClass.That | WordClass.Preposition | WordClass.Relative)
            || names.At(at) is not null
            || token.Word!.TryRead(WordClass.Verb, out _)
            || token.Is(WordClass.Office | WordClass.Participle);
    }

    /// <summary>
    /// Looks left from a name for the office or honorific that it completes:
    /// الرئيس الروسي …, وزير الخارجية الأمريكي …, المتحدث باسم وزارة الداخلية ….
    /// </summary>
    private OfficeContext OfficeBefore(int i, out (int First, int End) office)
    {
        office = (i, i);
        var direct = true;
        var found = OfficeContext.None;
        for (var at = i - 1; at >= 0 && i - at <= LongestOffice; at--)
        {
            var token = names[at];
            if (names.At(at) is { } mention)
            {
                if (mention.Referent.IsPerson || at < mention.First)
                {
                    break;
                }
                at = mention.First;
                if (
                    OfficeWord(at - 1) is false
                    && !names.Tokens[at].Is(WordClass.Preposition)
                    && names.Word(at - 1)?.Is(WordClass.Preposition) != true
                )
                {
                    // Only an office can own an organization here.
                    if (
                        names.Word(at - 1) is not { } owner
                        || !(owner.HasArticle || owner.Is(WordClass.Nisba | WordClass.Field))
                    )
                    {
                        break;
                    }
                }
                continue;
            }
            if (token.Word is not { } word)
            {
                if (token.Symbol is '،' or ',' && at == i - 1)
                {
                    direct = false;
                    continue;
                }
                if (token.Symbol is '(' or ')' or '/')
                {
                    continue;
                }
                break;
            }
            if (_honorific[at] || word.Is(WordClass.Honorific) && !word.Is(WordClass.Function))
            {
                office = (at, i);
                found = direct && at >= i - 3 ? OfficeContext.Direct : Max(found, OfficeContext.Phrase);
                continue;
            }
            if (word.TryRead(WordClass.Office, out var reading))
            {
                office = (at, i);
                var near =
                    direct
                    && (
                        at == i - 1
                            ? reading.Definite
                                || word.Form.EndsWith('ه')
                                || reading.Entry.Form.StartsWith("نظير", StringComparison.Ordinal)
                            : true
                    );
                found = Max(found, near ? OfficeContext.Direct : OfficeContext.Phrase);
                continue;
            }
            if (word.Is(WordClass.Verb | WordClass.That | WordClass.Relative) && !word.Is(WordClass.Preposition))
            {
                break;
            }
            if (
                word.Is(
                    WordClass.Nisba | WordClass.Field | WordClass.Country | WordClass.Place | WordClass.OrganizationHead
                )
            )
            {
                continue;
            }
            if (word.Is(WordClass.Preposition) && word.Form is "في" or "باسم" or "لدي" or "عن")
            {
                direct = false;
                continue;
            }
            if (
                word.Is(WordClass.Function)
                && word.Form
                    is not (
                        "السابق"
                        or "السابقه"
                        or "الجديد"
                        or "الجديده"
                        or "الحالي"
                        or "الحاليه"
                        or "الاسبق"
                        or "الاول"
                        or "الثاني"
                        or "اول"
                    )
            )
            {
                break;
            }
            if (found != OfficeContext.None && !word.HasArticle)
            {
                break;
            }
            if (word.HasArticle || word.Is(WordClass.Function) || word.IsUnknown || word.Form[0] == 'ل')
            {
                direct &= word.HasArticle && word.Form.Length > 4 || word.Is(WordClass.Function);
                continue;
            }
            direct = false;
            if (!word.Is(WordClass.Common))
            {
                break;
            }
        }
        return found;
    }

    private static OfficeContext Max(OfficeContext a, OfficeContext b) => a > b ? a : b;

    private bool? OfficeWord(int at) => names.Word(at)?.Is(WordClass.Office | WordClass.Honorific);

    /// <summary>Remembers what the text says the person is, before the name and behind it.</summary>
    private void AddRoles(Mention mention, (int First, int End) office)
    {
        if (office.First < office.End)
        {
            AddRole(mention, office.First, office.End);
        }
        var at = mention.End;
        at += names[at].Symbol is '،' or ',' ? 1 : 0;
        if (names.Word(at) is not { } word || !word.TryRead(WordClass.Office, out var reading) || reading.Prefix > 0)
        {
            return;
        }
        var stop = at + 1;
        while (
            stop - at < 10
            && names.Word(stop) is { } part
            && !part.Is(WordClass.That | WordClass.Verb | WordClass.Participle | WordClass.Relative)
        )
        {
            if (names.At(stop)?.Referent.IsPerson == true)
            {
                return;
            }
            stop++;
        }
        AddRole(mention, at, stop);
    }

    private void AddRole(Mention mention, int first, int end)
    {
        while (end > first && (!names[end - 1].IsWord || names[end - 1].Is(WordClass.Preposition)))
        {
            end--;
        }
        if (end <= first)
        {
            return;
        }
        var forms = new List<string>();
        for (var i = first; i < end; i++)
        {
            if (names.Word(i) is { } word)
            {
                forms.Add(Bare(word));
            }
        }
        mention.Referent.Roles.Add(
            new Role(
                names.Slice(first, end, names.Word(first)!.Readings is [{ } r, ..] ? r.Prefix : 0),
                [.. forms],
                first
            )
        );
    }

    /// <summary>Without particles and article.</summary>
    internal static string Bare(Word word)
    {
        var form = word.Readings is [{ Prefix: > 0 } reading, ..] ? word.Form[reading.Prefix..] : word.Form;
        if (form.StartsWith("لل", StringComparison.Ordinal))
        {
            return form[2..];
        }
        if (
            word.Readings is []
            && word.Stems.Length > 1
            && word.HasArticle
            && !form.StartsWith("ال", StringComparison.Ordinal)
        )
        {
            form = word.Stems[^1].Form;
        }
        return form.StartsWith("ال", StringComparison.Ordinal) && form.Length > 4 ? form[2..] : form;
    }
}

/// <summary>What stands before a name.</summary>
internal enum OfficeContext
{
    None,

    /// <summary>An office phrase, but something stands between: the name needs a given name.</summary>
    Phrase,

    /// <summary>An office or honorific right before it: any word that is nothing else is a name.</summary>
    Direct,
}
