namespace Qawl.Bench.Lanes;

/// <summary>Runs that show what the service promises, by their names; each takes how much of it.</summary>
internal static class LaneVerbs
{
    public static IReadOnlyDictionary<string, Func<int?, Task<int>>> All { get; } =
        new Dictionary<string, Func<int?, Task<int>>>(StringComparer.Ordinal)
        {
            ["failover"] = times => EndedAsync(FailoverRun.RunAsync(times ?? FailoverRun.Times)),
            ["faults"] = faults => EndedAsync(FaultsRun.RunAsync(faults ?? FaultsRun.Faults)),
            ["memory"] = megabytes => EndedAsync(MemoryRun.RunAsync(megabytes ?? MemoryRun.Megabytes)),
            ["overload"] = seconds => EndedAsync(OverloadRun.RunAsync(seconds ?? OverloadRun.Seconds)),
            ["replicas"] = pairs => EndedAsync(ReplicaRun.RunAsync(pairs ?? ReplicaRun.Pairs)),
            ["soak"] = minutes => EndedAsync(SoakRun.RunAsync(minutes ?? SoakRun.Minutes)),
        };

    /// <summary>A run that fails by itself has shown nothing; what it started is stopped.</summary>
    private static async Task<int> EndedAsync(Task<int> run)
    {
        try
        {
            return await run;
        }
        catch (Exception e)
        {
            Console.WriteLine($"FAIL  {e}");
            Console.WriteLine("0 passed, 1 failed");
            return 1;
        }
    }
}
