using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Class words in phrases of everyday life, which are no body's name: مجلس الإدارة, حركة المسافرين, حمل لواء العدل.
/// </summary>
internal sealed class OrdinaryPhrases(TokenizedText text, Complements complements)
{
    /// <summary>الحركة التجارية, حركة المسافرين: what moves, no movement of people who agree.</summary>
    public static bool IsMoved(Word? word) =>
        word is { } moved
        && moved.Is(WordClass.Field | WordClass.Common)
        && !moved.Is(WordClass.Nisba | WordClass.FamilyName | WordClass.GivenName)
        && !moved.Is(ClosedClass.NationalAdjective);

    /// <summary>حركة التجارة, مجلس الإدارة: words of everyday life, not a body with a name.</summary>
    public static bool IsCommonPhrase(Reading head, Word next) =>
        head.Entry.Form == "حركه" && next.Is(WordClass.Field | WordClass.Common | WordClass.Place | WordClass.Country)
        || head.Entry.Form == "مجلس" && next.Form is "الاداره" or "اداره"
        || head.Entry.Form == "هييه" && next.Form is "التدريس" or "تدريس" or "المحلفين" or "محلفين"
        // مصلحة الوطن is its interest, مديرية الحزم a district.
        || head.Entry.Form is "مصلحه" && !next.Is(WordClass.Field)
        || head.Entry.Form is "مديريه" && !next.Is(WordClass.Field | WordClass.OrganizationHead)
        || head.Entry.Form == "رياسه"
            && (
                next.Is(WordClass.OrganizationHead | WordClass.OrganizationClass | WordClass.Country)
                || next.Form is "التحرير"
            )
        // جهاز المناعة, غرفة النوم, قوة الإرادة: things, rooms and strength.
        || head.Entry.Form == "جهاز" && next.HasArticle && !next.Is(WordClass.Field | WordClass.OrganizationHead)
        || head.Entry.Form == "غرفه"
            && !next.Is(WordClass.Field | WordClass.Place | WordClass.Nisba)
            && !next.Form.EndsWith("يه", StringComparison.Ordinal)
        || head.Entry.Form == "قوه"
            && next.HasArticle
            && next.Form is not ("المهام" or "المهمات" or "الطواري" or "الطواريء" or "التدخل" or "الردع" or "الانتشار")
        // إمارة دبي is a place.
        || head.Entry.Form == "اماره" && next.Form is "دبي" or "ابوظبي" or "الشارقه" or "عجمان" or "الفجيره";

    /// <summary>حمل لواء العدل, نداء العروبة: figures of speech.</summary>
    public bool IsFigure(int i, Reading head, Word next) =>
        head.Entry.Form == "نداء" && !next.Is(WordClass.Country)
        || head.Entry.Form == "لواء"
            && text.Word(i - 1)?.Form.TrimStart('و')
                is "حمل"
                    or "تحت"
                    or "رفع"
                    or "يحمل"
                    or "حامل"
                    or "حاملا"
                    or "حملت";

    /// <summary>مركز القيادة والتحكم, إدارة الطوارئ والأزمات: two tasks make a name of what any body has.</summary>
    public bool IsOfTwo(Reading head, Word next, int at, int end) =>
        head.Entry.Form is "مركز" or "اداره" or "دايره" or "قسم"
        && (head.Entry.Form == "مركز" || !next.Is(WordClass.OrganizationHead | WordClass.OrganizationClass))
        && !next.Is(WordClass.Office | WordClass.Place | WordClass.Country | WordClass.Nisba)
        && at + 1 < end
        && text.Adjacent(at)
        && text.Word(at + 1) is { HasArticle: true, Form: ['و', 'ا', ..] } second
        && !second.Is(WordClass.Office | WordClass.Place | WordClass.Country | WordClass.OrganizationHead);

    /// <summary>إدارة النادي, قسم الشرطة, مركز المدينة: any body has one; an adjective must make it a name.</summary>
    public bool NeedsMore(Reading head, Word genitive, int at)
    {
        var isPart =
            head.Entry.Form
                is "اداره"
                    or "قسم"
                    or "دايره"
                    or "قياده"
                    or "مكتب"
                    or "خليه"
                    or "قوه"
                    or "بعثه"
                    or "تجمع"
                    or "فرقه"
            || head.Entry.Form is "مركز" or "مدرسه"
                && genitive.Is(WordClass.Place | WordClass.Common | WordClass.OrganizationHead);
        // مكتب الرئيس is an office's; of officials only نقابة and its like make a body.
        var isOfficials =
            genitive.Is(WordClass.Office)
            && !genitive.Is(WordClass.Field)
            && head.Entry.Form is not ("نقابه" or "مجلس" or "جمعيه" or "اتحاد");
        return isOfficials || isPart && !complements.IsAdjective(at + 1);
    }
}
