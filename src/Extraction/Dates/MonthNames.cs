using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Dates;

internal enum CalendarKind
{
    Gregorian,
    Hijri,
    Persian,
}

/// <summary>The months of <c>Lexicons/months.txt</c>, in any of their names.</summary>
public static class MonthNames
{
    private static readonly Dictionary<string, (CalendarKind Calendar, int Number)> Months = Load();

    private static readonly HashSet<string> FirstWords = Months
        .Keys.Where(name => name.Contains(' ', StringComparison.Ordinal))
        .Select(name => name[..name.IndexOf(' ', StringComparison.Ordinal)])
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a word, folded, may be the first of a month's two: تشرين.</summary>
    public static bool AreBegunBy(string word) => FirstWords.Contains(word);

    /// <param name="name">Folded, one space between words.</param>
    /// <returns>From 1 to 12; <c>null</c> if it is no month of the Gregorian calendar.</returns>
    public static int? GregorianOf(string name) =>
        Months.TryGetValue(name, out var month) && month.Calendar == CalendarKind.Gregorian ? month.Number : null;

    /// <summary>The same, also with a number as the second word: كانون 2.</summary>
    internal static int Match(
        ReadOnlySpan<char> text,
        ReadOnlySpan<Token> tokens,
        out CalendarKind calendar,
        out int number
    )
    {
        if (
            tokens.Length > 1
            && tokens[0].Word is { } first
            && tokens[1].Kind == TokenKind.Number
            && Months.TryGetValue($"{first.Form} {Numbers.Value(text, tokens[1])}", out var numbered)
        )
        {
            (calendar, number) = numbered;
            return 2;
        }
        return Match(tokens, out calendar, out number);
    }

    /// <summary>A month that begins at a token; its length in tokens, or 0.</summary>
    internal static int Match(ReadOnlySpan<Token> tokens, out CalendarKind calendar, out int number)
    {
        (calendar, number) = (default, 0);
        if (tokens.IsEmpty || tokens[0].Word is not { } first)
        {
            return 0;
        }
        if (
            tokens.Length > 1
            && tokens[1].Word is { } second
            && Months.TryGetValue(first.Form + " " + second.Form, out var two)
        )
        {
            (calendar, number) = two;
            return 2;
        }
        if (Months.TryGetValue(first.Form, out var one))
        {
            (calendar, number) = one;
            return 1;
        }
        return 0;
    }

    private static Dictionary<string, (CalendarKind, int)> Load()
    {
        var months = new Dictionary<string, (CalendarKind, int)>(StringComparer.Ordinal);
        foreach (var row in Lexicon.Rows("months.txt"))
        {
            foreach (var name in row[2].Split('/'))
            {
                months.TryAdd(
                    Folding.Fold(name),
                    (
                        Enum.Parse<CalendarKind>(row[0], true),
                        int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture)
                    )
                );
            }
        }
        return months;
    }
}
