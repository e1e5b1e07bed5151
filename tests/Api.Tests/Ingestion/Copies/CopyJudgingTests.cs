using Qawl.Api.Tests.Database;
using Qawl.Ingestion;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Tests.Ingestion.Copies;

[Slow]
public sealed class CopyJudgingTests(PostgresFixture postgres)
{
    private const string Dam =
        "أعلنت بلدية السدرة أمس أن أعمال السد الشرقي ستبدأ في منتصف الشهر المقبل بعد تأخر دام عامين بسبب نقص المعدات. "
        + "وأوضحت البلدية أن شركة محلية ستتولى الحفر وأن كلفة المرحلة الأولى تبلغ عشرين مليونا تدفع على أربع دفعات. "
        + "وأضافت أن السكان القريبين من الوادي سينقلون إلى حي جديد بنته الدولة قرب الطريق الساحلي قبل سنوات قليلة. "
        + "وينتظر أن يسقي السد عند اكتماله مزارع الزيتون والقمح في القرى الخمس التي تشكو منذ زمن من شح المياه.";

    private const string Fair =
        "انطلقت مساء السبت فعاليات معرض الكتاب الثالث في مدينة المرفأ بمشاركة ستين دار نشر من عشرة بلدان مختلفة. "
        + "ويضم المعرض جناحا للأطفال وآخر للمخطوطات القديمة التي أعارتها مكتبة الجامعة للمنظمين مدة أسبوعين كاملين. "
        + "وقال المنظمون إن الدخول مجاني طوال أيام المعرض وإن ندوات الشعر ستقام كل ليلة بعد صلاة العشاء في القاعة الكبرى.";

    /// <summary>Who is whose copy, by the beginnings of the texts' names.</summary>
    private const string Held = """
        select coalesce(string_agg(a.external_id || ' ' || s.external_id || ' ' || c.place || coalesce(' ' || r.external_id, ''),
                                   '، ' order by a.external_id), '')
        from copies c join articles a on a.id = c.article_id join articles s on s.id = c.source_id
        left join articles r on r.id = c.revision_of
        """;

    private static readonly Given[] Articles =
    [
        new("dam", "صحيفة الضفة", 3, Dam),
        new("agency", "وكالة السنديان", 4, $"{Dam} وتعد هذه المرحلة هي الأكبر من نوعها في البلاد."),
        new("cut", "صحيفة التل", 2, Dam[..300]),
        new("misspelt", "صحيفة البيدر", 5, Dam.Replace("السد", "السدد", StringComparison.Ordinal)),
        new("credited", "موقع الجسر", 1, $"المصدر: وكالة السنديان\n{Dam}"),
        new("fair", "صحيفة الضفة", 3, Fair, "https://news.example/fair"),
        new(
            "fairAgain",
            "صحيفة الضفة",
            4,
            $"{Fair} وشهد الافتتاح حضور وزير الثقافة وعدد كبير من الكتاب.",
            "https://www.news.example/fair/?utm_source=x"
        ),
        new("fairCopy", "موقع الجسر", 6, Fair),
        new(
            "other",
            "صحيفة التل",
            3,
            "لا صلة لهذا الخبر القصير بما سبق فهو عن مباراة في كرة السلة بين فريقي الساحل والجبل انتهت بالتعادل بعد شوط إضافي ثان."
        ),
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_whatever_order_articles_come_the_same_are_copies_of_the_same()
    {
        const string Expected =
            "agency agency 1، credited agency 2، cut agency 3، dam agency 4، fair fair 1، fairAgain fair 2 fair، fairCopy fair 3، misspelt agency 5";
        var random = new Random(1);
        string? first = null;
        for (var time = 0; time < 6; time++)
        {
            await using var database = await postgres.CreateDatabaseAsync();
            var order = Articles.ToArray();
            random.Shuffle(order);
            foreach (var article in order)
            {
                await AddAsync(database, article);
                if (time % 2 == 0)
                {
                    await JudgeAsync(database);
                }
            }
            await JudgeAsync(database);

            (await HeldAsync(database)).ShouldBe(Expected);
            var rows = await RowsAsync(database);
            first ??= rows;
            rows.ShouldBe(first);
        }
    }

    [Fact]
    public async Task What_is_posted_at_once_is_compared_all_the_same()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await Task.WhenAll(
            Articles.Select(async article =>
            {
                await AddAsync(database, article);
                await JudgeAsync(database);
            })
        );

        (await HeldAsync(database))!.ShouldContain("agency agency 1، credited agency 2، cut agency 3، dam agency 4");
        (await StoredRows.CountAsync(database.DataSource, "articles_to_compare")).ShouldBe(0);
    }

    [Fact]
    public async Task A_copy_of_what_was_taken_down_is_at_once_nobodys_and_soon_anothers()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        foreach (var article in Articles.Take(3))
        {
            await AddAsync(database, article);
        }
        await JudgeAsync(database);
        (await HeldAsync(database)).ShouldBe("agency cut 3، cut cut 1، dam cut 2");
        var rows = await RowsAsync(database);

        await RemoveAsync(database, "cut");

