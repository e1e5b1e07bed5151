using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace Qawl.Bench.Lanes;

/// <summary>
/// Reads, writes and imports for a long time, and once a minute something of the database is killed: memory, open files and
/// sessions stay as they are, and the ledger is right at the end.
/// </summary>
internal static class SoakRun
{
    public const int Minutes = 30;

    private const int Lines = 200;
    private const double MostGrowth = 1;

    private static readonly TimeSpan BetweenSamples = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenImports = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenKills = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(int minutes)
    {
        var folder = Directory.CreateTempSubdirectory("qawl-lane-");
        try
        {
            await using var database = await LaneDatabase.StartAsync(folder.FullName);
            await using var cuts = new CutConnections(database);
            await using var service = await LaneService.StartAsync(cuts.ConnectionString);
            using var client = service.Client();
            var ledger = new Ledger(client);
            using var stop = new CancellationTokenSource();
            var work = new[]
            {
                ledger.WriteAsync(2, TimeSpan.FromMilliseconds(200), stop.Token),
                ReadAsync(client, stop.Token),
                EveryAsync(BetweenImports, i => ImportAsync(client, i), stop.Token),
                EveryAsync(BetweenKills, i => KillAsync(database, i), stop.Token),
            };
            var samples = await SampleAsync(service, database, TimeSpan.FromMinutes(minutes));
            await stop.CancelAsync();
            await Task.WhenAll(work);
            var row = new LaneRow("soak");
            row.Add("minutes", minutes);
            var second = samples.Skip(samples.Count / 2).ToArray();
            var slope = Slope(second.Select(s => (s.Minute, s.Megabytes)));
            row.Add("memory, MB", $"{second.Min(s => s.Megabytes):0} to {second.Max(s => s.Megabytes):0}");
            row.Add("MB a minute", $"{slope:0.00}");
            row.Add("open files", $"{second.Min(s => s.Files)} to {second.Max(s => s.Files)}");
            row.Add("sessions", $"{second.Min(s => s.Sessions)} to {second.Max(s => s.Sessions)}");
            row.Require(slope < MostGrowth, $"memory grows by {slope:0.00} MB a minute");
            var files = Slope(second.Select(s => (s.Minute, (double)s.Files)));
            row.Require(files < 1, $"{files:0.0} more open files a minute");
            await LedgerCheck.RunAsync(row, ledger, database, client);
            return row.Print();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<Sample>> SampleAsync(LaneService service, LaneDatabase database, TimeSpan time)
    {
        var (clock, samples) = (Stopwatch.StartNew(), new List<Sample>());
        while (clock.Elapsed < time)
        {
            await Task.Delay(BetweenSamples);
            var sessions = await database.AskAsync<long>(
                "select count(*) from pg_stat_activity where datname = current_database()"
            );
            samples.Add(new(clock.Elapsed.TotalMinutes, service.Megabytes("VmRSS"), service.OpenFiles, sessions));
        }
        return samples;
    }

    private static async Task ReadAsync(HttpClient client, CancellationToken stop)
    {
        string[] paths =
        [
            "/v1/quotes?q=الرصيف",
            "/v1/people?limit=50",
            "/v1/quotes?total=true&facets=speaker",
            "/v1/search?q=المرفأ",
            "/v1/articles?limit=100",
            "/v1/quotes?format=ndjson&limit=500",
            "/v1/stats/quotes?groupBy=speaker",
            "/v1/imports",
        ];
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            await TolerantAsync(() =>
                client.GetAsync(new Uri(paths[i % paths.Length], UriKind.Relative), CancellationToken.None)
            );
            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        }
    }

    private static Task ImportAsync(HttpClient client, int number)
    {
        var lines = string.Join(
            '\n',
            Enumerable
                .Range(0, Lines)
                .Select(i =>
                    $$"""{"content":"قال فادي الحموي إن المخزن {{number}} مع {{i}} فارغ.","outlet":"صوت السهل","externalId":"{{Ledger.Imported}}"}"""
                )
        );
        var content = new StringContent(lines, Encoding.UTF8, new MediaTypeHeaderValue("application/x-ndjson"));
        return TolerantAsync(() =>
            client.PostAsync(new Uri("/v1/imports", UriKind.Relative), content, CancellationToken.None)
        );
    }

    private static async Task KillAsync(LaneDatabase database, int number)
    {
        if (number % 3 == 0)
        {
            Signals.Send("KILL", database.Processes);
        }
        else
        {
            Signals.Send("KILL", (await database.BackendsAsync()).Take(1));
        }
    }

    private static async Task TolerantAsync(Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            using var answer = await send();
            await answer.Content.ReadAsByteArrayAsync();
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            // What is killed does not answer.
        }
    }

    private static async Task EveryAsync(TimeSpan period, Func<int, Task> act, CancellationToken stop)
    {
        for (var i = 1; ; i++)
        {
            try
            {
                await Task.Delay(period, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await act(i);
        }
    }

    /// <summary>Of the line that is nearest to the points by least squares.</summary>
    private static double Slope(IEnumerable<(double X, double Y)> points)
    {
        var all = points.ToArray();
        var (x, y) = (all.Average(p => p.X), all.Average(p => p.Y));
        return all.Sum(p => (p.X - x) * (p.Y - y)) / all.Sum(p => (p.X - x) * (p.X - x));
    }

    private sealed record Sample(double Minute, double Megabytes, int Files, long Sessions);
}
