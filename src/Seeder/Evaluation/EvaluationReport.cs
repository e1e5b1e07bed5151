using System.Globalization;
using System.Text;

namespace Qawl.Seeder.Evaluation;

/// <summary>A comparison as a table to read in a terminal.</summary>
internal sealed class EvaluationReport
{
    private const int NameWidth = 32;
    private const int RuleWidth = 60;

    private readonly Comparison _comparison;
    private readonly StringBuilder _text = new();

    private EvaluationReport(Comparison comparison) => _comparison = comparison;

    /// <param name="errors">How many differences to list with their text.</param>
    public static string Of(Comparison comparison, int errors)
    {
        var report = new EvaluationReport(comparison);
        report.WriteDocuments();
        report.WriteTotal();
        report.WriteSpeakers();
        report.WriteReliability();
        report.WriteErrors(errors);
        return report._text.ToString();
    }

    private void WriteDocuments()
    {
        Line(
            $"{"F1", -NameWidth} {"direct", 8} {"indirect", 8} {"speaker", 8} {"people", 8} {"organiz.", 8} {"metadata", 8}"
        );
        foreach (var (gold, scores) in _comparison.Documents)
        {
            var metadata = scores.Figures().First(f => f.Name is "metadata accuracy").Value;
            Line(
                $"{Shorten(gold.File), -NameWidth} {F1(scores, "quotes direct"), 8} {F1(scores, "quotes indirect"), 8} {F1(scores, "attributed quotes"), 8} {F1(scores, "people mentions"), 8} {F1(scores, "organizations mentions"), 8} {metadata, 8:F3}"
            );
        }
    }

    private void WriteTotal()
    {
        Line($"");
        Line($"{"all documents", -NameWidth} {"P", 7} {"R", 7} {"F1", 7} {"tp", 6} {"fp", 6} {"fn", 6}");
        foreach (var (name, t) in _comparison.Total.Tallies)
        {
            Line(
                $"{name, -NameWidth} {t.Precision, 7:F4} {t.Recall, 7:F4} {t.F1, 7:F4} {t.TruePositives, 6} {t.FalsePositives, 6} {t.FalseNegatives, 6}"
            );
        }
        foreach (var (name, value) in _comparison.Total.Figures())
        {
            Line($"{name, -NameWidth} {value, 7:F4}");
        }
        Line($"{"people across documents", -NameWidth} {_comparison.PeopleAcross, 7:F4}");
        Line($"{"missing documents", -NameWidth} {_comparison.Total.Count("missing documents"), 7}");
    }

    private void WriteSpeakers()
    {
        Line($"");
        Line($"{"speaker, by how the text tells", -NameWidth} {"right", 7} {"of", 7} {"share", 7}");
        foreach (var (way, told) in _comparison.Total.Told.Where(t => t.Value.Judged > 0))
        {
            Line($"{way, -NameWidth} {told.TruePositives, 7} {told.Judged, 7} {told.Recall, 7:F4}");
        }
    }

    private void WriteReliability()
    {
        Line($"");
        Line($"{"confidence", -NameWidth} {"quotes", 7} {"stated", 7} {"right", 7}");
        foreach (var bin in _comparison.Total.Reliability.Bins())
        {
            var range = string.Create(CultureInfo.InvariantCulture, $"{bin.From:F2} to {bin.To:F2}");
            Line($"{range, -NameWidth} {bin.Quotes, 7} {bin.Stated, 7:F4} {bin.Right, 7:F4}");
        }
        Line($"");
        Line($"{"rule that found the speaker", -RuleWidth} {"right", 7} {"of", 7} {"stated", 7}");
        foreach (var rule in _comparison.Total.Reliability.Rules())
        {
            Line($"{rule.Rule, -RuleWidth} {rule.Right, 7} {rule.All, 7} {rule.Stated, 7:F4}");
        }
    }

    private void WriteErrors(int errors)
    {
        Line($"");
        Line($"{"differences", -NameWidth} {_comparison.Total.Errors.Count, 7}");
        foreach (var (what, count) in _comparison.Total.Errors.CountBy(e => e.What, StringComparer.Ordinal))
        {
            Line($"{what, -NameWidth} {count, 7}");
        }
        foreach (var error in _comparison.Total.Errors.Take(errors))
        {
            Line($"  {error.File} | {error.What} | {error.Wanted ?? "-"} | {error.Got ?? "-"} | {error.Text}");
        }
    }

    private void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string F1(Scores scores, string name) =>
        scores.Tallies.TryGetValue(name, out var tally) ? tally.F1.ToString("F3", CultureInfo.InvariantCulture) : "-";

    private static string Shorten(string name) =>
        name.Length <= NameWidth ? name : string.Concat("…", name.AsSpan(name.Length - NameWidth + 1));
}
