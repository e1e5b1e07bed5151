using Qawl.Extraction.Text;

namespace Qawl.Extraction.Names;

/// <summary>
/// Finds organizations: those of the lexicon, class words with what completes them (وزارة الخارجية الأمريكية), names in
/// marks behind a class word, and short forms in brackets.
/// </summary>
internal sealed class OrganizationFinder(NameTable names)
{
    private const int LongestName = 9;

    /// <summary>اتحاد طلبة جامعة …: bodies inside bodies; a text may nest them without end.</summary>
    private const int DeepestNesting = 3;

    /// <param name="standsAlone">The line holds nothing but a name: an outlet or a source.</param>
    public void Find(int first, int end, bool standsAlone)
    {
        for (var i = first; i < end; )
        {
            if (Marks.IsOpening(names[i].Symbol))
            {
                MarkedActor(i, first, end);
            }
            if (!names.IsFree(i, i + 1) || !names[i].IsWord)
            {
                i++;
                continue;
            }
            var next = Known(i, end, standsAlone);
            next = next > i ? next : Headed(i, end);
            next = next > i ? next : Marked(i, end);
            next = next > i ? next : Ministry(i);
            if (next > i && (names.At(i) ?? names.At(next - 1)) is { } found)
            {
                next = Abbreviation(found, next, end);
            }
            i = Math.Max(i + 1, next);
        }
    }

    /// <summary>The outlet and the source that the page states, wherever that is.</summary>
    public void AddOutlets(IEnumerable<(int Start, int End)> spans)
    {
        foreach (var (start, stop) in spans)
        {
            var first = names.IndexAt(start);
            var end = first;
            while (end < names.Tokens.Length && names[end].End <= stop)
            {
                end++;
            }
            if (end > first && names[first].IsWord && !names[first].Is(WordClass.GivenName))
            {
                AddProper(first, end, OrganizationKind.Media);
            }
        }
    }

    private int Known(int i, int end, bool standsAlone)
    {
        var length = Lexicon.MatchPhrase(
            names.Tokens.AsSpan(i, end - i),
            PhraseKind.Organization | PhraseKind.Place | PhraseKind.Person,
            out var phrase,
            out var prefix
        );
        if (length == 0 || phrase!.Kind != PhraseKind.Organization)
        {
            return i + length;
        }
        var name = phrase.Name!;
        if (name.IsWeak && !standsAlone && !HasSupport(i, i + length))
        {
            return i;
        }
        // A nisba behind it may make a longer name: مجلس الشورى السعودي.
        var stop = i + length;
        var headed = names.Word(i)!.Is(WordClass.OrganizationHead) ? HeadedEnd(i, end, out _) : i;
        if (headed > stop)
        {
            return i;
        }
        // قناة and its like are no part of the name.
        var named = length > 1 && names.Word(i)!.Is(WordClass.OrganizationClass) ? i + 1 : i;
        names.Add(NewKnown(name), named, stop, named > i ? 0 : prefix);
        return stop;
    }

    private static Referent NewKnown(KnownName name) =>
        new()
        {
            IsPerson = false,
            Forms = Lexicon.Forms(name.Canonical),
            Name = name.Canonical,
            Known = name,
            Kind = name.Kind ?? OrganizationKind.Other,
            Feminine = name.Feminine,
            IsOutlet = name.IsOutlet,
        };

    /// <summary>A name that also means something else needs marks, brackets or a class word before it.</summary>
    private bool HasSupport(int first, int end)
    {
        var before = names[first - 1];
        var after = names[end];
        if (
            (before.Symbol == '(' || Marks.IsOpening(before.Symbol))
            && (after.Symbol == ')' || Marks.IsClosing(after.Symbol))
        )
        {
            return true;
        }
        return before.Word is { } word && word.Is(WordClass.OrganizationClass | WordClass.OrganizationHead);
    }

    /// <summary>A class word and what completes it.</summary>
    private int Headed(int i, int end)
    {
        var stop = HeadedEnd(i, end, out var head);
        if (stop <= i)
        {
            return i;
        }
        var entry = head.Entry.Organization!.Value;
        var forms = names.Forms(i, stop, head.Prefix);
        names.Add(
            new Referent
            {
                IsPerson = false,
                Forms = forms,
                Name = names.Slice(i, stop, head.Prefix),
                Kind = entry.Kind,
                Feminine = entry.Feminine,
                IsOutlet = entry.Kind == OrganizationKind.Media,
            },
            i,
            stop,
            head.Prefix
        );
        return stop;
    }

