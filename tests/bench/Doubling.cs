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
            var (once, twice) = Median(StoredText.Of(make(bytes)), StoredText.Of(make(2 * bytes)));
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

    /// <summary>
    /// Of five runs each, or of three where they are slow, in turns so that both meet the same machine; an input that is
    /// hopeless runs once and its double not at all.
    /// </summary>
    private static (TimeSpan Once, TimeSpan Twice) Median(StoredText text, StoredText doubled)
    {
        var first = Time(text);
        if (first > Hopeless)
        {
            return (first, TimeSpan.MaxValue);
        }
        var count = first > Slow ? 3 : 5;
        var (once, twice) = (new TimeSpan[count], new TimeSpan[count]);
        for (var i = 0; i < count; i++)
        {
            once[i] = Time(text);
            twice[i] = Time(doubled);
        }
        Array.Sort(once);
        Array.Sort(twice);
        return (once[count / 2], twice[count / 2]);
    }

    private static TimeSpan Time(StoredText text)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        ArticleExtractor.Extract(text, GivenFields.None);
        return Environment.CpuUsage.TotalTime - before;
    }
}
