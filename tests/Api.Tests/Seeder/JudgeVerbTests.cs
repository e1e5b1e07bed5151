using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Ingestion;
using Qawl.Api.Tests.Ingestion.Utterances;
using Qawl.Api.Tests.Ingestion.Views;

namespace Qawl.Api.Tests.Seeder;

[Slow]
public sealed class JudgeVerbTests(PostgresFixture postgres) : IDisposable
{
    private const string People = "select string_agg(name, '، ' order by name) from people";

    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Slow]
    [Fact]
    public async Task Two_spellings_become_one_person_also_in_documents_that_come_later_until_somebody_says_otherwise()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await SeedAsync("first.txt", "قال الوزير كمال الشرقاوي: «سنفتح الباب»، وقال الوزير جمال الشرقاوي: «لن نفتحه».");
        var (first, second) = (await IdAsync("كمال الشرقاوي"), await IdAsync("جمال الشرقاوي"));

        (await JudgeAsync("same", first, second, "--by", "ليلى", "--reason", "خطأ مطبعي")).ExitCode.ShouldBe(0);
        (await StoredRows.ScalarAsync(database.DataSource, People)).ShouldBe("جمال الشرقاوي");
        await SeedAsync("second.txt", "قال الوزير كمال الشرقاوي: «سنفتح الباب غدا».");

        (await StoredRows.ScalarAsync(database.DataSource, People)).ShouldBe("جمال الشرقاوي");
        (await StoredRows.ScalarAsync(database.DataSource, "select quote_count::text from people")).ShouldBe("3");
        await RebuiltViews.ShouldBeHeldAsync(database.DataSource);

        var (exitCode, output, _) = await JudgeAsync("notSame", second, first, "--by", "سامي");

        (exitCode, output.Trim()).ShouldBe((0, "Stored; names that mean somebody else now: 1."));
        (await StoredRows.ScalarAsync(database.DataSource, People)).ShouldBe("جمال الشرقاوي، كمال الشرقاوي");
        (
            await StoredRows.ScalarAsync(
                database.DataSource,
                "select string_agg(judge || ' ' || verdict || ' ' || (superseded_by is null), '، ' order by judged_at) from judgements"
            )
        ).ShouldBe("ليلى same false، سامي notSame true");
        await RebuiltViews.ShouldBeHeldAsync(database.DataSource);

        async Task SeedAsync(string name, string text)
        {
            _files.File(name, text);
            (await RunAsync("seed", _files.Full(name))).ExitCode.ShouldBe(0);
        }

        Task<(int ExitCode, string Output, string Errors)> JudgeAsync(params string[] words) =>
            RunAsync(["judge", .. words]);

        Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] words) =>
            SeederProcess.RunAsync([.. words, "--connection", database.ConnectionString]);

        async Task<string> IdAsync(string name) =>
            (await StoredRows.ScalarAsync(database.DataSource, $"select id from people where name = '{name}'")) ?? "";
    }

    [Slow]
    [Fact]
    public async Task What_somebody_says_of_two_quotes_outranks_the_rules_until_somebody_says_otherwise()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        _files.File("a.txt", "قال المزارع نزار الغمري: «الجفاف أتلف نصف محصول القمح في الوادي هذا الربيع».");
        _files.File("b.txt", "وذكر المزارع نزار الغمري أن الجفاف أتلف نصف محصول القمح في الوادي هذا الربيع.");
        _files.File(
            "c.txt",
            "قال المزارع نزار الغمري: «خسرنا كل ما زرعناه من القمح ولم يعوضنا أحد حتى اليوم». وأضاف: «أبناؤنا تركوا القرية»."
        );
        (await RunAsync("seed", _files.Full("a.txt"), _files.Full("b.txt"), _files.Full("c.txt"))).Code.ShouldBe(0);
        var (direct, reported) = (await IdAsync("الجفاف", "direct"), await IdAsync("الجفاف", "indirect"));
        var (other, fourth) = (await IdAsync("خسرنا", "direct"), await IdAsync("أبناؤنا", "direct"));
        (await UtterancesAsync()).ShouldBe("2");

        (await RunAsync("judge", "notSame", reported, direct, "--by", "ليلى")).Output.ShouldBe(
            "Stored; quotes that report another utterance now: 2."
        );
        (await UtterancesAsync()).ShouldBeEmpty();
        (await RunAsync("judge", "unsure", reported, direct, "--by", "ليلى")).Code.ShouldBe(0);
        (await UtterancesAsync()).ShouldBeEmpty();
        (await RunAsync("judge", "same", reported, direct, "--by", "ليلى")).Code.ShouldBe(0);
        (await UtterancesAsync()).ShouldBe("2");
        (await RunAsync("judge", "same", other, direct, "--by", "سامي", "--reason", "عن تصريح واحد")).Code.ShouldBe(0);
        (await UtterancesAsync()).ShouldBe("3");
        (await RunAsync("judge", "same", other, direct, "--by", "سامي")).Output.ShouldBe(
            "Stored; it changes nothing now."
        );
        await RebuiltUtterances.ShouldBeHeldAsync(database.DataSource);
        // What keeps a quote apart from one tells nothing of where that one belongs.
        (await RunAsync("judge", "notSame", other, direct, "--by", "سامي")).Code.ShouldBe(0);
        (await RunAsync("judge", "same", other, fourth, "--by", "سامي")).Code.ShouldBe(0);
        (await UtterancesAsync()).ShouldBe("2 2");
        await RebuiltUtterances.ShouldBeHeldAsync(database.DataSource);
        var (code, _, errors) = await RunAsync("judge", "same", direct, direct[..^1] + "9999", "--by", "سامي");
        (code, errors).ShouldBe((2, $"There is no quote {direct[..^1]}9999."));

        async Task<(int Code, string Output, string Errors)> RunAsync(params string[] words)
        {
            var (code, output, errors) = await SeederProcess.RunAsync([
                .. words,
                "--connection",
                database.ConnectionString,
            ]);
            return (code, output.Trim(), errors.Split('\n')[0]);
        }

        Task<string?> UtterancesAsync() =>
            StoredRows.ScalarAsync(database.DataSource, "select string_agg(quotes::text, ' ') from utterances");

        async Task<string> IdAsync(string beginning, string kind) =>
            (
                await StoredRows.ScalarAsync(
                    database.DataSource,
                    $"select article_id || '-' || start_at || '-' || end_at from quotes where text like '{beginning}%' and kind = '{kind}'"
                )
            )!;
    }

    [Fact]
    public async Task Who_is_made_one_person_has_said_one_thing()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        _files.File("a.txt", "قال الوزير كمال الشرقاوي: «سنفتح بوابة السد الكبير أمام مزارعي الوادي قبل الشتاء».");
        _files.File("b.txt", "قال الوزير جمال الشرقاوي: «سنفتح بوابة السد الكبير أمام مزارعي الوادي قبل الشتاء».");
        string[] connection = ["--connection", database.ConnectionString];
        (
            await SeederProcess.RunAsync(["seed", _files.Full("a.txt"), _files.Full("b.txt"), .. connection])
        ).ExitCode.ShouldBe(0);
        (await StoredRows.CountAsync(database.DataSource, "utterances")).ShouldBe(0);
        var ids = (await StoredRows.ScalarAsync(database.DataSource, "select string_agg(id, ' ') from people"))!.Split(
            ' '
        );

        (await SeederProcess.RunAsync(["judge", "same", .. ids, "--by", "x", .. connection])).ExitCode.ShouldBe(0);

        (await StoredRows.CountAsync(database.DataSource, "utterances")).ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_judged_is_told()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        (await ErrorAsync("judge")).ShouldStartWith("judge takes a verdict and two ids.");
        (await ErrorAsync("judge", "alike", "a", "b", "--by", "x")).ShouldStartWith(
            "The verdict is same, notSame, unsure, not 'alike'."
        );
        (await ErrorAsync("judge", "same", "a", "a", "--by", "x")).ShouldStartWith("The two ids are one.");
        (await ErrorAsync("judge", "same", "a", "b")).ShouldStartWith("judge needs --by NAME");
        (await ErrorAsync("judge", "same", "a", "b", "--by", "x")).ShouldStartWith("Nobody has the id ");

        async Task<string> ErrorAsync(params string[] words)
        {
            var (exitCode, _, errors) = await SeederProcess.RunAsync([
                .. words,
                "--connection",
                database.ConnectionString,
            ]);
            exitCode.ShouldBe(2, errors);
            return errors;
        }
    }

    [Fact]
    public async Task A_person_and_an_organization_are_never_the_same()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        _files.File("a.txt", "قال كمال الشرقاوي إن وزارة الصحة ستعمل، وأضافت وزارة الصحة: «نعم».");
        var connection = new[] { "--connection", database.ConnectionString };
        (await SeederProcess.RunAsync(["seed", _files.Full("a.txt"), .. connection])).ExitCode.ShouldBe(0);
        var person = await StoredRows.ScalarAsync(database.DataSource, "select id from people");
        var organization = await StoredRows.ScalarAsync(database.DataSource, "select min(id) from organizations");

        var (exitCode, _, errors) = await SeederProcess.RunAsync([
            "judge",
            "same",
            person!,
            organization!,
            "--by",
            "x",
            .. connection,
        ]);

        exitCode.ShouldBe(2);
        errors.ShouldStartWith("A person and an organization are never the same.");
        (await StoredRows.CountAsync(database.DataSource, "judgements")).ShouldBe(0);
    }
}
