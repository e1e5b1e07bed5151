using System.Text.Json;
using Qawl.Api.Problems;
using Qawl.Api.Tests.Contracts;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Problems;
using Qawl.Ingestion.Utterances;

namespace Qawl.Api.Tests.Service;

/// <summary>One running service for every test that only reads, with a handful of articles that are known to the letter.</summary>
public sealed class SeededService(PostgresFixture postgres) : IAsyncLifetime
{
    private TestDatabase? _database;
    private TestService? _service;

    public HttpClient Client { get; private set; } = null!;

    internal DeclaredContract Declared => _service!.Declared;

    /// <summary>Ids by the names that tests use.</summary>
    public IReadOnlyDictionary<string, string> Ids => _ids;

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        await WriteAsync(new TestArticles(_database.DataSource));
        _service = await TestService.StartAsync(_database.ConnectionString);
        Client = _service.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    /// <summary>The answer to a request that must succeed. Names in braces stand for ids.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await Client.GetAsync(Resolve(path), TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {body}");
        return JsonElement.Parse(body);
    }

    /// <summary>The answer to a request that must be refused. Names in braces stand for ids.</summary>
    /// <param name="path">What to get.</param>
    /// <param name="kind">The name of the kind of problem.</param>
    public Task<JsonElement> ProblemAsync(string path, string kind) =>
        ProblemTests.ProblemOfAsync(
            Client,
            new(HttpMethod.Get, Resolve(path)),
            ProblemKind.All.Single(k => string.Equals(k.Name, kind, StringComparison.Ordinal))
        );

    /// <summary>Checks that a request is refused with a message, to the letter, for one of its parameters.</summary>
    public async Task RefusesAsync(string path, string parameter, string message)
    {
        var problem = await ProblemAsync(path, "invalid-parameter");
        problem
            .GetProperty("errors")
            .GetProperty(parameter)
            .EnumerateArray()
            .Select(m => m.GetString())
            .ShouldBe([message], problem.GetRawText());
    }

    /// <summary>The names of the rows that a list answers with, in its order.</summary>
    public async Task<string[]> NamesAsync(string path)
    {
        var page = await GetAsync(path);
        return [.. page.GetProperty("items").EnumerateArray().Select(NameOf)];
    }

    /// <summary>The name by which tests know a row; of a quote, whose id may also be an utterance's, its own.</summary>
    public string NameOf(JsonElement row)
    {
        var id = row.GetProperty("id").GetString();
        return _ids.First(i => string.Equals(i.Value, id, StringComparison.Ordinal)).Key;
    }

    public string Resolve(string path)
    {
        foreach (var (name, id) in _ids)
        {
            path = path.Replace($"{{{name}}}", id, StringComparison.Ordinal);
        }
        return path;
    }

    /// <summary>As if these quotes had been judged to report one statement.</summary>
    private async Task UtteranceAsync(TestArticles articles, string name, params string[] quotes)
    {
        var ids = quotes.Select(q => _ids[q]).ToArray();
        var id = _ids[name] = ids.Min(StringComparer.Ordinal)!;
        await articles.ExecuteAsync(
            "update quotes set utterance = @id where article_id || '-' || start_at || '-' || end_at = any(@ids)",
            new { id, ids }
        );
        await articles.ExecuteAsync(UtteranceView.Gather, new { ids = new[] { id } });
    }

    private async Task WriteAsync(TestArticles articles)
    {
        var samir = _ids["samir"] = await articles.PersonAsync("سمير الحداد", "الحداد");
        var layla = _ids["layla"] = await articles.PersonAsync("ليلى منصور", "منصور");
        // Shares a spelling with samir.
        _ids["nader"] = await articles.PersonAsync("نادر الحداد", "الحداد");
        var water = _ids["water"] = await articles.OrganizationAsync("وزارة المياه", "government", isOutlet: false);
        var agency = _ids["agency"] = await articles.OrganizationAsync("وكالة المدى", "media", isOutlet: true, "المدى");
        var paper = _ids["paper"] = await articles.OrganizationAsync("جريدة الأفق", "media", isOutlet: true);
        var byAgency = (agency, "وكالة المدى");
        var byPaper = (paper, "جريدة الأفق");

        var dam = await articles.ArticleAsync(
            "😀 قال سمير الحداد إن «السد جاهز وفق وزارة المياه» وأكدت ليلى منصور أن العمل مستمر.",
            "2024-05-04",
            byAgency,
            "السد الجديد"
        );
        _ids["dam"] = dam.Id;
        await dam.MentionAsync("سمير الحداد", person: samir);
        await dam.MentionAsync("ليلى منصور", person: layla);
        await dam.MentionAsync("وزارة المياه", organization: water);
        _ids["ready"] = await dam.QuoteAsync(
            "السد جاهز وفق وزارة المياه",
            person: samir,
            cue: "قال",
            onBehalfOf: water
        );
        _ids["continues"] = await dam.QuoteAsync("العمل مستمر", "indirect", person: layla, cue: "وأكدت", relay: agency);

        // The same day as the first: a tie that only the id breaks.
        var rain = await articles.ArticleAsync(
            "أعلنت وزارة المياه أن الأمطار وفيرة. وقال مصدر مسؤول إن ليلى منصور غادرت.",
            "2024-05-04",
            byPaper,
            "أمطار"
        );
        _ids["rain"] = rain.Id;
        await rain.MentionAsync("وزارة المياه", organization: water);
        await rain.MentionAsync("ليلى منصور", person: layla);
        _ids["plenty"] = await rain.QuoteAsync("الأمطار وفيرة", "indirect", organization: water);
        _ids["left"] = await rain.QuoteAsync("ليلى منصور غادرت", "indirect", unnamed: "مصدر مسؤول", stance: "denied");

        var zoned = await articles.ArticleAsync(
            "قالت ليلى منصور: «الوقت ضيق».",
            "2024-06-01T01:30:00+03:00",
            byAgency,
            importedAt: TestArticles.FirstImport.AddDays(1)
        );
        _ids["zoned"] = zoned.Id;
        await zoned.MentionAsync("ليلى منصور", person: layla);
        _ids["tight"] = await zoned.QuoteAsync("الوقت ضيق", person: layla);

        var undated = await articles.ArticleAsync("«لا تاريخ هنا» كما قيل.", outlet: byPaper);
        _ids["undated"] = undated.Id;
        _ids["anonymous"] = await undated.QuoteAsync("لا تاريخ هنا");

        var bare = await articles.ArticleAsync("قال سمير الحداد: «بلا ناشر».");
        _ids["bare"] = bare.Id;
        await bare.MentionAsync("سمير الحداد", person: samir);
        _ids["unpublished"] = await bare.QuoteAsync("بلا ناشر", person: samir);

        await articles.ExecuteAsync(
            "insert into roles (person_id, office, title, articles, first_seen, last_seen) values (@samir, 'وزير ميا', 'وزير المياه', 1, '2024-05-04', '2024-05-04')",
            new { samir }
        );
        await articles.ExecuteAsync(
            """
            insert into import_runs (id, source, status, engine_version, started_at, finished_at, rejected)
            values ('019b7880-f400-7000-8000-000000000001', 'news', 'running', '1', '2026-01-01', null, 0),
                   ('019b7880-f400-7000-8000-000000000002', 'more', 'finished', '1', '2026-01-02', '2026-01-03', 2)
            """
        );
        await articles.ExecuteAsync(
            """
            insert into import_rejections (run_id, ordinal, name, reason, detail)
            values ('019b7880-f400-7000-8000-000000000002', 1, 'a, "b".txt', 'emptyBody', 'No words.'),
                   ('019b7880-f400-7000-8000-000000000002', 2, 'خبر.txt', 'noArabic', 'No Arabic.')
            """
        );
        // As if they had been compared: one was read twice, and another outlet has it.
        await articles.ExecuteAsync(
            """
            insert into copies (article_id, source_id, place, page_id, revision_of)
            values (@dam, @dam, 1, @dam, null), (@zoned, @dam, 2, @dam, @dam), (@undated, @dam, 3, @undated, null)
            """,
            new
            {
                dam = dam.Id,
                zoned = zoned.Id,
                undated = undated.Id,
            }
        );
        await UtteranceAsync(articles, "spread", "ready", "plenty", "tight");
        await UtteranceAsync(articles, "undatedOne", "anonymous", "unpublished");
        await articles.CountAsync();
    }
}

/// <summary>Tests that only read share the service.</summary>
[CollectionDefinition(Name)]
public sealed class SeededServiceTests : ICollectionFixture<SeededService>
{
    public const string Name = "seeded service";
}
