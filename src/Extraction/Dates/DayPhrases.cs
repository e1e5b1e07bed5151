using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Dates;

/// <summary>Reads words that tell a day, against the day on which the article was published: أمس, الأحد الماضي, 12 آذار.</summary>
/// <param name="today">The article's day; <c>null</c> if it has none: then only whole dates tell a day.</param>
internal sealed class DayPhrases(TokenizedText text, DateOnly? today)
{
    private static readonly Rule<FindDay>[] Rules =
    [
        new("yesterday", (days, i) => days.Yesterday(i)),
        new("today", (days, i) => days.Today(i)),
        new("days-ago", (days, i) => days.DaysAgo(i)),
        new("weekday", (days, i) => days.Weekday(i)),
        new("day-of-month", (days, i) => days.OfMonth(i)),
        new("time-without-day", (days, i) => days.Vague(i)),
    ];

    private const int Week = 7;

    /// <summary>Days between the day that أمس would mean and the weekday that stands behind it: the article came later.</summary>
    private const int LatestArticle = 3;

    private readonly MonthDays _months = new(text, today);

    /// <summary>What begins at a token, with the parts of the day and the hour that stand before it.</summary>
    public DayPhrase? Read(int i)
    {
        if (text[i].Kind != TokenKind.Number && DayWords.Of(text[i]) == DayUse.None)
        {
            return null;
        }
        return Find(i) is { } found ? Both(found with { First = Back(found.First) }) : null;
    }

    private DayPhrase? Find(int i)
    {
        foreach (var rule in Rules)
        {
            if (rule.Find(this, i) is { } found)
            {
                return found with { Rule = rule };
            }
        }
        return null;
    }

    /// <summary>أمس واليوم, أمس وأول من أمس: two days, and which of them cannot be told.</summary>
    private DayPhrase Both(DayPhrase found)
    {
        var uses = DayWords.Of(text[found.End], out _, out var prefix);
        return
            prefix > 0
            && (uses & (DayUse.Yesterday | DayUse.Today | DayUse.DayBefore | DayUse.Weekday)) != 0
            && Find(found.End) is { } other
            ? found with
            {
                End = other.End,
                Day = null,
            }
            : found;
    }

    /// <summary>مساء يوم الثلاثاء; بعد ظهر أمس; في وقت متأخر من مساء أمس; في وقت سابق اليوم</summary>
    private int Back(int first)
    {
        while (Is(first - 1, DayUse.Part))
        {
            first--;
        }
        if (Is(first, DayUse.Part) && text.Word(first - 1)?.Form is "بعد" or "قبل")
        {
            first--;
        }
        var at = text.Word(first - 1)?.Form == "من" ? first - 1 : first;
        return Is(at - 1, DayUse.Early) && Is(at - 2, DayUse.Hour) ? at - 2 : first;
    }

    /// <summary>أمس; أمس الأول; أول من أمس; أمس الثلاثاء; أمس (الثلاثاء)</summary>
    private DayPhrase? Yesterday(int i)
    {
        var at = i;
        var back = 1;
        if (Is(i, DayUse.DayBefore))
        {
            back = 2;
            at += text.Word(i + 1)?.Form == "من" ? 2 : 1;
        }
        if (!Is(at, DayUse.Yesterday))
        {
            return null;
        }
        at++;
        if (Is(at, DayUse.Figurative))
        {
            return new DayPhrase(i, at + 1, null, SaidBy.RelativeDay);
        }
        if (Is(at, DayUse.Again))
        {
            back = 2;
            at++;
        }
        return Named(i, at, back);
    }

    /// <summary>اليوم; اليوم الثلاثاء; but اليوم التالي, اليوم العالمي</summary>
    private DayPhrase? Today(int i)
    {
        if (!Is(i, DayUse.Today))
        {
            return null;
        }
        var isAnother =
            Is(i + 1, DayUse.Ordinal | DayUse.Coming | DayUse.Past)
            || text.Word(i + 1) is { HasArticle: true, Form: [.., 'ي'], Readings: [] };
        return isAnother ? new DayPhrase(i, i + 2, null, SaidBy.RelativeDay) : Named(i, i + 1, 0);
    }

    /// <summary>The weekday behind it is right where the two differ: the article came later than it was written.</summary>
    private DayPhrase Named(int first, int end, int back)
    {
        var day = today?.AddDays(-back);
        var opens = text[end].IsSymbol('(') ? 1 : 0;
        if (Weekday(end + opens) is not { } named)
        {
            return new DayPhrase(first, end, day, SaidBy.RelativeDay);
        }
        named = named with { End = named.End + (opens > 0 && text[named.End].IsSymbol(')') ? 1 : 0) };
        if (day is null || named.Day == day)
        {
            return new DayPhrase(first, named.End, day ?? named.Day, SaidBy.RelativeDay);
        }
        var isNear = named.Day < day && day.Value.DayNumber - named.Day.Value.DayNumber <= LatestArticle;
        return new DayPhrase(first, named.End, isNear ? named.Day : null, SaidBy.Weekday);
    }

