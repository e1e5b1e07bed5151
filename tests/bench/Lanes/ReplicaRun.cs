using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Qawl.Api.Caching;
using Qawl.Api.Tests.Database;

namespace Qawl.Bench.Lanes;

/// <summary>
/// Whoever names the version of what he wrote reads it, from whichever server, also while standbys are killed. Read without
/// naming it, it shows how often a standby is behind.
/// </summary>
internal static class ReplicaRun
{
    public const int Pairs = 10_000;

    private const int Writers = 8;
    private const int Kills = 100;
    private const string Delay = "recovery_min_apply_delay=500ms";

    public static async Task<int> RunAsync(int pairs)
    {
        var folder = Directory.CreateTempSubdirectory("qawl-lane-");
        var row = new LaneRow("replicas");
        try
        {
            await using var servers = await LaneServers.StartAsync(folder, Delay);
            await using var service = await LaneService.StartAsync(servers.ConnectionString);
            using var client = service.Client();
            var clock = Stopwatch.StartNew();
            var reader = new PairedReads(client);
            var kills = Math.Max(1, Kills * Math.Min(pairs, Pairs) / Pairs);
            await reader.RunAsync(Writers, pairs, KillAsync(servers, kills));
            row.Add("pairs", reader.Read);
            row.Add("stale", reader.Stale);
            row.Add("behind if no version is named", reader.Behind);
            row.Add("put off", reader.PutOff);
            row.Add("standbys killed", kills);
            row.Add("minutes", Math.Round(clock.Elapsed.TotalMinutes, 1));
            row.Require(reader.Read >= pairs, $"only {reader.Read} pairs");
            row.Require(reader.Stale == 0, $"{reader.Stale} did not read what they wrote");
            row.Require(reader.Older == 0, $"{reader.Older} answers are of an older version than was named");
            row.Require(reader.Behind > 0, "no read went to a standby, so nothing is shown");
            row.Require(reader.Failed.IsEmpty, $"answers {string.Join(", ", reader.Failed)}");
            return row.Print();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>One after the other, and each comes back.</summary>
    private static async Task KillAsync(ReplicatedServers servers, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var standby = 1 + i % (servers.Count - 1);
            servers.End(standby);
            await servers.StartAgainAsync(standby, CancellationToken.None);
            // So that it is read from again before it is killed again.
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
    }
}

/// <summary>Writers each of whom reads at once what he wrote: with its version, and without.</summary>
internal sealed class PairedReads(HttpClient client)
{
    private int _next;
    private int _read;
    private int _stale;
    private int _behind;
    private int _putOff;
    private int _older;

    public int Read => _read;

    public int Stale => _stale;

    public int Behind => _behind;

    /// <summary>Answers that do not say that they are of the version named, or of a later one.</summary>
    public int Older => _older;

    /// <summary>Answers 503 and 504, after which the same was asked again.</summary>
    public int PutOff => _putOff;

    public ConcurrentBag<HttpStatusCode> Failed { get; } = [];

    /// <summary>So many pairs at least, and until something else is done.</summary>
    public async Task RunAsync(int writers, int pairs, Task meanwhile)
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, writers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (
                            int number;
                            (number = Interlocked.Increment(ref _next)) <= pairs || !meanwhile.IsCompleted;

                        )
                        {
                            await PairAsync(number);
                        }
                    })
                )
        );
        await meanwhile;
    }

    private async Task PairAsync(int number)
    {
        using var written = await SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/articles", UriKind.Relative))
            {
                Content = JsonContent.Create(
                    new
                    {
                        text = $"خبر المرفأ {Ledger.Word(number)}\n\nقال المدير إن الرصيف {number} جاهز.",
                        outlet = "بريد الميناء",
                        externalId = $"k-{number}",
                    }
                ),
            }
        );
        if (written.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.OK))
        {
            Failed.Add(written.StatusCode);
            return;
        }
        var path = new Uri(
            written.Headers.Location?.ToString() ?? throw new InvalidOperationException("No Location."),
            UriKind.RelativeOrAbsolute
        );
        var version = written.Headers.TryGetValues(DataVersions.Header, out var named) ? named.Single() : null;
        using var with = await SendAsync(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add(DataVersions.Header, version ?? "0");
            return request;
        });
        using var without = await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, path));
        Count(with.StatusCode, ref _stale);
        if (
            VersionOf(with) is not { } read
            || version is null
            || read < long.Parse(version, CultureInfo.InvariantCulture)
        )
        {
            Interlocked.Increment(ref _older);
        }
        Count(without.StatusCode, ref _behind);
        Interlocked.Increment(ref _read);
    }

    private static long? VersionOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues(DataVersions.Header, out var named)
            ? long.Parse(named.Single(), CultureInfo.InvariantCulture)
            : null;

    private void Count(HttpStatusCode status, ref int missing)
    {
        if (status == HttpStatusCode.NotFound)
        {
            Interlocked.Increment(ref missing);
        }
        else if (status != HttpStatusCode.OK)
        {
            Failed.Add(status);
        }
    }

    /// <summary>As a client does that is told to come back.</summary>
    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> request)
    {
        while (true)
        {
            using var message = request();
            var answer = await client.SendAsync(message);
            if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout))
            {
                return answer;
            }
            answer.Dispose();
            Interlocked.Increment(ref _putOff);
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }
}
