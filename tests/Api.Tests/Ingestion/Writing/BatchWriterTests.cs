using Npgsql;
using Qawl.Api.Tests.Database;
using Qawl.Extraction.Model;
using Qawl.Ingestion.Extracted;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Tests.Ingestion.Writing;

[Slow]
public class BatchWriterTests(PostgresFixture postgres)
{
    private static readonly Guid Run = Guid.CreateVersion7();

    [Fact]
    public async Task Rows_do_not_depend_on_order_batches_or_repetition()
    {
        await using var once = await postgres.CreateDatabaseAsync();
        await using var often = await postgres.CreateDatabaseAsync();
        var news = Enumerable.Range(0, 60).ToArray();

        await WriteAsync(once, news);
        foreach (var part in news.Reverse().Chunk(7).Concat(news.Chunk(13)))
        {
            await WriteAsync(often, part);
        }

        var rows = await StoredRows.OfAsync(once.DataSource);
        (await StoredRows.OfAsync(often.DataSource)).ShouldBe(rows, ignoreOrder: true);
        rows["articles"].ShouldStartWith("60 ");
        rows["quotes"].ShouldStartWith("60 ");
        rows["roles"].ShouldNotStartWith("0 ");
        (await StoredRows.CountWrongCountersAsync(often.DataSource)).ShouldBe(0);
        (await StoredRows.CountWrongSlicesAsync(often.DataSource)).ShouldBe(0);
    }

    [Fact]
    public async Task Eight_writers_of_the_same_articles_neither_wait_in_a_circle_nor_count_twice()
    {
        await using var once = await postgres.CreateDatabaseAsync();
        await using var together = await postgres.CreateDatabaseAsync();
        var news = Enumerable.Range(0, 120).ToArray();
        await WriteAsync(once, news);

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async writer =>
                {
                    var order = new Random(writer);
                    var all = new List<DocumentOutcome>();
                    foreach (var part in news.OrderBy(_ => order.Next()).Chunk(10 + writer))
                    {
                        all.AddRange(await WriteAsync(together, part));
                    }
                    return all;
                })
        );

        (await StoredRows.OfAsync(together.DataSource)).ShouldBe(
            await StoredRows.OfAsync(once.DataSource),
            ignoreOrder: true
        );
        outcomes.SelectMany(o => o).OfType<DocumentOutcome.Imported>().Count().ShouldBe(news.Length);
    }

    [Fact]
    public async Task Of_several_spellings_and_kinds_the_same_is_kept_in_any_order()
    {
        await using var database = await postgres.CreateDatabaseAsync();

        var news = Enumerable.Range(0, 40).ToArray();
        await WriteAsync(database, news);

        // Some articles write أنور and some انور; some know the kind of a body and some do not.
        var names = news.Select(n => MadeUpNews.Extracted(n).Article.People[0])
            .GroupBy(p => p.Key, p => p.Name, StringComparer.Ordinal)
            .Select(spellings => spellings.Min(StringComparer.Ordinal)!);
        (
            await StoredRows.ScalarAsync(
                database.DataSource,
                "select string_agg(name, ',' order by name collate \"C\") from people"
            )
        ).ShouldBe(string.Join(',', names.Order(StringComparer.Ordinal)));
        (await StoredRows.CountAsync(database.DataSource, "organizations where kind = 'other'")).ShouldBe(0);
        (
            await StoredRows.CountAsync(
                database.DataSource,
                "organizations where is_outlet and kind = 'media' and article_count > 0"
            )
        ).ShouldBe(3);
    }

    [Fact]
    public async Task Replacing_leaves_what_a_clean_import_of_the_new_extraction_leaves()
    {
        await using var clean = await postgres.CreateDatabaseAsync();
        await using var replaced = await postgres.CreateDatabaseAsync();
        await WriteAsync(clean, [1, 2, 3]);
        await WriteAsync(replaced, [1, 2]);
        // An older engine found other people and another outlet in article 3.
        var older = MadeUpNews.Extracted(3);
        var other = MadeUpNews.Extracted(20).Article;
        var text = older.Text;
        await WriteAsync(
            replaced,
            [
                older with
                {
                    Article = older.Article with
                    {
                        Outlet = "منبر قديم",
                        People =
                        [
                            other.People[0] with
                            {
                                Key = "person:سراب",
                                Name = "سراب",
                                Mentions = [new TextSpan(0, 3)],
                                Roles = [],
                            },
                        ],
                        Organizations =
                        [
                            other.Organizations[0] with
                            {
                                Key = "organization:سراب",
                                Name = "سراب",
                                Mentions = [new TextSpan(4, 7)],
                            },
                        ],
                        Quotes = [],
                    },
                },
            ]
        );
        await ExecuteAsync(
            replaced,
            "update articles set engine_version = 'older' where published_text = '2024-04-04'"
        );

        var outcome = await new BatchWriter(replaced.DataSource, TimeProvider.System).ReplaceAsync(
            new ArticleRows(MadeUpNews.Extracted(3)),
            (_, _) => Task.CompletedTask,
            TestContext.Current.CancellationToken
        );

        outcome.ShouldBe(new DocumentOutcome.Reextracted(Ids.Article(older.Given.Outlet, text)));
        var expected = await StoredRows.OfAsync(clean.DataSource);
        var rows = await StoredRows.OfAsync(replaced.DataSource);
        rows.ShouldBe(expected, ignoreOrder: true);
        (await StoredRows.CountWrongCountersAsync(replaced.DataSource)).ShouldBe(0);
    }

    private static Task<IReadOnlyList<DocumentOutcome>> WriteAsync(TestDatabase database, int[] news) =>
        WriteAsync(database, [.. news.Select(MadeUpNews.Extracted)]);

    private static Task<IReadOnlyList<DocumentOutcome>> WriteAsync(
        TestDatabase database,
        IReadOnlyList<ExtractedDocument.Accepted> news
    ) =>
        new BatchWriter(database.DataSource, TimeProvider.System).WriteAsync(
            [.. news.Select(n => new ArticleRows(n))],
            Run,
            force: false,
            new Turn(),
            (_, _) => Task.CompletedTask,
            TestContext.Current.CancellationToken
        );

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using NpgsqlCommand command = database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
