using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// What completes the name of a body behind its first words: adjectives (الأمريكية, العليا), the purpose with لـ (للقضاء)
/// and coordinated fields (والصناعة). Each reading returns the token at which it ends.
/// </summary>
internal sealed class Complements(TokenizedText text)
{
    /// <summary>Adjectives, the purpose with لـ, and coordinated fields that go on with a name.</summary>
    public int Tail(int at)
    {
        var fields = Fields(at);
        var purpose = Purpose(fields);
        return purpose > fields ? Fields(purpose) : fields;
    }

    /// <summary>Adjectives and coordinated fields.</summary>
    public int Fields(int at)
    {
        while (true)
        {
            if (IsAdjective(at) || IsCoordinated(at))
            {
                at++;
            }
            else if (IsJoinedTask(at))
            {
                at += 2;
            }
            else
            {
                return at;
            }
        }
    }

    public int Adjectives(int at)
    {
        var first = at;
        while (IsAdjective(at) || at > first && IsSecondAdjective(at))
        {
            at++;
        }
        return at;
    }

    /// <summary>للقضاء, لكفاءة الطاقة, لحقوق الإنسان, لمراقبة فض الاشتباك.</summary>
    public int Purpose(int at) =>
        LandsEnd(at) is var lands && lands > at ? lands
        : !IsPurpose(at) ? at
        : Is(at, ClosedClass.Overseen) ? Over(at)
        : text.Word(at)!.HasArticle ? Adjectives(at + 1)
        : Adjectives(IsDefinite(at + 1) || IsLand(at + 1) ? at + 2 : at + 3);

    public bool IsPurpose(int at) =>
        IsRankedPurpose(at)
        || text.Word(at) is { } word
            && !word.Is(ClosedClass.NeverAdjective)
            && (
                word.Is(ClosedClass.WholePurpose)
                || word.HasArticle && word.TryRead(WordClass.Field, out var field) && field.Preposition == 'ل'
                || word.Stems[^1] is { Preposition: 'ل' } stem && Governs(stem.Form, at + 1)
            );

    /// <summary>الإدارة العامة لمباحث الأموال, المركز الوطني لأبحاث النخيل: behind a rank any noun with its genitive.</summary>
    private bool IsRankedPurpose(int at) =>
        text.Word(at) is { Form: ['ل', not 'ل', _, _, ..] } word
        && IsRanked(at, out var nation)
        && (
            // لصيادي الأسماك, لسيدات طرابلس.
            (
                IsIn(word.Form[1..], ClosedClass.MembersPurpose)
                || text.Word(at + 1)?.Is(WordClass.Place) == true
                    && !IsIn(word.Form[1..], ClosedClass.GoverningPurpose)
                    && !word.Is(Others | WordClass.Verb)
                    // لتطهير عدن
                    && word.Form[1] != 'ت'
                    && text.Vocabulary.General.KnowsNoun(word.Form.AsSpan(1))
            ) && HasMembers(at + 1)
            || !word.Is(Others | WordClass.Place | WordClass.AnyName | WordClass.Function | WordClass.Verb)
                && !IsIn(word.Form[1..], ClosedClass.Circumstance | ClosedClass.Occasion | ClosedClass.Region)
                // لتولي التحقيق, لإنقاذ الموقف: what is done then.
                && text.Letters(at)[1] is not ('ت' or 'ا' or '\u0625')
                && !(nation && word.Form[1] == 'ا')
                && text.Vocabulary.General.KnowsNoun(word.Form.AsSpan(1))
                && IsDefinite(at + 1)
                && !text.Word(at + 1)!.Is(Owners | WordClass.Country)
        );

    private const WordClass Owners = WordClass.Office | WordClass.OrganizationHead | WordClass.OrganizationClass;

    /// <summary>صيادي الأسماك, أطباء شرق السودان, موانئ العراق.</summary>
    private bool HasMembers(int genitive) =>
        IsDefinite(genitive) && !text.Word(genitive)!.Is(Owners) || IsPartOfLand(genitive) || IsLand(genitive);

    private bool IsLand(int at) => text.Word(at)?.Is(WordClass.Country | WordClass.Place) == true;

