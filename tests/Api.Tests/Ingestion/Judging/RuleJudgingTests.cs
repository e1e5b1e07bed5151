using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Ingestion.Views;
using Qawl.Extraction.Model;
using Qawl.Identity;
using Qawl.Ingestion;
using Qawl.Ingestion.Judging;
using Qawl.Ingestion.Reading;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Tests.Ingestion.Judging;

[Slow]
public sealed class RuleJudgingTests(PostgresFixture postgres) : IDisposable
{
    private const string People =
        "select string_agg(name || ' ' || quote_count, '، ' order by name collate \"C\", quote_count) from people where quote_count > 0";

    private const string Bodies = """
        select string_agg(name || ' ' || articles, '، ' order by articles desc, name)
        from (select max(name) as name, count(*) as articles from forms where key like '%مراعي%' group by organization_id) as o
        """;

    private const string InForce =
        "select string_agg(form_id || other_form_id || verdict || judge, ' ' order by form_id, other_form_id) from judgements where superseded_by is null and verdict <> 'unsure'";

    private static readonly string[] Texts =
    [
        "قال وزير الموارد المائية سالم القرناوي: «سنبدأ ببناء السد في الربيع».",
        "قال وزير الموارد المائية سالم بن حمد القرناوي: «لن نؤجل بناء السد مرة أخرى».",
        "قال الشاعر مازن أبو ريشة: «هذه القصيدة كتبتها في المنفى».",
        "قال الشاعر مازن أبوريشة: «لن أعود إلى المدينة القديمة».",
        "قال المدرب ديمتري غوليوفسكي: «فريقنا جاهز للمباراة الأخيرة».",
        "قال المدرب ديمتري جوليوفسكي: «لم نلعب جيدا هذا المساء».",
        "قال مدير المرفأ سالم بن راشد القرناوي: «وصلت السفينة قبل الفجر».",
        "قال اللاعب محمد الحربي: «سنفوز بالكأس هذه السنة».",
        "قال العقيد محمد الحربي: «أغلقنا الطريق إلى الوادي».",
        "قال اللاعب محمد الحربي: «لم أوقع العقد الجديد بعد».",
        "أعلنت هيئة المراعي المصرية بدء العمل في السد.",
        "أعلنت الهيئة المصرية للمراعي تأجيل العمل في السد.",
        "أعلنت هيئة المراعي السودانية بدء العمل في السد.",
    ];

    private readonly Workspace _files = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _files.Dispose();