    private int HeadedEnd(int i, int end, out Reading head, int depth = 0)
    {
        head = default;
        if (names.Word(i) is not { } word || !word.TryRead(WordClass.OrganizationHead, out head))
        {
            return i;
        }
        return head.Definite ? DefiniteEnd(i, end) : IndefiniteEnd(i, end, head, depth);
    }

    /// <summary>الحكومة السورية, المجلس الأعلى للقضاء: an adjective must follow, or للـ.</summary>
    private int DefiniteEnd(int i, int end)
    {
        var at = i + 1;
        if (
            at < end
            && IsEverydayBody(i)
            && names.Word(at)?.Is(WordClass.Nisba) != true
            && names.Word(at)?.Form
                is not (
                    "العام"
                    or "العامه"
                    or "المركزي"
                    or "الوطني"
                    or "الوطنيه"
                    or "الاعلي"
                    or "العليا"
                    or "الدوليه"
                    or "المركزيه"
                )
        )
        {
            return i;
        }
        while (at < end && at - i < LongestName && IsAdjective(at))
        {
            at++;
        }
        if (at == i + 1 || IsGenericBody(i, at) || names.Word(i)!.Readings is [{ Entry.Form: "مصلحه" }, ..])
        {
            return at < end && at == i + 1 && IsPurpose(at, end) ? Purpose(at, end) : i;
        }
        return at < end ? Coordination(Purpose(at, end), end) : at;
    }

    /// <summary>Words for parts of any body (الجهاز الطبي, اللجنة الفنية): a country or rank must tell which.</summary>
    private bool IsEverydayBody(int i) =>
        names.Word(i)!.TryRead(WordClass.OrganizationHead, out var head)
        && head.Entry.Form
            is "جهاز"
                or "مركز"
                or "مكتب"
                or "قسم"
                or "اداره"
                or "نادي"
                or "معهد"
                or "دار"
                or "صندوق"
                or "لجنه"
                or "مدرسه"
                or "كليه"
                or "دايره"
                or "مستشفي"
                or "غرفه"
                or "بعثه"
                or "كتله";

    /// <summary>Armies, police and leaderships of a country are groups of people to readers, not named institutions.</summary>
    private bool IsGenericBody(int i, int stop) =>
        names.Word(i)!.TryRead(WordClass.OrganizationHead, out var head)
        && head.Entry.Form
            is "مكتب"
                or "جيش"
                or "شرطه"
                or "قوات"
                or "قياده"
                or "جهات"
                or "قوه"
                or "مصلحه"
                or "حمله"
                or "كليه"
        && stop - i == 2;

