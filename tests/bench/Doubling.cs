using System.Globalization;
using Qawl.Extraction;

namespace Qawl.Bench;

/// <summary>
/// Runs each hostile input and its double. Counts the time that the processor works, not the time on the wall, so that a
/// busy machine does not matter.
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
        Console.WriteLine($"| input of {bytes} bytes | ms | doubled, ms | ratio |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        var failures = 0;
        foreach (var (input, make) in HostileInputs.All)
        {
            if (!input.Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            var once = Median(make(bytes));
            var twice = once < Hopeless ? Median(make(2 * bytes)) : TimeSpan.MaxValue;
            var ratio = twice / once;
            failures += ratio <= Limit ? 0 : 1;
            var shown = twice < TimeSpan.MaxValue ? $"{twice.TotalMilliseconds:F0} | {ratio:F2}" : "- | -";
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"| {input} | {once.TotalMilliseconds:F0} | {shown} |")
                    + (ratio <= Limit ? "" : " too much")
            );
        }
        Console.WriteLine($"{failures} over {Limit.ToString(CultureInfo.InvariantCulture)}");
        return failures == 0 ? 0 : 1;
    }

    /// <summary>Of five runs, or of three where they are slow, or the only one where it is hopeless.</summary>
    private static TimeSpan Median(string input)
    {
        var text = StoredText.Of(input);
        List<TimeSpan> runs = [Time(text)];
        var count =
            runs[0] > Hopeless / 2 ? 1
            : runs[0] > Slow ? 3
            : 5;
        while (runs.Count < count)
        {
            runs.Add(Time(text));
        }
        runs.Sort();
        return runs[runs.Count / 2];
    }

    private static TimeSpan Time(StoredText text)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        ArticleExtractor.Extract(text, GivenFields.None);
        return Environment.CpuUsage.TotalTime - before;
    }
}
