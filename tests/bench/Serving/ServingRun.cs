using System.Globalization;
using Qawl.Database;

namespace Qawl.Bench.Serving;

/// <summary>
/// The service under load, without kept answers, beside what PostgreSQL itself gives for the same statement and what a
/// service in Node makes of it. In turn, round after round: medians of rounds, so that a machine that others use too does
/// not favour one.
/// </summary>
internal static class ServingRun
{
    public const int Quotes = 300_000;

    private const int Rounds = 5;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    /// <param name="quotes">How many the corpus has, if it has to be made.</param>
    /// <param name="part">Only the scenarios whose name contains this.</param>
    public static async Task<int> RunAsync(int quotes, string part)
    {
        await using var service = await MeasuredService.StartAsync(quotes, ("Qawl__Cache__Megabytes", "0"));
        var scenarios = Scenario
            .All(await ArticlesAsync(service.ConnectionString))
            .Where(s => s.Name.Contains(part, StringComparison.Ordinal))
            .ToArray();
        using var fastify = await Fastify.StartAsync(service.ConnectionString, scenarios);
        Console.WriteLine(
            "| requests/s | Qawl | Fastify + pg | pgbench | share of pgbench | against Fastify | p50, ms | p99, ms | Fastify's p99 | CPU of Qawl, µs | of Fastify | of PostgreSQL for Qawl | bytes |"
        );
        Console.WriteLine(
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
        );
        foreach (var scenario in scenarios)
        {
            await MeasureAsync(service, fastify, scenario);
        }
        return 0;
    }

    private static async Task MeasureAsync(MeasuredService service, Fastify fastify, Scenario scenario)
    {
        var rounds = new List<(Load Own, Load Peer, double Bare, double OwnCpu, double PeerCpu, double DatabaseCpu)>();
        // Compiled, prepared and cached.
        await Load.RunAsync(service.Client.BaseAddress!, scenario.Asked.Select(a => a.Path), Time);
        await Load.RunAsync(fastify.Address, scenario.Paths, Time);
        for (var round = 0; round < Rounds; round++)
        {
            var (database, process) = (CpuTime.OfPostgres(), CpuTime.Of(service.Process.Id));
            var own = await Load.RunAsync(service.Client.BaseAddress!, scenario.Asked.Select(a => a.Path), Time);
            var ownCpu = (CpuTime.Of(service.Process.Id) - process) / (own.PerSecond * Time.TotalSeconds);
            var databaseCpu = (CpuTime.OfPostgres() - database) / (own.PerSecond * Time.TotalSeconds);
            process = CpuTime.Of(fastify.Id);
            var peer = await Load.RunAsync(fastify.Address, scenario.Paths, Time);
            var peerCpu = (CpuTime.Of(fastify.Id) - process) / (peer.PerSecond * Time.TotalSeconds);
            var bare = await PgBench.RunAsync(service.ConnectionString, scenario, Time);
            rounds.Add((own, peer, bare, ownCpu, peerCpu, databaseCpu));
        }
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {scenario.Name} | {Median(r => r.Own.PerSecond):F0} | {Median(r => r.Peer.PerSecond):F0} | {Median(r => r.Bare):F0} | {Median(r => r.Own.PerSecond / r.Bare):F2} | {Median(r => r.Own.PerSecond / r.Peer.PerSecond):F2} | {Median(r => r.Own.P50):F1} | {Median(r => r.Own.P99):F1} | {Median(r => r.Peer.P99):F1} | {Median(r => r.OwnCpu):F0} | {Median(r => r.PeerCpu):F0} | {Median(r => r.DatabaseCpu):F0} | {Median(r => r.Own.Bytes):F0} |"
            )
        );

        double Median(
            Func<(Load Own, Load Peer, double Bare, double OwnCpu, double PeerCpu, double DatabaseCpu), double> of
        ) => rounds.Select(of).Order().ElementAt(Rounds / 2);
    }

    /// <summary>Ids of articles.</summary>
    public static async Task<IReadOnlyList<string>> ArticlesAsync(string connectionString)
    {
        await using var source = DataSource.Create(connectionString);
        await using var command = source.CreateCommand("select id from articles order by id limit 50");
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<string>();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetString(0));
        }
        return ids;
    }
}
