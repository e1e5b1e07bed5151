using System.Globalization;

namespace Qawl.Api.Settings;

/// <summary>What can be set about HTTP itself.</summary>
internal sealed record HttpSettings
{
    public const string OriginsKey = "Qawl:Cors:Origins";
    public const string MaxAgeKey = "Qawl:Cache:MaxAge";
    public const string MegabytesKey = "Qawl:Cache:Megabytes";

    private const string Everybody = "*";

    /// <summary>Origins whose pages may read answers; <c>*</c> alone means all of them.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>How long an answer may be used without asking again. Zero: not at all.</summary>
    public TimeSpan MaxAge { get; init; }

    /// <summary>How much memory answers are kept in. Zero: none are kept.</summary>
    public int CacheMegabytes { get; init; } = 64;

    public bool IsOpenToAll => Origins is [Everybody];

    /// <exception cref="WrongSettingException">A value is not what its key takes.</exception>
    public static HttpSettings From(IConfiguration configuration)
    {
        var defaults = new HttpSettings();
        string[] origins =
        [
            .. (configuration[OriginsKey] ?? "")
                .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
                .Select(OriginOf),
        ];
        if (origins.Length > 1 && origins.Contains(Everybody, StringComparer.Ordinal))
        {
            throw new WrongSettingException($"{Spelled(OriginsKey)} is {Everybody} alone, or a list of origins.");
        }
        return new()
        {
            Origins = origins,
            MaxAge = TimeSpan.FromSeconds(NumberOf(configuration, MaxAgeKey, 0, 31_536_000)),
            CacheMegabytes = NumberOf(configuration, MegabytesKey, defaults.CacheMegabytes, 65_536),
        };
    }

    private static string OriginOf(string text)
    {
        if (text == Everybody)
        {
            return text;
        }
        // What is not spelled as browsers spell it would never be matched.
        return
            Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.GetLeftPart(UriPartial.Authority) == text
            ? text
            : throw new WrongSettingException(
                $"{Spelled(OriginsKey)} lists origins such as https://example.org, without a path; not {text}."
            );
    }

    private static int NumberOf(IConfiguration configuration, string key, int fallback, int most) =>
        configuration[key] is not { Length: > 0 } text ? fallback
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number
        : throw new WrongSettingException($"{Spelled(key)} is a whole number from 0 to {most}, not {text}.");

    private static string Spelled(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