    /// <summary>قبل يومين; منذ ثلاثة أيام; قبل 4 أيام; but قبل يومين من …</summary>
    private DayPhrase? DaysAgo(int i)
    {
        if (!Is(i, DayUse.Ago))
        {
            return null;
        }
        var end = i + 2;
        var back = 0;
        if (Is(i + 1, DayUse.Days))
        {
            DayWords.Of(text[i + 1], out back, out _);
        }
        else if (Is(i + 2, DayUse.Unit))
        {
            end++;
            DayWords.Of(text[i + 1], out back, out _);
            back = text[i + 1].Kind == TokenKind.Number ? Numbers.Value(text.Value, text[i + 1]) : back;
        }
        if (back is < 2 or > 30)
        {
            return null;
        }
        var isBefore = text.Word(end)?.Form is "من" or "علي";
        return new DayPhrase(i, end, isBefore ? null : today?.AddDays(-back), SaidBy.RelativeDay);
    }

    /// <summary>الثلاثاء; الثلاثاء الماضي; الثلاثاء 12 آذار; but الثلاثاء المقبل, السبت والأحد, الثلاثاء من الأسبوع الماضي</summary>
    private DayPhrase? Weekday(int i)
    {
        if ((DayWords.Of(text[i], out var weekday, out _) & DayUse.Weekday) == 0)
        {
            return null;
        }
        var next = i + 1;
        var behind = next + (text[next].Symbol is '-' or '–' or '/' || text.Word(next)?.Form is "او" or "الي" ? 1 : 0);
        if (Is(behind, DayUse.Weekday))
        {
            return new DayPhrase(i, behind + 1, null, SaidBy.Weekday);
        }
        if (Is(next, DayUse.Coming))
        {
            return new DayPhrase(i, next + 1, null, SaidBy.Weekday);
        }
        var isLast = Is(next, DayUse.Past);
        next += isLast ? 1 : 0;
        var week = next + (text.Word(next)?.Form == "من" ? 1 : 0);
        if (Is(week, DayUse.Week))
        {
            return new DayPhrase(i, week + 1, null, SaidBy.Weekday);
        }
        var date = next + (text[next].IsSymbol('(') || text.Word(next)?.Form is "في" or "الموافق" ? 1 : 0);
        if (_months.Read(date) is { } dated)
        {
            var agrees = dated.Day is { } day && (int)day.DayOfWeek == weekday;
            var closes = text[date - 1].IsSymbol('(') && text[dated.End].IsSymbol(')') ? 1 : 0;
            return dated with { First = i, End = dated.End + closes, Day = agrees ? dated.Day : null };
        }
        return new DayPhrase(i, next, Latest(weekday, isLast), SaidBy.Weekday);
    }

    private DateOnly? Latest(int weekday, bool isLast)
    {
        if (today is not { } day)
        {
            return null;
        }
        var back = ((int)day.DayOfWeek - weekday + Week) % Week;
        return day.AddDays(back == 0 && isLast ? -Week : -back);
    }

    private DayPhrase? OfMonth(int i) => _months.Read(i);

    /// <summary>الأسبوع الماضي; مؤخرا; في وقت سابق</summary>
    private DayPhrase? Vague(int i) =>
        Is(i, DayUse.Vague) && !IsHourOfDay(i) ? new DayPhrase(i, i + 1, null, SaidBy.RelativeDay)
        : Is(i, DayUse.Week) && Is(i + 1, DayUse.Past | DayUse.Coming | DayUse.Current)
            ? new DayPhrase(i, i + 2, null, SaidBy.RelativeDay)
        : null;

    /// <summary>في وقت سابق اليوم, في وقت سابق من مساء أمس: the day follows.</summary>
    private bool IsHourOfDay(int i)
    {
        var at = i + 1 + (text.Word(i + 1)?.Form == "من" ? 1 : 0);
        return Is(i - 1, DayUse.Hour) && Is(at, DayUse.Part | DayUse.Today | DayUse.Yesterday | DayUse.Weekday);
    }

    private bool Is(int i, DayUse any) => DayWords.Is(text[i], any);
}

internal delegate DayPhrase? FindDay(DayPhrases days, int at);

/// <summary>Words that tell a day.</summary>
/// <param name="First">First token.</param>
/// <param name="End">The token behind the last.</param>
/// <param name="Day"><c>null</c> where it cannot be told which: المقبل, الأسبوع الماضي, or the article has no day.</param>
internal readonly record struct DayPhrase(int First, int End, DateOnly? Day, SaidBy By)
{
    /// <summary>What found it.</summary>
    public IRule? Rule { get; init; }
}