    /// <summary>وزارة الخارجية, مجلس نواب الشعب, حزب آفاق تونس, منظمة شنغهاي للتعاون.</summary>
    private int IndefiniteEnd(int i, int end, Reading head, int depth)
    {
        var at = i + 1;
        if (depth > DeepestNesting || at >= end || names[at].Word is not { } next || !names.Adjacent(i))
        {
            return i;
        }
        if (
            next.Is(WordClass.Function | WordClass.Preposition | WordClass.Verb | WordClass.That)
            && !next.Is(WordClass.Field | WordClass.Place)
        )
        {
            return i;
        }
        var known = Lexicon.MatchPhrase(
            names.Tokens.AsSpan(at, end - at),
            PhraseKind.Organization | PhraseKind.Place,
            out _,
            out var prefix
        );
        if (known > 0 && prefix == 0)
        {
            return Tail(at + known, end);
        }
        if (
            next.Is(WordClass.OrganizationHead)
            && next.Readings[0] is { Prefix: 0, Definite: false }
            && next.Readings[0].Entry.Organization is not null
        )
        {
            var inner = HeadedEnd(at, end, out _, depth + 1);
            return inner > at ? inner : i;
        }
        if (
            head.Entry.Form == "حركه" && next.Is(WordClass.Field | WordClass.Common)
            || head.Entry.Form == "مجلس" && next.Form is "الاداره" or "اداره"
        )
        {
            return i;
        }
        if (next.HasArticle && next.Readings is [] or [{ Prefix: 0 }, ..])
        {
            // إدارة النادي, قسم الشرطة, مركز المدينة: any body has one; an adjective must make it a name.
            if (
                head.Entry.Form is "اداره" or "قسم" or "دايره" or "قياده" or "مكتب" && !IsAdjective(at + 1)
                || head.Entry.Form is "مركز" or "مدرسه"
                    && next.Is(WordClass.Place | WordClass.Common | WordClass.OrganizationHead)
                    && !IsAdjective(at + 1)
            )
            {
                return i;
            }
            if (
                next.Is(WordClass.Office)
                && !next.Is(WordClass.Field)
                && head.Entry.Form is not ("نقابه" or "مجلس" or "جمعيه" or "اتحاد")
            )
            {
                return i;
            }
            return Tail(at + 1, end);
        }
        // حزب آفاق تونس: parties take any noun for their name.
        if (
            head.Entry.Form is "حزب" or "تيار" or "ايتلاف" or "نداء"
            && next is { HasArticle: false, Readings: [{ Prefix: 0 }, ..] }
            && next.Is(WordClass.Common)
            && names.Word(at + 1) is { } second
            && (second.HasArticle || second.Is(WordClass.Country))
            && names.Adjacent(at)
        )
        {
            return Tail(at + 2, end);
        }
        if (next.Is(WordClass.Field | WordClass.Country | WordClass.Place) && next.Readings[0].Prefix == 0)
        {
            // The genitive goes on: مجلس نواب الشعب.
            var stop = at + 1;
            return
                stop < end
                && names.Word(stop) is { HasArticle: true, Form: ['ا', ..] }
                && names.Adjacent(at)
                && head.Entry.Form != "حركه"
                ? Tail(stop + 1, end)
                : Proper(at, end, head);
        }
        // جمعية أصدقاء الماء, رابطة معلمي الضفتين: a genitive of two words.
        if (
            head.Entry.Form is "اتحاد" or "جمعيه" or "نقابه" or "رابطه"
            && next is { HasArticle: false, Readings: [] or [{ Prefix: 0 }, ..] }
            && names.Word(at + 1)?.Is(WordClass.OrganizationHead) == true
            && names.Adjacent(at)
            && HeadedEnd(at + 1, end, out _, depth + 1) is var outer
            && outer > at + 1
        )
        {
            return outer;
        }
        if (
            head.Entry.Form is "جمعيه" or "رابطه" or "نقابه" or "اتحاد" or "متحف" or "دار" or "مركز" or "معهد"
            && next is { HasArticle: false, Readings: [] or [{ Prefix: 0 }, ..] }
            && names.Word(at + 1) is { HasArticle: true, Readings: [] or [{ Prefix: 0 }, ..] }
            && names.Adjacent(at)
        )
        {
            return Tail(at + 2, end);
        }
        return Proper(at, end, head);
    }

    /// <summary>A proper name behind the class word: words that no lexicon has.</summary>
    private int Proper(int at, int end, Reading head)
    {
        var stop = at;
        while (
            stop < end
            && stop - at < 4
            && names[stop].Word is { } word
            && IsProperPart(word, stop > at)
            && (stop == at || names.Adjacent(stop - 1))
        )
        {
            stop++;
        }
        if (stop == at)
        {
            return at - 1;
        }
        var place = names.Word(at)!.Is(WordClass.Country | WordClass.Place);
        if (
            place ? head.Entry.Form is "جبهه" or "قوات" or "قوه" or "مركز" or "حركه" : !TakesProperName(head.Entry.Form)
        )
        {
            return at - 1;
        }
        return Tail(stop, end);
    }

    /// <summary>Bodies that are called by a name of their own rather than by their field.</summary>
    private static bool TakesProperName(string head) =>
        head
            is "حزب"
                or "حركه"
                or "جبهه"
                or "جماعه"
                or "تيار"
                or "ايتلاف"
                or "تحالف"
                or "وكاله"
                or "اذاعه"
                or "منظمه"
                or "رابطه"
                or "جامعه"
                or "معهد"
                or "اكاديميه"
                or "مركز"
                or "مؤسسه"
                or "موسسه"
                or "بنك"
                or "مصرف"
                or "نادي"
                or "مستشفي"
                or "حلف"
                or "كتايب"
                or "ميليشيا"
                or "مليشيا"
                or "ميليشيات"
                or "مليشيات"
                or "مجلس"
                or "نداء"
                or "مرصد"
                or "صندوق";

