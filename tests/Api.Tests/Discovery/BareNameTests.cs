using Dapper;
using Qawl.Api.Discovery;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Discovery;

public sealed class BareNameTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_database_and_the_query_leave_the_same_of_a_name()
    {
        string[] names =
        [
            "الحداد",
            "سمير الحداد",
            "عبد الله بن الحسين",
            "وزارة الموارد المائية والري",
            "حزب الله",
            "ال سعود",
            "آل مسعود",
            "الب",
            "البا",
            "الا الال",
            "ألمانيا",
            "والي الولاية",
            "صحيفة 26 سبتمبر",
            "😀 الأخبار",
        ];
        await using var database = await postgres.CreateDatabaseAsync();
        var articles = new TestArticles(database.DataSource);
        foreach (var name in names)
        {
            await articles.PersonAsync(name);
        }
        await using var connection = await database.DataSource.OpenConnectionAsync(
            TestContext.Current.CancellationToken
        );

        var stored = await connection.QueryAsync<(string Name, string Bare)>("select name, bare_name from aliases");

        stored.ShouldBe(names.Select(n => (n, BareName.Of(n))), ignoreOrder: true);
        BareName.Of("سمير الحداد").ShouldBe("سمير حداد");
        BareName.OfBeginning("سمير ال").ShouldBe("سمير ال");
        BareName.OfBeginning("سمير الح").ShouldBe("سمير ح");
    }
}
