using System.Globalization;
using Qawl.Extraction.Model;

namespace Qawl.Extraction.Dates;

/// <summary>What one line says of a time.</summary>
internal sealed record DateFound
{
    /// <summary>A Gregorian day, converted if the line gives only a Hijri or Persian one.</summary>
    public DateOnly? Day { get; init; }

    public TimeOnly? Time { get; init; }

    public bool HasSeconds { get; init; }

    /// <summary>From UTC, if the line names the zone.</summary>
    public TimeSpan? Zone { get; init; }

    /// <summary>Words and numbers that are no part of a date: labels, places, prose.</summary>
    public int Leftover { get; init; }

    public static DateFound Of(StatedTime iso)
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

    public StatedTime? ToTime()
    {
        if (Day is not { } day)
        {
            return null;
        }
        var precision =
            Time is null ? DatePrecision.Day
            : HasSeconds ? DatePrecision.Second
            : DatePrecision.Minute;
        return StatedTimes.Create(day.ToDateTime(Time ?? TimeOnly.MinValue), precision, Time is null ? null : Zone);
    }

    /// <summary>Adds the time of day from a line of its own.</summary>
    public DateFound With(DateFound other) =>
        this with
        {
            Day = Day ?? other.Day,
            Time = Time ?? other.Time,
            HasSeconds = Time is null ? other.HasSeconds : HasSeconds,
            Zone = Zone ?? other.Zone,
        };
}
