namespace Qawl.Database;

/// <summary>Where the database is: a server that somebody else runs, or a private one that the program starts.</summary>
public sealed record DatabaseOptions
{
    private const string Debian = "/usr/lib/postgresql";

    /// <summary>An Npgsql connection string or a <c>postgres://</c> URL. When set, nothing is started.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Where the private server keeps its files.</summary>
    public string DataDirectory { get; init; } = ".data";

    /// <summary>The folder of <c>postgres</c> and <c>initdb</c>; else they are looked for.</summary>
    public string? PostgresBin { get; init; }

    /// <summary>Where binaries are looked for.</summary>
    internal IReadOnlyList<string> PostgresFolders { get; init; } = OperatingSystem.IsLinux() ? UsualFolders() : [];

    /// <summary>The command that fetches binaries when none are found.</summary>
    internal string Npm { get; init; } = "npm";

    /// <summary>Where fetched binaries are kept; else under the data directory.</summary>
    internal string? CacheDirectory { get; init; }

    /// <summary>Server parameters on top of ours, as <c>name=value</c>.</summary>
    internal IReadOnlyList<string> ServerSettings { get; init; } = [];

    /// <summary>Reads the settings by their configuration keys, for example <c>Qawl:DataDirectory</c>.</summary>
    public static DatabaseOptions From(Func<string, string?> setting)
    {
        var defaults = new DatabaseOptions();
        return defaults with
        {
            ConnectionString = Given(setting("ConnectionStrings:Db")) ?? Given(setting("DATABASE_URL")),
            DataDirectory = Given(setting("Qawl:DataDirectory")) ?? defaults.DataDirectory,
            PostgresBin = Given(setting("Qawl:PostgresBin")),
        };
    }

    /// <summary>Reads the same settings from environment variables, where <c>:</c> is written <c>__</c>.</summary>
    public static DatabaseOptions FromEnvironment() =>
        From(key => Environment.GetEnvironmentVariable(key.Replace(":", "__", StringComparison.Ordinal)));

    /// <summary>Debian's folders, then the search path.</summary>
    private static IReadOnlyList<string> UsualFolders() =>
        [
            .. Directory.Exists(Debian)
                ? Directory.GetDirectories(Debian).Select(path => Path.Combine(path, "bin"))
                : [],
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries),
        ];

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