        (await HeldAsync(database)).ShouldBe("");
        await JudgeAsync(database);
        (await HeldAsync(database)).ShouldBe("agency dam 2، dam dam 1");
        await RemoveAsync(database, "agency");
        await JudgeAsync(database);
        (await HeldAsync(database)).ShouldBe("");
        await AddAsync(database, Articles[1]);
        await AddAsync(database, Articles[2]);
        await JudgeAsync(database);
        (await RowsAsync(database)).ShouldBe(rows);
    }

    [Fact]
    public async Task What_is_extracted_again_is_compared_again()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        foreach (var article in Articles.Take(2))
        {
            await AddAsync(database, article);
        }
        await JudgeAsync(database);
        var rows = await RowsAsync(database);
        // As an engine may have done that took the article for another part of the page.
        await StoredRows.ScalarAsync(
            database.DataSource,
            "update articles set engine_version = '0.0.1', body_end = body_start + 9 where external_id = 'dam'"
        );
        await StoredRows.ScalarAsync(
            database.DataSource,
            "insert into articles_to_compare (article_id) select id from articles"
        );
        await JudgeAsync(database);
        (await HeldAsync(database)).ShouldBe("");

        await ReextractAsync(database, Articles[0]);

        (await RowsAsync(database)).ShouldBe(rows);
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        foreach (var article in Articles)
        {
            await AddAsync(database, article);
        }
        await JudgeAsync(database);
        var rows = await RowsAsync(database);
        var version = await StoredRows.ScalarAsync(database.DataSource, "select number from data_version");
        await StoredRows.ScalarAsync(
            database.DataSource,
            "insert into articles_to_compare (article_id) select id from articles union all select 'nothing'"
        );

        await JudgeAsync(database);

        (await RowsAsync(database)).ShouldBe(rows);
        (await StoredRows.ScalarAsync(database.DataSource, "select number from data_version")).ShouldBe(version);
        (await StoredRows.CountAsync(database.DataSource, "articles_to_compare")).ShouldBe(0);
    }

    [Fact]
    public async Task Who_is_stopped_leaves_the_rest_to_the_next()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        foreach (var article in Articles.Take(2))
        {
            await AddAsync(database, article);
        }
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() =>
            new Importer(database.DataSource, TimeProvider.System).JudgeAsync(stopped.Token)
        );

        (await StoredRows.CountAsync(database.DataSource, "articles_to_compare")).ShouldBe(2);
        await JudgeAsync(database);
        (await HeldAsync(database)).ShouldBe("agency dam 2، dam dam 1");
    }

    [Fact]
    public async Task Who_copies_reports_nothing_by_itself()
    {
        const string Said = "وقال المهندس طارق المرجاني: «سنبدأ الحفر في موعده ولن نؤجل شيئا من أعمال السد هذا العام».";
        await using var database = await postgres.CreateDatabaseAsync();
        await AddAsync(database, new("one", "صحيفة الضفة", 1, $"{Dam}\n{Said}"));
        await AddAsync(database, new("copy", "صحيفة التل", 2, $"{Dam}\n{Said}"));
        await AddAsync(database, new("own", "موقع الجسر", 2, $"{Fair}\n{Said}"));

        await JudgeAsync(database);

        (
            await StoredRows.ScalarAsync(
                database.DataSource,
                "select quotes || ' ' || outlets || ' ' || sources from utterances order by quotes desc limit 1"
            )
        ).ShouldBe("3 3 2");
    }

    private static Task<string?> HeldAsync(TestDatabase database) => StoredRows.ScalarAsync(database.DataSource, Held);

    private static async Task<string> RowsAsync(TestDatabase database) =>
        $"{await StoredRows.ScalarAsync(database.DataSource, "select string_agg(to_jsonb(c)::text, ' ' order by article_id) from copies c")} "
        + await StoredRows.ScalarAsync(
            database.DataSource,
            "select string_agg(to_jsonb(l)::text, ' ' order by article_id, other_article_id) from copy_links l"
        );

    private static async Task AddAsync(TestDatabase database, Given article) =>
        (
            await new Importer(database.DataSource, TimeProvider.System).ImportOneAsync(
                article.Document,
                "test",
                force: true,
                Cancelled
            )
        ).ShouldBeOfType<DocumentOutcome.Imported>();

    private static async Task ReextractAsync(TestDatabase database, Given article)
    {
        await new Importer(database.DataSource, TimeProvider.System).ImportAsync(
            new[] { article.Document }.ToAsyncEnumerable(),
            new ImportOptions { Source = "test", Reextract = true },
            progress: null,
            Cancelled
        );
    }

    private static Task JudgeAsync(TestDatabase database) =>
        new Importer(database.DataSource, TimeProvider.System).JudgeAsync(Cancelled);

    private static async Task RemoveAsync(TestDatabase database, string name) =>
        await new Takedown(database.DataSource, TimeProvider.System).RemoveAsync(
            (
                await StoredRows.ScalarAsync(
                    database.DataSource,
                    $"select id from articles where external_id = '{name}'"
                )
            )!,
            reason: null,
            Cancelled
        );

    private sealed record Given(string Name, string Outlet, int Day, string Text, string? Url = null)
    {
        public IncomingDocument Document =>
            IncomingDocument.OfText(
                Name,
                Text,
                DocumentFormat.Text,
                new Qawl.Extraction.Model.GivenFields
                {
                    Outlet = Outlet,
                    ExternalId = Name,
                    Url = Url,
                    Published = IncomingDocument.TimeOf($"2024-05-0{Day}"),
                }
            );
    }
}
