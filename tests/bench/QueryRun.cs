using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Qawl.Bench;

/// <summary>
/// Asks for everything that the service answers, over HTTP and without kept answers: median and worst time of each
/// request on a made-up corpus.
/// </summary>
internal static class QueryRun
{
    private const int Times = 7;

    /// <summary>A request that takes long is not repeated for longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <param name="quotes">How many the corpus has, if it has to be made.</param>
    /// <param name="part">Only the requests whose path contains this.</param>
    /// <returns>The exit code: 0 if all requests were answered.</returns>
    public static async Task<int> RunAsync(int quotes, string part)
    {
        await using var service = await MeasuredService.StartAsync(quotes, ("Qawl__Cache__Megabytes", "0"));
        var client = service.Client;
        Console.WriteLine("| request | median, ms | worst, ms | bytes |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        var failed = false;
        await foreach (var path in QueryRequests.AllAsync(client))
        {
            if (path.Contains(part, StringComparison.Ordinal))
            {
                failed |= !await MeasureAsync(client, path);
            }
        }
        return failed ? 1 : 0;
    }

    /// <summary>The cursor of a list's first page, moved to another place in the order of dates.</summary>
    public static string Moved(string cursor, string time)
    {
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('\0');
        parts[2] = time;
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('\0', parts)));
    }

    private static async Task<bool> MeasureAsync(HttpClient client, string path)
    {
        var times = new List<double>();
        var (bytes, whole) = (0, Stopwatch.StartNew());
        while (times.Count <= Times && (times.Count < 2 || whole.Elapsed < Longest))
        {
            var clock = Stopwatch.StartNew();
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
            times.Add(clock.Elapsed.TotalMilliseconds);
            if (!answer.IsSuccessStatusCode)
            {
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| `{path}` | {(int)answer.StatusCode} | {times[^1]:F0} | {bytes} |"
                    )
                );
                return false;
            }
        }
        // The first one compiles and plans.
        times.RemoveAt(0);
        times.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| `{path}` | {times[times.Count / 2]:F0} | {times[^1]:F0} | {bytes} |"
            )
        );
        return true;
    }
}
