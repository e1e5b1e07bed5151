using System.Globalization;
using Qawl.Extraction.Dates;
using Qawl.Extraction.Model;

namespace Qawl.Extraction.Tests.Quotes;

/// <summary>When statements of <c>tests/gold/said.tsv</c> were said; its head tells its columns.</summary>
public class SaidGoldTests(ITestOutputHelper output)
{
    private const double LeastRight = 0.92;
    private const double MostInvented = 0.01;

    [Fact]
    public void Days_of_speaking_are_told_and_none_is_invented()
    {
        var judged = File.ReadLines(Path.Combine(Repository.Root, "tests/gold/said.tsv"))
            .Where(line => !line.StartsWith('#'))
            .SelectMany(Judge)
            .ToList();
        var told = judged.Where(j => j.Expected != "-").ToList();
        var untold = judged.Where(j => j.Expected == "-").ToList();
        var right = told.Count(j => j.Found == j.Expected);
        var invented = judged.Count(j => j.Found is not ("-" or "no quote") && j.Found != j.Expected);
        foreach (var fault in judged.Where(j => j.Found != j.Expected))
        {
            output.WriteLine($"{fault.Found} for {fault.Expected}: {fault.Text}");
        }
        output.WriteLine(
            $"days told: {right} of {told.Count} right; of {untold.Count} without one and {told.Count} with one {invented} invented"
        );

        right.ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(LeastRight * told.Count));
        invented.ShouldBeLessThanOrEqualTo((int)(MostInvented * judged.Count));
    }

    private static IEnumerable<(string Text, string Expected, string Found)> Judge(string line)
    {
        var columns = line.Split('\t');
        var text = StoredText.Of(columns[1].Replace('⏎', '\n'));
        var published = StatedTimes.TryParseIso(columns[0], out var day) ? day : null;
        var article = ArticleExtractor.Extract(text, new GivenFields { Published = published });
        foreach (var expected in columns[2].Split(" | "))
        {
            var parts = expected.Split('=');
            var quote = article.Quotes.FirstOrDefault(q =>
                text.Slice(q.Span).Contains(parts[0], StringComparison.Ordinal)
            );
            var found =
                quote is null ? "no quote"
                : quote.SaidOn is { } said ? said.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : "-";
            yield return ($"{columns[0]} {columns[1]} [{parts[0]}]", parts[1], found);
        }
    }
}
