using System.Globalization;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Dates;

/// <summary>A zone as a page names it; what it is from UTC may depend on the day.</summary>
internal readonly record struct Zone(TimeSpan? Fixed)
{
    /// <summary>Null if the offset on that day is not known for sure.</summary>
    public TimeSpan? On(DateOnly? day) => Fixed ?? (day is { } known ? OfEgypt(known) : null);

    /// <summary>
    /// No summer time from 2015 to 2022; since 2023 from the last Friday of April to the last Thursday of October. Before
    /// that it was switched by decree.
    /// </summary>
    private static TimeSpan? OfEgypt(DateOnly day)
    {
        if (day.Year < 2015)
        {
            return null;
        }
        var isSummer =
            day.Year >= 2023
            && day >= Last(DayOfWeek.Friday, new DateOnly(day.Year, 4, 30))
            && day <= Last(DayOfWeek.Thursday, new DateOnly(day.Year, 10, 31));
        return TimeSpan.FromHours(isSummer ? 3 : 2);
    }

    private static DateOnly Last(DayOfWeek weekday, DateOnly end) =>
        end.AddDays(-(((int)end.DayOfWeek - (int)weekday + 7) % 7));
}

/// <summary>The zones of <c>Lexicons/zones.txt</c>.</summary>
internal static class Zones
{
    private static readonly Dictionary<string, (Zone Zone, bool Alone)> Names = Load();

    /// <summary>A zone that begins at a token, with its offset in numbers (GMT+2); its length in tokens, or 0.</summary>
    public static int Match(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int i, out Zone zone)
    {
        zone = default;
        if (tokens[i].Word is not { } word)
        {
            return 0;
        }
        var length = 1;
        (Zone Zone, bool Alone) found = default;
        // أبو ظبي, ت غ, ت.غ
        var next = i + 1 < tokens.Length && tokens[i + 1].IsSymbol('.') ? i + 2 : i + 1;
        if (
            next < tokens.Length
            && tokens[next].Word is { } second
            && Names.TryGetValue(word.Form + " " + second.Form, out found)
        )
        {
            length = next + 1 - i;
        }
        else if (!Names.TryGetValue(word.Form, out found))
        {
            return 0;
        }
        if (!found.Alone && (i == 0 || !tokens[i - 1].Is(PageWord.ZoneLabel)))
        {
            return 0;
        }
        zone = found.Zone;
        if (zone.Fixed == TimeSpan.Zero && Offset(text, tokens, i + length, out var offset) is > 0 and var more)
        {
            zone = new Zone(offset);
            length += more;
        }
        return length;
    }

    /// <summary>+2, -0330, +04:00, touching what stands before; its length in tokens, or 0.</summary>
    public static int Offset(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int i, out TimeSpan offset)
    {
        offset = default;
        if (i + 1 >= tokens.Length || tokens[i].Symbol is not ('+' or '-') || tokens[i].End != tokens[i + 1].Start)
        {
            return 0;
        }
        var digits = tokens[i + 1].End - tokens[i + 1].Start;
        var value = Numbers.Value(text, tokens[i + 1]);
        var (hours, minutes, length) = digits == 4 ? (value / 100, value % 100, 2) : (value, 0, 2);
        if (
            digits <= 2
            && i + 3 < tokens.Length
            && tokens[i + 2].IsSymbol(':')
            && tokens[i + 3].Kind == TokenKind.Number
        )
        {
            (minutes, length) = (Numbers.Value(text, tokens[i + 3]), 4);
        }
        if (hours < 0 || minutes is < 0 or > 59 || hours * 60 + minutes > 840)
        {
            return 0;
        }
        offset = new TimeSpan(hours, minutes, 0);
        offset = tokens[i].IsSymbol('-') ? -offset : offset;
        return length;
    }

    private static Dictionary<string, (Zone, bool)> Load()
    {
        var names = new Dictionary<string, (Zone, bool)>(StringComparer.Ordinal);
        foreach (var row in Lexicon.Rows("zones.txt"))
        {
            var offset = row[1] == "egypt" ? (TimeSpan?)null : TimeSpan.Parse(row[1], CultureInfo.InvariantCulture);
            names.TryAdd(Folding.Fold(row[0]), (new Zone(offset), row.Length > 2));
        }
        return names;
    }
}
