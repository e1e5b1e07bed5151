using System.Globalization;
using Qawl.Extraction;
using Qawl.Extraction.Model;

namespace Qawl.Bench;

/// <summary>
/// Runs each hostile input and its double. Counts the time that the processor works, not the time on the wall, so that a
/// busy machine does not matter; and apart from it the pauses for collecting memory, which fall into the one or the other.
/// </summary>
internal static class Doubling
{
    public const int Bytes = 1_000_000;

    private const double Limit = 2.2;

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(3);

    /// <summary>Nobody waits for the double of an input that took so long.</summary>
    private static readonly TimeSpan Hopeless = TimeSpan.FromSeconds(60);

    /// <returns>The exit code: 0 if every ratio is within the limit.</returns>
    public static int Run(int bytes, string name)
    {
        ArticleExtractor.Extract(StoredText.Of("قال الوزير محمد الغامدي: «بدأ العمل»."), GivenFields.None);
        Console.WriteLine($"| input of {bytes} bytes | ms | doubled, ms | ratio | without collecting |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        var failures = 0;
        foreach (var (input, make) in HostileInputs.All)
        {
            if (!input.Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            var (once, twice) = Median(StoredText.Of(make(bytes)), StoredText.Of(make(2 * bytes)));
            var ratio = twice is null ? double.PositiveInfinity : twice.Reading / once.Reading;
            failures += ratio <= Limit ? 0 : 1;
            var shown = twice is null
                ? "- | - | -"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{twice.All.TotalMilliseconds:F0} | {twice.All / once.All:F2} | {ratio:F2}"
                );
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"| {input} | {once.All.TotalMilliseconds:F0} | {shown} |")
                    + (ratio <= Limit ? "" : " too much")
            );
        }
        Console.WriteLine($"{failures} over {Limit.ToString(CultureInfo.InvariantCulture)}");
        return failures == 0 ? 0 : 1;
    }

    /// <summary>
    /// Of five runs each, or of three where they are slow, in turns so that both meet the same machine; an input that is
    /// hopeless runs once and its double not at all.
    /// </summary>
    private static (Duration Once, Duration? Twice) Median(StoredText text, StoredText doubled)
    {
        var first = Time(text);
        if (first.All > Hopeless)
        {
            return (first, null);
        }
        var count = first.All > Slow ? 3 : 5;
        var (once, twice) = (new Duration[count], new Duration[count]);
        for (var i = 0; i < count; i++)
        {
            once[i] = Time(text);
            twice[i] = Time(doubled);
        }
        return (MiddleOf(once), MiddleOf(twice));
    }

    private static Duration MiddleOf(Duration[] runs) =>
        new(
            runs.Select(r => r.All).Order().ElementAt(runs.Length / 2),
            runs.Select(r => r.Reading).Order().ElementAt(runs.Length / 2)
        );

    private static Duration Time(StoredText text)
    {
        GC.Collect();
        var (before, paused) = (Environment.CpuUsage.TotalTime, GC.GetTotalPauseDuration());
        ArticleExtractor.Extract(text, GivenFields.None);
        var all = Environment.CpuUsage.TotalTime - before;
        return new Duration(all, all - (GC.GetTotalPauseDuration() - paused));
    }

    /// <param name="Reading">Without the pauses for collecting memory.</param>
    private sealed record Duration(TimeSpan All, TimeSpan Reading);
}
