using System.Globalization;
using System.Text;
using Qawl.Ingestion;
using Qawl.Seeder.Evaluation;

namespace Qawl.Seeder.Verbs;

internal static class EvaluateVerb
{
    public const string Help = """
        Compares extraction with hand-made annotations and prints precision, recall and F1 for each kind of finding, how
        often the speaker is right, and the metadata: first for each document, then for all.

        Usage: Seeder evaluate GOLD PATH [OPTIONS]

          GOLD               a JSON file of annotations
          PATH               the annotated documents (a file or folder), or what extract printed about them (.ndjson)
          --errors N         print the first N differences

        Exit codes: 0 done, 1 failure, 2 wrong usage.
        """;

    public static async Task<int> RunAsync(string[] words, CancellationToken cancellation)
    {
        var line = new CommandLine(words, [], ["--errors"]);
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
        await Console.Out.WriteAsync(Print(comparison, errors));
        return 0;
    }

    private static async IAsyncEnumerable<PredictedDocument> ExtractAsync(
        DocumentReader reader,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
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

    private static string Print(Comparison comparison, int errors)
    {
        var text = new StringBuilder();
        Line($"{"F1", -32} {"direct", 8} {"indirect", 8} {"speaker", 8} {"people", 8} {"organiz.", 8} {"metadata", 8}");
        foreach (var (gold, scores) in comparison.Documents)
        {
            var metadata = scores.Figures().First(f => f.Name is "metadata accuracy").Value;
            Line(
                $"{Shorten(gold.File), -32} {F1(scores, "quotes direct"), 8} {F1(scores, "quotes indirect"), 8} {F1(scores, "attributed quotes"), 8} {F1(scores, "people mentions"), 8} {F1(scores, "organizations mentions"), 8} {metadata, 8:F3}"
            );
        }
        Line($"");
        Line($"{"all documents", -32} {"P", 7} {"R", 7} {"F1", 7} {"tp", 6} {"fp", 6} {"fn", 6}");
        foreach (var (name, t) in comparison.Total.Tallies)
        {
            Line(
                $"{name, -32} {t.Precision, 7:F4} {t.Recall, 7:F4} {t.F1, 7:F4} {t.TruePositives, 6} {t.FalsePositives, 6} {t.FalseNegatives, 6}"
            );
        }
        foreach (var (name, value) in comparison.Total.Figures())
        {
            Line($"{name, -32} {value, 7:F4}");
        }
        Line($"{"people across documents", -32} {comparison.PeopleAcross, 7:F4}");
        Line($"{"missing documents", -32} {comparison.Total.Count("missing documents"), 7}");
        foreach (var error in comparison.Total.Errors.Take(errors))
        {
            Line($"  {error.File} | {error.What} | {error.Wanted ?? "-"} | {error.Got ?? "-"} | {error.Text}");
        }
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string F1(Scores scores, string name) =>
        scores.Tallies.TryGetValue(name, out var tally) ? tally.F1.ToString("F3", CultureInfo.InvariantCulture) : "-";

    private static string Shorten(string name) =>
        name.Length <= 32 ? name : string.Concat("…", name.AsSpan(name.Length - 31));
}
