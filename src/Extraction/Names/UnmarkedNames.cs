using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Names without marks behind a class word that is no part of them: صحيفة الضحى, قناة وادي السهل, شركة بتروكور القابضة, موقع
/// ضفاف.
/// </summary>
internal sealed class UnmarkedNames(TokenizedText text, Complements complements)
{
    private const int LongestName = 4;

    /// <summary>Words of places that موقع was said of: موقع بارين الأثري is a site.</summary>
    private readonly HashSet<string> _sites = new(StringComparer.Ordinal);

    /// <summary>Where the name ends; where it begins if there is none.</summary>
    public int End(int at, int end, string classWord)
    {
        if (at >= end || text.Word(at) is not { } word || !text.Adjacent(at - 1))
        {
            return at;
        }
        var known = text.Match(at, end, PhraseKind.Organization, out var phrase, out var prefix);
        if (known > 0 && prefix == 0 && !phrase!.Name!.IsWeak && classWord != "موقع")
        {
            return at + known;
        }
        return classWord switch
        {
            "صحيفه" or "جريده" or "مجله" or "قناه" or "اذاعه" or "فضاييه" or "نادي" => Outlet(at, end, word),
            "موقع" => Site(at, end, word),
            "شبكه" or "محطه" => word.IsLatin || word is { IsRare: true, HasArticle: false } ? Foreign(at, end) : at,
            "شركه" or "مجموعه" => Company(at, end, word, classWord),
            "احزاب" or "تنظيم" => Foreign(at, end),
            _ => at,
        };
    }

    private int Outlet(int at, int end, Word word)
    {
        if (IsBareNoun(word, definite: true))
        {
            // الديلي تربيون: what no list has goes on.
            return word.IsRare ? Foreign(at, end, at + 1) : at + 1;
        }
        // إذاعة وادي الزيتون: a genitive of two words.
        if (
            IsBareNoun(word, definite: false)
            && !word.IsInflected
            && !word.IsRare
            && at + 1 < end
            && text.Adjacent(at)
            && text.Word(at + 1) is { } genitive
            && IsBareNoun(genitive, definite: true)
            && !genitive.Is(WordClass.Common | WordClass.Field)
        )
        {
            return at + 2;
        }
        return Foreign(at, end);
    }

    /// <summary>A noun that is nobody's and no place's, without particles; behind an indefinite class word it names.</summary>
    private static bool IsBareNoun(Word word, bool definite) =>
        word.HasArticle == definite
        && !word.IsLatin
        && word.Readings is [] or [{ Prefix: 0 }, ..]
        && word.Closed == ClosedClass.None
        && !word.Is(
            WordClass.Nisba
                | WordClass.Place
                | WordClass.Country
                | WordClass.Function
                | WordClass.Preposition
                | WordClass.Verb
                | WordClass.Participle
                | WordClass.OrganizationHead
                | WordClass.OrganizationClass
                | WordClass.Office
                | WordClass.Honorific
                | WordClass.GivenName
        );

    /// <summary>موقع ضفاف الإخباري, but neither موقع التواصل الاجتماعي nor موقع بارين الأثري.</summary>
    private int Site(int at, int end, Word word)
    {
        var next = at + 1 < end && text.Adjacent(at) ? text.Word(at + 1) : null;
        if (_sites.Contains(word.Form) || text.Word(at - 2) is { Form: "دخول" or "داخل" or "قرب" or "من" })
        {
            return at;
        }
        if (
            next is { HasArticle: true, Form: ['ا', ..] }
            && next.Form is not ("الاخباري" or "الالكتروني" or "الرياضي" or "الاقتصادي" or "الاعلامي")
            && !next.Is(WordClass.Nisba)
        )
        {
            _sites.Add(word.Form);
            return at;
        }
        if (word.IsLatin || word is { IsRare: true, HasArticle: false })
        {
            return Foreign(at, end);
        }
        return word.HasArticle && IsBareNoun(word, definite: true) && IsReported(at - 1) ? at + 1
            : IsReported(at - 1) && word is { IsUnknown: true, HasArticle: false, Form: not [.., 'ه' or 'ي'] } ? at + 1
            : at;
    }

