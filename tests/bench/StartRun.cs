using System.Diagnostics;
using System.Globalization;
using Qawl.Bench.Serving;

namespace Qawl.Bench;

/// <summary>
/// The service with its private PostgreSQL, as <c>./run</c> starts it, on a cluster that is there already: when the first
/// answer comes, and how much memory the service has then, later, and under load.
/// </summary>
internal static class StartRun
{
    private const int Rounds = 5;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("qawl-bench-");
        try
        {
            await MeasureAsync(folder.FullName, isLoaded: false);
            var rounds = new List<Start>();
            for (var i = 0; i < Rounds; i++)
            {
                rounds.Add(await MeasureAsync(folder.FullName, isLoaded: true));
            }
            Console.WriteLine("| first answer, s | memory then, MB | idle | under load | after it |");
            Console.WriteLine("| ---: | ---: | ---: | ---: | ---: |");
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {Median(r => r.Seconds):0.00} | {Median(r => r.First):0} | {Median(r => r.Idle):0} | {Median(r => r.Most):0} | {Median(r => r.After):0} |"
                )
            );

            double Median(Func<Start, double> value) => rounds.Select(value).Order().ElementAt(Rounds / 2);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;
    }

    private static async Task<Start> MeasureAsync(string folder, bool isLoaded)
    {
        var clock = Stopwatch.StartNew();
        using var process = MeasuredService.Start(
            ("Qawl__DataDirectory", folder),
            ("Qawl__Seeds", Path.Combine(Workload.Root, "seeds")),
            ("Qawl__Cache__Megabytes", "0")
        );
        var address = await MeasuredService.AddressAsync(process);
        using var client = new HttpClient { BaseAddress = address };
        while (!await IsAnsweredAsync(client))
        {
            await Task.Delay(5);
        }
        var (seconds, first) = (clock.Elapsed.TotalSeconds, MemoryOf(process, "VmRSS"));
        var (idle, after) = (0.0, 0.0);
        if (isLoaded)
        {
            await Task.Delay(Time);
            idle = MemoryOf(process, "VmRSS");
            await Load.RunAsync(address, ["/v1/quotes", "/v1/people", "/v1/articles"], Time);
            after = MemoryOf(process, "VmRSS");
        }
        var most = MemoryOf(process, "VmHWM");
        Process.Start("kill", ["-TERM", $"{process.Id}"]).WaitForExit();
        await process.WaitForExitAsync();
        return new(seconds, first, idle, most, after);
    }

    private static async Task<bool> IsAnsweredAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/v1/quotes", UriKind.Relative));
        return answer.IsSuccessStatusCode;
    }

    /// <summary>In megabytes.</summary>
    private static double MemoryOf(Process process, string what) =>
        File.ReadLines($"/proc/{process.Id}/status")
            .Where(l => l.StartsWith(what, StringComparison.Ordinal))
            .Select(l => double.Parse(l.Split(' ', '\t', ':')[^2], CultureInfo.InvariantCulture) / 1024)
            .Single();

    private sealed record Start(double Seconds, double First, double Idle, double Most, double After);
}
