using System.Net;
using System.Text.Json;
using Qawl.Api.Problems;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Ingestion;
using Qawl.Api.Tests.Problems;
using Qawl.Api.Tests.Seeder;
using Qawl.Api.Tests.Service;
using Qawl.Ingestion;
using Qawl.Ingestion.Reading;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Tests.Articles;

[Slow]
public sealed class TakedownTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Articles = 12;

    private static readonly CancellationToken Cancelled = TestContext.Current.CancellationToken;

    private readonly Workspace _files = new();
    private TestDatabase _database = null!;
    private TestService _service = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        MadeUpNews.Write(_files.Full("news.ndjson"), Articles);
        await ImportAsync(_database, "news.ndjson");
        _service = await TestService.StartAsync(_database.ConnectionString);
        _client = _service.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
        await _database.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task What_is_taken_down_leaves_what_an_import_without_it_leaves()
    {
        await using var without = await postgres.CreateDatabaseAsync();
        MadeUpNews.Write(_files.Full("fewer.ndjson"), Articles - 1);
        await ImportAsync(without, "fewer.ndjson");

        (await DeleteAsync(await LastAsync())).ShouldBe(HttpStatusCode.NoContent);

        var (rows, expected) = (
            await StoredRows.OfAsync(_database.DataSource),
            await StoredRows.OfAsync(without.DataSource)
        );
        foreach (var table in rows.Keys)
        {
            // The name of a document tells the file that it came in.
            if (table is not "documents")
            {
                rows[table].ShouldBe(expected[table], table);
            }
        }
        rows["documents"].ShouldStartWith($"{Articles - 1} ");
        (await StoredRows.CountWrongCountersAsync(_database.DataSource)).ShouldBe(0);
    }

    [Fact]
    public async Task With_all_articles_everybody_goes()
    {
        foreach (var id in await IdsAsync())
        {
            (await DeleteAsync(id)).ShouldBe(HttpStatusCode.NoContent);
        }

        var rows = await StoredRows.OfAsync(_database.DataSource);
        rows.Where(t => t.Value != "0 ").ShouldBeEmpty();
        (await StoredRows.CountAsync(_database.DataSource, "tombstones")).ShouldBe(Articles);
    }

    [Slow]
    [Theory]
    [InlineData("/v1/articles/{0}")]
    [InlineData("/v1/articles/{0}/text")]
    [InlineData("/v1/articles/{0}/quotes")]
    [InlineData("/v1/articles/{0}/quotes?format=ndjson")]
    [InlineData("/v1/quotes/{0}-0-5")]
    public async Task Afterwards_it_is_gone_and_so_it_is_after_a_restart(string path)
    {
        var id = await LastAsync();
        await DeleteAsync(id, "?reason=" + Uri.EscapeDataString("بطلب من الناشر"));
        await using var restarted = await TestService.StartAsync(_database.ConnectionString);
        using var client = restarted.CreateClient();
        var request = string.Format(null, path, id);

        foreach (var asked in new[] { _client, client })
        {
            var problem = await ProblemTests.ProblemOfAsync(asked, new(HttpMethod.Get, request), ProblemKind.TakenDown);
            problem.GetProperty("deletedAt").GetString()!.ShouldEndWith("Z");
            problem.GetProperty("detail").GetString()!.ShouldEndWith(": بطلب من الناشر");
        }
        await ProblemTests.ProblemOfAsync(client, Delete(id), ProblemKind.TakenDown);
        (await JsonAsync(client, $"/v1/articles?ids={id}")).GetProperty("missing")[0].GetString().ShouldBe(id);
    }

    [Theory]
    [InlineData("/v1/articles/aaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("/v1/articles/nothing")]
    public async Task What_was_never_there_is_not_found(string path) =>
        await ProblemTests.ProblemOfAsync(_client, Request(HttpMethod.Delete, path), ProblemKind.NotFound);

    [Slow]
    [Theory]
    [InlineData("reason=")]
    [InlineData("reason=a%00b")]
    [InlineData("reason=%E2%80%AEx")]
    [InlineData("reasons=x")]
    [InlineData("reason=a&reason=b")]
    public async Task A_wrong_parameter_deletes_nothing(string query)
    {
        var id = await LastAsync();

        (await DeleteAsync(id, "?" + query)).ShouldBe(HttpStatusCode.BadRequest);
        (await DeleteAsync(id, "?reason=" + new string('x', 501))).ShouldBe(HttpStatusCode.BadRequest);
        (await IdsAsync()).Contains(id, StringComparer.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public async Task Without_the_key_nothing_is_taken_down()
    {
        var id = await LastAsync();
        await using var closed = await TestService.StartAsync(_database.ConnectionString, key: null);
        using var client = closed.CreateClient();

        await ProblemTests.ProblemOfAsync(_client, Delete(id, key: null), ProblemKind.KeyRequired);
        await ProblemTests.ProblemOfAsync(_client, Delete(id, key: "wrong"), ProblemKind.KeyRequired);
        await ProblemTests.ProblemOfAsync(client, Delete(id), ProblemKind.WritingOff);
        (await IdsAsync()).Contains(id, StringComparer.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_content_stays_out_until_it_is_forced()
    {
        var before = await StoredRows.OfAsync(_database.DataSource);
        await DeleteAsync(await LastAsync());

        (await ImportAsync(_database, "news.ndjson")).ShouldBe(
            new ImportCounts { Unchanged = Articles - 1, TakenDown = 1 }
        );
        (await StoredRows.CountAsync(_database.DataSource, "import_runs where taken_down = 1")).ShouldBe(1);
        (await IdsAsync()).Length.ShouldBe(Articles - 1);

        (await ImportAsync(_database, "news.ndjson", force: true)).ShouldBe(
            new ImportCounts { Unchanged = Articles - 1, Imported = 1 }
        );
        (await StoredRows.OfAsync(_database.DataSource)).ShouldBe(before);
        (await StoredRows.CountAsync(_database.DataSource, "tombstones")).ShouldBe(0);
    }

    [Slow]
    [Fact]
    public async Task The_console_job_takes_force()
    {
        await DeleteAsync(await LastAsync());
        var arguments = new[] { "seed", _files.Full("news.ndjson"), "--connection", _database.ConnectionString };

        var kept = await SeederProcess.RunAsync(arguments);
        var forced = await SeederProcess.RunAsync([.. arguments, "--force"]);

        kept.ExitCode.ShouldBe(0, kept.Errors);
        kept.Output.ShouldContain("taken down");
        forced.ExitCode.ShouldBe(0, forced.Errors);
        (await IdsAsync()).Length.ShouldBe(Articles);
    }

    [Fact]
    public async Task An_import_over_http_takes_force()
    {
        var body = JsonSerializer.Serialize(
            new
            {
                title = "الجسر",
                text = "قال سمير الحداد إن الجسر سيفتح للمارة هذا الصيف.",
                outlet = "المدى",
            }
        );
        var id = await PostAsync("/v1/articles", body);
        await DeleteAsync(id);

        await ProblemTests.ProblemOfAsync(
            _client,
            Request(HttpMethod.Post, "/v1/articles", body),
            ProblemKind.StaysOut
        );
        (await ImportOverHttpAsync("", body)).GetProperty("takenDown").GetInt32().ShouldBe(1);
        (await IdsAsync()).ShouldNotContain(i => i == id);
        (await ImportOverHttpAsync("?force=true", body)).GetProperty("imported").GetInt32().ShouldBe(1);
        (await IdsAsync()).ShouldContain(i => i == id);
        (await DeleteAsync(id)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Posting_it_again_is_refused_until_it_is_forced()
    {
        var body = JsonSerializer.Serialize(new { text = "قال سمير الحداد إن السد جاهز للعمل هذا العام." });
        var id = await PostAsync("/v1/articles", body);
        await DeleteAsync(id, "?reason=x");

        var again = Request(HttpMethod.Post, "/v1/articles", body);
        var problem = await ProblemTests.ProblemOfAsync(_client, again, ProblemKind.StaysOut);
        problem.GetProperty("deletedAt").GetString()!.ShouldEndWith("Z");
        (await PostAsync("/v1/articles?force=true", body)).ShouldBe(id);
        (await JsonAsync(_client, $"/v1/articles/{id}")).GetProperty("id").GetString().ShouldBe(id);
        (await DeleteAsync(id)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task An_older_article_that_was_taken_down_is_not_extracted_again()
    {
        await using (var command = _database.DataSource.CreateCommand("update articles set engine_version = 'older'"))
        {
            await command.ExecuteNonQueryAsync(Cancelled);
        }
        await DeleteAsync(await LastAsync());

        (await ImportAsync(_database, "news.ndjson", reextract: true)).ShouldBe(
            new ImportCounts { Reextracted = Articles - 1, TakenDown = 1 }
        );
    }

    [Fact]
    public async Task Deletions_and_imports_at_once_neither_wait_in_a_circle_nor_miscount()
    {
        var ids = await IdsAsync();
        var deleting = Enumerable
            .Range(0, 4)
            .Select(async writer =>
            {
                var answers = new List<HttpStatusCode>();
                foreach (var id in ids.OrderBy(i => i[writer]).Take(8))
                {
                    answers.Add(await DeleteAsync(id));
                }
                return answers;
            })
            .ToArray();
        MadeUpNews.Write(_files.Full("more.ndjson"), 60);
        var importing = Enumerable.Range(0, 3).Select(_ => ImportAsync(_database, "more.ndjson")).ToArray();

        var answers = (await Task.WhenAll(deleting)).SelectMany(a => a).ToArray();
        await Task.WhenAll(importing);

        answers.ShouldAllBe(a => a == HttpStatusCode.NoContent || a == HttpStatusCode.Gone);
        var deleted = answers.Count(a => a == HttpStatusCode.NoContent);
        (await StoredRows.CountAsync(_database.DataSource, "tombstones")).ShouldBe(deleted);
        (await StoredRows.CountAsync(_database.DataSource, "articles")).ShouldBe(60 - deleted);
        (
            await StoredRows.CountAsync(
                _database.DataSource,
                "articles a where exists (select from tombstones t where t.article_id = a.id)"
            )
        ).ShouldBe(0);
        (await StoredRows.CountWrongCountersAsync(_database.DataSource)).ShouldBe(0);
    }

    private async Task<ImportCounts> ImportAsync(
        TestDatabase database,
        string file,
        bool force = false,
        bool reextract = false
    ) =>
        (
            await new Importer(database.DataSource, TimeProvider.System).ImportAsync(
                new DocumentReader([_files.Full(file)]).ReadAsync(Cancelled),
                new ImportOptions
                {
                    Source = "test",
                    Force = force,
                    Reextract = reextract,
                },
                progress: null,
                Cancelled
            )
        ).Counts;

    private async Task<string[]> IdsAsync() =>
        [
            .. (await JsonAsync(_client, "/v1/articles?limit=100"))
                .GetProperty("items")
                .EnumerateArray()
                .Select(a => a.GetProperty("id").GetString()!),
        ];

    /// <summary>The article that a shorter file of made-up news has not.</summary>
    private async Task<string> LastAsync() =>
        (
            await StoredRows.ScalarAsync(
                _database.DataSource,
                $"select article_id from documents where name like '%#{Articles}'"
            )
        )!;

    private async Task<HttpStatusCode> DeleteAsync(string id, string query = "")
    {
        using var answer = await _client.SendAsync(Request(HttpMethod.Delete, $"/v1/articles/{id}{query}"), Cancelled);
        return answer.StatusCode;
    }

    private async Task<string> PostAsync(string path, string body)
    {
        using var answer = await _client.SendAsync(Request(HttpMethod.Post, path, body), Cancelled);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancelled)).GetProperty("id").GetString()!;
    }

    private async Task<JsonElement> ImportOverHttpAsync(string query, string line)
    {
        var request = Request(HttpMethod.Post, $"/v1/imports{query}", line);
        request.Content!.Headers.ContentType = new("application/x-ndjson");
        using var answer = await _client.SendAsync(request, Cancelled);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancelled)).GetProperty("counts");
    }

    private static HttpRequestMessage Delete(string id, string? key = TestService.Key) =>
        Request(HttpMethod.Delete, $"/v1/articles/{id}", key: key);

    private static HttpRequestMessage Request(
        HttpMethod method,
        string path,
        string? body = null,
        string? key = TestService.Key
    )
    {
        var request = body is null ? new HttpRequestMessage() : ProblemTests.Post(body, key: null);
        request.Method = method;
        request.RequestUri = new(path, UriKind.Relative);
        if (key is not null)
        {
            request.Headers.Add("X-Api-Key", key);
        }
        return request;
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, string path) =>
        JsonElement.Parse(await client.GetStringAsync(path, Cancelled));
}
