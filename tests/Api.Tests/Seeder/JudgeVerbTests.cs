using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Ingestion;
using Qawl.Api.Tests.Ingestion.Views;

namespace Qawl.Api.Tests.Seeder;

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
