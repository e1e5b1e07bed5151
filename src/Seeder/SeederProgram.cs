using System.Runtime.InteropServices;
using Npgsql;
using Qawl.Database;
using Qawl.Database.Embedded;
using Qawl.Seeder.Verbs;

namespace Qawl.Seeder;

/// <summary>The console job.</summary>
internal static class SeederProgram
{
    private const string Help = """
        Reads Arabic news documents and tells who said what in them.

        Usage: Seeder VERB [ARGUMENTS]

          seed [PATH...]      import documents into the database
          extract PATH...     print what documents say as NDJSON, without a database
          evaluate GOLD PATH  compare extraction with hand-made annotations
          judge               say that two people or organizations are the same, or are not
          keys                make, list and revoke the keys of the service's clients
          migrate             bring the database to this program's schema

        Seeder VERB --help tells more.
        """;

    private const int Failed = 1;
    private const int WrongUsage = 2;
    private const int Cancelled = 130;

    public static async Task<int> Main(string[] args)
    {
        using var cancellation = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        try
        {
            return await RunAsync(args, cancellation.Token);
        }
        catch (UsageException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            await Console.Error.WriteLineAsync("Seeder --help tells what is possible.");
            return WrongUsage;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync(
                "Cancelled; what was finished stays, and running it again does the rest."
            );
            return Cancelled;
        }
        catch (Exception e)
            when (e
                    is DatabaseServerException
                        or MigrationException
                        or NpgsqlException
                        or IOException
                        or FormatException
            )
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failed;
        }

        // A second signal ends the program at once.
        void Cancel(PosixSignalContext signal)
        {
            signal.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
        }
    }

    private static Task<int> RunAsync(string[] args, CancellationToken cancellation) =>
        args switch
        {
            [] or ["--help" or "-h" or "help", ..] => PrintAsync(Help),
            ["seed", .. var rest] when IsHelp(rest) => PrintAsync(SeedVerb.Help),
            ["seed", .. var rest] => SeedVerb.RunAsync(rest, cancellation),
            ["extract", .. var rest] when IsHelp(rest) => PrintAsync(ExtractVerb.Help),
            ["extract", .. var rest] => ExtractVerb.RunAsync(rest, cancellation),
            ["evaluate", .. var rest] when IsHelp(rest) => PrintAsync(EvaluateVerb.Help),
            ["evaluate", .. var rest] => EvaluateVerb.RunAsync(rest, cancellation),
            ["judge", .. var rest] when IsHelp(rest) => PrintAsync(JudgeVerb.Help),
            ["judge", .. var rest] => JudgeVerb.RunAsync(rest, cancellation),
            ["keys", .. var rest] when IsHelp(rest) => PrintAsync(KeysVerb.Help),
            ["keys", .. var rest] => KeysVerb.RunAsync(rest, cancellation),
            ["migrate", .. var rest] when IsHelp(rest) => PrintAsync(MigrateVerb.Help),
            ["migrate", .. var rest] => MigrateVerb.RunAsync(rest, cancellation),
            [var verb, ..] => throw new UsageException($"There is no verb {verb}."),
        };

    private static bool IsHelp(string[] words) => words.Any(w => w is "--help" or "-h");

    private static async Task<int> PrintAsync(string text)
    {
        await Console.Out.WriteLineAsync(text);
        return 0;
    }
}
