using System.Collections.Frozen;
using System.Globalization;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Dates;

/// <summary>What a word of <c>day-words.txt</c> does.</summary>
[Flags]
internal enum DayUse
{
    None = 0,
    Yesterday = 1 << 0,
    Today = 1 << 1,

    /// <summary>Before أمس, and من between: أول من أمس.</summary>
    DayBefore = 1 << 2,

    /// <summary>Behind أمس: أمس الأول.</summary>
    Again = 1 << 3,

    /// <summary>Before a day it is part of: مساء, يوم.</summary>
    Part = 1 << 4,

    /// <summary>With a word behind it, and من perhaps, it tells the hour: في وقت سابق اليوم.</summary>
    Hour = 1 << 5,

    /// <summary>Behind وقت: سابق.</summary>
    Early = 1 << 6,

    Weekday = 1 << 7,

    /// <summary>Behind a day, month or week: الماضي.</summary>
    Past = 1 << 8,

    /// <summary>The same of what has not been: المقبل.</summary>
    Coming = 1 << 9,

    /// <summary>The same of the one that is: الجاري.</summary>
    Current = 1 << 10,

    /// <summary>So many days follow: قبل.</summary>
    Ago = 1 << 11,

    /// <summary>So many days: يومين.</summary>
    Days = 1 << 12,

    /// <summary>Behind a number of them: أيام.</summary>
    Unit = 1 << 13,

    /// <summary>How many: ثلاثة.</summary>
    Count = 1 << 14,

    /// <summary>A day of the month: الثالث.</summary>
    Ordinal = 1 << 15,

    /// <summary>Behind such a word it adds to it: عشر.</summary>
    Tens = 1 << 16,

    /// <summary>Longer than a day: الأسبوع الماضي.</summary>
    Week = 1 << 17,

    /// <summary>Such a word for a month: 12 من الشهر الجاري.</summary>
    Month = 1 << 18,

    /// <summary>Such a word for a year: من العام الماضي.</summary>
    Year = 1 << 19,

    /// <summary>Stands before the number of a year: عام.</summary>
    YearLabel = 1 << 20,

    /// <summary>Another time, and nobody knows which: مؤخرا.</summary>
    Vague = 1 << 21,

    /// <summary>Leads to the occasion of speaking: خلال.</summary>
    Leads = 1 << 22,

    /// <summary>What one speaks in or at, besides <c>occasions.txt</c>: جلسة.</summary>
    Occasion = 1 << 23,

    /// <summary>Leads to what is spoken of, or to what happened before: تعليقا, بعد.</summary>
    About = 1 << 24,

    /// <summary>A day behind it is none of speaking: منذ, حتى.</summary>
    Governs = 1 << 25,

    /// <summary>Goes back to what was before: كان.</summary>
    Earlier = 1 << 26,

    /// <summary>Who is its subject goes on speaking: أضاف.</summary>
    GoesOn = 1 << 27,

    /// <summary>Behind أمس: it is no day but what is past: بالأمس القريب.</summary>
    Figurative = 1 << 28,

    /// <summary>An event begins or is held, on a day that may be to come: مؤتمر يبدأ الأحد.</summary>
    Begins = 1 << 29,
}

/// <summary>The words of <c>day-words.txt</c>.</summary>
internal static class DayWords
{
    private static readonly FrozenDictionary<string, (DayUse Uses, int Number)> Words = Load();

    /// <summary>What a word does, also behind و or ف.</summary>
    /// <param name="prefix">Letters of these.</param>
    public static DayUse Of(Token token, out int number, out int prefix)
    {
        (number, prefix) = (0, 0);
        if (token.Word is not { } word)
        {
            return DayUse.None;
        }
        if (Words.TryGetValue(word.Form, out var whole))
        {
            number = whole.Number;
            return whole.Uses;
        }
        foreach (var stem in word.Stems)
        {
            if (stem is { And: true, Preposition: '\0' } && Words.TryGetValue(stem.Form, out var bare))
            {
                (number, prefix) = (bare.Number, stem.Prefix);
                return bare.Uses;
            }
        }
        return DayUse.None;
    }

    public static DayUse Of(Token token) => Of(token, out _, out _);

    public static bool Is(Token token, DayUse any) => (Of(token, out _, out _) & any) != 0;

    /// <summary>The same of a folded form, without particles.</summary>
    public static bool Is(string form, DayUse any) => (Words.GetValueOrDefault(form).Uses & any) != 0;

    private static FrozenDictionary<string, (DayUse, int)> Load() =>
        Lexicon
            .Rows("day-words.txt")
            .ToFrozenDictionary(
                row => Folding.Fold(row[0]),
                row =>
                    (
                        row[1].Split(' ').Aggregate(DayUse.None, (all, use) => all | Enum.Parse<DayUse>(use, true)),
                        row.Length > 2 ? int.Parse(row[2], CultureInfo.InvariantCulture) : 0
                    ),
                StringComparer.Ordinal
            );
}
