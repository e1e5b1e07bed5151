namespace Qawl.Api.Service;

/// <summary>What the program can be told on its command line.</summary>
internal static class Usage
{
    public const int WrongUsage = 2;

    private const string Text = """
        Qawl: who said what, in Arabic news.

          Api [--urls ADDRESS]   answer over HTTP, by default at http://127.0.0.1:8080 or the next free port
          Api openapi [PATH]     write the contract as YAML, to standard output or a file
          Api health [ADDRESS]   ask a running service whether it is ready; exit code 0 or 1
          Api --help             this text

        Settings are environment variables: ConnectionStrings__Db or DATABASE_URL (a PostgreSQL server; without it Qawl
        starts a private one), ConnectionStrings__Direct (the same without a pooler in between), Qawl__ApiKey (allows
        writing; Seeder keys create makes other keys), Qawl__Reading,
        Qawl__Proxies, Qawl__LargestImport, Qawl__DataDirectory, Qawl__PostgresBin, Qawl__Seeds, Qawl__Hosts,
        Qawl__Cors__Origins, Qawl__Cache__MaxAge, Qawl__Cache__Megabytes, Qawl__ReadsAtOnce, Qawl__Rates__Key,
        Qawl__Rates__Address, OTEL_EXPORTER_OTLP_ENDPOINT, ASPNETCORE_URLS. README.md explains them.
        """;

    /// <summary>What the host reads, and sections of settings: <c>--Qawl:DataDirectory PATH</c>.</summary>
    private static readonly string[] Known =
    [
        "urls",
        "environment",
        "contentRoot",
        "applicationName",
        "Qawl",
        "ConnectionStrings",
        "Logging",
        "Kestrel",
    ];

    public static int Help()
    {
        Console.Out.WriteLine(Text);
        return 0;
    }

    /// <returns>The first argument of the service that says nothing to it; <c>null</c> if there is none.</returns>
    public static string? FirstUnknown(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is not ['-', '-', .. var option])
            {
                return args[i];
            }
            var parts = option.Split('=', 2);
            var name = parts[0];
            if (!Known.Contains(name.Split(':')[0], StringComparer.OrdinalIgnoreCase))
            {
                return args[i];
            }
            i += parts.Length == 1 ? 1 : 0;
        }
        return null;
    }

    public static int UnknownVerb(string verb) => Unknown("verb", verb);

    public static int UnknownOption(string option) => Unknown("option", option);

    private static int Unknown(string kind, string argument)
    {
        Console.Error.WriteLine($"There is no {kind} '{argument}'.");
        Console.Error.WriteLine(Text);
        return WrongUsage;
    }
}
