using Qawl.Ingestion;

namespace Qawl.Seeder.Verbs;

internal static class MigrateVerb
{
    public const string Help = $"""
        Brings the database to this program's schema; with nothing to do it changes nothing.

        Usage: Seeder migrate [OPTIONS]

        {DatabaseArguments.Help}

        Exit codes: 0 done, 1 failure, 2 wrong usage.
        """;

    public static async Task<int> RunAsync(string[] words, CancellationToken cancellation)
    {
        var line = new CommandLine(words, [], DatabaseArguments.Options);
        if (line.Paths.Count > 0)
        {
            throw new UsageException("migrate takes no path.");
        }
        await using var server = await DatabaseArguments.StartAsync(line, cancellation);
        await using var database = await DatabaseArguments.ConnectAsync(server, cancellation);
        var report = await Upgrade.ApplyAsync(database, cancellation);
        await Console.Out.WriteLineAsync(
            report.Applied.Count == 0
                ? $"The schema is at version {report.To} already."
                : $"The schema went from version {report.From} to {report.To}: {string.Join("; ", report.Applied)}."
        );
        return 0;
    }
}
