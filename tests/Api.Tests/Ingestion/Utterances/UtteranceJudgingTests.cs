using Qawl.Api.Tests.Database;
using Qawl.Database;
using Qawl.Extraction.Model;
using Qawl.Identity;
using Qawl.Ingestion;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Judging;
using Qawl.Ingestion.Reading;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Tests.Ingestion.Utterances;

[Slow]
public sealed class UtteranceJudgingTests(PostgresFixture postgres) : IDisposable
{
    private const string Reach = """
        select string_agg(utterances.quotes || ' ' || left(q.text, 12), '، ' order by utterances.quotes desc, q.text collate "C")
        from utterances join quotes q using (article_id, start_at, end_at)
        """;

    private const string InForce = """
        select string_agg(quote_id || other_quote_id || verdict || features, ' ' order by quote_id, other_quote_id)
        from quote_judgements where superseded_by is null and verdict <> 'unsure'
        """;

    /// <summary>For so long that an impatient one had given up.</summary>
    private const string Waiting = """
        select count(*)::text from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and now() - query_start > interval '50 ms'
        """;

    private static readonly string[] Texts =
    [
        "قال وزير الموارد المائية سالم القرناوي: «سنبدأ بناء السد الكبير في وادي الزيتاء قبل نهاية الربيع ولن نطلب قروضا جديدة».",
        "أكد وزير الموارد المائية سالم القرناوي: «سنبدأ بناء السد الكبير في وادي الزيتاء قبل نهاية الربيع».",
        "صحيفة الضفة\nقال وزير الموارد المائية سالم القرناوي: «سنبدأ بناء السد الكبير في وادي الزيتاء قبل نهاية الربيع ولن نطلب قروضا جديدة».",
        "قال وزير الموارد المائية سالم القرناوي: «لن نبدأ بناء السد الكبير في وادي الزيتاء قبل نهاية الربيع».",
        "قال وزير الموارد المائية سالم القرناوي: «سنبدأ بناء السد الكبير في وادي السمراء قبل نهاية الربيع».",
        "قال المدرب ديمتري غوليوفسكي: «الفريق سيخوض مباراته الأولى أمام نادي البروق يوم الجمعة دون قائده المصاب».",
        "وقال المدرب ديمتري جوليوفسكي: «الفريق سيخوض مباراته الأولى أمام نادي البروق الجمعة دون قائده المصاب».",
        "قالت الوزيرة منى الدروبي: «أسعار القمح ارتفعت بنسبة 12 في المئة خلال شهرين بسبب الجفاف».",
        "قالت الوزيرة منى الدروبي: «أسعار القمح ارتفعت بنسبة 21 في المئة خلال شهرين بسبب الجفاف».",
        "وذكرت الوزيرة منى الدروبي أن أسعار القمح ارتفعت بنسبة 12 في المئة خلال شهرين بسبب الجفاف.",
    ];

    private readonly Workspace _files = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _files.Dispose();

    [Slow]
    [Fact]
    public async Task In_whatever_order_articles_come_the_same_quotes_are_one_utterance()
    {
        await using var whole = await postgres.CreateDatabaseAsync();
        await ImportAsync(whole, [.. Enumerable.Range(0, Texts.Length)]);
        var (rows, judgements) = (await StoredRows.OfAsync(whole.DataSource), await ScalarAsync(whole, InForce));
        (await ScalarAsync(whole, Reach)).ShouldBe("3 سنبدأ بناء ا، 2 أسعار القمح ، 2 الفريق سيخوض");
        await RebuiltUtterances.ShouldBeHeldAsync(whole.DataSource);
        var random = new Random(1);
        for (var time = 0; time < 10; time++)
        {
            await using var database = await postgres.CreateDatabaseAsync();
            int[] order = [.. Enumerable.Range(0, Texts.Length)];
            random.Shuffle(order);
            foreach (var number in order)
            {
                await ImportAsync(database, number);
            }

            (await StoredRows.OfAsync(database.DataSource)).ShouldBe(rows);
            (await ScalarAsync(database, InForce)).ShouldBe(judgements);
            await RebuiltUtterances.ShouldBeHeldAsync(database.DataSource);
        }
    }

    [Fact]
    public async Task What_was_taken_down_reports_nothing_and_does_so_again_when_it_comes_back()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await ImportAsync(database, 0, 1, 2);
        var rows = await StoredRows.OfAsync(database.DataSource);

        await new Takedown(database.DataSource, TimeProvider.System).RemoveAsync(
            (await ScalarAsync(database, "select min(article_id) from quotes"))!,
            reason: null,
            Cancelled
        );
        await new Importer(database.DataSource, TimeProvider.System).JudgeAsync(Cancelled);

