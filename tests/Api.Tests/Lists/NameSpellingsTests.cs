using System.Text.Json;
using Dapper;
using Qawl.Api.Lists;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;
using Qawl.Identity;
using Qawl.Ingestion.Judging;

namespace Qawl.Api.Tests.Lists;

/// <summary>A service whose articles call one person كمال الشرقاوي and فؤاد القزاز.</summary>
public sealed class JoinedNames(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly string[] Articles =
    [
        "قال وزير الخارجية كمال الشرقاوي: «الميناء مفتوح».",
        "وأضافت وزارة الخارجية: «البيان صدر».",
        "قال اللاعب فؤاد القزاز: «المباراة صعبة».",
        "قالت وزيرة المياه سميرة البنداري: «المياه كافية».",
        "قال المحامي جلال الطنطاوي: «التقيت كمال الشرقاوي في باب مفتوح».",
    ];

    private TestService _service = null!;

    internal TestDatabase Database { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await postgres.CreateDatabaseAsync();
        await Database.ImportAsync(Articles);
        await using (var connection = await Database.DataSource.OpenConnectionAsync())
        {
            var ids = (
                await connection.QueryAsync<string>(
                    "select id from people where name in ('كمال الشرقاوي', 'فؤاد القزاز') order by id"
                )
            ).AsList();
            await new Judgements(Database.DataSource, TimeProvider.System).JudgeAsync(
                FormPair.Of(ids[0], ids[1]),
                Verdict.Same,
                "reader",
                reason: null,
                TestContext.Current.CancellationToken
            );
        }
        _service = await TestService.StartAsync(Database.ConnectionString);
        Client = _service.CreateClient(redirected: false);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _service.DisposeAsync();
        await Database.DisposeAsync();
    }
}

