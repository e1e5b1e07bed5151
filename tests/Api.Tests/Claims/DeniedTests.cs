using System.Net.Http.Json;
using System.Text.Json;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Claims;

/// <summary>Whoever denies something has not said it.</summary>
[Slow]
public sealed class DeniedTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("أنكر المتهم شكري القرداحي أنه سرق السيارة من أمام المتجر.", "سرق السيارة من أمام المتجر", "altered")]
    [InlineData(
        "نفى النائب سعيد الخروبي أن يكون الحزب قد تلقى أموالا من الخارج.",
        "الحزب قد تلقى أموالا من الخارج",
        "altered"
    )]
    [InlineData(
        "نفى النائب سعيد الخروبي أن يكون الحزب قد تلقى أموالا من الخارج.",
        "الحزب لم يتلق أموالا من الخارج",
        "reported"
    )]
    [InlineData("استبعد الوزير رامز القطيفي أن تجرى الانتخابات في موعدها.", "تجرى الانتخابات في موعدها", "altered")]
    [InlineData(
        "نفى النائب سعيد الخروبي صحة الأنباء التي تقول إن الحزب تلقى أموالا من الخارج.",
        "الحزب تلقى أموالا من الخارج",
        "altered"
    )]
    [InlineData(
        "أكد النائب سعيد الخروبي أنه ليس صحيحا أن الحزب تلقى أموالا من الخارج.",
        "الحزب تلقى أموالا من الخارج",
        "altered"
    )]
    [InlineData(
        "أكد النائب سعيد الخروبي أنه لم يقل إن الحزب تلقى أموالا من الخارج.",
        "الحزب تلقى أموالا من الخارج",
        "altered"
    )]
    [InlineData(
        "أكد النائب سعيد الخروبي أن الحديث عن أن الحزب تلقى أموالا من الخارج غير صحيح.",
        "الحزب تلقى أموالا من الخارج",
        "altered"
    )]
    [InlineData(
        "لم ينف النائب سعيد الخروبي أن الحزب تلقى أموالا من الخارج.",
        "الحزب تلقى أموالا من الخارج",
        "reported"
    )]
    [InlineData(
        "ولم يستبعد الوزير رامز القطيفي أن تجرى الانتخابات في موعدها.",
        "تجرى الانتخابات في موعدها",
        "reported"
    )]
    [InlineData("نفى المدير سعيد الخروبي «وجود أي خلاف مع العمال».", "وجود أي خلاف مع العمال", "altered")]
    [InlineData("وأنكر المدير سعيد الخروبي «تسريح نصف العمال».", "تسريح نصف العمال", "altered")]
    [InlineData("نفى المدير سعيد الخروبي: «لم نسرح أحدا من العمال».", "لم نسرح أحدا من العمال", "verbatim")]
    [InlineData("أكد النائب سعيد الخروبي أن الحزب تلقى أموالا من الخارج.", "الحزب تلقى أموالا من الخارج", "reported")]
    public async Task What_was_denied_is_no_proof_that_it_was_said(string article, string claim, string verdict)
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await database.ImportAsync(article);
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();

        using var answer = await client.PostAsJsonAsync("/v1/verify", new { text = claim }, Cancelled);
        var verification = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled);

        verification.GetProperty("verdict").GetString().ShouldBe(verdict);
        if (verdict == "altered")
        {
            verification
                .GetProperty("findings")[0]
                .GetProperty("changes")
                .EnumerateArray()
                .Select(c => c.GetString())
                .ShouldContain(change => change == "negation");
        }
    }

    [Theory]
    [InlineData("نفى سعيد الخروبي أن يكون الحزب قد تلقى أموالا من الخارج.", "reported")]
    [InlineData("قال سعيد الخروبي إن الحزب قد تلقى أموالا من الخارج.", "altered")]
    [InlineData("نفى سعيد الخروبي أن السد سيفتح في الربيع المقبل.", "altered")]
    [InlineData("أكد سعيد الخروبي أن السد سيفتح في الربيع المقبل.", "reported")]
    public async Task What_a_draft_denies_is_held_against_denials(string draft, string verdict)
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await database.ImportAsync(
            "نفى النائب سعيد الخروبي أن يكون الحزب قد تلقى أموالا من الخارج. وأكد النائب سعيد الخروبي أن السد سيفتح في الربيع المقبل."
        );
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();

        using var answer = await client.PostAsJsonAsync("/v1/verify/text", new { text = draft }, Cancelled);
        var quotations = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("quotations");

        quotations[0].GetProperty("verification").GetProperty("verdict").GetString().ShouldBe(verdict);
    }

    [Fact]
    public async Task Lists_and_feeds_tell_that_it_was_denied()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await database.ImportAsync(
            "وأنكر المتهم شكري القرداحي أنه سرق السيارة. وقال المتهم شكري القرداحي إنه كان في بيته. وأضاف المتهم شكري القرداحي أنه لم يقل إن المفتاح معه."
        );
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();

        var quotes = await client.GetFromJsonAsync<JsonElement>("/v1/quotes", Cancelled);
        var feed = await client.GetStringAsync("/v1/quotes/feed", Cancelled);

        quotes
            .GetProperty("items")
            .EnumerateArray()
            .Select(q =>
                (
                    q.GetProperty("text").GetString(),
                    q.TryGetProperty("stance", out var stance) ? stance.GetString() : null
                )
            )
            .ShouldBe(
                [("سرق السيارة", "denied"), ("كان في بيته", null), ("لم يقل إن المفتاح معه", "denied")],
                ignoreOrder: true
            );
        feed.ShouldContain("<title>شكري القرداحي (وأنكر): سرق السيارة</title>");
        feed.ShouldContain("<title>شكري القرداحي: كان في بيته</title>");
    }
}