        (await ScalarAsync(database, "select quotes from utterances")).ShouldBe("2");
        await RebuiltUtterances.ShouldBeHeldAsync(database.DataSource);
        await ImportAsync(database, force: true, 0, 1, 2);
        (await StoredRows.OfAsync(database.DataSource))["quotes"].ShouldBe(rows["quotes"]);
        await RebuiltUtterances.ShouldBeHeldAsync(database.DataSource);
    }

    [Fact]
    public async Task Who_is_told_apart_later_has_said_it_apart()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await ImportAsync(database, 5, 6);
        (await ScalarAsync(database, "select quotes from utterances")).ShouldBe("2");
        var forms = (
            await ScalarAsync(database, "select string_agg(distinct id, ' ') from forms where key like '%وليوفسكي'")
        )!.Split(' ');

        await JudgeAsync(database, forms, Verdict.NotSame);
        await new Importer(database.DataSource, TimeProvider.System).JudgeAsync(Cancelled);

        (await ScalarAsync(database, "select count(*) from utterances")).ShouldBe("0");
        await RebuiltUtterances.ShouldBeHeldAsync(database.DataSource);
        await JudgeAsync(database, forms, Verdict.Same);
        await new Importer(database.DataSource, TimeProvider.System).JudgeAsync(Cancelled);
        (await ScalarAsync(database, "select quotes from utterances")).ShouldBe("2");
        await RebuiltUtterances.ShouldBeHeldAsync(database.DataSource);
    }

    [Fact]
    public async Task What_an_import_that_was_stopped_has_left_is_judged_by_the_next_one()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await ImportAsync(database, 0, 1, 2);
        var rows = await StoredRows.OfAsync(database.DataSource);
        await using var stopped = await postgres.CreateDatabaseAsync();
        foreach (var number in new[] { 0, 1, 2 })
        {
            await new Importer(stopped.DataSource, TimeProvider.System).ImportOneAsync(
                IncomingDocument.OfText($"{number}.txt", Texts[number], DocumentFormat.Text, new GivenFields()),
                "test",
                force: false,
                Cancelled
            );
        }
        (await StoredRows.CountAsync(stopped.DataSource, "articles_to_judge")).ShouldBe(3);

        await ImportAsync(stopped);

        (await StoredRows.OfAsync(stopped.DataSource))["quotes"].ShouldBe(rows["quotes"]);
        await RebuiltUtterances.ShouldBeHeldAsync(stopped.DataSource);
    }

    [Theory]
    [InlineData("utterances")]
    [InlineData("copies")]
    public async Task Who_judges_behind_another_waits_however_long_that_takes(string judged)
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await ExecuteAsync(
            """
            do $$ begin
                execute format('alter database %I set lock_timeout = %L', current_database(), '1ms');
            end $$
            """
        );
        await using var impatient = DataSource.Create(database.ConnectionString);
        await using var other = await database.DataSource.OpenConnectionAsync(Cancelled);
        await using var transaction = await other.BeginTransactionAsync(Cancelled);
        await using var holding = other.CreateCommand();
        holding.CommandText = $"select pg_advisory_xact_lock(hashtextextended('{judged}', 0))";
        await holding.ExecuteNonQueryAsync(Cancelled);
        var judging = new Importer(impatient, TimeProvider.System).JudgeAsync(Cancelled);
        while (await ScalarAsync(database, Waiting) == "0")
        {
            judging.IsFaulted.ShouldBeFalse();
            await Task.Delay(20, Cancelled);
        }

        await transaction.CommitAsync(Cancelled);

        await judging;

        async Task ExecuteAsync(string sql)
        {
            await using var command = database.DataSource.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(Cancelled);
        }
    }

    private static Task<JudgingOutcome> JudgeAsync(TestDatabase database, string[] forms, Verdict verdict) =>
        new Judgements(database.DataSource, TimeProvider.System).JudgeAsync(
            FormPair.Of(forms[0], forms[1]),
            verdict,
            "ليلى",
            reason: null,
            Cancelled
        );

    private Task ImportAsync(TestDatabase database, params int[] numbers) =>
        ImportAsync(database, force: false, numbers);

    private async Task ImportAsync(TestDatabase database, bool force, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            _files.File($"{number}.txt", Texts[number]);
        }
        await new Importer(database.DataSource, TimeProvider.System).ImportAsync(
            new DocumentReader([.. numbers.Select(n => _files.Full($"{n}.txt"))]).ReadAsync(Cancelled),
            new ImportOptions { Source = "test", Force = force },
            progress: null,
            Cancelled
        );
    }

    private static Task<string?> ScalarAsync(TestDatabase database, string sql) =>
        StoredRows.ScalarAsync(database.DataSource, sql);
}
