using System.Globalization;
using System.Net;
using Qawl.Database;

namespace Qawl.Api.Settings;

/// <summary>All that can be set, read and checked once, before anything starts.</summary>
internal sealed record ServiceSettings
{
    private const string Everybody = "*";
    private const string Open = "open";
    private const string ByKey = "key";
    private const int LongestAge = 31_536_000;
    private const int MostMegabytes = 65_536;
    private const int MostReads = 1000;
    private const int MostRequests = 1_000_000;
    private const int FewestReads = 4;

    public static readonly Setting Key = new("Qawl__ApiKey", Default: null, "a text that only operators know");

    public static readonly Setting Reading = new("Qawl__Reading", Open, $"{Open} or {ByKey}");

    public static readonly Setting TrustedProxies = new(
        "Qawl__Proxies",
        Default: null,
        "a list of addresses or networks such as 10.0.0.0/8"
    );

    public static readonly Setting Import = new("Qawl__LargestImport", "1073741824", "a number of bytes from 1 on");

    public static readonly Setting Hosts = new(
        "Qawl__Hosts",
        Default: null,
        "a list of names of hosts such as news.example.org, without scheme or port"
    )
    {
        Absent = "all",
    };

    public static readonly Setting CorsOrigins = new(
        "Qawl__Cors__Origins",
        Default: null,
        "* alone, or a list of origins such as https://example.org, without a path"
    );

    public static readonly Setting Age = new(
        "Qawl__Cache__MaxAge",
        "0",
        $"a whole number of seconds from 0 to {LongestAge}"
    );

    public static readonly Setting Megabytes = new(
        "Qawl__Cache__Megabytes",
        "64",
        $"a whole number from 0 to {MostMegabytes}"
    );

    public static readonly Setting Reads = new(
        "Qawl__ReadsAtOnce",
        Default: null,
        $"a whole number from 1 to {MostReads}"
    )
    {
        Absent = "2 for each core, at least 4",
    };

    public static readonly Setting Otlp = new(
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        Default: null,
        "an address such as http://collector:4317"
    );

    public static readonly Setting KeyRate = new(
        "Qawl__Rates__Key",
        "6000",
        $"a whole number from 0 to {MostRequests}, 0 for all"
    );

    public static readonly Setting AddressRate = KeyRate with { Name = "Qawl__Rates__Address", Default = "600" };

    public static IReadOnlyList<Setting> All { get; } =
    [
        .. DatabaseOptions.Settings,
        Key,
        Reading,
        TrustedProxies,
        Import,
        Hosts,
        CorsOrigins,
        Age,
        Megabytes,
        Reads,
        KeyRate,
        AddressRate,
        Otlp,
    ];

    /// <summary>More side by side takes longer for each, and no less time for all.</summary>
    public static int UsualReads { get; } = Math.Max(FewestReads, 2 * Environment.ProcessorCount);

    public required DatabaseOptions Database { get; init; }

    /// <summary>A key with all rights, beside those that are in the database.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Whether reading needs no key.</summary>
    public required bool IsReadingOpen { get; init; }

    /// <summary>Who is believed for whom a request comes.</summary>
    public required IReadOnlyList<IPNetwork> Proxies { get; init; }

    /// <summary>In bytes, packed and unpacked.</summary>
    public required long LargestImport { get; init; }

    /// <summary>Names that the service answers to; none means whatever a request calls it.</summary>
    public required IReadOnlyList<string> AnsweringTo { get; init; }

    /// <summary>Origins whose pages may read answers; <c>*</c> alone means all of them.</summary>
    public required IReadOnlyList<string> Origins { get; init; }

    /// <summary>How long an answer may be used without asking again. Zero: not at all.</summary>
    public required TimeSpan MaxAge { get; init; }

    /// <summary>How much memory answers are kept in. Zero: none are kept.</summary>
    public required int CacheMegabytes { get; init; }

    /// <summary>How many requests ask the database at the same time; others wait.</summary>
    public required int ReadsAtOnce { get; init; }

    /// <summary>Who is sent metrics and spans. None: nobody.</summary>
    public required Uri? Collector { get; init; }

    /// <summary>How many requests with one key are answered in a minute. Zero: all.</summary>
    public required int RateOfKey { get; init; }

    /// <summary>The same for those without a key from one address.</summary>
    public required int RateOfAddress { get; init; }

    public bool IsOpenToAll => Origins is [Everybody];

    /// <exception cref="WrongSettingException">A value is not what its setting takes.</exception>
    public static ServiceSettings From(IConfiguration configuration)
    {
        string? Read(string key) => configuration[key];

        return new()
        {
            Database = DatabaseOptions.From(Read).Checked(),
            ApiKey = Key.From(Read),
            IsReadingOpen = Reading.From(Read) switch
            {
                Open => true,
                ByKey => false,
                var other => throw Reading.Refuse(other!),
            },
            Proxies = NetworksOf(TrustedProxies.From(Read) ?? ""),
            LargestImport = NumberOf(Import, 1, long.MaxValue),
            AnsweringTo = HostsOf(Hosts.From(Read) ?? ""),
            Origins = OriginsOf(CorsOrigins.From(Read) ?? ""),
            MaxAge = TimeSpan.FromSeconds(NumberOf(Age, 0, LongestAge)),
            CacheMegabytes = (int)NumberOf(Megabytes, 0, MostMegabytes),
            RateOfKey = (int)NumberOf(KeyRate, 0, MostRequests),
            RateOfAddress = (int)NumberOf(AddressRate, 0, MostRequests),
            ReadsAtOnce = Reads.Given(Read) is null ? UsualReads : (int)NumberOf(Reads, 1, MostReads),
            Collector = Otlp.From(Read) is { } collector ? AddressOf(collector) : null,
        };

        long NumberOf(Setting setting, long least, long most)
        {
            var text = setting.From(Read)!;
            return
                long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least
                && number <= most
                ? number
                : throw setting.Refuse(text);
        }
    }

    private static IPNetwork[] NetworksOf(string text) =>
        [
            .. text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
                .Select(given =>
                    IPNetwork.TryParse(given, out var network) ? network
                    : IPAddress.TryParse(given, out var address) ? new(address, address.GetAddressBytes().Length * 8)
                    : throw TrustedProxies.Refuse(text)
                ),
        ];

    private static Uri AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw Otlp.Refuse(text);

    private static string[] HostsOf(string text)
    {
        var hosts = text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        return hosts.All(h => Uri.CheckHostName(h) != UriHostNameType.Unknown) ? hosts : throw Hosts.Refuse(text);
    }

    private static string[] OriginsOf(string text)
    {
        var origins = text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        return origins is [Everybody] || origins.All(IsOrigin) ? origins : throw CorsOrigins.Refuse(text);
    }

    /// <summary>What is not spelled as browsers spell it would never be matched.</summary>
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.GetLeftPart(UriPartial.Authority) == text;
}
