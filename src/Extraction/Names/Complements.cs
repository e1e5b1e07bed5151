using Qawl.Extraction.Text;

namespace Qawl.Extraction.Names;

/// <summary>
/// What completes the name of a body behind its first words: adjectives (الأمريكية, العليا), the purpose with لـ (للقضاء)
/// and coordinated fields (والصناعة). Each reading returns the token at which it ends.
/// </summary>
internal sealed class Complements(NameTable names)
{
    /// <summary>Adjectives, the purpose with لـ, and coordinated fields that go on with a name.</summary>
    public int Tail(int at, int end)
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
    public int Purpose(int at, int end)
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

    public bool IsPurpose(int at, int end)
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
    public int Coordination(int at, int end)
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

    public bool IsAdjective(int at)
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
}
