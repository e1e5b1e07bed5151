using System.Globalization;

namespace Qawl.Extraction.Dates;

/// <summary>Days of the calendars that news are dated by.</summary>
internal static class Calendars
{
    /// <returns>Nothing if the calendar has no such day, or does not reach the year.</returns>
    public static DateOnly? Day(CalendarKind calendar, int year, int month, int day)
    {
        try
        {
            return calendar switch
            {
                CalendarKind.Gregorian => Gregorian(year, month, day),
                CalendarKind.Hijri => DateOnly.FromDateTime(new DateTime(year, month, day, new UmAlQuraCalendar())),
                CalendarKind.Persian when year is >= 1300 and <= 1500 => DateOnly.FromDateTime(
                    new DateTime(year, month, day, new PersianCalendar())
                ),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            // The thirtieth of a month that has none, or a year that the calendar does not reach.
            return null;
        }
    }

    /// <inheritdoc cref="Day" />
    public static DateOnly? Gregorian(int year, int month, int day) =>
        year is >= 1900 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
}
