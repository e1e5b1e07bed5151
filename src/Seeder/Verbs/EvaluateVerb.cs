using System.Runtime.CompilerServices;
using System.Text;
using Qawl.Ingestion.Extracted;
using Qawl.Ingestion.Reading;
using Qawl.Seeder.Evaluation;

namespace Qawl.Seeder.Verbs;

internal static class EvaluateVerb
{
    public const string Help = """
        Compares extraction with hand-made annotations and prints precision, recall and F1 for each kind of finding, how
        often the speaker is right (by how the text tells who speaks), whether stated confidence is kept, and the metadata:
        first for each document, then for all.

        Usage: Seeder evaluate GOLD PATH [OPTIONS]

          GOLD               a JSON file of annotations
          PATH               the annotated documents (a file or folder), or what extract printed about them (.ndjson)
          --errors N         print the first N differences with their text
          --markdown         print the published figures as Markdown instead

        Exit codes: 0 done, 1 failure, 2 wrong usage.
        """;

    public static async Task<int> RunAsync(string[] words, CancellationToken cancellation)
    {
        var line = new CommandLine(words, ["--markdown"], ["--errors"]);
        if (line.Paths is not [var goldPath, var path])
        {
            throw new UsageException("evaluate needs the annotations and one path.");
        }
        var errors = line.Number("--errors", 0);
        if (!File.Exists(goldPath))
        {
            throw new UsageException($"There is no file {goldPath}.");
        }
        var reader = Documents.Open([path], fields: null);
        var gold = await Comparison.ReadGoldAsync(goldPath, cancellation);
        var comparison = await Comparison.OfAsync(
            gold,
            path.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase)
                ? Comparison.ReadPredictionsAsync(path)
                : ExtractAsync(reader, cancellation)
        );
        await Console.Out.WriteAsync(
            line.Has("--markdown") ? MarkdownReport.Of(comparison) : EvaluationReport.Of(comparison, errors)
        );
        return 0;
    }

    /// <summary>What the engine says of documents, through the same writing and reading as if it had been printed.</summary>
    internal static async IAsyncEnumerable<PredictedDocument> ExtractAsync(
        DocumentReader reader,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using var writer = new PredictionWriter();
        await foreach (var document in ExtractedDocument.ExtractAsync(reader.ReadAsync(cancellation), cancellation))
        {
            if (document is ExtractedDocument.Accepted accepted)
            {
                yield return Comparison.Read(Encoding.UTF8.GetString(writer.Write(accepted).Span), accepted.Name);
            }
            else if (document is ExtractedDocument.Refused refused)
            {
                await Console.Error.WriteLineAsync(Documents.Describe(refused.Name, refused.Rejection));
            }
        }
    }
}
