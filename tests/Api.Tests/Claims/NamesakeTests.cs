using System.Net.Http.Json;
using System.Text.Json;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Claims;

/// <summary>A surname that articles have for one of those who bear it.</summary>
public sealed class NamesakeTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_another_bearer_of_a_surname_said_is_not_somebody_elses()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await database.ImportAsync(
            "قالت الوزيرة هند المرزوقي: «سنفتح المدارس في الخريف». وأضافت المرزوقي: «الكتب جاهزة في المخازن».",
            "قال المدرب سليم المرزوقي: «الفريق يتدرب كل صباح»."
        );
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();

        (await VerdictAsync("الكتب جاهزة في المخازن", "المرزوقي")).ShouldBe("verbatim");
        (await VerdictAsync("الفريق يتدرب كل صباح", "المرزوقي")).ShouldBe("verbatim");
        (await VerdictAsync("الفريق يتدرب كل صباح", "هند المرزوقي")).ShouldBe("otherSpeaker");

        async Task<string?> VerdictAsync(string text, string speaker)
        {
            using var answer = await client.PostAsJsonAsync("/v1/verify", new { text, speaker }, Cancelled);
            return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("verdict").GetString();
        }
    }
}
