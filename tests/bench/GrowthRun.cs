using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;
using Qawl.Bench.Serving;

namespace Qawl.Bench;

/// <summary>
/// What an answer takes, one at a time, when there is ten times as much: of quotes and articles, of people who are never
/// quoted, and of pages before it. Each request costs what its rows cost, so none of it should matter.
/// </summary>
internal static class GrowthRun
{
    public const int Quotes = 300_000;

    private const int Times = 10;
    private const int Requests = 300;

    // As many aliases, so that names are looked for among ten times as many too.
    private const string MorePeople = """
        insert into people (id, name, folded_name, quote_count, mention_count)
        select 'more-' || i, md5(i::text), md5(i::text), 0, 1 from generate_series(1, @people) i;
        insert into aliases (person_id, name, folded_name, bare_name, documents)
        select id, name, folded_name, folded_name, 1 from people where id like 'more-%';
        """;

    public static async Task<int> RunAsync(int quotes)
    {
        Console.WriteLine(
            $"| ms, median of {Requests} | {quotes / Times} quotes | {quotes} | times | {Times}x people | times |"
        );
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        Dictionary<string, double> few;
        await using (var service = await StartAsync(quotes / Times))
        {
            few = await MeasureAsync(service);
        }
        await using (var service = await StartAsync(quotes))
        {
            var many = await MeasureAsync(service);
            await using (var source = NpgsqlDataSource.Create(service.ConnectionString))
            await using (var connection = await source.OpenConnectionAsync())
            {
                var people = new { people = (Times - 1) * MadeUpCorpus.People };
                await connection.ExecuteAsync(MorePeople, people, commandTimeout: 600);
                await connection.ExecuteAsync("vacuum analyze people, aliases", commandTimeout: 600);
            }
            var crowded = await MeasureAsync(service);
            foreach (var (name, before) in few)
            {
                Print(name, before, many[name], crowded[name]);
            }
            await PrintDepthAsync(service);
        }
        return 0;
    }

    private static Task<MeasuredService> StartAsync(int quotes) =>
        MeasuredService.StartAsync(quotes, ("Qawl__Cache__Megabytes", "0"));

    private static async Task<Dictionary<string, double>> MeasureAsync(MeasuredService service)
    {
        var medians = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var scenario in Scenario.All(await ServingRun.ArticlesAsync(service.ConnectionString)))
        {
            medians.Add(scenario.Name, await MedianAsync(service.Client, [.. scenario.Asked.Select(a => a.Path)]));
        }
        return medians;
    }

    /// <summary>Pages of a list far behind its first one take no longer.</summary>
    private static async Task PrintDepthAsync(MeasuredService service)
    {
        const int Depth = 5000;
        var first = "/v1/quotes?limit=20";
        var path = first;
        for (var page = 0; page < Depth; page++)
        {
            using var answer = await service.Client.GetAsync(new Uri(path, UriKind.Relative));
            var next = answer.Headers.GetValues("Link").Single().Split('<', '>')[1];
            path = new Uri(service.Client.BaseAddress!, next).PathAndQuery;
        }
        var (shallow, deep) = (await MedianAsync(service.Client, [first]), await MedianAsync(service.Client, [path]));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Page {Depth} of the quotes takes {deep / shallow:0.00} times what the first takes ({deep:0.0} and {shallow:0.0} ms)."
            )
        );
    }

    private static async Task<double> MedianAsync(HttpClient client, string[] paths)
    {
        var times = new List<double>();
        for (var i = 0; i < 2 * Requests; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            await client.GetByteArrayAsync(new Uri(paths[i % paths.Length], UriKind.Relative));
            // The first half compiles, prepares and reads what is not in memory yet.
            if (i >= Requests)
            {
                times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }
        }
        return times.Order().ElementAt(Requests / 2);
    }

    private static void Print(string name, double few, double many, double crowded) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {few:0.00} | {many:0.00} | {many / few:0.00} | {crowded:0.00} | {crowded / many:0.00} |"
            )
        );
}
