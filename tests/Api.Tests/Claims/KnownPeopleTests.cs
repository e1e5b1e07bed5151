using System.Net.Http.Json;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Claims;

/// <summary>Whom the archive knows, a draft names too.</summary>
public sealed class KnownPeopleTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("وفي القاعة قال صالح أمين إن السعر ثابت.")]
    [InlineData("والكلام لصالح أمين وحده: «السعر ثابت هذا العام».")]
    public async Task A_name_of_the_archive_that_is_two_words_of_the_language_is_found(string text)
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await database.ImportAsync("قال رئيس الجمعية صالح أمين: «كل صورة تصلنا أثمن من تقرير طويل».");
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();

        using var answer = await client.PostAsJsonAsync(
            "/v1/verify/text",
            new { text },
            TestContext.Current.CancellationToken
        );
        var quotation = (await ClaimAnswers.ReadAsync(answer)).GetProperty("quotations")[0];

        quotation.GetProperty("speaker").GetProperty("name").GetString().ShouldBe("صالح أمين");
    }
}
