using System.Globalization;
using Qawl.Database;
using Qawl.Identity;
using Qawl.Ingestion;
using Qawl.Ingestion.Judging;
using Qawl.Ingestion.Utterances;

namespace Qawl.Seeder.Verbs;

internal static class JudgeVerb
{
    public const string Help = $"""
        Says whether two people, or two organizations, are the same, or whether two quotes report one statement. What
        you say outranks every rule and holds for documents that come later, until somebody says otherwise; nothing
        that was said is lost.

        Usage: Seeder judge same|notSame|unsure ID ID --by NAME [OPTIONS]

          ID                 as lists of people and organizations give it, or once gave it: the two stay names of what
                             was joined, so that notSame takes apart what same has joined; or ids of two quotes
          --by NAME          who says it
          --reason TEXT      why, for whoever reads it later
        {DatabaseArguments.Help}

        Exit codes: 0 stored, 1 failure, 2 wrong usage or nothing has such an id.
        """;

    public static async Task<int> RunAsync(string[] words, CancellationToken cancellation)
    {
        var line = new CommandLine(words, [], ["--by", "--reason", .. DatabaseArguments.Options]);
        var (verdict, pair) = Read(line.Paths);
        var judge =
            line.Value("--by") is { } by && !string.IsNullOrWhiteSpace(by)
                ? by
                : throw new UsageException("judge needs --by NAME: who says it.");
        await using var server = await DatabaseArguments.StartAsync(line, cancellation);
        await using var database = await DatabaseArguments.ConnectAsync(server, cancellation);
        await Upgrade.ApplyAsync(database, cancellation);
        var areQuotes = QuoteJudgements.IsOf(pair);
        var reason = line.Value("--reason");
        var outcome = areQuotes
            ? await new QuoteJudgements(database, TimeProvider.System).JudgeAsync(
                pair,
                verdict,
                judge,
                reason,
                cancellation
            )
            : await new Judgements(database, TimeProvider.System).JudgeAsync(
                pair,
                verdict,
                judge,
                reason,
                cancellation
            );
        // Who speaks tells which quotes may be one statement.
        await new Importer(database, TimeProvider.System).JudgeAsync(cancellation);
        return outcome switch
        {
            JudgingOutcome.Judged judged => await TellAsync(judged.Moved, areQuotes),
            JudgingOutcome.Unknown unknown => throw new UsageException(
                areQuotes ? $"There is no quote {unknown.Id}." : $"Nobody has the id {unknown.Id}."
            ),
            _ => throw new UsageException("A person and an organization are never the same."),
        };
    }

    private static async Task<int> TellAsync(int moved, bool areQuotes)
    {
        var what = areQuotes ? "quotes that report another utterance now" : "names that mean somebody else now";
        await Console.Out.WriteLineAsync(
            moved == 0
                ? "Stored; it changes nothing now."
                : string.Create(CultureInfo.InvariantCulture, $"Stored; {what}: {moved}.")
        );
        return 0;
    }

    private static (Verdict Verdict, FormPair Pair) Read(IReadOnlyList<string> words)
    {
        var verdicts = EnumNames
            .All(typeof(Verdict))
            .ToDictionary(v => v.Name, v => (Verdict)v.Value, StringComparer.Ordinal);
        return words switch
        {
            [var verdict, ..] when !verdicts.ContainsKey(verdict) => throw new UsageException(
                $"The verdict is {string.Join(", ", verdicts.Keys)}, not '{verdict}'."
            ),
            [_, var one, var other] when one == other => throw new UsageException("The two ids are one."),
            [var verdict, var one, var other] => (verdicts[verdict], FormPair.Of(one, other)),
            _ => throw new UsageException("judge takes a verdict and two ids."),
        };
    }
}
