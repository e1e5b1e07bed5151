using System.Globalization;
using System.Text.Json;
using Dapper;
using Npgsql;
using Qawl.Api.Feeds;
using Qawl.Api.Lists;
using Qawl.Api.Quotes;
using Qawl.Api.Requests;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;
using Qawl.Extraction.Model;
using Qawl.Ingestion.Extracted;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Tests.Ingestion.Writing;

/// <summary>Who asks for what is new since the newest that is known gets everything once, however many write.</summary>
public sealed class CommitsTests(PostgresFixture postgres)
{
    private const int Writers = 8;
    private const int ArticlesOfWriter = 250;
    private const int QuotesOfArticle = 10;
    private const int Rows = Writers * ArticlesOfWriter * QuotesOfArticle;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Slow]
    [Fact]
    public async Task Readers_of_what_is_new_miss_nothing_and_get_nothing_twice()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var listed = ReadAsync(since => ListAsync(client, since), stop.Token);
        var fed = ReadAsync(since => FeedAsync(database.DataSource, since), stop.Token);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => WriteAsync(database.DataSource, w)));
        await stop.CancelAsync();

        (await StoredRows.CountAsync(database.DataSource, "quotes")).ShouldBe(Rows);
        foreach (var found in new[] { await listed, await fed })
        {
            found.Count.ShouldBe(Rows);
            found.Distinct(StringComparer.Ordinal).Count().ShouldBe(Rows);
        }
        // Versions and times tell the same order, and those of one transaction are one.
        (
            await StoredRows.CountAsync(
                database.DataSource,
                """
                (select version, lag(version) over (order by committed_at) as before from
                     (select distinct version, committed_at from commits) as changes) as ordered
                where version <= before
                """
            )
        ).ShouldBe(0);
    }

    [Fact]
    public async Task A_clock_that_goes_back_does_not_change_the_order()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        await connection.ExecuteAsync("update data_version set committed_at = now() + interval '1 day'");

        await WriteAsync(database.DataSource, [Document(0, 0)], _ => Task.CompletedTask);
        await WriteAsync(database.DataSource, [Document(0, 1)], _ => Task.CompletedTask);

        (
            await StoredRows.CountAsync(
                database.DataSource,
                "(select distinct committed_at from commits where committed_at > now() + interval '23 hours') as times"
            )
        ).ShouldBe(2);
    }

    /// <summary>Asks for what is later than the latest found, until writers have ended and nothing is left.</summary>
    private static async Task<List<string>> ReadAsync(
        Func<DateTimeOffset, Task<IReadOnlyList<(string Id, DateTimeOffset ImportedAt)>>> findAsync,
        CancellationToken writersEnded
    )
    {
        var (found, since) = (new List<string>(), DateTimeOffset.UnixEpoch);
        while (true)
        {
            var isLast = writersEnded.IsCancellationRequested;
            var rows = await findAsync(since);
            found.AddRange(rows.Select(r => r.Id));
            since = rows.Select(r => r.ImportedAt.AddMicroseconds(1)).Append(since).Max();
            if (isLast && rows.Count == 0)
            {
                return found;
            }
        }
    }

    private static async Task<IReadOnlyList<(string, DateTimeOffset)>> ListAsync(
        HttpClient client,
        DateTimeOffset since
    )
    {
        var path = $"/v1/quotes?format=ndjson&importedSince={Stated(since)}";
        using var answer = await client.GetAsync(path, Cancelled);
        answer.EnsureSuccessStatusCode();
        var lines = (await answer.Content.ReadAsStringAsync(Cancelled)).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries
        );
        return
        [
            .. lines
                .Select(l => JsonElement.Parse(l))
                .Select(q => (q.GetProperty("id").GetString()!, q.GetProperty("importedAt").GetDateTimeOffset())),
        ];
    }

    /// <summary>The statement of feeds, without their limit.</summary>
    private static async Task<IReadOnlyList<(string, DateTimeOffset)>> FeedAsync(
        NpgsqlDataSource database,
        DateTimeOffset since
    )
    {
        await using var connection = await database.OpenConnectionAsync(Cancelled);
        var filter = new AnyQuoteFilter { ImportedSince = WireValue<Moment>.Parse(Stated(since), null) };
        var query = FeedEndpoints.Latest(QuoteQueries.List(filter, ResolvedNames.None), Rows, Cancelled);
        var newest = (await QuoteQueries.ReadAsync(connection, query)).AsList();
        newest.Select(q => q.ImportedAt).ShouldBeInOrder(SortDirection.Descending);
        return [.. newest.Select(q => (q.Id, q.ImportedAt))];
    }

    private static string Stated(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    /// <summary>In transactions of different length, some of which are rolled back and made again.</summary>
    private static async Task WriteAsync(NpgsqlDataSource database, int writer)
    {
        var random = new Random(writer);
        for (var article = 0; article < ArticlesOfWriter; )
        {
            var count = Math.Min(1 + random.Next(25), ArticlesOfWriter - article);
            var documents = Enumerable.Range(article, count).Select(a => Document(writer, a)).ToArray();
            var (fails, pause) = (random.Next(4) == 0, random.Next(20));
            try
            {
                await WriteAsync(
                    database,
                    documents,
                    async end =>
                    {
                        if (end)
                        {
                            if (fails)
                            {
                                throw new InvalidOperationException("Rolled back.");
                            }
                            return;
                        }
                        await Task.Delay(pause, Cancelled);
                    }
                );
                article += count;
            }
            catch (InvalidOperationException) when (fails) { }
        }
    }

    private static Task<IReadOnlyList<DocumentOutcome>> WriteAsync(
        NpgsqlDataSource database,
        ExtractedDocument.Accepted[] documents,
        Func<bool, Task> aroundEnd
    ) =>
        Contention.RepeatedAsync(
            () =>
                new BatchWriter(database, TimeProvider.System).WriteAsync(
                    [.. documents.Select(d => new ArticleRows(d))],
                    Guid.CreateVersion7(),
                    force: false,
                    new Turn(),
                    async (connection, stored) =>
                    {
                        await aroundEnd(false);
                        await Commits.EndAsync(
                            connection,
                            "select 1",
                            new { },
                            stored.Articles,
                            TimeProvider.System.GetUtcNow(),
                            Cancelled
                        );
                        await aroundEnd(true);
                    },
                    Cancelled
                ),
            Cancelled
        );

    private static ExtractedDocument.Accepted Document(int writer, int number)
    {
        var document = MadeUpNews.Extracted(number);
        var text = StoredText.Of($"{document.Text.Value} كاتب {writer}");
        var quote = document.Article.Quotes[0];
        return document with
        {
            Text = text,
            Article = document.Article with
            {
                Quotes =
                [
                    .. Enumerable
                        .Range(0, QuotesOfArticle)
                        .Select(i => quote with { Span = new TextSpan(quote.Span.Start, quote.Span.Start + 1 + i) }),
                ],
            },
        };
    }
}
