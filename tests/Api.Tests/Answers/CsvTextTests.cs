using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Answers;

/// <summary>Words of articles in cells: whatever they are, a reader of CSV gets them back, and a spreadsheet runs none.</summary>
public sealed class CsvTextTests(PostgresFixture postgres)
{
    [Slow]
    [Theory]
    [InlineData("قال «نعم»، ثم \"لا\"", "قال «نعم»، ثم \"لا\"")]
    [InlineData("سطر\nثان, وثالث\r\nورابع", "سطر\nثان, وثالث\r\nورابع")]
    [InlineData("\u200F\u202Bقال\u202C\u2069 😀", "\u200F\u202Bقال\u202C\u2069 😀")]
    [InlineData(" أول وآخر ", " أول وآخر ")]
    [InlineData("\"", "\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "'=HYPERLINK(\"http://x\",\"y\")")]
    [InlineData("+966 11", "'+966 11")]
    [InlineData("-5 درجات", "'-5 درجات")]
    [InlineData("@قول", "'@قول")]
    [InlineData("\tجدول", "'\tجدول")]
    [InlineData("\rسطر", "'\rسطر")]
    [InlineData("\nسطر", "'\nسطر")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("'=1", "'=1")]
    [InlineData("1=1", "1=1")]
    [InlineData("٪", "٪")]
    public async Task Words_arrive_as_they_are_but_never_as_a_formula(string words, string expected)
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var articles = new TestArticles(database.DataSource);
        var article = await articles.ArticleAsync($"قال: {words}.", title: words);
        await article.QuoteAsync(words);
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();

        var table = Csv.Parse(
            await client.GetStringAsync("/v1/quotes?format=csv", TestContext.Current.CancellationToken)
        );

        table[1][Array.IndexOf(table[0], "text")].ShouldBe(expected);
        table[1][Array.IndexOf(table[0], "articleTitle")].ShouldBe(expected);
        table[1][Array.IndexOf(table[0], "confidence")].ShouldBe("0.9");
    }
}