    /// <summary>ذكر موقع …, بحسب موقع …: what it is said to tell makes an outlet of it.</summary>
    private bool IsReported(int at) =>
        text.Word(at) is { Form: ['ل' or 'و', ..] }
        || text.Word(at - 1)?.Is(WordClass.Verb | WordClass.According) == true;

    private int Company(int at, int end, Word word, string classWord)
    {
        if (word.HasArticle)
        {
            if (word.Form[0] != 'ا' || word.Readings is not ([] or [{ Prefix: 0 }, ..]))
            {
                return at;
            }
            var next = at + 1 < end && text.Adjacent(at) ? text.Word(at + 1) : null;
            // شركة السنديان للإنشاءات: the purpose makes a name of it.
            if (classWord == "شركه" && next?.Form.StartsWith("لل", StringComparison.Ordinal) == true)
            {
                return complements.Purpose(at + 2, end);
            }
            // شركة الشاطئ إكسبو, مجموعة الدروبي.
            if (next is { IsRare: true, HasArticle: false } && !next.Form.StartsWith('و'))
            {
                return Adjectives(Foreign(at + 1, end), end);
            }
            return
                (word.IsRare || word.Is(WordClass.FamilyName))
                && !word.Is(WordClass.Country | WordClass.Nisba | WordClass.Common | WordClass.Office)
                ? Adjectives(at + 1, end)
                : at;
        }
        // شركة أفلاك للتقنية: a word of the language is a name where its business or its town follows.
        if (
            classWord == "شركه"
            && word is { IsUnknown: true, IsRare: false, IsLatin: false }
            && at + 1 < end
            && text.Adjacent(at)
            && text.Word(at + 1) is { } told
            && (
                told.Form.StartsWith("لل", StringComparison.Ordinal)
                || told.Is(WordClass.Place) && told.Readings[0].Prefix == 0
            )
        )
        {
            return complements.Purpose(at + 1, end) is var purpose && purpose > at + 1 ? purpose : at + 2;
        }
        if (classWord == "مجموعه" && !word.IsRare && !word.IsLatin)
        {
            return at;
        }
        var stop = Foreign(at, end);
        // شركة ديما الطائف
        if (
            stop > at
            && stop < end
            && text.Word(stop) is { } place
            && place.Is(WordClass.Place)
            && place.Readings[0].Prefix == 0
        )
        {
            stop++;
        }
        return stop == at ? at : complements.Purpose(Adjectives(stop, end), end);
    }

    /// <summary>العالمية, القابضة: they go on with companies.</summary>
    private int Adjectives(int at, int end)
    {
        while (at < end && text.Word(at)?.Is(ClosedClass.CompanyAdjective) == true && text.Adjacent(at - 1))
        {
            at++;
        }
        return at;
    }

    private int Foreign(int at, int end) => Foreign(at, end, at);

    /// <summary>Words that are none of the language, also behind a foreign article: ذي ديلي تربيون.</summary>
    private int Foreign(int first, int end, int from)
    {
        var stop = from;
        while (
            stop < end
            && stop - first < LongestName
            && text.Word(stop) is { } word
            && (stop == first || text.Adjacent(stop - 1))
            && (
                word.IsLatin
                || IsForeign(word)
                || word.Is(WordClass.Country) && stop > first
                || stop == first && IsForeignArticle(word, stop + 1)
                || stop > first && stop <= first + 2 && text.Word(first)!.Form is "ذي" or "ذا" && IsPlain(word)
            )
        )
        {
            stop++;
        }
        return stop;
    }

    private static bool IsPlain(Word word) =>
        !word.HasArticle && !word.Is(WordClass.Function | WordClass.Preposition | WordClass.Verb | WordClass.That);

    private static bool IsForeign(Word word) => word.IsRare && !word.HasArticle;

    private bool IsForeignArticle(Word word, int next) =>
        word.Form is "ذي" or "ذا" && text.Word(next) is { HasArticle: false }
        || word.Form is "دي" or "لا" or "لو" or "ال" or "دير" && text.Word(next) is { IsRare: true };
}
