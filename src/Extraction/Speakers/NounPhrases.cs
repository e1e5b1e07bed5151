using Qawl.Extraction.Names;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// Reads the noun phrase that names a speaker: a name, an office with or without its holder's name, a short form of a body
/// that the article named before, or a source that it leaves unnamed.
/// </summary>
internal sealed class NounPhrases(NameTable names)
{
    private const int LongestPhrase = 24;

    /// <summary>Whether a noun phrase that can speak begins at a token.</summary>
    public bool Begins(int at)
    {
        if (names.At(at) is { } mention)
        {
            return mention.First == at && !mention.HasPreposition;
        }
        return names.Word(at) is { } word
            && Reads(
                word,
                WordClass.Office
                    | WordClass.Honorific
                    | WordClass.Source
                    | WordClass.SpeakingText
                    | WordClass.OrganizationHead
                    | WordClass.OrganizationClass
                    | WordClass.Country
                    | WordClass.Place
                    | WordClass.GivenName
            )
            && !word.Is(WordClass.Preposition | WordClass.That);
    }

    private static bool Reads(Word word, WordClass any) =>
        word.TryRead(any, out var reading) && reading.Preposition == '\0';

    /// <param name="limit">The first token that cannot belong to the phrase.</param>
    public Attribution? Read(int at, int limit)
    {
        limit = Math.Min(limit, at + LongestPhrase);
        if (names.At(at) is { } mention && mention.First == at)
        {
            return Named(
                mention,
                mention.Referent.IsPerson ? mention : NextInApposition(mention, limit) ?? mention,
                null
            );
        }
        if (names.Word(at) is not { } word)
        {
            return null;
        }
        if (
            word.Is(WordClass.OrganizationClass | WordClass.OrganizationHead)
            && (names.At(at + 1) ?? (names[at + 1].Kind == TokenKind.Symbol ? names.At(at + 2) : null))
                is { Referent.IsPerson: false } outlet
            && outlet.First <= at + 2
            && outlet.End <= limit
        )
        {
            return Named(outlet, outlet, null);
        }
        var end = PhraseEnd(at, limit);
        if (FindHolder(at, end, limit) is { } holder)
        {
            return Named(holder, holder, SpokenFor(at, holder.First));
        }
        return ResolveOffice(at, end, word) ?? ResolveBody(at, end, word) ?? Unnamed(at, end);
    }

    private static Attribution Named(Mention mention, Mention speaker, Referent? body) =>
        new(speaker.Referent, speaker.First, speaker.End, SpeakerBy.Name)
        {
            Feminine = mention.Referent.Feminine,
            OnBehalfOf = body,
            StartUtf16 = speaker.StartUtf16,
        };

    /// <summary>An organization right before a person is that person's: the person speaks.</summary>
    private Mention? NextInApposition(Mention mention, int limit) =>
        mention.End < limit
        && names.At(mention.End) is { Referent.IsPerson: true } next
        && names.Adjacent(mention.End - 1)
            ? next
            : null;

