using System.Text.Json;
using Dapper;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;
using Qawl.Ingestion;
using Qawl.Ingestion.Reading;

namespace Qawl.Api.Tests.Search;

/// <summary>
/// Asks all of <c>tests/search/queries.txt</c> over HTTP, and the same of PostgreSQL's and Lucene's own means for Arabic, and prints
/// how much is found: <c>dotnet run --project tests/Api.Tests -- -class '*SearchQualityTests' -showLiveOutput</c>.
/// </summary>
[Slow]
public sealed class SearchQualityTests(PostgresFixture postgres, ITestOutputHelper output) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private TestService _service = null!;
    private HttpClient _client = null!;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        await new Importer(_database.DataSource, TimeProvider.System).ImportAsync(
            new DocumentReader([WordQuery.Documents]).ReadAsync(TestContext.Current.CancellationToken),
            new ImportOptions { Source = "search" },
            progress: null,
            TestContext.Current.CancellationToken
        );
        _service = await TestService.StartAsync(_database.ConnectionString);
        _client = _service.CreateClient();
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        foreach (
            var (id, name) in await connection.QueryAsync<(string, string)>("select id, external_id from articles")
        )
        {
            _names.Add(id, name);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Words_find_what_readers_expect_and_little_else()
    {
        var (articles, quotes) = await ScoreAsync(FoundAsync, WordQuery.All);

        output.WriteLine($"{"", -24} recall at 20   false");
        Print("articles", articles);
        Print("quotes", quotes);
        // Of what others have an operator for.
        var asked = WordQuery
            .All.Where(q => !q.Query.Contains(':', StringComparison.Ordinal) && q.Query[0] is not '=')
            .ToList();
        var (otherArticles, otherQuotes) = await ScoreAsync(FoundByPostgresAsync, asked);
        Print("PostgreSQL, articles", otherArticles);
        Print("PostgreSQL, quotes", otherQuotes);
        using var allArticles = await LuceneAsync("select external_id, text from articles");
        using var allQuotes = await LuceneAsync(
            "select a.external_id, q.text from quotes q join articles a on a.id = q.article_id"
        );
        var (lucenesArticles, lucenesQuotes) = await ScoreAsync(
            (list, query) => Task.FromResult((list == "articles" ? allArticles : allQuotes).Find(query, most: 20)),
            asked
        );
        Print("Lucene, articles", lucenesArticles);
        Print("Lucene, quotes", lucenesQuotes);
        output.WriteLine(string.Join('\n', articles.Mistakes.Concat(quotes.Mistakes)));

        WordQuery.All.Count.ShouldBeGreaterThanOrEqualTo(120);
        articles.Recall.ShouldBeGreaterThanOrEqualTo(0.98);
        quotes.Recall.ShouldBeGreaterThanOrEqualTo(0.98);
        articles.False.ShouldBeLessThanOrEqualTo(0.03);
        quotes.False.ShouldBeLessThanOrEqualTo(0.03);
        (articles.Recall - otherArticles.Recall).ShouldBeGreaterThan(0.1);
        (quotes.Recall - otherQuotes.Recall).ShouldBeGreaterThan(0.1);
        (articles.Recall - lucenesArticles.Recall).ShouldBeGreaterThan(0.1);
        (quotes.Recall - lucenesQuotes.Recall).ShouldBeGreaterThan(0.1);
        articles.False.ShouldBeLessThanOrEqualTo(lucenesArticles.False);
        quotes.False.ShouldBeLessThanOrEqualTo(lucenesQuotes.False);
    }

    [Fact]
    public async Task Operators_and_fields_are_right_in_all()
    {
        var (articles, quotes) = await ScoreAsync(FoundAsync, WordQuery.All.Where(q => q.HasOperators));

        articles.Mistakes.Concat(quotes.Mistakes).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("السفينة", "ship")]
    [InlineData("حديقة", "garden")]
    [InlineData("أسعار النفط", "oil")]
    public async Task What_the_title_says_comes_before_newer_texts(string query, string first)
    {
        var answer = await _client.GetStringAsync(
            $"/v1/search?type=article&q={Uri.EscapeDataString(query)}",
            TestContext.Current.CancellationToken
        );

        var items = JsonElement.Parse(answer).GetProperty("items").EnumerateArray().ToList();
        items.Count.ShouldBeGreaterThan(1);
        _names[items[0].GetProperty("id").GetString()!].ShouldBe(first);
    }

    [Fact]
    public async Task Highlights_are_whole_words_of_the_stored_text()
    {
        var wrong = new List<string>();
        foreach (var query in WordQuery.All)
        {
            foreach (var list in new[] { "articles", "quotes" })
            {
                foreach (var row in await RowsAsync(list, query.Query))
                {
                    var id = row.GetProperty(list == "articles" ? "id" : "articleId").GetString();
                    var text = await _client.GetStringAsync(
                        $"/v1/articles/{id}/text",
                        TestContext.Current.CancellationToken
                    );
                    var words = row.GetProperty("highlights")
                        .EnumerateArray()
                        .Select(h => (h.GetProperty("start").GetInt32(), h.GetProperty("end").GetInt32()))
                        .ToList();
                    var isField = query.Query.Contains(':', StringComparison.Ordinal) || query.Kind == "spelling";
                    if ((words.Count == 0 && !isField) || words.Any(w => !IsWholeWord(text, w)))
                    {
                        wrong.Add(
                            $"{list} {query.Query}: {string.Join(' ', words.Select(w => text[w.Item1..w.Item2]))}"
                        );
                    }
                }
            }
        }
        wrong.ShouldBeEmpty();
    }

    private static bool IsWholeWord(string text, (int Start, int End) span) =>
        span.Start < span.End
        && !char.IsLetterOrDigit(text[Math.Max(0, span.Start - 1)]) | span.Start == 0
        && (span.End == text.Length || !char.IsLetterOrDigit(text[span.End]))
        && text[span.Start..span.End].All(c => char.IsLetterOrDigit(c) || c is >= '\u064B' and <= '\u0670');

    private void Print(string what, WordScore score) =>
        output.WriteLine(FormattableString.Invariant($"{what, -24} {score.Recall, 12:0.000} {score.False, 7:0.000}"));

    private static async Task<(WordScore Articles, WordScore Quotes)> ScoreAsync(
        Func<string, string, Task<IReadOnlyCollection<string>>> find,
        IEnumerable<WordQuery> queries
    )
    {
        var (articles, quotes) = (new WordScore(), new WordScore());
        foreach (var query in queries)
        {
            articles.Add(query, query.Articles, await find("articles", query.Query));
            quotes.Add(query, query.Quotes, await find("quotes", query.Query));
        }
        return (articles, quotes);
    }

    private async Task<IReadOnlyCollection<string>> FoundAsync(string list, string query) =>
        [
            .. (await RowsAsync(list, query)).Select(row =>
                _names[row.GetProperty(list == "articles" ? "id" : "articleId").GetString()!]
            ),
        ];

    private async Task<IReadOnlyList<JsonElement>> RowsAsync(string list, string query)
    {
        using var answer = await _client.GetAsync(
            $"/v1/{list}?limit=20&q={Uri.EscapeDataString(query)}",
            TestContext.Current.CancellationToken
        );
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{query}: {body}");
        return [.. JsonElement.Parse(body).GetProperty("items").EnumerateArray()];
    }

    private async Task<LuceneIndex> LuceneAsync(string sql)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return new LuceneIndex(await connection.QueryAsync<(string, string)>(sql));
    }

    private async Task<IReadOnlyCollection<string>> FoundByPostgresAsync(string list, string query)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        var sql =
            list == "articles"
                ? """
                    select external_id from articles
                    where to_tsvector('arabic', text) @@ websearch_to_tsquery('arabic', @query) order by sort_at desc limit 20
                    """
                : """
                    select a.external_id from quotes q join articles a on a.id = q.article_id
                    where to_tsvector('arabic', q.text) @@ websearch_to_tsquery('arabic', @query) order by q.sort_at desc limit 20
                    """;
        return (await connection.QueryAsync<string>(sql, new { query })).AsList();
    }
}
