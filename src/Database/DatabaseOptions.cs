namespace Qawl.Database;

/// <summary>Where the database is: a server that somebody else runs, or a private one that the program starts.</summary>
public sealed record DatabaseOptions
{
    private const string Debian = "/usr/lib/postgresql";

    /// <summary>What an empty private server is filled with unless it is told otherwise.</summary>
    public const string UsualSeeds = "seeds";

    private static readonly Setting Server = new(
        "ConnectionStrings__Db",
        Default: null,
        "an Npgsql connection string or a postgres:// URL"
    );

    private static readonly Setting ServerUrl = Server with { Name = "DATABASE_URL" };
    private static readonly Setting WithoutPooler = Server with { Name = "ConnectionStrings__Direct" };
    private static readonly Setting Folder = new("Qawl__DataDirectory", ".data", "a folder");
    private static readonly Setting Programs = new("Qawl__PostgresBin", Default: null, "a folder")
    {
        Absent = "looked for",
    };

    private static readonly Setting SeedDocuments = new("Qawl__Seeds", UsualSeeds, "a folder or a file");

    /// <summary>All that can be set about it.</summary>
    public static IReadOnlyList<Setting> Settings { get; } =
    [Server, ServerUrl, WithoutPooler, Folder, Programs, SeedDocuments];

    /// <summary>An Npgsql connection string or a <c>postgres://</c> URL. When set, nothing is started.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The same database with no pooler in between, for what needs a session of its own; <c>null</c> if none is.</summary>
    public string? Direct { get; init; }

    /// <summary>Where the private server keeps its files.</summary>
    public string DataDirectory { get; init; } = Folder.Default!;

    /// <summary>The folder of <c>postgres</c> and <c>initdb</c>; else they are looked for.</summary>
    public string? PostgresBin { get; init; }

    /// <summary>What an empty private server is filled with: a folder or a file; else <see cref="UsualSeeds"/>, if it is there.</summary>
    public string? Seeds { get; init; }

    /// <summary>Where binaries are looked for.</summary>
    internal IReadOnlyList<string> PostgresFolders { get; init; } = OperatingSystem.IsLinux() ? UsualFolders() : [];

    /// <summary>The command that fetches binaries when none are found.</summary>
    internal string Npm { get; init; } = "npm";

    /// <summary>Where fetched binaries are kept; else under the data directory.</summary>
    internal string? CacheDirectory { get; init; }

    /// <summary>Server parameters on top of ours, as <c>name=value</c>.</summary>
    internal IReadOnlyList<string> ServerSettings { get; init; } = [];

    /// <summary>Reads the settings by their configuration keys, for example <c>Qawl:DataDirectory</c>.</summary>
    public static DatabaseOptions From(Func<string, string?> setting) =>
        new()
        {
            ConnectionString = Server.From(setting) ?? ServerUrl.From(setting),
            Direct = WithoutPooler.From(setting),
            DataDirectory = Folder.From(setting)!,
            PostgresBin = Programs.From(setting),
            Seeds = SeedDocuments.Given(setting),
        };

    /// <summary>The same, if what is set can be meant.</summary>
    /// <exception cref="WrongSettingException">It cannot.</exception>
    public DatabaseOptions Checked()
    {
        if (ConnectionString is { } text && !DataSource.IsWellFormed(text))
        {
            // It may hold a password, so it is not repeated.
            throw new WrongSettingException($"{Server.Name} is not {Server.Allowed}.");
        }
        if (Direct is { } direct && !DataSource.IsWellFormed(direct))
        {
            throw new WrongSettingException($"{WithoutPooler.Name} is not {WithoutPooler.Allowed}.");
        }
        if (Direct is not null && ConnectionString is null)
        {
            throw new WrongSettingException($"{WithoutPooler.Name} is of no use without {Server.Name}.");
        }
        return ConnectionString is null && Seeds is { } seeds && !Path.Exists(seeds)
            ? throw new WrongSettingException($"{SeedDocuments.Name} names {seeds}, which is not there.")
            : this;
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
}