    /// <summary>السلطة الوطنية المستقلة, الجمعية التونسية: adjectives that make a name of a class word with the article.</summary>
    /// <param name="nation">Nothing but a nation tells it.</param>
    private bool IsRanked(int at, out bool nation)
    {
        var first = at;
        var ranked = false;
        const int most = 4;
        while (first > at - most && text.Word(first - 1) is { } word && IsAdjective(first - 1))
        {
            ranked |= word.Is(ClosedClass.RankAdjective | ClosedClass.NationalAdjective);
            first--;
        }
        nation = !ranked;
        return text.Word(first - 1) is { } body
            && body.TryRead(WordClass.OrganizationHead | WordClass.OrganizationClass, out var head)
            && (
                ranked
                || head.Entry.Organization!.Value is var traits
                    && traits.Is(BodyTraits.ForPurpose)
                    && (
                        text.Word(first)!.Is(WordClass.Nisba)
                        || !traits.Is(BodyTraits.Part)
                            && !text.Word(first)!.Is(ClosedClass.TermAdjective | ClosedClass.RecallingAdjective)
                    )
            );
    }

    public bool IsForAnything(int at) => IsPurpose(at) || IsAnyPurpose(at, out _);

    /// <summary>للتميز, للمعارض والمؤتمرات: whatever a body is for whose name tells which it is.</summary>
    public int AnyPurpose(int at)
    {
        var stop = IsAnyPurpose(at, out var length) ? Adjectives(at + length) : at;
        // للطباعة, which was read before, والنشر.
        if (text.Word(stop - 1)?.Form is not ['ل', 'ل', ..] && stop == at)
        {
            return at;
        }
        while (text.Word(stop) is { Form: ['و', 'ا', 'ل', ..] } word && !word.Is(Others))
        {
            stop = Adjectives(stop + 1);
        }
        return Tail(stop);
    }

    private const WordClass Others =
        WordClass.Office
        | WordClass.Country
        | WordClass.Place
        | WordClass.Nisba
        | WordClass.Honorific
        | WordClass.OrganizationHead
        | WordClass.OrganizationClass
        | WordClass.Participle
        | WordClass.Relative
        | WordClass.Source;

    /// <summary>للحصول على, للقيام بـ: what is done belongs to the sentence.</summary>
    private bool IsAnyPurpose(int at, out int length)
    {
        // دعوة المركز للأمم المتحدة; but الشرق الأوسط is more than an outlet.
        length = text.Match(at, text.Tokens.Length, PhraseKind.Organization | PhraseKind.Person, out var phrase, out _);
        var isSomebody = length > 0 && !phrase!.Name!.IsWeak;
        length = Math.Max(length, 1);
        return !isSomebody
            && text.Word(at) is { Form: ['ل', 'ل', ..] } word
            && (!word.Is(Others) || word.IsPlural)
            && !word.Is(ClosedClass.NeverAdjective)
            && !GovernsPreposition(at + length - 1);
    }

    private bool GovernsPreposition(int at) =>
        text.Word(at + 1) is { } next
        && (
            next.Is(WordClass.Preposition) && next.Form != "في"
            || next.Form[0] == 'ب' && !next.Is(WordClass.Place | WordClass.Country)
        );

    /// <summary>حقوق الإنسان, but not دعم اليمن, which belongs to the sentence; كرة القدم.</summary>
    private bool Governs(string noun, int genitive) =>
        IsIn(noun, ClosedClass.GamePurpose) && IsDefinite(genitive)
        || IsIn(noun, ClosedClass.GoverningPurpose)
            && (IsThing(genitive) || text.Word(genitive) is { IsUnknown: true } && IsThing(genitive + 1));

    /// <summary>شرق السودان, جنوب الدلتا.</summary>
    public bool IsPartOfLand(int at) => Is(at, ClosedClass.LandPart) && (IsDefinite(at + 1) || IsLand(at + 1));

    private bool IsThing(int at) =>
        IsDefinite(at) && (text.Word(at)!.Is(WordClass.Field) || text.Word(at)!.Readings.Length == 0);

    private bool IsIn(string form, ClosedClass list) => (text.Lexicon.FindClosed(form) & list) != 0;

    /// <summary>مكافحة المخدرات, حماية المستهلك: what a body does, without لـ.</summary>
    public bool IsTask(int at) =>
        IsDefinite(at + 1) && text.Word(at)!.Is(ClosedClass.GoverningPurpose | ClosedClass.GamePurpose);

    /// <summary>ولاية سنار, محافظة مأرب: the region that a body governs.</summary>
    public bool IsRegion(int at) =>
        text.Word(at)!.Is(ClosedClass.Region)
        && text.Word(at + 1) is { Readings: [] or [{ Prefix: 0 }, ..] } region
        && !region.Is(WordClass.Function | WordClass.Preposition | WordClass.Verb | WordClass.Nisba);

