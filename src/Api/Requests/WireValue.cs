using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Qawl.Api.Json;
using Qawl.Database;
using Qawl.Extraction.Dates;

namespace Qawl.Api.Requests;

/// <summary>
/// A query value as sent, beside what it means. Binding never fails, so that the validator can name every parameter that
/// is wrong, and enums bind by their wire name: Minimal API's own binding asks for the C# name.
/// </summary>
/// <typeparam name="T">An enum, <see cref="int"/>, <see cref="bool"/>, <see cref="Moment"/> or <see cref="Period"/>.</typeparam>
internal readonly record struct WireValue<T>(string Text, T? Value) : IParsable<WireValue<T>>
    where T : struct
{
    public static WireValue<T> Parse(string s, IFormatProvider? provider) => new(s, WireReader<T>.Read(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WireValue<T> result)
    {
        result = new(s ?? "", s is null ? null : WireReader<T>.Read(s));
        return s is not null;
    }
}

/// <summary>An instant that bounds a range: a day is its first instant, a time without zone is read as UTC.</summary>
internal readonly record struct Moment(DateTimeOffset Instant);

internal static class WireReader<T>
    where T : struct
{
    /// <summary>What may be sent, in words.</summary>
    public static readonly string Allowed;

    private static readonly Func<string, T?> Reader;

    static WireReader()
    {
        (Allowed, Reader) = typeof(T) switch
        {
            { IsEnum: true } => Enumerated(),
            var t when t == typeof(int) => ("a whole number", s => (T?)(object?)WholeNumber(s)),
            var t when t == typeof(bool) => ("true or false", s => (T?)(object?)TrueOrFalse(s)),
            var t when t == typeof(Moment) => (
                "a day such as 2024-05-04 or a time such as 2024-05-04T10:30:00Z",
                s => (T?)(object?)Bound(s)
            ),
            var t when t == typeof(Period) => (
                "a day such as 2024-05-04, a month such as 2024-05, a year, or two of these with a slash between them",
                s => (T?)(object?)Period.Read(s)
            ),
            _ => throw new NotSupportedException($"{typeof(T)} has no wire form."),
        };
    }

    public static T? Read(string text) => Reader(text);

    private static (string, Func<string, T?>) Enumerated()
    {
        var values = EnumNames.All(typeof(T)).ToDictionary(n => n.Name, n => (T)n.Value, StringComparer.Ordinal);
        return ("one of: " + string.Join(", ", values.Keys), s => values.TryGetValue(s, out var v) ? v : null);
    }

    // The framework takes a plus sign and trailing NULs for part of a number.
    private static int? WholeNumber(string text)
    {
        var ascii = Digits.Ascii(text);
        return
            !ascii.AsSpan(ascii.StartsWith('-') ? 1 : 0).ContainsAnyExceptInRange('0', '9')
            && int.TryParse(ascii, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
            ? n
            : null;
    }

    // Python writes them with a capital, and so do clients that are generated for it.
    private static bool? TrueOrFalse(string text) =>
        text switch
        {
            "true" or "True" => true,
            "false" or "False" => false,
            _ => null,
        };

    private static Moment? Bound(string text)
    {
        const int offset = 6; // +hh:mm
        var iso = Digits.Ascii(text);
        // A plus sign that was not percent-encoded arrives as a space.
        if (iso.Length > offset && iso.Contains('T', StringComparison.Ordinal) && iso[^offset] == ' ')
        {
            iso = $"{iso[..^offset]}+{iso[^(offset - 1)..]}";
        }
        return StatedDate.IsWellFormed(iso) && StatedTimes.TryParseTimestamp(iso, out var time, out var fraction)
            ? new Moment(time.Sort + fraction)
            : null;
    }
}

internal static class WireValues
{
    /// <returns>The values, which were understood, each once and in their enum's order; all there are if none was sent.</returns>
    public static IReadOnlyList<T> OrAll<T>(WireValue<T>[]? sent)
        where T : struct, Enum =>
        sent is { Length: > 0 } ? [.. sent.Select(v => v.Value!.Value).Distinct().Order()] : Enum.GetValues<T>();

    /// <summary>The names of values that were understood.</summary>
    public static string[] NamesOf<T>(IEnumerable<WireValue<T>> values)
        where T : struct => [.. values.Select(v => v.Text).Distinct(StringComparer.Ordinal)];
}

internal static class Digits
{
    /// <summary>Arabic-Indic and extended Arabic-Indic digits as ASCII.</summary>
    public static string Ascii(string text) =>
        string.Create(
            text.Length,
            text,
            static (ascii, source) =>
            {
                for (var i = 0; i < source.Length; i++)
                {
                    ascii[i] = source[i] switch
                    {
                        >= '٠' and <= '٩' and var c => (char)('0' + (c - '٠')),
                        >= '۰' and <= '۹' and var c => (char)('0' + (c - '۰')),
                        var c => c,
                    };
                }
            }
        );
}
