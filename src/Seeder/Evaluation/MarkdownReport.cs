using System.Globalization;
using System.Text;

namespace Qawl.Seeder.Evaluation;

/// <summary>The figures that QUALITY.md publishes, as tables to paste into it: of the total only, no word of any document.</summary>
internal static class MarkdownReport
{
    private static readonly string[] Published =
    [
        "people mentions",
        "organizations mentions",
        "quotes direct",
        "quotes indirect",
        "attributed quotes",
    ];

    public static string Of(Comparison comparison)
    {
        var text = new StringBuilder();
        var total = comparison.Total;
        Line($"| {comparison.Documents.Count} documents | precision | recall | F1 |");
        Line($"| --- | ---: | ---: | ---: |");
        foreach (var name in Published)
        {
            var tally = total[name];
            Line($"| {name} | {tally.Precision:F3} | {tally.Recall:F3} | {tally.F1:F3} |");
        }
        Line($"");
        Line($"| share | |");
        Line($"| --- | ---: |");
        foreach (
            var (name, value) in total
                .Figures()
                .Where(f => !f.Name.StartsWith("speaker accuracy ", StringComparison.Ordinal))
        )
        {
            Line($"| {name} | {value:F3} |");
        }
        Line($"");
        Line($"| speaker told by | right | of | share |");
        Line($"| --- | ---: | ---: | ---: |");
        foreach (var (way, told) in total.Told.Where(t => t.Value.Judged > 0))
        {
            Line($"| {way} | {told.TruePositives} | {told.Judged} | {told.Recall:F3} |");
        }
        Line($"");
        Line($"| confidence | quotes | stated | right |");
        Line($"| --- | ---: | ---: | ---: |");
        foreach (var bin in total.Reliability.Bins())
        {
            Line($"| {bin.From:F2} to {bin.To:F2} | {bin.Quotes} | {bin.Stated:F3} | {bin.Right:F3} |");
        }
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
