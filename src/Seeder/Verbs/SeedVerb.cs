using System.Globalization;
using Qawl.Database;
using Qawl.Extraction;
using Qawl.Ingestion;
using Qawl.Ingestion.Reading;
using Qawl.Ingestion.Writing;
using Spectre.Console;

namespace Qawl.Seeder.Verbs;

internal static class SeedVerb
{
    public const string Help = $"""
        Imports documents into the database, which is brought to this program's schema first. Importing again changes
        nothing; rejected documents go to standard error with their reason and stay in the run's record.

        Usage: Seeder seed [PATH...] [OPTIONS]

          PATH               files (.txt .html .htm .json .ndjson .jsonl .zip) or folders, read recursively in order of
                             names; left out, Qawl__Seeds, else the folder seeds
          --fields FIELDS    which JSON fields hold what: a preset (default, saudinewsnet) or pairs such as
                             content=body_text,outlet=paper; left out, the preset is recognized
          --reextract        extract again what an older engine version left
          --force            also import articles that were taken down
          --allow-rejected   exit code 0 even if documents were rejected
        {DatabaseArguments.Help}

        Exit codes: 0 all imported, 1 failure, 2 wrong usage, 3 some documents were rejected, 130 cancelled.
        """;

    public static async Task<int> RunAsync(string[] words, CancellationToken cancellation)
    {
        var line = new CommandLine(
            words,
            ["--reextract", "--force", "--allow-rejected"],
            ["--fields", .. DatabaseArguments.Options]
        );
        var paths =
            line.Paths.Count > 0 ? line.Paths : [DatabaseOptions.FromEnvironment().Seeds ?? DatabaseOptions.UsualSeeds];
        var reader = Documents.Open(paths, line.Fields());
        await using var server = await Rehearsal.WhileAsync(
            DatabaseArguments.StartAsync(line, cancellation),
            Documents.Open(paths, line.Fields()).ReadAsync,
            cancellation
        );
        await using var database = await DatabaseArguments.ConnectAsync(server, cancellation);
        await Upgrade.ApplyAsync(database, cancellation);

        var importer = new Importer(database, TimeProvider.System);
        var options = new ImportOptions
        {
            Source = string.Join(' ', paths),
            Reextract = line.Has("--reextract"),
            Force = line.Has("--force"),
            Patience = Reaching.Patiently(Console.Error.WriteLine, TimeProvider.System),
        };
        var summary = await WithProgressAsync(
            reader,
            progress => importer.ImportAsync(reader.ReadAsync(cancellation), options, progress, cancellation)
        );
        Print(summary);
        return summary.Counts.Rejected == 0 || line.Has("--allow-rejected") ? 0 : Documents.SomeRejected;
    }

    private static async Task<ImportSummary> WithProgressAsync(
        DocumentReader reader,
        Func<IProgress<ImportProgress>, Task<ImportSummary>> import
    )
    {
        if (Console.IsErrorRedirected)
        {
            return await import(new PlainProgress(reader, TimeProvider.System));
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console
            .Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn(),
                new SpinnerColumn()
            )
            .StartAsync(async context =>
            {
                var bar = context.AddTask("importing", maxValue: Math.Max(1, reader.CountBytes()));
                var summary = await import(new BarProgress(console, bar, reader));
                bar.Value = bar.MaxValue;
                return summary;
            });
    }

    private static void Print(ImportSummary summary)
    {
        var counts = summary.Counts;
        var table = new Table().AddColumn("documents").AddColumn(new TableColumn("count").RightAligned());
        foreach (
            var (name, count) in new[]
            {
                ("imported", counts.Imported),
                ("unchanged", counts.Unchanged),
                ("stale", counts.Stale),
                ("reextracted", counts.Reextracted),
                ("taken down", counts.TakenDown),
                ("rejected", counts.Rejected),
                ("all", counts.Total),
            }
        )
        {
            table.AddRow(name, count.ToString("N0", CultureInfo.InvariantCulture));
        }
        AnsiConsole.Write(table);
        var seconds = Math.Max(summary.Duration.TotalSeconds, 0.001);
        // In one line, however wide the terminal is.
        Console.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"run {summary.RunId}, engine {ArticleExtractor.Version}, {seconds:N1} s, {counts.Total / seconds:N0} documents/s; all was stored after {summary.Stored.TotalSeconds:N1} s, then compared"
            )
        );
    }

    /// <summary>A line for every rejected document, and one for each thousand.</summary>
    private sealed class PlainProgress(DocumentReader reader, TimeProvider time) : IProgress<ImportProgress>
    {
        private readonly long _began = time.GetTimestamp();
        private readonly long _bytes = reader.CountBytes();
        private int _documents;

        public void Report(ImportProgress value)
        {
            if (value.Outcome is DocumentOutcome.Rejected refused)
            {
                Console.Error.WriteLine(Documents.Describe(value.Name, refused.Rejection));
            }
            if (value.Replaced > 0)
            {
                Console.Error.WriteLine(Documents.DescribeMend(value.Name, value.Replaced));
            }
            if (++_documents % 1000 == 0)
            {
                Console.Error.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{_documents:N0} documents, {value.Counts.Imported:N0} imported, {value.Counts.Rejected:N0} rejected, {Pace()}"
                    )
                );
            }
        }

        private string Pace()
        {
            var seconds = Math.Max(time.GetElapsedTime(_began).TotalSeconds, 0.001);
            var left = reader.BytesRead > 0 ? seconds * (_bytes - reader.BytesRead) / reader.BytesRead : 0;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{_documents / seconds:N0} documents/s, about {Math.Max(left, 0):N0} s left"
            );
        }
    }

    private sealed class BarProgress(IAnsiConsole console, ProgressTask bar, DocumentReader reader)
        : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Outcome is DocumentOutcome.Rejected refused)
            {
                console.WriteLine(Documents.Describe(value.Name, refused.Rejection));
            }
            if (value.Replaced > 0)
            {
                console.WriteLine(Documents.DescribeMend(value.Name, value.Replaced));
            }
            bar.Value = reader.BytesRead;
        }
    }
}
