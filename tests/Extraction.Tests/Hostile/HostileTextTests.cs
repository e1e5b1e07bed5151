using Qawl.Extraction.Model;

namespace Qawl.Extraction.Tests.Hostile;

/// <summary>Any text gives a result: no exception, no endless loop, and what is found stands in the text.</summary>
[Slow]
public class HostileTextTests
{
    private const int Texts = 100_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static volatile int _current;

    [Fact]
    public async Task Any_text_is_read_to_its_end()
    {
        var reading = Task.Run(ReadAll, TestContext.Current.CancellationToken);

        // However slow the machine is, no text takes that long.
        while (!reading.IsCompleted)
        {
            var seen = _current;
            await Task.WhenAny(reading, Task.Delay(Patience, TestContext.Current.CancellationToken));
            (reading.IsCompleted || _current != seen).ShouldBeTrue(
                $"text {seen} is not read to its end: {Shown(seen)}"
            );
        }
        var violations = await reading;
        violations.ShouldBeEmpty();
    }

    private static List<string> ReadAll()
    {
        var violations = new List<string>();
        for (_current = 0; _current < Texts && violations.Count < 10; _current++)
        {
            var text = StoredText.Of(HostileTexts.Of(_current));
            try
            {
                var found = Consistency.Violations(text, ArticleExtractor.Extract(text, GivenFields.None));
                violations.AddRange(
                    found.Take(1).Select(violation => $"text {_current}, {Shown(_current)}: {violation}")
                );
            }
            catch (Exception e)
            {
                violations.Add($"text {_current}, {Shown(_current)}: {e}");
            }
        }
        return violations;
    }

    /// <summary>Written so that it can be read in a report and pasted into a test.</summary>
    private static string Shown(int seed) =>
        string.Concat(
            HostileTexts
                .Of(seed)
                .Select(c =>
                    char.IsLetterOrDigit(c) || c is ' ' || char.IsPunctuation(c) ? c.ToString() : $"\\u{(int)c:X4}"
                )
        );
}
