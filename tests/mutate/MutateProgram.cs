using Qawl.Extraction.Tests;
using Qawl.Seeder.Verbs;

namespace Qawl.Mutate;

/// <summary>Which clauses of the engine's rules would anybody miss?</summary>
internal static class MutateProgram
{
    private const string Help = """
        Takes one clause of the engine's rules away at a time and tells who notices: a spec, a seed, a hostile text, a
        document, or nobody.

        Usage: dotnet run -c Release --project tests/mutate -- [OPTIONS]

          --sample N         draws N clauses (100 if not said)
          --seed S           of the draw (1 if not said): the same seed draws the same clauses of the same sources
          --all              tries all clauses instead
          --file PARTS       only clauses of files whose path under src/Extraction contains one of these, with commas
                             between: Pages/,Menu.cs
          --documents PATHS  real articles too: files or folders, several between commas
          --show N           shows beside each clause that only documents notice what N of them say otherwise (0 if not said)
          --boundaries       numbers that something is compared with are made one higher too; they are no clauses
          --workers N        threads (2 if not said), each with an engine of its own, some 300 MB
        """;

    public static async Task<int> Main(string[] args)
    {
        try
        {
            var line = new CommandLine(
                args,
                ["--all", "--boundaries", "--help"],
                ["--sample", "--seed", "--file", "--documents", "--show", "--workers"]
            );
            if (line.Has("--help"))
            {
                Console.WriteLine(Help);
                return 0;
            }
            await RunAsync(line);
            return 0;
        }
        catch (UsageException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            await Console.Error.WriteLineAsync(Help);
            return 2;
        }
    }

    private static async Task RunAsync(CommandLine line)
    {
        var engine = RewrittenEngine.Of(Path.Combine(Repository.Root, "src", "Extraction"));
        var parts = (line.Value("--file") ?? "").Split(',');
        var clauses = engine
            .Clauses.Where(clause => !engine.Needed.Contains(clause.Id))
            .Where(clause => line.Has("--boundaries") || clause.Kind != ClauseKind.Boundary)
            .Where(clause => parts.Any(part => clause.File.Contains(part, StringComparison.Ordinal)))
            .ToArray();
        Console.WriteLine($"{clauses.Length} clauses; {engine.Needed.Count} more cannot be left out by themselves.");
        if (!line.Has("--all"))
        {
            new Random(line.Number("--seed", 1)).Shuffle(clauses);
            clauses = [.. clauses.Take(line.Number("--sample", 100))];
        }
        var seeds = await Documents.ReadAsync([Path.Combine(Repository.Root, "seeds")]);
        var documents = line.Value("--documents") is { } paths ? await Documents.ReadAsync(paths.Split(',')) : [];
        Console.WriteLine($"{seeds.Length} seeds, {documents.Length} documents.");
        var run = new MutationRun(
            engine,
            seeds,
            documents,
            Math.Max(1, line.Number("--workers", 2)),
            line.Number("--show", 0)
        );
        var outcomes = run.Try(clauses);
        Console.WriteLine($"{run.Loading.Count} of all clauses work while lexicons are loaded or words are met first.");
        Console.WriteLine();
        Report.Write(Console.Out, outcomes, documents.Length > 0);
    }
}
