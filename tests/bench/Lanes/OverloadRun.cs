using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Qawl.Bench.Lanes;

/// <summary>
/// Twice as many requests as can be served, cheap ones and expensive ones, by the clock; then half as many. And what reads
/// take beside slow imports, slow readers and silent connections. Who asks runs on the same machine, on cores of its own where there are some.
/// </summary>
internal static class OverloadRun
{
    public const int Seconds = 300;

    private const int Quotes = 50_000;
    private const int SlowImports = 20;
    private const int SlowReaders = 50;
    private const int Silent = 500;
    private const int MostGlances = 12;

    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Recovered = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(int seconds)
    {
        await using var corpus = await MeasuredService.StartAsync(Quotes);
        await using var service = await LaneService.StartAsync(
            corpus.ConnectionString,
            before: null,
            ("Qawl__Cache__Megabytes", "0"),
            ("Qawl__Rates__Address", "0")
        );
        await MoveAsync();
        string[] cheap =
        [
            .. Enumerable.Range(0, 50).Select(i => $"/v1/people/{MadeUpCorpus.PersonId(i * 7)}/quotes?limit=10"),
        ];
        string[] expensive =
        [
            .. Enumerable
                .Range(0, 20)
                .Select(i =>
                    $"/v1/quotes?total=true&facets=speaker,outlet&q={Uri.EscapeDataString(MadeUpCorpus.Word(i))}"
                ),
        ];
        var time = TimeSpan.FromSeconds(seconds);
        var code = await MeasureAsync("overload, cheap", service.Address, cheap, connections: 8, time);
        code |= await MeasureAsync("overload, expensive", service.Address, expensive, connections: 6, time);
        return code | await BesideAsync(service, cheap);
    }

    /// <summary>To cores of its own, if it is to have some; what it has started stays where it is.</summary>
    private static async Task MoveAsync()
    {
        if (Environment.GetEnvironmentVariable("QAWL_ASKING_CORES") is not { } cores)
        {
            return;
        }
        using var taskset = Process.Start(
            new ProcessStartInfo("taskset", ["-a", "-p", "-c", cores, $"{Environment.ProcessId}"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        await taskset.StandardOutput.ReadToEndAsync();
        await taskset.WaitForExitAsync();
    }

    private static async Task<int> MeasureAsync(
        string name,
        Uri address,
        IReadOnlyList<string> paths,
        int connections,
        TimeSpan time
    )
    {
        using var load = new OpenLoad(address, paths);
        await WarmAsync(load, connections);
        var alone = Times(await load.ClosedAsync(1, Glance));
        var closed = await load.ClosedAsync(connections, Glance);
        var capacity = closed.Count(s => s.Status == 200) / Glance.TotalSeconds;
        var served = await load.RunAsync(2 * capacity, time);
        var after = await load.RunAsync(capacity / 2, 2 * Recovered);

        var accepted = Times(served);
        var refused = served.Where(s => s.Status is 503 or 429).Select(s => s.Took.TotalMilliseconds).Order().ToArray();
        var goodput = accepted.Length / time.TotalSeconds;
        var row = new LaneRow(name);
        row.Add("capacity/s", Math.Round(capacity));
        row.Add("alone p99, ms", Round(At(alone, 0.99)));
        row.Add("goodput", $"{goodput / capacity:0 %}");
        row.Add("accepted p50, ms", Round(At(accepted, 0.5)));
        row.Add("accepted p99, ms", Round(At(accepted, 0.99)));
        row.Add("refused", refused.Length);
        row.Add("refused p50, ms", Round(At(refused, 0.5)));
        row.Require(goodput >= 0.9 * capacity, $"goodput is {goodput / capacity:0 %} of capacity");
        row.Require(
            At(accepted, 0.99) < 4 * At(closed, 0.99),
            $"accepted p99 is {At(accepted, 0.99) / At(closed, 0.99):0.0} times that at capacity"
        );
        row.Require(refused.Length == 0 || At(refused, 0.5) <= 50, $"refusals take {At(refused, 0.5):0} ms");
        row.Require(
            served.All(s => s.Status is 200 || (s.Status is 503 or 429 && s.SaysWhen)),
            $"answers: {string.Join(", ", served.CountBy(s => (s.Status, s.SaysWhen)))}"
        );
        var back = after.Where(s => s.Status != 200).Select(s => s.At).DefaultIfEmpty().Max();
        row.Add("back after, s", Math.Round(back.TotalSeconds, 1));
        row.Require(back < Recovered, $"refused still {back.TotalSeconds:0.0} s after it was over");
        return row.Print();
    }

    /// <summary>Until it gets no faster: methods that are called often are compiled again while they are.</summary>
    private static async Task WarmAsync(OpenLoad load, int connections)
    {
        var (before, now) = (0, 1);
        for (var i = 0; i < MostGlances && now > 1.05 * before; i++)
        {
            (before, now) = (Math.Max(before, now), (await load.ClosedAsync(connections, Glance)).Count);
        }
    }

    private static async Task<int> BesideAsync(LaneService service, string[] cheap)
    {
        using var load = new OpenLoad(service.Address, cheap);
        await load.ClosedAsync(2, Glance);
        var rate = (await load.ClosedAsync(2, Glance)).Count / Glance.TotalSeconds / 4;
        var alone = Times(await load.RunAsync(rate, 2 * Glance));
        var held = new List<TcpClient>();
        try
        {
            for (var i = 0; i < SlowImports + SlowReaders + Silent; i++)
            {
                var client = new TcpClient { ReceiveBufferSize = 1024 };
                held.Add(client);
                await client.ConnectAsync(service.Address.Host, service.Address.Port);
                if (Head(i, service.Address) is { } head)
                {
                    await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(head));
                }
            }
            var beside = await load.RunAsync(rate, 2 * Glance);
            var row = new LaneRow("beside slow ones");
            row.Add("alone p50, ms", Round(At(alone, 0.5)));
            row.Add("alone p99, ms", Round(At(alone, 0.99)));
            row.Add("beside p50, ms", Round(At(Times(beside), 0.5)));
            row.Add("beside p99, ms", Round(At(Times(beside), 0.99)));
            row.Add("refused", beside.Count(s => s.Status != 200));
            row.Require(beside.All(s => s.Status == 200), "reads were refused");
            row.Require(At(Times(beside), 0.5) < 2 * At(alone, 0.5), "reads take more than twice as long");
            return row.Print();
        }
        finally
        {
            held.ForEach(h => h.Dispose());
        }
    }

    /// <returns>What a connection sends before it says no more; <c>null</c> for one that says nothing.</returns>
    private static string? Head(int number, Uri address) =>
        number < SlowImports
            ? $"POST /v1/imports HTTP/1.1\r\nHost: {address.Authority}\r\nX-Api-Key: {LaneService.Key}\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{{}}\r\n"
        : number < SlowImports + SlowReaders
            ? $"GET /v1/quotes?format=ndjson HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n"
        : null;

    private static double[] Times(IEnumerable<Served> served) =>
        [.. served.Where(s => s.Status == 200).Select(s => s.Took.TotalMilliseconds).Order()];

    private static double At(IEnumerable<Served> served, double share) => At(Times(served), share);

    private static double At(double[] times, double share) =>
        times.Length == 0 ? 0 : times[Math.Min(times.Length - 1, (int)(times.Length * share))];

    private static string Round(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
