using System.Text;
using Qawl.Ingestion.Extracted;

namespace Qawl.Seeder.Verbs;

internal static class ExtractVerb
{
    public const string Help = """
        Prints what documents say as NDJSON: one line a document, in the order of reading. Offsets count Unicode code points
        of the stored text. Rejected documents go to standard error. No database is used.

        Usage: Seeder extract PATH... [OPTIONS]

          PATH               files (.txt .html .htm .json .ndjson .jsonl .zip) or folders, read recursively in order of names
          --fields FIELDS    which JSON fields hold what: a preset (default, saudinewsnet) or pairs such as
                             content=body_text,outlet=paper; left out, the preset is recognized
          --why QUOTE        tells instead how a quote was read, rule by rule, in plain lines: each quote that has the words,
                             or that overlaps the offsets START-END
          --allow-rejected   exit code 0 even if documents were rejected

        Exit codes: 0 all extracted, 1 failure or no quote is the one of --why, 2 wrong usage, 3 some documents were
        rejected, 130 cancelled.
        """;

    private const int NoSuchQuote = 1;

    public static async Task<int> RunAsync(string[] words, CancellationToken cancellation)
    {
        var line = new CommandLine(words, ["--allow-rejected"], ["--fields", "--why"]);
        if (line.Paths.Count == 0)
        {
            throw new UsageException("extract needs at least one path.");
        }
        var reader = Documents.Open(line.Paths, line.Fields());
        var why = line.Value("--why") is { } quote ? new QuoteQuestion(quote) : null;
        var rejected = 0;
        await using var output = Console.OpenStandardOutput();
        using var writer = new PredictionWriter();
        await foreach (var document in ExtractedDocument.ExtractAsync(reader.ReadAsync(cancellation), cancellation))
        {
            if (document is ExtractedDocument.Accepted accepted)
            {
                if (accepted.Replaced > 0)
                {
                    await Console.Error.WriteLineAsync(Documents.DescribeMend(accepted.Name, accepted.Replaced));
                }
                await output.WriteAsync(
                    why is null ? writer.Write(accepted) : Encoding.UTF8.GetBytes(why.Answer(accepted)),
                    cancellation
                );
            }
            else if (document is ExtractedDocument.Refused refused)
            {
                rejected++;
                await Console.Error.WriteLineAsync(Documents.Describe(refused.Name, refused.Rejection));
            }
        }
        if (why is { IsAnswered: false })
        {
            await Console.Error.WriteLineAsync($"No quote has “{why.Asked}” in its words or stands there.");
            return NoSuchQuote;
        }
        return rejected == 0 || line.Has("--allow-rejected") ? 0 : Documents.SomeRejected;
    }
}
