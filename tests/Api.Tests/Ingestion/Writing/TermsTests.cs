using Dapper;
using Qawl.Api.Tests.Database;
using Qawl.Extraction.Text;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Tests.Ingestion.Writing;

public sealed class TermsTests(PostgresFixture postgres)
{
    private const string Parsed = """
        select (setweight(to_tsvector('simple', @title), 'A') || setweight(to_tsvector('simple', @body), 'C'))::text
        """;

    [Theory]
    [InlineData("", "")]
    [InlineData("المطر", "")]
    [InlineData("", "وقال المطر والمطر يوم 12-5-2016 بنسبة 3.5%")]
    [InlineData(
        "فيروس covid19 و Covid-19",
        "في شارع 7b عند دار o'brien: أ.ب.ج و ﻻ لا ٣٤٥ 2016م https://example.org/a?b=1 a@b.org"
    )]
    [InlineData("سطر\nوسطر", "ص\u200fف\u0640حة 'مقتبسة' \\ و:أخرى")]
    public async Task The_words_are_those_that_the_database_would_have_found(string title, string body) =>
        await ShouldBeAsParsedAsync(SearchTerms.Of(title), SearchTerms.Of(body));

    [Fact]
    public async Task A_word_may_come_often_and_a_text_be_long() =>
        await ShouldBeAsParsedAsync(
            SearchTerms.Of("المطر"),
            SearchTerms.Of(string.Concat(Enumerable.Range(0, 30_000).Select(i => $"المطر {i % 700} ")))
        );

    [Fact]
    public void A_word_that_the_database_would_refuse_is_left_out() =>
        Terms.Of($"مطر {new string('س', 1024)} نهر").ShouldBe("مطر:1 نهر:2");

    [Fact]
    public void What_does_not_fit_any_more_ends_with_a_whole_word() =>
        Terms.Of(string.Concat(Enumerable.Repeat("مطرنهر ", 40_000))).ShouldEndWith("مطرنهر:28571");

    private async Task ShouldBeAsParsedAsync(string title, string body)
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync(
            TestContext.Current.CancellationToken
        );

        var vector = await connection.ExecuteScalarAsync<string>(
            "select @terms::tsvector::text",
            new { terms = Terms.Of((title, 'A'), (body, 'C')) }
        );

        vector.ShouldBe(await connection.ExecuteScalarAsync<string>(Parsed, new { title, body }));
    }
}
