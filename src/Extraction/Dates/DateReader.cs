using System.Globalization;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Dates;

/// <summary>
/// Reads dates as pages write them: day, month name and year in three calendars, numeric forms with the day first or the
/// year first, 12-hour clocks, Arabic-Indic and Persian digits, named zones.
/// </summary>
internal ref struct DateReader(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadOnlySpan<Token> _tokens = tokens;
    private DateOnly? _gregorian;
    private DateOnly? _converted;
    private TimeOnly? _time;
    private bool _seconds;
    private TimeSpan? _zone;
    private int _leftover;

    public static DateFound Read(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        if (
            tokens[0].Kind == TokenKind.Number
            && StatedTimes.TryParseIso(AsciiDigits(text[tokens[0].Start..tokens[^1].End]), out var iso)
        )
        {
            return Of(iso);
        }
        var reader = new DateReader(text, tokens);
        reader.ReadAll();
        return new DateFound
        {
            Day = reader._gregorian ?? reader._converted,
            Time = reader._time,
            HasSeconds = reader._seconds,
            Zone = reader._zone,
            Leftover = reader._leftover,
        };
    }

    private static string AsciiDigits(ReadOnlySpan<char> text)
    {
        Span<char> ascii = stackalloc char[40];
        if (text.Length > ascii.Length)
        {
            return "";
        }
        for (var i = 0; i < text.Length; i++)
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(text[i]);
            ascii[i] = digit < 0 ? text[i] : (char)('0' + digit);
        }
        return ascii[..text.Length].ToString();
    }

    private static DateFound Of(StatedTime iso)
    {
        var zone = iso.ZoneKnown
            ? DateTimeOffset.Parse(iso.Text, CultureInfo.InvariantCulture).Offset
            : (TimeSpan?)null;
        var local = iso.Sort.ToOffset(zone ?? TimeSpan.Zero).DateTime;
        return new DateFound
        {
            Day = DateOnly.FromDateTime(local),
            Time = iso.Precision == DatePrecision.Day ? null : TimeOnly.FromDateTime(local),
            HasSeconds = iso.Precision == DatePrecision.Second,
            Zone = zone,
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

    /// <summary>20/1/2022, 2022-01-20, 20.1.2022</summary>
    private int NumericDate(int i)
    {
        if (
            i + 4 >= _tokens.Length
            || _tokens[i + 1].Symbol is not ('/' or '-' or '.')
            || _tokens[i + 3].Symbol != _tokens[i + 1].Symbol
            || _tokens[i + 2].Kind != TokenKind.Number
            || _tokens[i + 4].Kind != TokenKind.Number
            || !Touching(i, i + 4)
        )
        {
            return 0;
        }
        int a = Number(i),
            b = Number(i + 2),
            c = Number(i + 4);
        var day = a > 31 ? Gregorian(a, b, c) : Gregorian(c, b, a) ?? Gregorian(c, a, b);
        if (day is null)
        {
            return 0;
        }
        _gregorian ??= day;
        return 5;
    }

    /// <summary>٠٤:٤٤, 7:13:41 م, 5:02 مساءً</summary>
    private int ClockTime(int i)
    {
        if (i + 2 >= _tokens.Length || !_tokens[i + 1].IsSymbol(':') || _tokens[i + 2].Kind != TokenKind.Number)
        {
            return 0;
        }
        int hour = Number(i),
            minute = Number(i + 2),
            second = 0,
            used = 3;
        var seconds = false;
        if (i + 4 < _tokens.Length && _tokens[i + 3].IsSymbol(':') && _tokens[i + 4].Kind == TokenKind.Number)
        {
            second = Number(i + 4);
            seconds = true;
            used = 5;
        }
        if (i + used < _tokens.Length && _tokens[i + used].Word is { } half)
        {
            switch (half.Form)
            {
                case "م" or "مساء" or "مساءا" or "pm" or "عصرا" or "ظهرا":
                    hour = hour < 12 ? hour + 12 : hour;
                    used++;
                    break;
                case "ص" or "صباحا" or "am" or "فجرا":
                    hour = hour == 12 ? 0 : hour;
                    used++;
                    break;
            }
        }
        if (hour > 23 || minute > 59 || second > 59)
        {
            return 0;
        }
        if (_time is null)
        {
            _time = new TimeOnly(hour, minute, second);
            _seconds = seconds;
        }
        return used;
    }

    /// <summary>٢٠ يناير ٢٠٢٢, 17 ديسمبر (كانون الأول) 2014, 26 شوال 1436 هـ</summary>
    private int DayMonthYear(int i)
    {
        var at = i + 1;
        if (at < _tokens.Length && _tokens[at].Word?.Form == "من")
        {
            at++;
        }
        var length = MonthNames.Match(_tokens[Math.Min(at, _tokens.Length)..], out var calendar, out var month);
        if (length == 0)
        {
            return 0;
        }
        at += length;
        // The other name of the same month, in brackets or behind a stroke.
        if (at + 1 < _tokens.Length && _tokens[at].Symbol is '(' or '/')
        {
            var second = MonthNames.Match(_tokens[(at + 1)..], out _, out _);
            if (second > 0)
            {
                at += 1 + second;
                at += at < _tokens.Length && _tokens[at].IsSymbol(')') ? 1 : 0;
            }
        }
        return Year(i, at, calendar, month, Number(i));
    }

    /// <summary>مايو 4, 2024</summary>
    private int MonthDayYear(int i)
    {
        var length = MonthNames.Match(_tokens[i..], out var calendar, out var month);
        if (length == 0 || i + length >= _tokens.Length || _tokens[i + length].Kind != TokenKind.Number)
        {
            return 0;
        }
        return Year(i, i + length + 1, calendar, month, Number(i + length));
    }

    private int Year(int first, int at, CalendarKind calendar, int month, int day)
    {
        while (
            at < _tokens.Length
            && (_tokens[at].Symbol is ',' or '،' or '/' or '-' or '.' || _tokens[at].Word?.Form is "عام" or "سنه")
        )
        {
            at++;
        }
        if (at >= _tokens.Length || _tokens[at].Kind != TokenKind.Number)
        {
            return 0;
        }
        var year = Number(at);
        DateOnly? found = null;
        try
        {
            found = calendar switch
            {
                CalendarKind.Gregorian => Gregorian(year, month, day),
                CalendarKind.Hijri when year is >= 1318 and <= 1500 => DateOnly.FromDateTime(
                    new DateTime(year, month, day, new UmAlQuraCalendar())
                ),
                CalendarKind.Persian when year is >= 1300 and <= 1500 => DateOnly.FromDateTime(
                    new DateTime(year, month, day, new PersianCalendar())
                ),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            // The thirtieth of a month that has none.
        }
        if (found is null)
        {
            return 0;
        }
        if (calendar == CalendarKind.Gregorian)
        {
            _gregorian ??= found;
        }
        else
        {
            _converted ??= found;
        }
        return at - first + 1;
    }

    private int ZoneOrFiller(int i)
    {
        var word = _tokens[i].Word!;
        TimeSpan? zone = word.Form switch
        {
            "غرينتش" or "جرينتش" or "غرينيتش" or "جرينيتش" or "gmt" or "utc" or "تغ" or "ت.غ" => TimeSpan.Zero,
            "مكه" when i > 0 && _tokens[i - 1].Word?.Form is "بتوقيت" or "توقيت" => TimeSpan.FromHours(3),
            _ => null,
        };
        // GMT+2
        if (
            zone is not null
            && i + 2 < _tokens.Length
            && _tokens[i + 1].Symbol is '+' or '-'
            && _tokens[i + 2].Kind == TokenKind.Number
            && Touching(i, i + 2)
            && Number(i + 2) is >= 0 and <= 14 and var hours
        )
        {
            _zone ??= TimeSpan.FromHours(_tokens[i + 1].Symbol == '-' ? -hours : hours);
            return 3;
        }
        if (zone is not null)
        {
            _zone ??= zone;
            // مكة المكرمة
            return i + 1 < _tokens.Length && _tokens[i + 1].Word?.Form == "المكرمه" ? 2 : 1;
        }
        return word.Is(ClosedClass.DateFiller) ? 1 : 0;
    }

    private readonly bool Touching(int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            if (_tokens[i].End != _tokens[i + 1].Start)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The value of a number token in any script's digits; -1 if it is too long to be part of a date.</summary>
    private readonly int Number(int i)
    {
        var token = _tokens[i];
        if (token.End - token.Start > 4)
        {
            return -1;
        }
        var value = 0;
        foreach (var c in _text[token.Start..token.End])
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(c);
            value = digit < 0 ? -10000 : value * 10 + digit;
        }
        return value;
    }

    private static DateOnly? Gregorian(int year, int month, int day) =>
        year is >= 1900 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
}