    [Slow]
    [Fact]
    public async Task In_whatever_order_documents_come_the_same_forms_are_one_person()
    {
        await using var whole = await postgres.CreateDatabaseAsync();
        await ImportAsync(whole, [.. Enumerable.Range(0, Texts.Length)]);
        var (rows, judgements) = (await StoredRows.OfAsync(whole.DataSource), await ScalarAsync(whole, InForce));
        (await ScalarAsync(whole, People)).ShouldBe(
            "ديمتري جوليوفسكي 2، سالم القرناوي 2، سالم بن راشد القرناوي 1، مازن أبو ريشة 2، محمد الحربي 1، محمد الحربي 2"
        );
        (await ScalarAsync(whole, Bodies)).ShouldBe("هيئة المراعي المصرية 2، هيئة المراعي السودانية 1");
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
            await RebuiltViews.ShouldBeHeldAsync(database.DataSource);
        }
    }

    [Fact]
    public async Task What_rested_on_an_article_goes_with_it_and_comes_back_with_it()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await ImportAsync(database, 0, 1, 6);
        (await ScalarAsync(database, People)).ShouldBe("سالم القرناوي 2، سالم بن راشد القرناوي 1");
        // The third names him without an office: nothing is known of him but by the first.
        _files.File("third.txt", "أعلن سالم القرناوي عن موعد آخر، وقال: «نلتقي في الخريف».");
        await ImportFilesAsync(database, "third.txt");
        (await ScalarAsync(database, People)).ShouldBe("سالم القرناوي 3، سالم بن راشد القرناوي 1");

        await new Takedown(database.DataSource, TimeProvider.System).RemoveAsync(
            (await ScalarAsync(database, "select article_id from documents where name like '%0.txt'"))!,
            reason: null,
            Cancelled
        );
        await new Importer(database.DataSource, TimeProvider.System).JudgeAsync(Cancelled);

        (await ScalarAsync(database, People)).ShouldBe(
            "سالم القرناوي 1، سالم بن حمد القرناوي 1، سالم بن راشد القرناوي 1"
        );
        (
            await ScalarAsync(
                database,
                "select string_agg(verdict, ' ' order by verdict) from judgements where superseded_by is null"
            )
        ).ShouldBe("notSame unsure");
        await RebuiltViews.ShouldBeHeldAsync(database.DataSource);

        await ImportAsync(database, force: true, 0);
        (await ScalarAsync(database, People)).ShouldBe("سالم القرناوي 3، سالم بن راشد القرناوي 1");
        await RebuiltViews.ShouldBeHeldAsync(database.DataSource);
    }

    [Fact]
    public async Task What_a_person_says_outranks_every_rule_also_later()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await ImportAsync(database, 2, 3);
        var forms = (
            await ScalarAsync(database, "select string_agg(distinct id, ' ') from forms where key like '%ريشه'")
        )!.Split(' ');
        await new Judgements(database.DataSource, TimeProvider.System).JudgeAsync(
            FormPair.Of(forms[0], forms[1]),
            Verdict.NotSame,
            "ليلى",
            reason: null,
            Cancelled
        );

        (await ScalarAsync(database, People)).ShouldBe("مازن أبو ريشة 1، مازن أبوريشة 1");
        _files.File("later.txt", "قال الشاعر مازن أبوريشة: «القصيدة الثانية أطول».");
        await ImportFilesAsync(database, "later.txt");

        (await ScalarAsync(database, People)).ShouldBe("مازن أبو ريشة 1، مازن أبوريشة 2");
        await RebuiltViews.ShouldBeHeldAsync(database.DataSource);
    }

    [Fact]
    public async Task Who_had_an_id_before_namesakes_were_told_apart_is_found_by_it()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await ImportAsync(database, 7, 8, 9);
        var plain = Ids.Entity("person:محمد حربي");
        (await ScalarAsync(database, $"select count(*)::text from people where id = '{plain}'")).ShouldBe("0");
        await ScalarAsync(
            database,
            $"insert into forms_to_judge (form_id, type, key) values ('{plain}', 'person', 'person:محمد حربي') returning key"
        );

        await new Importer(database.DataSource, TimeProvider.System).JudgeAsync(Cancelled);

        (
            await ScalarAsync(
                database,
                $"select p.quote_count::text from joined_forms j join people p on p.id = j.party_id where j.form_id = '{plain}' union select p.quote_count::text from people p where p.id = '{plain}'"
            )
        ).ShouldBe("2");
        await RebuiltViews.ShouldBeHeldAsync(database.DataSource);
    }

    [Fact]
    public async Task With_nothing_new_nothing_is_judged_and_the_data_stays_what_it_is()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await ImportAsync(database, 0, 1, 2);
        var version = await ScalarAsync(database, "select number from data_version");

        await new Importer(database.DataSource, TimeProvider.System).JudgeAsync(Cancelled);

        (await ScalarAsync(database, "select number from data_version")).ShouldBe(version);
        (await StoredRows.CountAsync(database.DataSource, "forms_to_judge")).ShouldBe(0);
    }

    private Task ImportAsync(TestDatabase database, params int[] numbers) =>
        ImportAsync(database, force: false, numbers);

    private Task ImportAsync(TestDatabase database, bool force, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            _files.File($"{number}.txt", Texts[number]);
        }
        return ImportFilesAsync(database, force, [.. numbers.Select(n => $"{n}.txt")]);
    }

    private Task ImportFilesAsync(TestDatabase database, params string[] names) =>
        ImportFilesAsync(database, force: false, names);

    private async Task ImportFilesAsync(TestDatabase database, bool force, string[] names) =>
        await new Importer(database.DataSource, TimeProvider.System).ImportAsync(
            new DocumentReader([.. names.Select(_files.Full)]).ReadAsync(Cancelled),
            new ImportOptions { Source = "test", Force = force },
            progress: null,
            Cancelled
        );

    private static Task<string?> ScalarAsync(TestDatabase database, string sql) =>
        StoredRows.ScalarAsync(database.DataSource, sql);
}