    /// <summary>The phrase goes on to a verb, a complementizer, a colon, a comma or a preposition of circumstance.</summary>
    private int PhraseEnd(int at, int limit)
    {
        var i = at + 1;
        for (; i < limit; i++)
        {
            if (names.At(i) is { } mention)
            {
                i = Math.Max(i, Math.Min(mention.End, limit) - 1);
                continue;
            }
            var token = names[i];
            if (token.Kind == TokenKind.Number || token.Symbol is '(' or ')' or '-' || Marks.IsMark(token.Symbol))
            {
                continue;
            }
            if (token.Word is not { } word)
            {
                break;
            }
            if (
                word.Is(
                    WordClass.That | WordClass.Relative | WordClass.Participle | WordClass.According | WordClass.Nominal
                ) && !word.Is(WordClass.Office)
            )
            {
                break;
            }
            if (
                word.TryRead(WordClass.Verb, out var verb)
                && !verb.Definite
                && !word.Is(WordClass.Preposition | WordClass.Field | WordClass.Source)
                && i > at
            )
            {
                break;
            }
            if (
                word.Form
                is "خلال"
                    or "بعد"
                    or "قبل"
                    or "عقب"
                    or "قبيل"
                    or "بعيد"
                    or "فور"
                    or "غداه"
                    or "اثناء"
                    or "امام"
                    or "منذ"
                    or "حول"
                    or "بشان"
                    or "ضد"
                    or "عبر"
                    or "اثر"
                    or "ردا"
                    or "علي"
                    or "امس"
                    or "اليوم"
                    or "ايضا"
                    or "الي"
                    or "ان"
                    or "قد"
                    or "كان"
                    or "ليل"
                    or "مساء"
                    or "صباح"
                    or "لكن"
                    or "حيث"
                    or "بان"
            )
            {
                break;
            }
            if (
                word.Form is "في" or "من"
                && IsOccasion(i + 1)
                && !(word.Form == "من" && names.Word(i + 1)!.Is(WordClass.SpeakingText))
            )
            {
                break;
            }
            // أبلغ الرئيس نظيره: the object begins.
            if (i > at + 1 && word.Form.StartsWith("نظير", StringComparison.Ordinal))
            {
                break;
            }
        }
        return i;
    }

    /// <summary>في تصريح, في بيان, في مؤتمر: circumstances of speaking, not of who speaks.</summary>
    private bool IsOccasion(int at) =>
        names.Word(at) is { } word
        && (
            word.Is(WordClass.SpeakingText)
            || word.Form
                is "تصريح"
                    or "تصريحات"
                    or "تصريحاته"
                    or "موتمر"
                    or "كلمه"
                    or "كلمته"
                    or "حديث"
                    or "حديثه"
                    or "حوار"
                    or "لقاء"
                    or "مقابله"
                    or "خطاب"
                    or "خطابه"
                    or "مستهل"
                    or "ختام"
                    or "وقت"
                    or "اجتماع"
                    or "تغريده"
                    or "تدوينه"
                    or "هذا"
                    or "بيان"
                    or "بيانه"
        );

    /// <summary>The person that completes the phrase: the last name of it, with only a comma allowed before.</summary>
    private Mention? FindHolder(int at, int end, int limit)
    {
        for (var i = at + 1; i <= end && i < limit; i++)
        {
            if (names.At(i) is not { Referent.IsPerson: true } mention)
            {
                if (
                    i == end
                    && names[i].Symbol is '،' or ','
                    && names.At(i + 1) is { Referent.IsPerson: true } behind
                    && behind.First == i + 1
                    && !behind.HasPreposition
                    && names[behind.End].Symbol is '،' or ','
                )
                {
                    return behind;
                }
                continue;
            }
            if (mention.HasPreposition || names.Word(i - 1)?.Form is "من" or "عن" or "الي" or "مع" or "ضد" or "بين")
            {
                i = mention.End - 1;
                continue;
            }
            // مستشار الرئيس بوتين: the name belongs to the second office, unless another follows.
            if (
                names.At(mention.End) is { Referent.IsPerson: true } second
                && second.First == mention.End
                && !second.HasPreposition
            )
            {
                return second;
            }
            return IsOwnersName(at, mention.First) ? null : mention;
        }
        return null;
    }

    private bool IsOwnersName(int at, int name)
    {
        if (
            names.Word(at)?.Readings
            is not [
                {
                    Definite: false,
                    Entry.Form: "مستشار"
                        or "مساعد"
                        or "متحدث"
                        or "ناطق"
                        or "مبعوث"
                        or "محامي"
                        or "نجل"
                        or "زوجه"
                        or "شقيق"
                },
                ..,
            ]
        )
        {
            return false;
        }
        return names.Word(name - 1) is { } before
            && before.TryRead(WordClass.Office, out var office)
            && office.Definite
            && !before.Is(WordClass.Honorific)
            && name - at <= 3;
    }

