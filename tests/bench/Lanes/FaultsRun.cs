using System.Diagnostics;
using Qawl.Database;

namespace Qawl.Bench.Lanes;

/// <summary>
/// Faults under writers, and what is there afterwards. The rows have the names and the shares of a plan of about 1,300
/// faults; a smaller number makes each row smaller.
/// </summary>
internal static class FaultsRun
{
    public const int Faults = 1000;

    private const int Planned = 1020;
    private const int Writers = 8;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(int faults)
    {
        var folder = Directory.CreateTempSubdirectory("qawl-lane-");
        var row = new LaneRow("faults");
        try
        {
            var clock = Stopwatch.StartNew();
            var done = await RunAsync(row, faults, folder.CreateSubdirectory("service").FullName);
            done += await ImporterFaults.RunAsync(
                row,
                Share(faults, 200),
                folder.CreateSubdirectory("importer").FullName
            );
            done += await MigrationFaults.RunAsync(
                row,
                Share(faults, 200),
                folder.CreateSubdirectory("migrations").FullName
            );
            row.Add("faults", done);
            row.Add("minutes", Math.Round(clock.Elapsed.TotalMinutes, 1));
            row.Require(done >= faults * 9 / 10, $"only {done} faults");
            return row.Print();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> RunAsync(LaneRow row, int faults, string folder)
    {
        await using var database = await LaneDatabase.StartAsync(folder);
        await using var cuts = new CutConnections(database);
        await using var service = await LaneService.StartAsync(cuts.ConnectionString);
        using var client = service.Client();
        var ledger = new Ledger(client);
        using var stop = new CancellationTokenSource();
        var writing = ledger.WriteAsync(Writers, Pause, stop.Token);
        await ledger.NextAcknowledgedAsync();
        var slowest = (Name: "", Time: TimeSpan.Zero);
        var done = 0;
        foreach (var fault in new ServiceFaults(database, cuts, service).All)
        {
            var count = Share(faults, fault.Planned);
            var (clock, recoveries) = (Stopwatch.StartNew(), new List<TimeSpan>());
            for (var i = 0; i < count; i += fault.AtOnce)
            {
                await fault.InjectAsync();
                var recovery = await ledger.NextAcknowledgedAsync();
                recoveries.Add(recovery);
                slowest = recovery > slowest.Time ? (fault.Name, recovery) : slowest;
                done += fault.AtOnce;
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
            Console.WriteLine(
                $"      {fault.Name}: {count} in {clock.Elapsed.TotalSeconds:0} s, back after {recoveries.Order().ElementAt(recoveries.Count / 2).TotalSeconds:0.00} s at the median, {recoveries.Max().TotalSeconds:0.00} s at most; acknowledged {ledger.Acknowledged}"
            );
        }
        await stop.CancelAsync();
        await writing;
        row.Add("slowest recovery, s", $"{slowest.Time.TotalSeconds:0.0} ({slowest.Name})");
        // A few, on a machine that does other things too, say nothing about times.
        row.Require(
            faults < Faults || slowest.Time < Slowest,
            $"after {slowest.Name} nothing was acknowledged for {slowest.Time.TotalSeconds:0.0} s"
        );
        await LedgerCheck.RunAsync(row, ledger, database, client);
        row.Add("answers lost", ledger.Broken);
        return done;
    }

    public static int Share(int faults, int planned) => Math.Max(1, planned * faults / Planned);
}

/// <summary>Programs that migrate one database at the same time: each ends well, and each script is applied once.</summary>
internal static class MigrationFaults
{
    private const int AtOnce = 20;

    public static async Task<int> RunAsync(LaneRow row, int count, string folder)
    {
        await using var database = await LaneDatabase.StartAsync(folder);
        var done = 0;
        for (var round = 0; done < count; round++)
        {
            await using (var super = DataSource.Create($"{database.Superuser};Pooling=false"))
            {
                await using var create = super.CreateCommand($"create database round{round} owner qawl");
                await create.ExecuteNonQueryAsync();
            }
            await Task.WhenAll(
                Enumerable
                    .Range(0, Math.Min(AtOnce, Math.Max(2, count)))
                    .Select(async _ =>
                    {
                        await using var source = DataSource.Create(
                            $"{database.Direct};Database=round{round};Pooling=false;Timeout=60;Command Timeout=120"
                        );
                        await Migrator.ApplyAsync(source, CancellationToken.None);
                    })
            );
            done += AtOnce;
        }
        row.Add("migrators", done);
        return done;
    }
}