public sealed class NameSpellingsTests(JoinedNames fixture) : IClassFixture<JoinedNames>
{
    private const string Kamal = "الميناء مفتوح|المباراة صعبة";
    private const string Samira = "المياه كافية";
    private const string Jalal = "التقيت كمال الشرقاوي في باب مفتوح";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("by:Sharqawi", Kamal)]
    [InlineData("by:Charkaoui", Kamal)]
    [InlineData("by:al-Sharqawi", Kamal)]
    [InlineData("\u200Fby:Charkaoui", Kamal)]
    [InlineData("by:\u200F\"فؤاد القزاز\"", "المباراة صعبة")]
    [InlineData("by:(Kamal al-Sharkawy)", Kamal)]
    [InlineData("by:(شرقاوى كمال)", Kamal)]
    [InlineData("by:(كمال القزاز)", "")]
    [InlineData("by:القزاز", Kamal)]
    [InlineData("by:(Fouad Qazzaz)", Kamal)]
    [InlineData("by:(فواد الكزاز)", Kamal)]
    [InlineData("by:Sharqawi مباراة", "المباراة صعبة")]
    [InlineData("مفتوح", "الميناء مفتوح|" + Jalal)]
    [InlineData("مفتوح -by:Sharqawi", Jalal)]
    [InlineData("مفتوح -by:(Kamal Sharqawi)", Jalal)]
    [InlineData("by:Sharqawi OR by:(Samira Bendary)", Kamal + "|" + Samira)]
    [InlineData("by:(Sharqawi OR البنداري) -المياه", Kamal)]
    [InlineData("about:Sharqawi", Jalal)]
    [InlineData("about:(Fuad Kazzaz)", Jalal)]
    [InlineData("about:Sharqawi by:Tantawi", Jalal)]
    [InlineData("by:\"فؤاد القزاز\"", "المباراة صعبة")]
    [InlineData("by:\"Kamal Sharqawi\"", "")]
    [InlineData("by:=الشرقاوي", "الميناء مفتوح")]
    [InlineData("by:Sharqa*", "")]
    [InlineData("by:وزير", "الميناء مفتوح|" + Samira)]
    [InlineData("by:(وزير الخارجية)", "الميناء مفتوح")]
    [InlineData("by:(وزارة الخارجية)", "البيان صدر")]
    [InlineData("by:Zlatan", "")]
    public async Task Whoever_a_name_means_is_found_under_all_names(string query, string said)
    {
        var words = Uri.EscapeDataString(query);

        var page = await GetAsync($"/v1/quotes?total=true&q={words}");
        var hits = await GetAsync($"/v1/search?type=quote&q={words}");
        var stats = await GetAsync($"/v1/stats/quotes?groupBy=kind&q={words}");
        var feed = await fixture.Client.GetStringAsync($"/v1/quotes/feed?q={words}", Cancelled);

        var expected = said.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).ToArray();
        TextsOf(page, "text").ShouldBe(expected);
        TextsOf(hits, "text").ShouldBe(expected);
        page.GetProperty("total").GetInt32().ShouldBe(expected.Length);
        feed.Split("<entry>").Length.ShouldBe(expected.Length + 1);
        stats
            .GetProperty("items")
            .EnumerateArray()
            .Sum(g => g.GetProperty("count").GetInt32())
            .ShouldBe(expected.Length);
    }

    [Theory]
    [InlineData("by:Sharqawi", 2)]
    [InlineData("about:Sharqawi", 3)]
    [InlineData("about:Sharqawi -by:Sharqawi", 1)]
    [InlineData("by:(Kamal Sharqawi) OR مياه", 3)]
    public async Task Articles_take_names_alike_also_to_their_last_row(string query, int count)
    {
        var words = Uri.EscapeDataString(query);

        (await GetAsync($"/v1/articles?q={words}")).GetProperty("items").GetArrayLength().ShouldBe(count);
        (await GetAsync($"/v1/search?type=article&q={words}")).GetProperty("items").GetArrayLength().ShouldBe(count);
        (await fixture.Client.GetStringAsync($"/v1/articles?format=ndjson&q={words}", Cancelled))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Length.ShouldBe(count);
    }

    [Fact]
    public async Task An_answer_tells_whom_a_name_was_taken_for()
    {
        var page = await GetAsync("/v1/quotes?q=by:Sharqawi -by:Zlatan");

        var resolved = page.GetProperty("resolved").EnumerateArray().ShouldHaveSingleItem();
        resolved.GetProperty("parameter").GetString().ShouldBe("q");
        resolved.GetProperty("given").GetString().ShouldBe("Sharqawi");
        resolved.GetProperty("matched").GetProperty("by").GetString().ShouldBe("transliteration");
        (await GetAsync("/v1/quotes?q=مفتوح")).TryGetProperty("resolved", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("quotes?q=by:Sharqawi زرافات", "by:Sharqawi")]
    [InlineData("quotes?q=by:Zlatan الميناء", "الميناء")]
    [InlineData("search?q=by:(Kamal Sharqawi) زرافات", "by:(Kamal Sharqawi)")]
    public async Task What_is_nearest_keeps_a_name_that_somebody_has(string path, string nearest) =>
        (await GetAsync($"/v1/{path}"))
            .GetProperty("nearest")
            .EnumerateArray()
            .Select(n => n.GetString())
            .ShouldContain(nearest, StringComparer.Ordinal);

    [Fact]
    public async Task Of_a_name_that_fits_many_only_the_most_frequent_spellings_are_looked_for()
    {
        await using var connection = await fixture.Database.DataSource.OpenConnectionAsync(Cancelled);
        await connection.ExecuteAsync(
            """
            insert into people (id, name, folded_name, quote_count)
            select 'many' || i, 'راغب المسعودي', 'راغب المسعودي', 0 from generate_series(1, 100) i;
            insert into aliases (person_id, name, folded_name, bare_name, documents)
            select 'many' || i, 'اسم' || i || ' آخر' || j, 'اسم' || i || ' اخر' || j, 'x', i
            from generate_series(1, 100) i, generate_series(1, 30) j;
            """
        );

        var names = await ResolvedNames.ResolveAsync(connection, ["راغب المسعودي", "Zlatan"], Cancelled);

        names.Resolved!.Count.ShouldBe(40);
        names.Spellings.Keys.ShouldBe(["راغب المسعودي"]);
        names.Spellings["راغب المسعودي"].Count.ShouldBe(NameSpellings.Most);
        (await GetAsync("/v1/quotes?q=by:(راغب المسعودي)")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    private async Task<JsonElement> GetAsync(string path) =>
        JsonElement.Parse(await fixture.Client.GetStringAsync(path, Cancelled));

    private static string[] TextsOf(JsonElement page, string member) =>
        [
            .. page.GetProperty("items")
                .EnumerateArray()
                .Select(i => i.GetProperty(member).GetString()!)
                .Order(StringComparer.Ordinal),
        ];
}