    private Referent? SpokenFor(int at, int end)
    {
        if (names.Word(at)?.Readings is not [{ Entry.Form: "متحدث" or "ناطق" or "متحدثه" or "ناطقه" }, ..])
        {
            return null;
        }
        for (var i = at + 1; i < end; i++)
        {
            if (names.At(i) is { Referent.IsPerson: false } body)
            {
                return body.Referent;
            }
        }
        return null;
    }

    /// <summary>An office whose holder the article names elsewhere: الرئيس الإيراني, مستشار قائد الثورة.</summary>
    private Attribution? ResolveOffice(int at, int end, Word word)
    {
        if (!word.Is(WordClass.Office | WordClass.Honorific))
        {
            return null;
        }
        var wanted = new List<string>();
        for (var i = at; i < end; i++)
        {
            if (names.Word(i) is { } part && !part.Is(WordClass.Preposition))
            {
                wanted.Add(Offices.Bare(part));
            }
        }
        Referent? best = null;
        var bestScore = 0;
        foreach (var person in names.Referents)
        {
            if (!person.IsPerson)
            {
                continue;
            }
            foreach (var role in person.Roles)
            {
                var score = Score(wanted, role, at, word);
                if (
                    score > bestScore
                    || score == bestScore && score > 0 && person.LastBefore(at) > best!.LastBefore(at)
                )
                {
                    (best, bestScore) = (person, score);
                }
            }
        }
        return best is null
            ? null
            : new Attribution(best, at, end, SpeakerBy.Title)
            {
                Feminine = best.Feminine,
                OnBehalfOf = SpokenFor(at, end),
            };
    }

    /// <summary>All words of the short phrase must stand in the role, the office word first.</summary>
    private static int Score(List<string> wanted, Role role, int at, Word word)
    {
        var offset = Array.FindIndex(role.Forms, f => SameOffice(f, wanted[0]));
        if (offset < 0)
        {
            return 0;
        }
        var matched = 0;
        foreach (var form in wanted)
        {
            matched += Array.Exists(role.Forms, f => SameOffice(f, form)) ? 1 : 0;
        }
        var definite = word.Readings is [{ Definite: true }, ..];
        if (matched == wanted.Count)
        {
            // What stands alone must be definite: الوزير; the closer to the head of the role, the surer.
            return wanted.Count > 1 || definite ? 10 * matched - offset : 0;
        }
        // وزيرة المياه where the article only said الوزيرة: what is told shorter may be the same.
        if (role.Forms.Length == 1 && matched == 1)
        {
            return 3;
        }
        // النائب عن الجبهة for النائب بمجلس النواب عن الجبهة الشعبية.
        return matched >= 2 && matched * 3 >= wanted.Count * 2 ? 10 * matched - 5 - offset : 0;
    }

    private static bool SameOffice(string a, string b) =>
        string.Equals(a, b, StringComparison.Ordinal)
        || a is "متحدث" or "ناطق" && b is "متحدث" or "ناطق"
        || b == "زعيم" && a is "رييس" or "ملك" or "امير" or "سلطان"
        || a.Length == b.Length + 1 && a[^1] == 'ه' && a.StartsWith(b, StringComparison.Ordinal) && b.Length > 3;

    /// <summary>الهيئة, المجلس, البنك: the body of that class that was named last; a statement is its body's.</summary>
    private Attribution? ResolveBody(int at, int end, Word word)
    {
        if (word.TryRead(WordClass.SpeakingText, out _))
        {
            var owner = Maker(at, end) ?? (word.Readings is [{ Definite: true }, ..] ? EarlierMaker(at, word) : null);
            if (owner is not null)
            {
                return new Attribution(owner, at, end, SpeakerBy.Title) { Feminine = word.Form.EndsWith('ه') };
            }
        }
        for (var i = at; i < end; i++)
        {
            if (
                names.Word(i) is not { } part
                || !part.TryRead(WordClass.OrganizationHead | WordClass.OrganizationClass, out var head)
                || !head.Definite
                || head.Preposition != '\0'
            )
            {
                continue;
            }
            if (i > at && !word.Is(WordClass.OrganizationHead | WordClass.SpeakingText))
            {
                break;
            }
            Referent? best = null;
            foreach (var body in names.Referents)
            {
                if (
                    !body.IsPerson
                    && IsOfClass(body, head.Entry.Form)
                    && body.LastBefore(at) >= 0
                    && (best is null || body.LastBefore(at) > best.LastBefore(at))
                )
                {
                    best = body;
                }
            }
            if (best is not null)
            {
                return new Attribution(best, at, end, SpeakerBy.Title) { Feminine = best.Feminine };
            }
        }
        return word.Is(WordClass.OrganizationHead) ? OwnerOf(at, end, word) : null;
    }