    private static bool IsProperPart(Word word, bool inside) =>
        word.Is(WordClass.NameJoint) && word.Form.Length > 2
        || word.IsUnknown
            && !word.Form.EndsWith("ات", StringComparison.Ordinal)
            && !(word.Form[0] == 'و' && word.Form.Length > 4)
        || word.Is(WordClass.GivenName | WordClass.FamilyName) && !word.Is(WordClass.Function)
        || word.Is(WordClass.Country | WordClass.Place) && (inside || word.Readings[0].Prefix == 0)
        || inside && word.Is(WordClass.NameTail);

    /// <summary>Adjectives, the purpose with لـ, and coordinated fields that go on with a name.</summary>
    private int Tail(int at, int end)
    {
        at = Coordination(at, end);
        while (at < end && IsAdjective(at))
        {
            at++;
        }
        at = Purpose(at, end);
        at = Coordination(at, end);
        while (at < end && IsAdjective(at))
        {
            at++;
        }
        return at;
    }

    /// <summary>للقضاء, لكفاءة الطاقة, لحقوق الإنسان.</summary>
    private int Purpose(int at, int end)
    {
        if (!IsPurpose(at, end))
        {
            return at;
        }
        var stop = at + 1;
        if (!names.Word(at)!.HasArticle)
        {
            while (stop < end && stop - at < 4 && names.Word(stop) is { } word && names.Adjacent(stop - 1))
            {
                stop++;
                if (word.HasArticle)
                {
                    break;
                }
            }
        }
        while (stop < end && IsAdjective(stop))
        {
            stop++;
        }
        return stop;
    }

    private bool IsPurpose(int at, int end)
    {
        if (
            at >= end
            || names.Word(at) is not { } word
            || word.Form[0] != 'ل'
            || word.Form.Length < 4
            || !names.Adjacent(at - 1)
        )
        {
            return false;
        }
        if (word.HasArticle)
        {
            return word.TryRead(WordClass.Field, out var field) && field.Preposition == 'ل'
                || word.Form
                    is "للانباء"
                        or "للمواصفات"
                        or "للقضاء"
                        or "للاستثمار"
                        or "للتنميه"
                        or "للتعاون"
                        or "للشغل"
                        or "للملايو"
                        or "للاحصاء";
        }
        // An indefinite noun needs its genitive right behind it.
        return word.Stems.Length > 1
            && Purposes.Contains(word.Stems[^1].Form)
            && (word.Is(WordClass.Field) || word.IsInflected || word.IsUnknown || word.Is(WordClass.Common))
            && (
                IsGenitive(at + 1, end)
                || names.Word(at + 1) is { IsUnknown: true } && names.Adjacent(at) && IsGenitive(at + 2, end)
            );
    }

    /// <summary>What bodies are made for; before any other noun لـ belongs to the sentence.</summary>
    private static readonly HashSet<string> Purposes = new(StringComparer.Ordinal)
    {
        "حقوق",
        "مراقبه",
        "كفاءه",
        "شؤون",
        "شيون",
        "رعايه",
        "تنميه",
        "حمايه",
        "مكافحه",
        "دعم",
        "كره",
        "خدمه",
        "تنظيم",
        "تطوير",
        "رصد",
        "اداره",
        "امن",
        "علوم",
        "طب",
        "صناعه",
        "اعاده",
        "اغاثه",
        "نصره",
        "العاب",
        "سلامه",
        "جوده",
        "نقل",
        "نزع",
        "حفظ",
        "تعليم",
        "محو",
        "تحفيظ",
        "ضمان",
        "تقويم",
        "قياس",
        "بحوث",
        "دراسات",
        "انتخاب",
        "تحرير",
        "وحده",
        "دول",
        "منع",
        "حظر",
    };

    private bool IsGenitive(int at, int end) =>
        at < end
        && names.Word(at) is { HasArticle: true } genitive
        && genitive.Readings is [] or [{ Prefix: 0 }, ..]
        && (genitive.Is(WordClass.Field) || genitive.Readings.Length == 0)
        && names.Adjacent(at - 1);

    /// <summary>والصناعة, والمقاييس والجودة.</summary>
    private int Coordination(int at, int end)
    {
        while (
            at < end
            && names.Word(at) is { HasArticle: true } word
            && word.TryRead(WordClass.Field, out var field)
            && field is { And: true, Preposition: '\0', Definite: true }
            && names.Adjacent(at - 1)
        )
        {
            at++;
        }
        return at;
    }

