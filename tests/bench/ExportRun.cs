using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Qawl.Bench;

/// <summary>
/// Reads <c>/v1/quotes</c> of a made-up corpus to the last row in both formats: rows a second, how far the service's memory grows, and when the first row is there.
/// </summary>
internal static class ExportRun
{
    public const int Quotes = 1_000_000;

    private const double MostGrowth = 50;
    private const double LatestFirstRow = 200;

    /// <returns>The exit code: 0 if memory and first row are within their bounds.</returns>
    public static async Task<int> RunAsync(int quotes)
    {
        await using var service = await MeasuredService.StartAsync(quotes);
        return await MeasureAsync(service.Client, service.Process, quotes);
    }

    private static async Task<int> MeasureAsync(HttpClient client, Process service, int quotes)
    {
        // What every service does once, whatever it is asked.
        for (var i = 0; i < 20; i++)
        {
            await client.GetStringAsync(new Uri("/v1/quotes?limit=100", UriKind.Relative));
            await client.GetStringAsync(new Uri("/v1/quotes?format=ndjson&limit=100", UriKind.Relative));
            await client.GetStringAsync(new Uri("/v1/quotes?format=csv&speaker=x", UriKind.Relative));
        }
        Console.WriteLine(
            "| format | rows | MB | s | rows/s | memory before, MB | most, MB | growth, MB | first row, ms |"
        );
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        var failed = false;
        foreach (var format in new[] { "application/x-ndjson", "text/csv" })
        {
            failed |= !await ReadAsync(client, service, format, format == "text/csv" ? quotes + 1 : quotes);
        }
        return failed ? 1 : 0;
    }

    private static async Task<bool> ReadAsync(HttpClient client, Process service, string format, int lines)
    {
        var (before, most) = (MemoryOf(service), 0.0);
        var clock = Stopwatch.StartNew();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/quotes");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(format));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        var (rows, bytes, first) = (0, 0L, (double?)null);
        while (await body.ReadAsync(buffer) is var count and > 0)
        {
            rows += buffer.AsSpan(0, count).Count((byte)'\n');
            // The first line of CSV is its header.
            if (first is null && rows > (format == "text/csv" ? 1 : 0))
            {
                first = clock.Elapsed.TotalMilliseconds;
            }
            bytes += count;
            most = Math.Max(most, MemoryOf(service));
        }
        var seconds = clock.Elapsed.TotalSeconds;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {format} | {rows} | {bytes / 1e6:F0} | {seconds:F1} | {rows / seconds:F0} | {before:F0} | {most:F0} | {most - before:F0} | {first:F0} |"
            )
        );
        return rows == lines && most - before < MostGrowth && first < LatestFirstRow;
    }

    private static double MemoryOf(Process service)
    {
        service.Refresh();
        return service.WorkingSet64 / 1e6;
    }
}