    /// <summary>المكتب السياسي لحزب …: an organ speaks for its body.</summary>
    private Attribution? OwnerOf(int at, int end, Word word)
    {
        for (var i = at + 1; i < end; i++)
        {
            if (names.At(i) is { Referent.IsPerson: false, HasPreposition: true } owner)
            {
                return new Attribution(owner.Referent, owner.First, owner.End, SpeakerBy.Name)
                {
                    Feminine = word.Form.EndsWith('ه'),
                    StartUtf16 = owner.StartUtf16,
                };
            }
        }
        return null;
    }

    /// <summary>بيان وزارة …, بيان لوزارة …, تقرير صادر عن …, دراسة أعدها …: the body that a text comes from.</summary>
    private Referent? Maker(int at, int end)
    {
        for (var i = at + 1; i < end && i <= at + 6; i++)
        {
            if (names.At(i) is not { Referent.IsPerson: false } body)
            {
                continue;
            }
            // مجموعة «…»: the class word and the mark stand between.
            var ahead = names[i - 1].IsWord ? i - 1 : i - 2;
            ahead = names.Word(ahead)?.Is(WordClass.OrganizationClass) == true ? ahead - 1 : ahead;
            var before = names.Word(ahead)?.Form ?? "";
            var made = before == "عن" || MakingVerbs.Exists(v => before.StartsWith(v, StringComparison.Ordinal));
            return i == at + 1 || body.HasPreposition && i <= at + 2 || made ? body.Referent : null;
        }
        return null;
    }

    private static readonly List<string> MakingVerbs = ["اعد", "اصدر", "اجر", "نشر"];

    /// <summary>الدراسة: the one whose maker was told before.</summary>
    private Referent? EarlierMaker(int at, Word word)
    {
        const int Reach = 600;
        var bare = Offices.Bare(word);
        for (var i = Math.Max(0, at - Reach); i < at; i++)
        {
            if (
                names.Word(i) is { } earlier
                && earlier.Is(WordClass.SpeakingText)
                && Offices.Bare(earlier) == bare
                && Maker(i, at) is { } maker
            )
            {
                return maker;
            }
        }
        return null;
    }

    private static bool IsOfClass(Referent body, string head)
    {
        foreach (var form in body.Forms)
        {
            var bare = form.StartsWith("ال", StringComparison.Ordinal) ? form[2..] : form;
            if (string.Equals(bare, head, StringComparison.Ordinal))
            {
                return true;
            }
            if (form != body.Forms[0])
            {
                break;
            }
        }
        return body.Kind == OrganizationKind.Media
            && head is "صحيفه" or "قناه" or "وكاله" or "جريده" or "اذاعه" or "شبكه" or "موقع"
            && body.IsOutlet;
    }

    private Attribution Unnamed(int at, int end)
    {
        while (end > at + 1 && !names[end - 1].IsWord && names[end - 1].Symbol is not ')')
        {
            end--;
        }
        while (end > at + 1 && names.Word(end - 1)?.Is(WordClass.Preposition) == true)
        {
            end--;
        }
        var word = names.Word(at)!;
        return new Attribution(null, at, end, SpeakerBy.Title)
        {
            Feminine = word.Form.EndsWith('ه') || word.Is(WordClass.Country | WordClass.Place),
            OnBehalfOf = SpokenFor(at, end),
            StartUtf16 = names.StartUtf16(at, word.Readings is [{ And: true } reading, ..] ? reading.Prefix : 0),
        };
    }
}
