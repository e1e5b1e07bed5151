using System.Globalization;
using System.Text.Json;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Problems;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Utterances;

/// <summary>What a service brings and takes away by itself is judged behind it.</summary>
[Slow]
public sealed class TakenDownTests(PostgresFixture postgres)
{
    private const string Said = "سنبني ثلاث مدارس جديدة في ضاحية النخيل قبل نهاية الصيف المقبل ولن نؤجل المشروع";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_utterance_has_no_outlet_any_more_whose_article_was_taken_down()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();
        var articles = new List<string>();
        foreach (var outlet in new[] { "صحيفة النخيل", "صحيفة المرفأ", "صحيفة التل" })
        {
            var body = JsonSerializer.Serialize(
                new { text = $"قال وزير التعمير حسام الطيباوي أمس: «{Said}».\n\nهذا خبر من {outlet}.", outlet }
            );
            using var answer = await client.SendAsync(ProblemTests.Post(body), Cancelled);
            articles.Add((await ReadAsync(answer)).GetProperty("id").GetString()!);
        }
        await UntilOutletsAsync(client, 3);

        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/v1/articles/{articles[0]}");
        request.Headers.Add("X-Api-Key", TestService.Key);
        using var removed = await client.SendAsync(request, Cancelled);

        removed.EnsureSuccessStatusCode();
        await UntilOutletsAsync(client, 2);
    }

    private static async Task UntilOutletsAsync(HttpClient client, int outlets)
    {
        while (await OutletsAsync(client) != outlets.ToString(CultureInfo.InvariantCulture))
        {
            await Task.Delay(20, Cancelled);
        }
    }

    private static async Task<string> OutletsAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/v1/utterances", Cancelled);
        return string.Join(
            ',',
            (await ReadAsync(answer))
                .GetProperty("items")
                .EnumerateArray()
                .Select(u => u.GetProperty("outletCount").GetInt32())
        );
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancelled));
}
