using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Qawl.Bench;

/// <summary>
/// Verifies quotations of a made-up corpus as they are, cut, with a word more and with words of others, one at a time and twenty in a
/// draft, and asks for the variants of quotes.
/// </summary>
internal static class ClaimRun
{
    public const int Quotes = 300_000;

    private const int Claims = 100;

    private const int Drafts = 20;

    private const int OfDraft = 20;

    /// <param name="quotes">How many the corpus has, if it has to be made.</param>
    /// <returns>The exit code: 0 if medians are as they should be.</returns>
    public static async Task<int> RunAsync(int quotes)
    {
        await using var service = await MeasuredService.StartAsync(
            quotes,
            ("Qawl__Cache__Megabytes", "0"),
            ("Qawl__Rates__Address", "0")
        );
        var client = service.Client;
        using var page = JsonDocument.Parse(
            await client.GetStringAsync(new Uri($"/v1/quotes?sample={Claims}&seed=11", UriKind.Relative))
        );
        var sampled = page
            .RootElement.GetProperty("items")
            .EnumerateArray()
            .Select(q => (Id: q.GetProperty("id").GetString()!, Text: q.GetProperty("text").GetString()!))
            .ToArray();
        var claims = sampled.Select((q, i) => ClaimOf(q.Text, sampled[(i + 1) % sampled.Length].Text, i)).ToArray();
        Console.WriteLine("| request | median, ms | slowest tenth, ms | at most, ms |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        var verified = await MeasureAsync("`POST /v1/verify`", 30, claims, c => PostAsync(client, "/v1/verify", c));
        var varied = await MeasureAsync(
            "`GET /v1/quotes/{id}/variants`",
            10,
            sampled,
            q => client.GetAsync(new Uri($"/v1/quotes/{q.Id}/variants", UriKind.Relative))
        );
        var drafted = await MeasureAsync(
            $"`POST /v1/verify/text`, {OfDraft} quotations",
            400,
            Enumerable.Range(0, Drafts).Select(i => DraftOf(claims, i)),
            d => PostAsync(client, "/v1/verify/text", d)
        );
        return verified && varied && drafted ? 0 : 1;
    }

    private static string ClaimOf(string said, string other, int number)
    {
        var words = said.Split(' ');
        return (number % 4) switch
        {
            0 => said,
            1 => string.Join(' ', words.Take(Math.Max(2, words.Length / 2))),
            2 => string.Join(' ', words.Append("لا")),
            _ => string.Join(' ', words.Take(words.Length / 2).Concat(other.Split(' ').Take(words.Length / 2))),
        };
    }

    private static string DraftOf(string[] claims, int number) =>
        string.Join(
            "\n\n",
            Enumerable.Range(0, OfDraft).Select(i => $"قال المتحدث: «{claims[(number * 7 + i) % claims.Length]}».")
        );

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string text)
    {
        using var body = new StringContent(JsonSerializer.Serialize(new { text }), Encoding.UTF8, "application/json");
        return await client.PostAsync(new Uri(path, UriKind.Relative), body);
    }

    /// <returns>Whether the median is at most what it should be.</returns>
    private static async Task<bool> MeasureAsync<T>(
        string name,
        int most,
        IEnumerable<T> inputs,
        Func<T, Task<HttpResponseMessage>> ask
    )
    {
        var times = new List<double>();
        foreach (var (i, input) in inputs.Prepend(inputs.First()).Index())
        {
            var clock = Stopwatch.StartNew();
            using var answer = await ask(input);
            await answer.Content.ReadAsByteArrayAsync();
            answer.EnsureSuccessStatusCode();
            // The first one compiles and plans.
            if (i > 0)
            {
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
        }
        times.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {times[times.Count / 2]:F1} | {times[times.Count * 9 / 10]:F1} | {most} |"
            )
        );
        return times[times.Count / 2] <= most;
    }
}
