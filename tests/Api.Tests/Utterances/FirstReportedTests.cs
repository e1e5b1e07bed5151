using System.Text.Json;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;
using Qawl.Ingestion.Utterances;

namespace Qawl.Api.Tests.Utterances;

/// <summary>Days are often all that is known of when something was published.</summary>
[Slow]
public sealed class FirstReportedTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Of_two_of_the_same_day_the_one_that_the_other_copied_reported_it_first()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var articles = new TestArticles(database.DataSource);
        var speaker = await articles.PersonAsync("سمير الحداد");
        var quotes = new List<(string Article, string Quote)>();
        foreach (var end in new[] { "اليوم", "أمس", "غدا" })
        {
            var article = await articles.ArticleAsync($"قال سمير الحداد: «السد جاهز». {end}", "2024-05-04");
            quotes.Add((article.Id, await article.QuoteAsync("السد جاهز", person: speaker)));
        }
        var ordered = quotes.OrderBy(q => q.Article, StringComparer.Ordinal).ToArray();
        var (first, other, source) = (ordered[0], ordered[1], ordered[2]);
        await articles.ExecuteAsync(
            """
            insert into copies (article_id, source_id, place, page_id, revision_of)
            values (@source, @source, 1, @source, null), (@other, @source, 2, @other, null), (@first, @source, 3, @first, null)
            """,
            new
            {
                source = source.Article,
                other = other.Article,
                first = first.Article,
            }
        );
        await articles.ExecuteAsync("update quotes set utterance = @id", new { id = first.Quote });
        await articles.ExecuteAsync(UtteranceView.Gather, new { ids = new[] { first.Quote } });
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();

        var utterance = JsonElement.Parse(
            await client.GetStringAsync($"/v1/utterances/{first.Quote}", TestContext.Current.CancellationToken)
        );

        utterance.GetProperty("quoteCount").GetInt32().ShouldBe(3);
        utterance.GetProperty("firstReported").GetProperty("articleId").GetString().ShouldBe(source.Article);
    }
}
