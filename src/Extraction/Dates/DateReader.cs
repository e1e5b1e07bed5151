using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Dates;

/// <summary>
/// Reads dates as pages write them: day, month name and year in three calendars, numeric forms with the day first or the
/// year first, Arabic-Indic and Persian digits, with the clock and the zone beside them.
/// </summary>
internal ref struct DateReader(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadOnlySpan<Token> _tokens = tokens;
    private DateOnly? _gregorian;
    private DateOnly? _converted;
    private TimeOnly? _time;
    private bool _seconds;
    private Zone? _zone;
    private int _leftover;

    public static DateFound Read(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        if (
            tokens[0].Kind == TokenKind.Number
            && StatedTimes.TryParseIso(Numbers.InAscii(text[tokens[0].Start..tokens[^1].End]), out var iso)
        )
        {
            return DateFound.Of(iso);
        }
        var reader = new DateReader(text, tokens);
        reader.ReadAll();
        var day = reader._gregorian ?? reader._converted;
        return new DateFound
        {
            Day = day,
            Time = reader._time,
            HasSeconds = reader._seconds,
            Zone = reader._zone?.On(day),
            Leftover = reader._leftover,
        };
    }

    private void ReadAll()
    {
        for (var i = 0; i < _tokens.Length; )
        {
            var used = 0;
            if (_tokens[i].Kind == TokenKind.Number)
            {
                used = NumericDate(i);
                used = used > 0 ? used : ClockTime(i);
                used = used > 0 ? used : DayMonthYear(i);
                used = used > 0 ? used : YearWeekdayDayMonth(i);
                used = used > 0 ? used : ClockBeforeZone(i);
            }
            else if (_tokens[i].IsWord)
            {
                used = MonthDayYear(i);
                used = used > 0 ? used : ZoneOrFiller(i);
            }
            else
            {
                used = 1;
            }
            _leftover += used == 0 ? 1 : 0;
            i += Math.Max(1, used);
        }
    }

    /// <summary>20/1/2022, 2022-01-20, 20.1.2022, 18 / 1 / 2025, 1446/04/12 هـ, 19/06/09</summary>
    private int NumericDate(int i)
    {
        if (
            i + 4 >= _tokens.Length
            || _tokens[i + 1].Symbol is not ('/' or '-' or '.')
            || _tokens[i + 3].Symbol != _tokens[i + 1].Symbol
            || !EvenlySpaced(i)
        )
        {
            return 0;
        }
        int a = Number(i),
            b = Number(i + 2),
            c = Number(i + 4);
        var (year, day) = a > 31 ? (a, c) : (c, a);
        var gregorian = Calendars.Gregorian(year, b, day) ?? Calendars.Gregorian(c, a, b) ?? OfShortYear(i, c, b, a);
        if (gregorian is not null)
        {
            _gregorian ??= gregorian;
            return 5;
        }
        // News online has no Hijri years before 1416 and no Persian ones behind it.
        var isHijri = year > 1415 || i + 5 < _tokens.Length && _tokens[i + 5].Is(PageWord.Hijri);
        var converted = Calendars.Day(isHijri ? CalendarKind.Hijri : CalendarKind.Persian, year, b, day);
        if (converted is null)
        {
            return 0;
        }
        _converted ??= converted;
        return 5;
    }

    /// <summary>A year of two digits stands last, and no version or size has strokes: 19/06/09.</summary>
    private readonly DateOnly? OfShortYear(int i, int year, int month, int day) =>
        _tokens[i + 4].End - _tokens[i + 4].Start == 2 && !_tokens[i + 1].IsSymbol('.')
            ? Calendars.Gregorian(year + 2000, month, day)
            : null;

    private int ClockTime(int i)
    {
        var used = Clock.Read(_text, _tokens, i, out var time, out var seconds);
        if (used > 0 && _time is null)
        {
            (_time, _seconds) = (time, seconds);
        }
        // 18:07 +0300
        if (
            i + used < _tokens.Length
            && _tokens[i + used].IsSymbol('+')
            && Zones.Offset(_text, _tokens, i + used, out var offset) is > 0 and var more
        )
        {
            _zone ??= new Zone(offset);
            used += more;
        }
        return used;
    }

    /// <summary>1300 (GMT+04:00): four digits are a clock if a zone stands behind them.</summary>
    private int ClockBeforeZone(int i)
    {
        var at = i + 1;
        at += at < _tokens.Length && _tokens[at].IsSymbol('(') ? 1 : 0;
        var (hour, minute) = Math.DivRem(Number(i), 100);
        if (
            _tokens[i].End - _tokens[i].Start != 4
            || hour > 23
            || minute > 59
            || at >= _tokens.Length
            || Zones.Match(_text, _tokens, at, out _) == 0
        )
        {
            return 0;
        }
        _time ??= new TimeOnly(hour, minute);
        return 1;
    }

    /// <summary>٢٠ يناير ٢٠٢٢, 17 ديسمبر (كانون الأول) 2014, 26 شوال 1436 هـ, 3rd, May 2022, 2024 مايو 4</summary>
    private int DayMonthYear(int i)
    {
        var at = i + 1;
        while (
            at < _tokens.Length
            && (
                _tokens[at].Is(PageWord.MonthJoint | PageWord.Ordinal)
                || _tokens[at].IsComma
                || _tokens[at].Symbol is '-' or '/'
            )
        )
        {
            at++;
        }
        var length = Month(at, out var calendar, out var month);
        if (length == 0)
        {
            return 0;
        }
        at += length;
        var number = Number(i);
        if (number > 31)
        {
            return at < _tokens.Length && Set(calendar, number, month, Number(at)) ? at + 1 - i : 0;
        }
        var used = Year(i, at, calendar, month, number);
        // 12 آذار 21:15: without a year it is no day, but no other word either.
        var isYear = at < _tokens.Length && Number(at) > 31;
        return used > 0 || isYear ? used : at - i;
    }

    /// <summary>2024 الأربعاء 15 مايو</summary>
    private int YearWeekdayDayMonth(int i)
    {
        var (year, day) = (Number(i), i + 2);
        if (day >= _tokens.Length || _tokens[i + 1].Word?.Is(ClosedClass.DateFiller) != true)
        {
            return 0;
        }
        var length = Month(day + 1, out var calendar, out var month);
        return Set(calendar, year, month, Number(day)) ? day + 1 + length - i : 0;
    }

    /// <summary>مايو 4, 2024; May 4th, 2024</summary>
    private int MonthDayYear(int i)
    {
        var length = Month(i, out var calendar, out var month);
        if (i + length >= _tokens.Length)
        {
            return 0;
        }
        var day = i + length;
        var at = day + 1;
        at += at < _tokens.Length && _tokens[at].Is(PageWord.Ordinal) ? 1 : 0;
        return Year(i, at, calendar, month, Number(day));
    }

    /// <summary>Tokens of a month that begins here, with its other name: ديسمبر (كانون الأول), آذار / مارس, آذار مارس.</summary>
    private readonly int Month(int i, out CalendarKind calendar, out int month)
    {
        var length = MonthNames.Match(_text, _tokens[Math.Min(i, _tokens.Length)..], out calendar, out month);
        var at = i + length;
        if (at + 1 >= _tokens.Length)
        {
            return length;
        }
        at += _tokens[at].Symbol is '(' or '/' or '-' or '–' ? 1 : 0;
        var second = MonthNames.Match(_text, _tokens[at..], out var other, out var same);
        if ((other, same) != (calendar, month))
        {
            return length;
        }
        at += second;
        at += at < _tokens.Length && _tokens[at].IsSymbol(')') ? 1 : 0;
        return at - i;
    }

    private int Year(int first, int at, CalendarKind calendar, int month, int day)
    {
        while (
            at < _tokens.Length
            && (_tokens[at].Symbol is ',' or '،' or '/' or '-' or '.' || _tokens[at].Is(PageWord.Year))
        )
        {
            at++;
        }
        return at < _tokens.Length && Set(calendar, Number(at), month, day) ? at - first + 1 : 0;
    }

    /// <summary>Notes a day, if there is such a one.</summary>
    private bool Set(CalendarKind calendar, int year, int month, int day)
    {
        var found = Calendars.Day(calendar, year, month, day);
        if (calendar == CalendarKind.Gregorian)
        {
            _gregorian ??= found;
        }
        else
        {
            _converted ??= found;
        }
        return found is not null;
    }

    private int ZoneOrFiller(int i)
    {
        var used = Zones.Match(_text, _tokens, i, out var zone);
        if (used > 0)
        {
            _zone ??= zone;
            return used;
        }
        // رمز الخبر: 85632147 beside the date.
        var label = ArticleNumber.LabelBefore(_tokens, i);
        return label > 0 ? label + 1
            : _tokens[i].Word!.Is(ClosedClass.DateFiller) ? 1
            : 0;
    }

    private readonly bool EvenlySpaced(int i)
    {
        var gap = Gap(i);
        for (var k = i + 1; k < i + 4; k++)
        {
            if (Gap(k) != gap)
            {
                return false;
            }
        }
        return gap <= 1;
    }

    /// <summary>Spaces behind a token; marks that direct the text are none.</summary>
    private readonly int Gap(int i)
    {
        var spaces = 0;
        foreach (var c in _text[_tokens[i].End.._tokens[i + 1].Start])
        {
            spaces += char.IsWhiteSpace(c) ? 1 : 0;
        }
        return spaces;
    }

    private readonly int Number(int i) => Numbers.Value(_text, _tokens[i]);
}
