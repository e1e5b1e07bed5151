using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Qawl.Extraction.Model;

namespace Qawl.Extraction.Dates;

/// <summary>ISO 8601 in and out of <see cref="StatedTime"/>.</summary>
public static class StatedTimes
{
    private static readonly string[] DayFormats = ["yyyy-MM-dd"];

    private static readonly string[] MinuteFormats =
    [
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd' 'HH:mm",
        "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm'Z'",
    ];

    private static readonly string[] SecondFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd' 'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
    ];

    /// <summary>
    /// Accepts <c>YYYY-MM-DD</c>, or date and time (<c>T</c> or a space between) to the minute or second, optionally with
    /// <c>Z</c> or an offset. Years 1 to 9999.
    /// </summary>
    public static bool TryParseIso(string? text, [NotNullWhen(true)] out StatedTime? time)
    {
        text = text?.Trim();
        time =
            Read(text, DayFormats, DatePrecision.Day)
            ?? Read(text, MinuteFormats, DatePrecision.Minute)
            ?? Read(text, SecondFormats, DatePrecision.Second);
        return time is not null;
    }

    /// <summary>
    /// As programs write it: what <see cref="TryParseIso"/> accepts, also with a fraction of its second, which no article
    /// states and the result leaves out.
    /// </summary>
    /// <param name="text">Nine digits of the fraction at most.</param>
    /// <param name="time">To the second.</param>
    /// <param name="fraction">What it leaves out, to 100 ns.</param>
    public static bool TryParseTimestamp(string? text, [NotNullWhen(true)] out StatedTime? time, out TimeSpan fraction)
    {
        const int secondsEnd = 19; // yyyy-MM-ddTHH:mm:ss
        const int mostDigits = 9;
        fraction = TimeSpan.Zero;
        if (text?.Trim() is { Length: > secondsEnd } sent && sent[secondsEnd] == '.')
        {
            var digits = sent.AsSpan(secondsEnd + 1);
            digits = digits[..(digits.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : digits.Length)];
            if (digits.Length is 0 or > mostDigits)
            {
                time = null;
                return false;
            }
            fraction = TimeSpan.FromTicks(
                (long)(decimal.Parse($"0.{digits}", CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond)
            );
            text = sent.Remove(secondsEnd, digits.Length + 1);
        }
        return TryParseIso(text, out time);
    }

    private static StatedTime? Read(string? text, string[] formats, DatePrecision precision)
    {
        // AssumeUniversal reads a time without a zone as UTC, which is what Sort asks for.
        if (
            !DateTimeOffset.TryParseExact(
                text,
                formats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var value
            )
        )
        {
            return null;
        }
        var zoned = text![^1] == 'Z' || text.LastIndexOfAny(['+', '-']) > 10;
        return Create(value.DateTime, precision, zoned ? value.Offset : null);
    }

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
