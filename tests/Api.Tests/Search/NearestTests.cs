using Dapper;
using Qawl.Api.Search;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Search;

[Collection(SeededServiceTests.Name)]
public sealed class NearestTests(SeededService service)
{
    [Theory]
    [InlineData("articles?q=الأمظار", "الأمطار")]
    [InlineData("articles?q=الأمظار&total=true", "الأمطار")]
    [InlineData("quotes?q=السد زرافات&total=true&facets=kind", "السد")]
    [InlineData("articles?q=الامطارر وفيرة", "الامطار وفيرة")]
    [InlineData("quotes?q=جهاز السد", "جاهز السد")]
    [InlineData("quotes?q=\"جاهز السد\"", "جاهز السد")]
    [InlineData("quotes?q==المياة", "المياة")]
    [InlineData("quotes?q=السد زرافات", "السد")]
    [InlineData("quotes?q=السد غادرت", "غادرت|السد")]
    [InlineData("quotes?q=جاهز title:زرافات", "جاهز")]
    [InlineData("quotes?q=زرافات", "")]
    [InlineData("quotes?q=الصد&outlet=لا أحد", "")]
    [InlineData("search?q=الأمظار", "الأمطار")]
    [InlineData("search?q=السد وفيرة", null)]
    public async Task An_empty_answer_tells_what_would_find_something(string path, string? nearest)
    {
        var answer = await service.GetAsync($"/v1/{path}");

        answer.GetProperty("items").GetArrayLength().ShouldBe(0);
        var forms = answer.GetProperty("nearest").EnumerateArray().Select(f => f.GetString()!).ToList();
        if (nearest is not null)
        {
            forms.Take(nearest.Split('|').Length).ShouldBe(nearest.Split('|', StringSplitOptions.RemoveEmptyEntries));
        }
        foreach (var form in forms)
        {
            var list = path[..path.IndexOf('?', StringComparison.Ordinal)];
            (await service.GetAsync($"/v1/{list}?q={Uri.EscapeDataString(form)}"))
                .GetProperty("items")
                .GetArrayLength()
                .ShouldBeGreaterThan(0, form);
        }
    }

    [Theory]
    [InlineData(".by:Droubi")]
    [InlineData("،by:زرافات")]
    [InlineData("المياه،by:Droubi")]
    [InlineData("title:by:زرافات")]
    [InlineData("by:(by:زرافات)")]
    [InlineData("😀about:زرافات")]
    [InlineData("  زرافات   by:زرافات  ")]
    [InlineData("by:زرافة al-زرافات")]
    public async Task Whatever_stands_before_a_field_what_is_near_is_told(string query)
    {
        foreach (var list in new[] { "quotes", "articles", "search" })
        {
            using var answer = await service.Client.GetAsync(
                $"/v1/{list}?q={Uri.EscapeDataString(query)}",
                TestContext.Current.CancellationToken
            );
            ((int)answer.StatusCode).ShouldBe(200, list);
        }
    }

    [Fact]
    public async Task An_answer_with_rows_or_without_words_tells_nothing()
    {
        foreach (var path in new[] { "quotes?q=السد", "quotes?outlet=لا أحد", "search?q=السد" })
        {
            (await service.GetAsync($"/v1/{path}")).TryGetProperty("nearest", out _).ShouldBeFalse(path);
        }
    }

    [Theory]
    [InlineData("-السد", "only excludes; ask for something too.")]
    [InlineData("\"السد", "has a quotation mark that is not closed.")]
    [InlineData("السد)", "closes a bracket that is not open.")]
    [InlineData("س*", "has a * that does not end a word of at least 2 letters.")]
    [InlineData("by:", "needs a word behind by:")]
    public async Task What_cannot_be_read_is_a_problem_of_the_parameter(string query, string message)
    {
        foreach (var list in new[] { "articles", "quotes", "search" })
        {
            await service.RefusesAsync($"/v1/{list}?q={Uri.EscapeDataString(query)}", "q", message);
        }
    }

    [Fact]
    public async Task Highlights_count_code_points_of_the_stored_text()
    {
        var hit = (await service.GetAsync("/v1/search?q=السد جاهز&type=quote")).GetProperty("items")[0];
        var id = hit.GetProperty("id").GetString()!.Split('-')[0];
        var text = await service.Client.GetStringAsync(
            $"/v1/articles/{id}/text",
            TestContext.Current.CancellationToken
        );

        // Offsets count code points, and there is one of two units before.
        var runes = text.EnumerateRunes().ToArray();
        hit.GetProperty("highlights")
            .EnumerateArray()
            .Select(h => string.Concat(runes[h.GetProperty("start").GetInt32()..h.GetProperty("end").GetInt32()]))
            .ShouldBe(["السد", "جاهز"]);
    }
}

public sealed class SearchSyntaxTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_database_takes_every_query_that_can_be_read()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync(
            TestContext.Current.CancellationToken
        );
        var queries = MadeUpQueries
            .Of(seed: 12, count: 20_000)
            .Where(query => SearchReader.Read(query).Node is not null)
            .Select(SearchQuery.Of)
            .SelectMany(query => new[] { query.OfQuotes, query.OfArticles, query.InTitles, query.OfNames ?? "'x'" })
            .ToArray();

        queries.Length.ShouldBeGreaterThan(1000);
        var count = await connection.ExecuteScalarAsync<int>(
            "select count(q::tsquery)::integer from unnest(@queries) q",
            new { queries }
        );
        count.ShouldBe(queries.Length);
    }
}
