using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Npgsql;

namespace Qawl.Bench;

/// <summary>
/// What a new article takes among few quotes and among many: until it is stored and its answer is there, and until what it
/// says of people, whose copy it is and what its quotes report is judged too. It looks at what its own names and words touch, so
/// that what is stored besides should not matter.
/// </summary>
internal static class PostRun
{
    public const int Quotes = 1_000_000;

    private const int Times = 100;
    private const int Articles = 200;
    private const string Key = "bench";

    private const string Queue = """
        insert into articles_to_compare (article_id) select id from articles;
        insert into articles_to_judge (article_id) select id from articles
        """;

    private const string Left = """
        select exists (select from forms_to_judge) or exists (select from articles_to_compare)
            or exists (select from articles_to_judge)
        """;

    public static async Task<int> RunAsync(int quotes)
    {
        Console.WriteLine($"| ms, {Articles} articles | {quotes / Times} quotes | {quotes} | times |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        var few = await MeasureAsync(quotes / Times);
        var many = await MeasureAsync(quotes);
        Print("stored, median", few.Stored, many.Stored);
        Print("stored and judged, mean", few.Judged, many.Judged);
        return 0;
    }

    private static async Task<(double Stored, double Judged)> MeasureAsync(int quotes)
    {
        await using var service = await MeasuredService.StartAsync(quotes, ("Qawl__ApiKey", Key));
        await using var source = NpgsqlDataSource.Create(service.ConnectionString);
        service.Client.DefaultRequestHeaders.Add("X-Api-Key", Key);
        // What is there is found by the keys that it gets when it is compared.
        await using (var queue = source.CreateCommand(Queue))
        {
            await queue.ExecuteNonQueryAsync();
        }
        // Compiled and prepared, and the pages of the indexes in memory.
        await PostAsync(service.Client, source, from: 0);
        return await PostAsync(service.Client, source, from: Articles);
    }

    private static async Task<(double Stored, double Judged)> PostAsync(
        HttpClient client,
        NpgsqlDataSource source,
        int from
    )
    {
        var times = new List<double>();
        var all = Stopwatch.GetTimestamp();
        for (var i = from; i < from + Articles; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            using var answer = await client.PostAsJsonAsync(
                new Uri("/v1/articles", UriKind.Relative),
                new { text = Text(i) }
            );
            answer.EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
        await using var left = source.CreateCommand(Left);
        while (await left.ExecuteScalarAsync() is true)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
        return (times.Order().ElementAt(times.Count / 2), Stopwatch.GetElapsedTime(all).TotalMilliseconds / Articles);
    }

    /// <summary>Names one who is named often, one in the middle and a rare one, all of them speaking.</summary>
    private static string Text(int number)
    {
        var words = string.Join(
            ' ',
            Enumerable.Range(number * 7, 40).Select(i => MadeUpCorpus.Word(i % MadeUpCorpus.Words))
        );
        var speakers = new[] { number % 20, 500 + number, MadeUpCorpus.People - 1 - number };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"خبر رقم {number}\n\n{string.Join("\n\n", speakers.Select(rank => $"قال الوزير {MadeUpCorpus.PersonName(rank)}: «{words}»."))}"
        );
    }

    private static void Print(string name, double few, double many) =>
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"| {name} | {few:0.0} | {many:0.0} | {many / few:0.00} |")
        );
}
