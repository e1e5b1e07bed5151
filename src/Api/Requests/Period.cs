using System.Globalization;
using System.Text.RegularExpressions;

namespace Qawl.Api.Requests;

/// <summary>Days from the first to the last.</summary>
internal readonly record struct Period(DateOnly First, DateOnly Last)
{
    public const string Pattern = @"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$";

    private static readonly Regex Form = new(Pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <param name="text">A day, month or year in ISO 8601, or two with a slash: from the beginning of one to the end of the other.</param>
    public static Period? Read(string text)
    {
        var ascii = Digits.Ascii(text);
        if (!Form.IsMatch(ascii) || ascii[^1] == '\n')
        {
            return null;
        }
        var parts = ascii.Split('/');
        return Part(parts[0]) is { } first && Part(parts[^1]) is { } last && first.First <= last.Last
            ? new(first.First, last.Last)
            : null;
    }

    private static Period? Part(string text)
    {
        var whole = text + "0001-01-01"[text.Length..];
        if (
            !DateOnly.TryParseExact(whole, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        )
        {
            return null;
        }
        return new(
            day,
            text.Length switch
            {
                4 => new(day.Year, 12, 31),
                7 => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)),
                _ => day,
            }
        );
    }
}
