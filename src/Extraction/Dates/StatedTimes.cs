using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Qawl.Extraction.Model;

namespace Qawl.Extraction.Dates;

/// <summary>ISO 8601 in and out of <see cref="StatedTime"/>.</summary>
public static class StatedTimes
{
    /// <summary>
    /// ISO 8601 as programs write it: with or without its hyphens and colons, a space or a small letter between date and time,
    /// a zone of hours alone.
    /// </summary>
    private static readonly Regex Form = new(
        """
        ^(?<year>[0-9]{4})(?<hyphen>-?)(?<month>[0-9]{2})-?(?<day>[0-9]{2})
        ([Tt_ ](?<hour>[0-9]{2}):?(?<minute>[0-9]{2})(:?(?<second>[0-9]{2})([.,](?<fraction>[0-9]{1,9}))?)?
        [ ]?(?<zone>[Zz]|UTC|GMT|(?<sign>[-+\u2212])(?<hours>[0-9]{2})(:?(?<minutes>[0-9]{2}))?)?)?$
        """,
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    );

    /// <summary>
    /// Accepts <c>YYYY-MM-DD</c>, or date and time (<c>T</c> or a space between) to the minute or second, optionally with
    /// <c>Z</c> or an offset. Years 1 to 9999.
    /// </summary>
    public static bool TryParseIso(string? text, [NotNullWhen(true)] out StatedTime? time)
    {
        var groups = Form.Match(text?.Trim() ?? "").Groups;
        time = groups["hyphen"].Length > 0 ? Read(groups) : null;
        return time is not null;
    }

    /// <summary>
    /// As programs write it: what <see cref="TryParseIso"/> accepts, also without hyphens and with a fraction of its second,
    /// which no article states and the result leaves out.
    /// </summary>
    /// <param name="text">Nine digits of the fraction at most.</param>
    /// <param name="time">To the second.</param>
    /// <param name="fraction">What it leaves out, to 100 ns.</param>
    public static bool TryParseTimestamp(string? text, [NotNullWhen(true)] out StatedTime? time, out TimeSpan fraction)
    {
        var match = Form.Match(text?.Trim() ?? "");
        time = match.Success ? Read(match.Groups) : null;
        fraction =
            time is not null && match.Groups["fraction"].Success
                ? TimeSpan.FromTicks(
                    (long)(
                        decimal.Parse($"0.{match.Groups["fraction"].Value}", CultureInfo.InvariantCulture)
                        * TimeSpan.TicksPerSecond
                    )
                )
                : TimeSpan.Zero;
        return time is not null;
    }

    private static StatedTime? Read(GroupCollection groups)
    {
        var (hour, minute, second) = (Number("hour"), Number("minute"), Number("second"));
        // A minute may have a leap second, and a day may end at 24:00.
        var isEnd = (hour, minute, second) == (24, 0, 0);
        if (
            !DateOnly.TryParseExact(
                $"{groups["year"]}-{groups["month"]}-{groups["day"]}",
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
            || hour > 23 && !isEnd
            || minute > 59
            || second > 60
            || Number("minutes") > 59
            || (60 * Number("hours")) + Number("minutes") > 840
            || isEnd && day == DateOnly.MaxValue
        )
        {
            return null;
        }
        var local = day.AddDays(isEnd ? 1 : 0).ToDateTime(new TimeOnly(isEnd ? 0 : hour, minute, Math.Min(second, 59)));
        var offset = new TimeSpan(Number("hours"), Number("minutes"), 0);
        var precision =
            groups["second"].Success ? DatePrecision.Second
            : groups["hour"].Success ? DatePrecision.Minute
            : DatePrecision.Day;
        return IsOutside(local, offset)
            ? null
            : Create(
                local,
                precision,
                groups["zone"].Success ? (groups["sign"].Value is "-" or "\u2212" ? -offset : offset) : null
            );

        int Number(string name) =>
            groups[name].Success ? int.Parse(groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>The instant would lie before the year 1 or behind the year 9999.</summary>
    private static bool IsOutside(DateTime local, TimeSpan offset) =>
        local - DateTime.MinValue < offset || DateTime.MaxValue - local < offset;

    /// <param name="local">As the text's clock shows it.</param>
    /// <param name="offset">From UTC, if the text names the zone.</param>
    internal static StatedTime Create(DateTime local, DatePrecision precision, TimeSpan? offset)
    {
        var pattern = precision switch
        {
            DatePrecision.Day => "yyyy-MM-dd",
            DatePrecision.Minute => "yyyy-MM-dd'T'HH:mm",
            _ => "yyyy-MM-dd'T'HH:mm:ss",
        };
        var text = local.ToString(pattern, CultureInfo.InvariantCulture);
        var zone =
            offset is null ? ""
            : offset == TimeSpan.Zero ? "Z"
            : new DateTimeOffset(2000, 1, 1, 0, 0, 0, offset.Value).ToString("zzz", CultureInfo.InvariantCulture);
        return new StatedTime
        {
            Text = text + zone,
            Precision = precision,
            Sort = new DateTimeOffset(
                DateTime.SpecifyKind(local, DateTimeKind.Unspecified),
                offset ?? TimeSpan.Zero
            ).ToUniversalTime(),
            ZoneKnown = offset is not null,
        };
    }
}