    /// <summary>الرقابة على المنشطات, للدفاع عن الأطفال: some tasks go on with a preposition.</summary>
    public int Over(int task) =>
        Is(task, ClosedClass.Overseen) && text.Word(task + 1)?.Form is "علي" or "عن" && IsDefinite(task + 2)
            ? Tail(task + 3)
            : Tail(task + 1);

    /// <summary>لدول مجلس التعاون.</summary>
    private int LandsEnd(int at) =>
        text.Word(at)?.Form != "لدول" ? at
        : text.Match(at + 1, text.Tokens.Length, PhraseKind.Organization, out _, out _) is > 0 and var known
            ? Adjectives(at + 1 + known)
        : at;

    /// <summary>بعثة الأمم المتحدة لحفظ السلام في مالي: where a mission is belongs to its name.</summary>
    public int Mission(int name)
    {
        var at = Tail(name);
        return
            at > name
            && text.Word(at)?.Form == "في"
            && text.Word(at + 1)?.Is(WordClass.Country | WordClass.Place) == true
            ? at + 2
            : at;
    }

    private bool Is(int at, ClosedClass use) => text.Word(at)?.Is(use) == true;

    /// <summary>A word with the article and nothing before it, right behind another.</summary>
    public bool IsDefinite(int at) => text.Word(at) is { HasArticle: true, Form: ['ا', ..] };

    /// <summary>A word with neither article nor particles.</summary>
    public bool IsBare(int at) => text.Word(at) is { HasArticle: false, Readings: [] or [{ Prefix: 0 }, ..] };

    /// <summary>والصناعة, والمقاييس والجودة.</summary>
    private bool IsCoordinated(int at) =>
        text.Word(at) is { } word
        && (
            word.Is(ClosedClass.JoinedPurpose) && !IsWithPronoun(at + 1)
            || word.TryRead(WordClass.Field, out var field)
                && !word.Is(ClosedClass.NeverAdjective)
                && field is { And: true, Preposition: '\0', Definite: true }
        );

    /// <summary>والتحقيق معهم: what is done with somebody.</summary>
    private bool IsWithPronoun(int at) => text.Word(at)?.Form is "معه" or "معها" or "معهم" or "معهما";

    /// <summary>وموارد المياه, وحماية الثروة السمكية.</summary>
    private bool IsJoinedTask(int at) =>
        text.Word(at) is { Form: ['و', ..] } word
        && IsIn(word.Form[1..], ClosedClass.GoverningPurpose | ClosedClass.GamePurpose | ClosedClass.MembersPurpose)
        && !word.Is(WordClass.OrganizationHead)
        && IsDefinite(at + 1)
        && (
            IsIn(word.Form[1..], ClosedClass.GamePurpose)
            || text.Word(at + 1)!.Is(WordClass.Field)
            // لصيادي الأسماك ومربي الثروة: behind others.
            || text.Word(at - 2) is { Form: ['ل' or 'و', ..] before } && IsIn(before[1..], ClosedClass.MembersPurpose)
        );

    /// <summary>التقني والمهني; but الحكومة اليمنية والسعودية are two.</summary>
    private bool IsSecondAdjective(int at) =>
        text.Word(at) is { Form: ['و', 'ا', 'ل', ..] } word
        && !word.Is(WordClass.Nisba | WordClass.Country | WordClass.OrganizationHead | WordClass.Relative)
        && !IsIn(word.Form[1..], ClosedClass.NeverAdjective)
        && EndsLikeAdjective(word);

    public bool IsAdjective(int at)
    {
        if (!IsDefinite(at))
        {
            return false;
        }
        var word = text.Word(at)!;
        return word.Is(WordClass.Nisba)
            || word.Is(ClosedClass.RankAdjective)
            || word.Is(ClosedClass.LaterAdjective) && !IsBody(at - 1)
            || EndsLikeAdjective(word);
    }

    private bool IsBody(int at) =>
        text.Word(at)?.TryRead(WordClass.OrganizationHead | WordClass.OrganizationClass, out _) == true;

    private static bool EndsLikeAdjective(Word word) =>
        word.Form is [_, _, _, .., _, 'ي'] or [_, _, _, .., 'ي', 'ه']
        && !word.Is(ClosedClass.NeverAdjective)
        && !word.Is(
            WordClass.Function | WordClass.Office | WordClass.GivenName | WordClass.FamilyName | WordClass.Honorific
        );
}
