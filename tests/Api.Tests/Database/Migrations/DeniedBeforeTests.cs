using Dapper;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Database.Migrations;

/// <summary>What was stored before quotes had a stance gets the one that it would be stored with.</summary>
public sealed class DeniedBeforeTests(PostgresFixture postgres)
{
    private const string Stances =
        "select article_id || '-' || start_at || coalesce(stance, '') from quotes order by article_id, start_at, end_at";

    private static readonly string[] Articles =
    [
        "أنكر المتهم شكري القرداحي أنه سرق السيارة من أمام المتجر.",
        "نفى النائب سعيد الخروبي أن يكون الحزب قد تلقى أموالا من الخارج.",
        "استبعد الوزير رامز القطيفي أن تجرى الانتخابات في موعدها، مؤكدا أن اللجنة تعمل.",
        "أكد النائب سعيد الخروبي أنه ليس صحيحا أن الحزب تلقى أموالا من الخارج.",
        "أكد النائب سعيد الخروبي أنه لم يقل إن الحزب تلقى أموالا من الخارج.",
        "أكد النائب سعيد الخروبي أنه لا صحة لما تردد عن الأموال.",
        "نفى المدير سعيد الخروبي «وجود أي خلاف مع العمال».",
        "ونفى المدير سعيد الخروبي: «لم نسرح أحدا من العمال».",
        "قال المدير سعيد الخروبي: «ليس صحيحا أننا سرحنا العمال».",
        "وقال المدير سعيد الخروبي إن العمال لم يسرحوا، نافيا أن يكون قد تلقى شكوى.",
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stored_quotes_are_denied_as_new_ones_are()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        foreach (var article in Articles)
        {
            await database.ImportAsync(article);
        }
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        var stored = (await connection.QueryAsync<string>(Stances)).ToArray();

        await connection.ExecuteAsync("alter table quotes drop column stance");
        await connection.ExecuteAsync(
            await File.ReadAllTextAsync(
                Path.Combine(Repository.Root, "src/Database/Migrations/V021__find_what_was_denied.sql"),
                Cancelled
            )
        );

        stored.Count(s => s.EndsWith("denied", StringComparison.Ordinal)).ShouldBeInRange(7, stored.Length - 3);
        (await connection.QueryAsync<string>(Stances)).ShouldBe(stored);
    }
}
