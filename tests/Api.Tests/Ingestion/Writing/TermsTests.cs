using NpgsqlTypes;
using Qawl.Api.Tests.Database;
using Qawl.Extraction.Search;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Tests.Ingestion.Writing;

[Slow]
public sealed class TermsTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("المطر", "", "'^مطر':1 'مطر':1A '=/ال+':1")]
    [InlineData("", "مطر", "'مطر':2C '=/+':2")]
    [InlineData("", "عبدالله قال", "'الله':3C 'عبد':2C 'قال':4C '~عبدالله=':2C '*':2,3 '=/+':4")]
    [InlineData(
        "",
        "بأسعارها الأسعار السعر",
        "'سعر':2C,3C,4C '~اسعارها=بأسعارها':2C '~اسعار=الأسعار':3C '*':2,3 '=/ال+':4"
    )]
    [InlineData("", "مطر 'o' \\ : a", "'a':4C 'o':3C 'مطر':2C '=/+':2,3,4")]
    public async Task The_database_reads_words_their_places_and_their_fields(string title, string body, string vector)
    {
        var terms = new Terms().Add(SearchLexeme.InTitle, Words(title), 'A').Add(Words(body), 'C');

        (await ParsedAsync(terms))
            .Split(' ')
            .ShouldBe(vector.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    [Fact]
    public async Task No_phrase_goes_on_from_one_part_to_the_next()
    {
        var terms = new Terms().Add(Words("سد")).Add(Words("جاهز"));

        (await AskAsync<bool>(terms, "select @terms @@ tsquery '''سد'' <-> ''جاهز'''")).ShouldBeFalse();
        (await AskAsync<bool>(terms, "select @terms @@ tsquery '''سد'' & ''جاهز'''")).ShouldBeTrue();
    }

    [Slow]
    [Fact]
    public async Task A_text_may_be_long_and_any_script_fits()
    {
        foreach (var word in new[] { "المطر", "Ab", "雨", "ᚠ" })
        {
            var text = string.Concat(Enumerable.Range(0, 250_000).Select(i => $"{word}{i} "));
            (await ParsedAsync(new Terms().Add(Words(text), 'C'))).Length.ShouldBeGreaterThan(100_000);
        }
    }

    [Fact]
    public void A_word_that_the_database_would_refuse_is_left_out() =>
        new Terms().Add(Words($"مطر {new string('س', 1024)} نهر")).ToString().ShouldBe("مطر:1 =/+:1,2,3 نهر:3");

    [Fact]
    public async Task What_stands_behind_the_last_place_stands_there()
    {
        var text = string.Concat(Enumerable.Repeat("غيم قمر ", 8_191)) + "مطر نهر مطر";

        var terms = await ParsedAsync(new Terms().Add(Words(text), 'A').Add(Words("بحر"), 'B'));

        terms.ShouldContain("'مطر':16383A ");
        terms.ShouldContain("'نهر':16383A");
        terms.ShouldContain("'بحر':16383B ");
    }

    [Fact]
    public async Task The_database_reads_the_same_from_text()
    {
        var terms = new Terms().Add(SearchLexeme.InTitle, Words("المطر بعبدالله"), 'A').Add(Words("غيم وقمر غيم"), 'C');

        (await ParsedAsync(terms)).ShouldBe(await AskAsync<string>(terms, "select @text::tsvector::text"));
    }

    private static IEnumerable<SearchWord> Words(string text) => SearchWords.Of(text).Select(placed => placed.Word);

    private async Task<string> ParsedAsync(Terms terms) => (await AskAsync<string>(terms, "select @terms::text"))!;

    private async Task<T?> AskAsync<T>(Terms terms, string sql)
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var command = database.DataSource.CreateCommand(sql);
        command.Parameters.Add(new("terms", NpgsqlDbType.TsVector) { Value = terms.ToVector() });
        command.Parameters.Add(new("text", NpgsqlDbType.Text) { Value = terms.ToString() });
        return (T?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
