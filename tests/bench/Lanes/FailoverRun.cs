using System.Diagnostics;
using Qawl.Api.Tests.Database;

namespace Qawl.Bench.Lanes;

/// <summary>
/// The primary is killed under writers, the standby that has the most takes its place, and the one that was killed follows
/// it. What is acknowledged is at one standby at least, so that nothing of it may be lost.
/// </summary>
internal static class FailoverRun
{
    public const int Times = 20;

    private const int Writers = 8;

    /// <summary>A commit is acknowledged when one of the standbys has it on disk.</summary>
    private const string Synchronous = "synchronous_standby_names=ANY 1 (server0,server1,server2)";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(int times)
    {
        var folder = Directory.CreateTempSubdirectory("qawl-lane-");
        var row = new LaneRow("failover");
        try
        {
            await using var servers = await LaneServers.StartAsync(folder, Synchronous);
            await using var service = await LaneService.StartAsync(servers.ConnectionString);
            using var client = service.Client();
            var ledger = new Ledger(client);
            using var stop = new CancellationTokenSource();
            var writing = ledger.WriteAsync(Writers, Pause, stop.Token);
            await ledger.NextAcknowledgedAsync();
            var (primary, recoveries, clock) = (0, new List<TimeSpan>(), Stopwatch.StartNew());
            for (var i = 0; i < times; i++)
            {
                (primary, var recovery) = await FailOverAsync(servers, primary, ledger);
                recoveries.Add(recovery);
            }
            await stop.CancelAsync();
            await writing;
            row.Add("failovers", times);
            row.Add("back after, s, median", $"{recoveries.Order().ElementAt(times / 2).TotalSeconds:0.00}");
            row.Add("at most", $"{recoveries.Max().TotalSeconds:0.00}");
            row.Add("minutes", Math.Round(clock.Elapsed.TotalMinutes, 1));
            row.Require(
                recoveries.Max() < Slowest,
                $"nothing was acknowledged for {recoveries.Max().TotalSeconds:0.0} s"
            );
            await LedgerCheck.RunAsync(row, ledger, new LaneConnections(servers.OwnerOf(primary)), client);
            return row.Print();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Primary, TimeSpan Recovery)> FailOverAsync(
        ReplicatedServers servers,
        int killed,
        Ledger ledger
    )
    {
        servers.End(killed);
        var next = await FurthestAsync(servers, killed);
        await servers.PromoteAsync(next, CancellationToken.None);
        var recovery = await ledger.NextAcknowledgedAsync();
        await servers.FollowAsync(killed, next, CancellationToken.None);
        // Both follow it before it is killed: whoever is behind could not take its place.
        while (
            await servers.AskAsync<long>(
                next,
                "select count(*) from pg_stat_replication where state = 'streaming'",
                CancellationToken.None
            )
            < servers.Count - 1
        )
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
        return (next, recovery);
    }

    /// <summary>What is acknowledged is at one of them, and it need not be at the other.</summary>
    private static async Task<int> FurthestAsync(ReplicatedServers servers, int killed)
    {
        var (furthest, most) = (-1, -1L);
        foreach (var standby in Enumerable.Range(0, servers.Count).Where(i => i != killed))
        {
            var received = await servers.AskAsync<long>(
                standby,
                "select (coalesce(pg_last_wal_receive_lsn(), '0/0') - '0/0')::bigint",
                CancellationToken.None
            );
            if (received > most)
            {
                (furthest, most) = (standby, received);
            }
        }
        return furthest;
    }
}
