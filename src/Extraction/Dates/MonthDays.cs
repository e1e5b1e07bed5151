using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Dates;

/// <summary>
/// Reads days of a month inside of sentences, with or without a year: 12 آذار/مارس, الثالث من مارس 2024, 12/3/2024, 12 من الشهر الجاري.
/// Without one it is the latest such day. Days of the Hijri calendar differ by country, and are left alone.
/// </summary>
internal sealed class MonthDays(TokenizedText text, DateOnly? today)
{
    /// <summary>Tokens of 12/3/2024.</summary>
    private const int NumericLength = 5;

    /// <summary>What lies farther back is more likely a day to come, or of another year.</summary>
    private const int FarthestDays = 300;

    /// <summary>A number of so many is a year, of whatever time or calendar.</summary>
    private const int LeastYear = 1000;

    private const int FirstYear = 1900;

    private const int LastYear = 2100;

    public DayPhrase? Read(int i)
    {
        if (Numeric(i) is { } numeric)
        {
            return numeric;
        }
        var (day, at) = DayNumber(i);
        if (day is < 1 or > 31)
        {
            return null;
        }
        at += text.Word(at)?.Form == "من" ? 1 : 0;
        if (OfThisMonth(i, day, at) is { } near)
        {
            return near;
        }
        var length = Month(at, out var month);
        return length == 0 ? null : WithYear(i, day, month, at + length);
    }

    private DayPhrase? Numeric(int i)
    {
        if (
            text[i].Kind != TokenKind.Number
            || text[i + 1].Symbol is not ('/' or '-')
            || text[i + NumericLength - 1].Kind != TokenKind.Number
        )
        {
            return null;
        }
        var found = DateReader.Read(text.Value, text.Tokens.AsSpan(i, NumericLength));
        return found is { Day: { } day, Leftover: 0 } ? Told(i, i + NumericLength, day) : null;
    }

    /// <summary>12; الثالث; الحادي عشر; الخامس والعشرين</summary>
    private (int Day, int End) DayNumber(int i)
    {
        if (text[i].Kind == TokenKind.Number)
        {
            return (Numbers.Value(text.Value, text[i]), i + 1);
        }
        if ((DayWords.Of(text[i], out var day, out _) & DayUse.Ordinal) == 0)
        {
            return (0, i);
        }
        return (DayWords.Of(text[i + 1], out var tens, out _) & DayUse.Tens) == 0 ? (day, i + 1) : (day + tens, i + 2);
    }

    /// <summary>12 الجاري; 12 من الشهر الجاري; 12 من الشهر الماضي</summary>
    private DayPhrase? OfThisMonth(int i, int day, int at)
    {
        var named = at + (Is(at, DayUse.Month) ? 1 : 0);
        var isPast = named > at && Is(named, DayUse.Past);
        if (!isPast && !Is(named, DayUse.Current) || today is not { } now)
        {
            return null;
        }
        var month = isPast ? now.AddMonths(-1) : now;
        return Told(i, named + 1, Calendars.Gregorian(month.Year, month.Month, day));
    }

    /// <summary>A month and its other name: آذار/مارس, ديسمبر (كانون الأول).</summary>
    private int Month(int at, out int month)
    {
        var length = Gregorian(at, out month);
        var next = at + length;
        next += text[next].Symbol is '/' or '(' or '-' ? 1 : 0;
        var second = Gregorian(next, out var same);
        if (second == 0 || same != month)
        {
            return length;
        }
        next += second;
        return next + (text[next].IsSymbol(')') ? 1 : 0) - at;
    }

    private int Gregorian(int at, out int month)
    {
        var length = MonthNames.Match(
            text.Value,
            text.Tokens.AsSpan(Math.Min(at, text.Tokens.Length)),
            out var calendar,
            out month
        );
        return calendar == CalendarKind.Gregorian ? length : 0;
    }

    private DayPhrase? WithYear(int i, int day, int month, int end)
    {
        var at = end;
        at += text[at].IsComma || text.Word(at)?.Form == "من" ? 1 : 0;
        at += Is(at, DayUse.YearLabel) ? 1 : 0;
        if (Numbers.Value(text.Value, text[at]) is >= LeastYear and var year)
        {
            return Told(i, at + 1, Calendars.Gregorian(year, month, day));
        }
        if (Is(end, DayUse.Coming))
        {
            return Told(i, end + 1, null);
        }
        if (today is not { } now)
        {
            return Told(i, end, null);
        }
        if (Is(at, DayUse.Year) && Is(at + 1, DayUse.Past))
        {
            return Told(i, at + 2, Calendars.Gregorian(now.Year - 1, month, day));
        }
        var latest = Calendars.Gregorian(now.Year, month, day);
        latest = latest > now ? Calendars.Gregorian(now.Year - 1, month, day) : latest;
        var isFar = latest is { } known && now.DayNumber - known.DayNumber > FarthestDays;
        return Told(i, end + (Is(end, DayUse.Past | DayUse.Current) ? 1 : 0), isFar ? null : latest);
    }

    /// <summary>Nobody has spoken on a day to come, or in a year that no news tells of.</summary>
    private DayPhrase Told(int first, int end, DateOnly? day) =>
        new(first, end, day > today || day is { Year: < FirstYear or > LastYear } ? null : day, SaidBy.Date);

    private bool Is(int i, DayUse any) => DayWords.Is(text[i], any);
}