    private bool IsAdjective(int at)
    {
        if (
            names.Word(at) is not { HasArticle: true } word
            || !names.Adjacent(at - 1)
            || word.Readings is [{ Prefix: > 0 }, ..]
        )
        {
            return false;
        }
        if (!word.Form.StartsWith("ال", StringComparison.Ordinal))
        {
            return false;
        }
        if (word.Is(WordClass.Nisba))
        {
            return true;
        }
        // These end like adjectives only when folded.
        if (
            word.Form
            is "الشكوي"
                or "الدعوي"
                or "الفتوي"
                or "المستوي"
                or "المنتدي"
                or "الملتقي"
                or "المدي"
                or "الجدوي"
                or "الذكري"
        )
        {
            return false;
        }
        if (
            word.Form
            is "المسلحه"
                or "المشتركه"
                or "المختصه"
                or "الكبري"
                or "الدايمه"
                or "العام"
                or "العامه"
                or "الاعلى"
                or "الاعلي"
                or "العليا"
                or "المتحده"
                or "المستقله"
                or "المستقل"
                or "الموحد"
                or "الموحده"
                or "الحر"
                or "الحره"
                or "الاداريه"
                or "الملكي"
                or "الملكيه"
                or "الامن"
        )
        {
            return word.Form != "الامن";
        }
        return (word.Form.EndsWith('ي') || word.Form.EndsWith("يه", StringComparison.Ordinal))
            && !word.Is(
                WordClass.Function | WordClass.Office | WordClass.GivenName | WordClass.FamilyName | WordClass.Honorific
            )
            && word.Form.Length > 4
            && word.Form is not ("الكهربايي" or "الكهرباييه" or "الطبي" or "الطبيه" or "الفني" or "الفنيه");
    }

    /// <summary>A name in marks behind a class word (حزب «البديل»), or that the text says it spoke to (لـ«عكاظ»).</summary>
    private int Marked(int i, int end)
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
            return UnmarkedProper(i, at, end, head);
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
        AddProper(at + 1, stop, kind);
        return stop + 1;
    }

    /// <summary>«باركليز كابيتال» تكهنت …, «المقاييس والجودة»: …: a short name in marks that speaks.</summary>
    private void MarkedActor(int open, int first, int end)
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
            AddProper(open + 1, stop, OrganizationKind.Other);
        }
    }

    private int UnmarkedProper(int i, int at, int end, Reading head)
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
            AddProper(at, at + 1, head.Entry.Organization!.Value.Kind);
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
        stop = head.Entry.Form == "شركه" ? Purpose(stop, end) : stop;
        AddProper(at, stop, head.Entry.Organization!.Value.Kind);
        return stop;
    }

    private void AddProper(int first, int stop, OrganizationKind kind)
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
            names.Add(NewKnown(phrase!.Name!), first, stop, prefix);
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

    /// <summary>الخارجية and الداخلية stand for their ministry where they act or are acted on.</summary>
    private int Ministry(int i)
    {
        var before = names[i - 1];
        if (
            names.Word(i) is not { } word
            || !word.TryRead(WordClass.Field, out var field)
            || !field.Definite
            || !(
                field.Entry.Form is "خارجيه" or "داخليه"
                || names[i - 1].Kind == TokenKind.LineEnd
                    && names.Word(i + 1)?.Is(WordClass.Nisba) == true
                    && names[i + 2].IsSymbol(':')
            )
        )
        {
            return i;
        }
        var acts = !before.IsWord || before.Is(WordClass.Verb) && field.Prefix == 0;
        var nisba = names.Word(i + 1) is { HasArticle: true } next && next.Is(WordClass.Nisba) && names.Adjacent(i);
        if (!acts && !(nisba && before.Word is { HasArticle: false } owner && !owner.Is(WordClass.Office)))
        {
            return i;
        }
        var stop = nisba ? i + 2 : i + 1;
        var forms = names.Forms(i, stop, field.Prefix);
        names.Add(
            new Referent
            {
                IsPerson = false,
                Forms = ["وزاره", .. forms],
                Name = "وزارة " + names.Slice(i, stop, field.Prefix),
                Kind = OrganizationKind.Government,
                Feminine = true,
            },
            i,
            stop,
            field.Prefix
        );
        return stop;
    }

    /// <summary>(SCO), (إرنا), “اندوف”: a short form right behind the full one.</summary>
    private int Abbreviation(Mention full, int at, int end)
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
