using Dapper;
using Npgsql;
using Qawl.Api.Tests.Database;
using Qawl.Extraction.Model;
using Qawl.Identity;
using Qawl.Ingestion.Extracted;
using Qawl.Ingestion.Judging;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Tests.Ingestion.Views;

[Slow]
public sealed class RefreshingTests(PostgresFixture postgres)
{
    private const int Articles = 40;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 4)]
    [InlineData(5, 4)]
    [InlineData(6, 8)]
    public async Task Refreshed_is_rebuilt_from_facts_and_judgements(int seed, int writers)
    {
        await using var database = await postgres.CreateDatabaseAsync();

        await Task.WhenAll(
            Enumerable
                .Range(0, writers)
                .Select(async writer =>
                {
                    var random = new Random(seed * 100 + writer);
                    for (var step = 0; step < 60 / writers; step++)
                    {
                        await StepAsync(database.DataSource, random);
                        if (writers == 1 && step % 6 == 0)
                        {
                            await RebuiltViews.ShouldBeHeldAsync(database.DataSource);
                        }
                    }
                })
        );

        // Whatever was drawn, and brought back by force: one is taken down at last.
        for (var number = 0; number < Articles; number++)
        {
            if (await RemoveAsync(database.DataSource, Variant(number, 0)) is RemovalOutcome.Removed)
            {
                break;
            }
        }
        (await StoredRows.CountAsync(database.DataSource, "articles")).ShouldBeGreaterThan(0);
        (await StoredRows.CountAsync(database.DataSource, "tombstones")).ShouldBeGreaterThan(0);
        (await StoredRows.CountAsync(database.DataSource, "joined_forms")).ShouldBeGreaterThan(0);
        await RebuiltViews.ShouldBeHeldAsync(database.DataSource);
    }

    [Fact]
    public async Task With_the_last_document_go_its_spelling_and_its_offices()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        // 0 writes أنور القرناوي with an office, 1 without the hamza and without one.
        var (first, second) = (Named(0, "أنور القرناوي", "مدير"), Named(1, "انور القرناوي"));
        await WriteAsync(database.DataSource, [first, second], force: false);
        (await NamesAsync()).ShouldBe("أنور القرناوي: أنور القرناوي، انور القرناوي، قال، قال ، مدير");

        await RemoveAsync(database.DataSource, first);

        (await NamesAsync()).ShouldBe("انور القرناوي: انور القرناوي، قال ");

        Task<string?> NamesAsync() =>
            StoredRows.ScalarAsync(
                database.DataSource,
                """
                select name || ': ' || concat_ws('، ',
                    (select string_agg(name, '، ' order by name collate "C") from aliases where person_id = p.id),
                    (select string_agg(title, '، ') from roles where person_id = p.id))
                from people p
                """
            );
    }

    private static async Task StepAsync(NpgsqlDataSource database, Random random)
    {
        switch (random.Next(8))
        {
            case 0 or 1:
                await WriteAsync(database, Draw(random, 1 + random.Next(12)), force: random.Next(3) == 0);
                break;
            case 2:
                await WriteAsync(database, Draw(random, 1), force: random.Next(3) == 0);
                break;
            case 3 or 4:
                await ReextractAsync(database, Draw(random, 1)[0]);
                break;
            case 5:
                await RemoveAsync(database, Draw(random, 1)[0]);
                break;
            default:
                await JudgeAsync(database, random);
                break;
        }
    }

    private static ExtractedDocument.Accepted[] Draw(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Variant(random.Next(Articles), random.Next(5)))];

    /// <summary>Of one text different engines find different people, offices and quotes.</summary>
    private static ExtractedDocument.Accepted Variant(int number, int variant) =>
        variant switch
        {
            0 => Named(number, "أنور القرناوي", $"مدير {number % 3}"),
            1 => Named(number, "انور القرناوي", $"مدير {number % 3}", $"وزير {number % 2}"),
            2 => Named(number, $"سراب {number % 4}"),
            _ => MadeUpNews.Extracted(number),
        };

    private static ExtractedDocument.Accepted Named(int number, string name, params string[] roles)
    {
        var document = MadeUpNews.Extracted(number);
        var article = document.Article;
        var person = article.People[0] with
        {
            Key = "person:" + name.Replace('أ', 'ا'),
            Name = name,
            Roles = [.. roles.Select((title, i) => new Office(title, new TextSpan(i, 4 + i)))],
            Mentions = [new TextSpan(0, 3 + number % 4)],
        };
        var speaker = article.Quotes[0].Speaker! with { Key = person.Key };
        return document with
        {
            Article = article with
            {
                People = [person],
                Outlet = number % 5 == 0 ? null : article.Outlet,
                Quotes = number % 3 == 0 ? [] : [article.Quotes[0] with { Speaker = speaker }],
            },
        };
    }

    private static Task<IReadOnlyList<DocumentOutcome>> WriteAsync(
        NpgsqlDataSource database,
        IEnumerable<ExtractedDocument.Accepted> documents,
        bool force
    ) =>
        Contention.RepeatedAsync(
            () =>
                new BatchWriter(database, TimeProvider.System).WriteAsync(
                    [.. documents.Select(d => new ArticleRows(d))],
                    Guid.CreateVersion7(),
                    force,
                    new Turn(),
                    EndAsync,
                    Cancelled
                ),
            Cancelled
        );

    private static async Task ReextractAsync(NpgsqlDataSource database, ExtractedDocument.Accepted document)
    {
        var rows = new ArticleRows(document);
        await using var connection = await database.OpenConnectionAsync(Cancelled);
        await connection.ExecuteAsync("update articles set engine_version = 'older' where id = @Id", new { rows.Id });
        await Contention.RepeatedAsync(
            () => new BatchWriter(database, TimeProvider.System).ReplaceAsync(rows, EndAsync, Cancelled),
            Cancelled
        );
    }

    /// <summary>Of two forms that documents have now, mostly that they are the same: people or organizations.</summary>
    private static async Task JudgeAsync(NpgsqlDataSource database, Random random)
    {
        await using var connection = await database.OpenConnectionAsync(Cancelled);
        var type = random.Next(3) == 0 ? "organization" : "person";
        var forms = (
            await connection.QueryAsync<string>(
                "select distinct id from forms where type = @type order by id",
                new { type }
            )
        ).ToArray();
        if (forms.Length < 2)
        {
            return;
        }
        random.Shuffle(forms);
        var verdict = random.Next(5) switch
        {
            0 => Verdict.NotSame,
            1 => Verdict.Unsure,
            _ => Verdict.Same,
        };
        (
            await new Judgements(database, TimeProvider.System).JudgeAsync(
                FormPair.Of(forms[0], forms[1]),
                verdict,
                "reader",
                reason: null,
                Cancelled
            )
        ).ShouldNotBeOfType<JudgingOutcome.OfTwoTypes>();
    }

    private static Task<RemovalOutcome> RemoveAsync(NpgsqlDataSource database, ExtractedDocument.Accepted document) =>
        new Takedown(database, TimeProvider.System).RemoveAsync(new ArticleRows(document).Id, reason: null, Cancelled);

    private static Task EndAsync(NpgsqlConnection connection, Stored stored) =>
        Commits.EndAsync(connection, "select 1", new { }, stored.Articles, TimeProvider.System.GetUtcNow(), Cancelled);
}
