namespace Qawl.Database;

/// <summary>Where the database is: a server that somebody else runs, or a private one that the program starts.</summary>
public sealed record DatabaseOptions
{
    /// <summary>An Npgsql connection string or a <c>postgres://</c> URL. When set, nothing is started.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Where the private server keeps its files.</summary>
    public string DataDirectory { get; init; } = ".data";

    /// <summary>The folder of <c>postgres</c> and <c>initdb</c>; else they are looked for.</summary>
    public string? PostgresBin { get; init; }

    /// <summary>Server parameters on top of ours, for tests.</summary>
    internal IReadOnlyList<string> ServerSettings { get; init; } = [];

    /// <summary>Reads the settings by their configuration keys, for example <c>Qawl:DataDirectory</c>.</summary>
    public static DatabaseOptions From(Func<string, string?> setting) =>
        new()
        {
            ConnectionString = Given(setting("ConnectionStrings:Db")) ?? Given(setting("DATABASE_URL")),
            DataDirectory = Given(setting("Qawl:DataDirectory")) ?? ".data",
            PostgresBin = Given(setting("Qawl:PostgresBin")),
        };

    /// <summary>Reads the same settings from environment variables, where <c>:</c> is written <c>__</c>.</summary>
    public static DatabaseOptions FromEnvironment() =>
        From(key => Environment.GetEnvironmentVariable(key.Replace(":", "__", StringComparison.Ordinal)));

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
