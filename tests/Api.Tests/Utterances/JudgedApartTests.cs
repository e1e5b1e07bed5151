using System.Text.Json;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Ingestion;
using Qawl.Api.Tests.Service;
using Qawl.Identity;
using Qawl.Ingestion;
using Qawl.Ingestion.Utterances;

namespace Qawl.Api.Tests.Utterances;

[Slow]
public sealed class JudgedApartTests(PostgresFixture postgres)
{
    private const string Ids =
        "select string_agg(article_id || '-' || start_at || '-' || end_at, ' ' order by article_id) from quotes";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_person_keeps_apart_is_no_variant_whatever_its_words()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await database.ImportAsync("قال المزارع نزار الغمري: «الجفاف أتلف نصف محصول القمح في الوادي هذا الربيع».");
        await database.ImportAsync("وقال المزارع نزار الغمري: «الجفاف أتلف نصف محصول القمح في الوادي هذا الربيع».");
        await new Importer(database.DataSource, TimeProvider.System).JudgeAsync(Cancelled);
        var ids = (await StoredRows.ScalarAsync(database.DataSource, Ids))!.Split(' ');
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();
        (await VariantsAsync(client, ids[0])).ShouldBe(1);

        await new QuoteJudgements(database.DataSource, TimeProvider.System).JudgeAsync(
            FormPair.Of(ids[0], ids[1]),
            Verdict.NotSame,
            "ليلى",
            reason: null,
            Cancelled
        );
        while (await VariantsAsync(client, ids[0]) > 0)
        {
            // The service hears of it when the database has announced it.
            await Task.Delay(20, Cancelled);
        }

        (await VariantsAsync(client, ids[1])).ShouldBe(0);
    }

    private static async Task<int> VariantsAsync(HttpClient client, string id)
    {
        using var answer = await client.GetAsync($"/v1/quotes/{id}/variants", Cancelled);
        var page = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancelled));
        return page.GetProperty("items").GetArrayLength();
    }
}
