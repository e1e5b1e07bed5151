using System.Globalization;
using Qawl.Extraction.Model;
using Qawl.Extraction.Tests.Seeds;
using Qawl.Extraction.Tests.Specs;

namespace Qawl.Extraction.Tests.Quotes;

/// <summary>A badly set mark costs its own paragraph, or the quotation that it belongs to, and nothing else.</summary>
public class BrokenMarksTests
{
    [Fact]
    public void A_broken_mark_loses_no_quote_of_another_paragraph()
    {
        var texts = SeedFiles
            .Texts()
            .Order(StringComparer.Ordinal)
            .Select(file => (file, SeedFiles.StoredText(file).Value))
            .Concat(SpecReader.All().Select(spec => (spec.Name, spec.Text)));

        Losses(texts).ShouldBeEmpty();
    }

    /// <summary><c>QAWL_MARKS</c> names a folder of texts; what their broken marks cost is written beside it.</summary>
    [Fact]
    public void What_broken_marks_cost_in_other_texts()
    {
        var folder = Environment.GetEnvironmentVariable("QAWL_MARKS");
        Assert.SkipWhen(folder is null, "Only when asked for.");

        var (broken, quotes) = (0, 0);
        var lines = new List<string>();
        foreach (
            var path in Directory
                .EnumerateFiles(folder!, "*.txt", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            foreach (var one in BrokenMarks.Of(StoredText.Of(File.ReadAllText(path)).Value))
            {
                broken++;
                quotes += one.Quotes;
                lines.AddRange(one.Lost.Select(quote => $"{Path.GetFileName(path)} {one.At} {one.Way} lost {quote}"));
                lines.AddRange(
                    one.Strangers.Select(quote => $"{Path.GetFileName(path)} {one.At} {one.Way} stranger {quote}")
                );
            }
        }
        lines.Insert(
            0,
            string.Create(CultureInfo.InvariantCulture, $"{broken} broken marks, {quotes} quotes, {lines.Count} differ")
        );
        File.WriteAllLines(Path.Combine(folder!, "..", Path.GetFileName(folder!) + "-marks.txt"), lines);
    }

    private static List<string> Losses(IEnumerable<(string Name, string Text)> texts) =>
        [
            .. texts.SelectMany(text =>
                BrokenMarks
                    .Of(text.Text)
                    .SelectMany(broken =>
                        broken.Lost.Select(quote => $"{text.Name}, {broken.At} {broken.Way}: {quote}")
                    )
            ),
        ];
}
