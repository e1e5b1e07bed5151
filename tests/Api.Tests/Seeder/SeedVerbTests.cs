using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Ingestion;

namespace Qawl.Api.Tests.Seeder;

[Slow]
public sealed class SeedVerbTests(PostgresFixture postgres) : IDisposable
{
    private const int Interrupt = 2;
    private const int Kill = 9;

    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Slow]
    [Fact]
    public async Task Killed_in_the_middle_and_started_again_it_leaves_what_one_clean_run_leaves()
    {
        const int Count = 3000;
        await using var clean = await postgres.CreateDatabaseAsync();
        await using var killed = await postgres.CreateDatabaseAsync();
        MadeUpNews.Write(_files.Full("news.ndjson"), Count);
        (await SeedAsync(clean)).ExitCode.ShouldBe(0);

        using (var seeder = Start(killed))
        {
            await UntilSomethingIsStoredAsync(killed, seeder);
            seeder.Signal(Kill);
            await seeder.EndAsync();
        }
        (await StoredRows.CountAsync(killed.DataSource, "articles")).ShouldBeInRange(1, Count - 1);
        (await StoredRows.CountAsync(killed.DataSource, "import_runs where status = 'running'")).ShouldBe(1);
        await UntilTheServerHasNoticedAsync(killed);

        (await SeedAsync(killed)).ExitCode.ShouldBe(0);

        (await StoredRows.OfAsync(killed.DataSource)).ShouldBe(await StoredRows.OfAsync(clean.DataSource));
        (
            await StoredRows.ScalarAsync(
                killed.DataSource,
                "select string_agg(status, ' ' order by started_at) from import_runs"
            )
        ).ShouldBe("failed finished");
    }

    [Slow]
    [Fact]
    public async Task Interrupted_it_ends_with_130_and_says_that_the_run_failed()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        MadeUpNews.Write(_files.Full("news.ndjson"), 20_000);

        using var seeder = Start(database);
        await UntilSomethingIsStoredAsync(database, seeder);
        seeder.Signal(Interrupt);
        var (exitCode, _, errors) = await seeder.EndAsync();

        exitCode.ShouldBe(130, errors);
        (await StoredRows.CountAsync(database.DataSource, "import_runs where status = 'failed'")).ShouldBe(1);
    }

    [Slow]
    [Fact]
    public async Task Memory_does_not_grow_with_the_file()
    {
        const int Lines = 2000;
        await using var database = await postgres.CreateDatabaseAsync();
        using (var writer = new StreamWriter(_files.Full("big.ndjson")))
        {
            var ballast = new string('x', 100_000);
            for (var i = 0; i < Lines; i++)
            {
                writer.Write(MadeUpNews.Line(i)[..^1]);
                writer.WriteLine($",\"raw\":\"{ballast}\"}}");
            }
            // And one line that is longer than what may be held.
            for (var i = 0; i < 500; i++)
            {
                writer.Write(ballast);
            }
        }
        new FileInfo(_files.Full("big.ndjson")).Length.ShouldBeGreaterThan(200_000_000);

        using var seeder = SeederProcess.Start(
            Arguments(database),
            ("DOTNET_GCHeapHardLimit", "0x9000000") // 150 MB
        );
        var (exitCode, output, errors) = await seeder.EndAsync();

        exitCode.ShouldBe(3, errors);
        output.ShouldMatch(
            @"(?m)^run .*, [\d,.]+ s, [\d,]+ documents/s; all was stored after [\d,.]+ s, then compared\r?$"
        );
        errors.ShouldContain($"rejected big.ndjson#{Lines + 1}: lineTooLong", Case.Sensitive);
        errors.ShouldMatch(
            @"(?m)^1,000 documents, [\d,]+ imported, 0 rejected, [\d,]+ documents/s, about [\d,]+ s left$"
        );
        (await StoredRows.CountAsync(database.DataSource, "articles")).ShouldBe(Lines);
    }

    [Slow]
    [Fact]
    public async Task Rejected_documents_are_told_and_make_the_exit_code_3_unless_they_are_allowed()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        _files.File("good.txt", Workspace.Body);
        _files.File("empty.txt", "");

        var (exitCode, output, errors) = await SeedAsync(database);

        exitCode.ShouldBe(3);
        errors.ShouldContain("rejected empty.txt: emptyFile: ", Case.Sensitive);
        output.ShouldContain("imported", Case.Sensitive);
        (await SeedAsync(database, "--allow-rejected")).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData(2, "There is no file or folder", "seed", "/nowhere/at/all")]
    [InlineData(2, "There is no option --wrong", "seed", "--wrong")]
    [InlineData(2, "There is no verb sow", "sow")]
    [InlineData(2, "--fields: ", "extract", "--fields", "a=b", ".")]
    [InlineData(2, "extract needs", "extract")]
    [InlineData(2, "evaluate needs", "evaluate", "gold.json")]
    public async Task What_cannot_be_done_is_said_on_standard_error(
        int exitCode,
        string says,
        params string[] arguments
    )
    {
        var run = await SeederProcess.RunAsync(arguments);

        run.ExitCode.ShouldBe(exitCode, run.Errors);
        run.Errors.ShouldContain(says, Case.Sensitive);
        run.Output.ShouldBeEmpty();
    }

    [Slow]
    [Fact]
    public async Task A_database_that_does_not_come_is_waited_for_and_then_given_up()
    {
        var run = await SeederProcess.RunAsync(
            "migrate",
            "--connection",
            "Host=127.0.0.1;Port=1;Username=x;Database=x"
        );

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain("trying again", Case.Sensitive);
        run.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("seed", "--help")]
    [InlineData("extract", "--help")]
    [InlineData("evaluate", "--help")]
    [InlineData("judge", "--help")]
    [InlineData("migrate", "--help")]
    public async Task Every_verb_explains_itself(params string[] arguments)
    {
        var run = await SeederProcess.RunAsync(arguments);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("Usage: Seeder", Case.Sensitive);
    }

    private string[] Arguments(TestDatabase database) =>
        ["seed", _files.Path, "--connection", database.ConnectionString];

    private SeederProcess Start(TestDatabase database) => SeederProcess.Start(Arguments(database));

    private Task<(int ExitCode, string Output, string Errors)> SeedAsync(
        TestDatabase database,
        params string[] options
    ) => SeederProcess.RunAsync([.. Arguments(database), .. options]);

    private static async Task UntilSomethingIsStoredAsync(TestDatabase database, SeederProcess seeder)
    {
        while (await StoredRows.CountAsync(database.DataSource, "articles") == 0)
        {
            if (seeder.HasExited)
            {
                Assert.Fail($"It ended before it stored anything: {await seeder.EndAsync()}");
            }
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The server ends the sessions of a dead program as soon as it next looks at them.</summary>
    private static async Task UntilTheServerHasNoticedAsync(TestDatabase database)
    {
        while (
            await StoredRows.CountAsync(
                database.DataSource,
                "pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"
            ) > 0
        )
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
