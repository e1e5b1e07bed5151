using System.Text;
using System.Text.Json;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Claims;

/// <summary>Claims about the project's own documents, each with what is true of it.</summary>
[Slow]
public sealed class GoldClaimTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Claims_get_the_verdict_that_a_reader_gives()
    {
        await using var seeds = await ImportedSeeds.StartAsync(postgres);
        using var client = seeds.Service.CreateClient();
        var wrong = new List<string>();
        var (claims, falselyVerbatim) = (0, 0);
        foreach (var row in File.ReadLines(Path.Combine(Repository.Root, "tests/gold/claims.tsv")))
        {
            if (row is "" or ['#', ..])
            {
                continue;
            }
            claims++;
            var columns = row.Split('\t');
            var (verdict, changes) = await VerifyAsync(client, columns[2], columns[3]);
            if (verdict != columns[0] || (verdict == "altered" && changes != columns[1]))
            {
                wrong.Add($"{verdict} {changes}: {row}");
            }
            falselyVerbatim += verdict == "verbatim" && columns[0] != verdict ? 1 : 0;
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{claims} claims, {claims - wrong.Count} right, {falselyVerbatim} falsely verbatim"
        );

        claims.ShouldBeGreaterThanOrEqualTo(150);
        falselyVerbatim.ShouldBe(0);
        wrong.Count.ShouldBeLessThanOrEqualTo(1, string.Join('\n', wrong));
    }

    private static async Task<(string Verdict, string Changes)> VerifyAsync(
        HttpClient client,
        string speaker,
        string text
    )
    {
        var claim = JsonSerializer.Serialize(new { text, speaker = speaker.Length == 0 ? null : speaker });
        using var body = new StringContent(claim, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/v1/verify", body, TestContext.Current.CancellationToken);
        var told = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var changes = told.GetProperty("findings")
            .EnumerateArray()
            .Take(1)
            .SelectMany(f => f.GetProperty("changes").EnumerateArray())
            .Select(c => c.GetString())
            .Where(c => c != "spelling");
        return (told.GetProperty("verdict").GetString()!, string.Join(',', changes));
    }
}
