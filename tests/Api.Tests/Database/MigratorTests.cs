using Dapper;
using Npgsql;
using Qawl.Database;

namespace Qawl.Api.Tests.Database;

[Slow]
public sealed class MigratorTests(PostgresFixture postgres)
{
    private static readonly MigrationScript First = MigrationScript.Parse(
        "V001__make_things.sql",
        "create table things (id integer primary key);\ncomment on table things is 'Things; with @signs and :colons';\n"
    );

    private static readonly MigrationScript Second = MigrationScript.Parse(
        "V002__add_a_thing.sql",
        "insert into things values (1);\n"
    );

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_database_gets_every_migration_and_the_second_run_none()
    {
        await using var database = await postgres.CreateEmptyDatabaseAsync();

        var first = await Migrator.ApplyAsync(database.DataSource, Cancelled);
        var second = await Migrator.ApplyAsync(database.DataSource, Cancelled);

        first.From.ShouldBe(0);
        first.To.ShouldBe(Migrator.Head);
        first.Applied.Count.ShouldBe(MigrationScript.All.Count);
        second.From.ShouldBe(Migrator.Head);
        second.Applied.ShouldBeEmpty();
        (await AskAsync<long>(database, "select count(*) from articles")).ShouldBe(0);
    }

    [Fact]
    public async Task A_database_at_an_older_version_gets_only_what_is_new()
    {
        await using var database = await postgres.CreateEmptyDatabaseAsync();
        await Migrator.ApplyAsync(database.DataSource, [First], Cancelled);

        var report = await Migrator.ApplyAsync(database.DataSource, [First, Second], Cancelled);

        report.From.ShouldBe(1);
        report.To.ShouldBe(2);
        report.Applied.ShouldHaveSingleItem().ShouldBe("add a thing");
        (await AskAsync<long>(database, "select count(*) from things")).ShouldBe(1);
    }

    [Fact]
    public async Task Twenty_programs_that_start_at_once_apply_each_migration_once()
    {
        await using var database = await postgres.CreateEmptyDatabaseAsync();
        async Task<MigrationReport> StartAsync()
        {
            await using var source = DataSource.Create(database.ConnectionString + ";Pooling=false");
            return await Migrator.ApplyAsync(source, [First, Second], Cancelled);
        }

        var reports = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => StartAsync()));

        reports.ShouldAllBe(report => report.To == 2);
        reports.SelectMany(report => report.Applied).Order(StringComparer.Ordinal).ShouldBe([Second.Name, First.Name]);
        (await AskAsync<long>(database, "select count(*) from things")).ShouldBe(1);
    }

    [Fact]
    public async Task A_database_at_head_waits_for_no_lock()
    {
        await using var database = await postgres.CreateEmptyDatabaseAsync();
        await Migrator.ApplyAsync(database.DataSource, [First], Cancelled);
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        await using var transaction = await connection.BeginTransactionAsync(Cancelled);
        await connection.ExecuteAsync(Migrator.Lock, transaction: transaction);

        (await Migrator.ApplyAsync(database.DataSource, [First], Cancelled)).Applied.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_script_that_fails_leaves_nothing_and_those_before_it_stay()
    {
        await using var database = await postgres.CreateEmptyDatabaseAsync();
        var broken = MigrationScript.Parse("V002__break.sql", "create table more (id integer); select 1 / 0;");

        await Should.ThrowAsync<PostgresException>(() =>
            Migrator.ApplyAsync(database.DataSource, [First, broken], Cancelled)
        );

        (await AskAsync<bool>(database, "select to_regclass('more') is null")).ShouldBeTrue();
        (await AskAsync<int>(database, "select max(version) from schema_migrations")).ShouldBe(1);
        (await Migrator.ApplyAsync(database.DataSource, [First, Second], Cancelled)).To.ShouldBe(2);
    }

    [Fact]
    public async Task A_script_that_was_changed_after_it_was_applied_is_refused_by_name()
    {
        await using var database = await postgres.CreateEmptyDatabaseAsync();
        await Migrator.ApplyAsync(database.DataSource, [First], Cancelled);
        var changed = MigrationScript.Parse("V001__make_things.sql", First.Sql + "-- and more\n");

        var refused = await Should.ThrowAsync<MigrationException>(() =>
            Migrator.ApplyAsync(database.DataSource, [changed, Second], Cancelled)
        );

        refused.Message.ShouldStartWith("The migration V001 (make things) was changed");
        (await AskAsync<long>(database, "select count(*) from things")).ShouldBe(0);
    }

    [Fact]
    public async Task A_database_that_is_newer_than_the_program_is_refused()
    {
        await using var database = await postgres.CreateEmptyDatabaseAsync();
        await Migrator.ApplyAsync(database.DataSource, [First, Second], Cancelled);

        var refused = await Should.ThrowAsync<MigrationException>(() =>
            Migrator.ApplyAsync(database.DataSource, [First], Cancelled)
        );

        refused.Message.ShouldStartWith("The database is newer than this program: it has the migration V002");
    }

    [Fact]
    public async Task A_database_with_other_migrations_than_the_program_is_refused()
    {
        await using var database = await postgres.CreateEmptyDatabaseAsync();
        var other = MigrationScript.Parse("V003__make_things.sql", First.Sql);
        await Migrator.ApplyAsync(database.DataSource, [other], Cancelled);

        var refused = await Should.ThrowAsync<MigrationException>(() =>
            Migrator.ApplyAsync(database.DataSource, [First], Cancelled)
        );

        refused.Message.ShouldContain("V003 (make things)");
        refused.Message.ShouldContain("V001 (make things)");
    }

    [Fact]
    public void Line_ends_do_not_change_a_checksum_and_letters_do()
    {
        const string Name = "V001__x.sql";
        var checksum = MigrationScript.Parse(Name, "select 1;\nselect 2;\n").Checksum;

        MigrationScript.Parse(Name, "select 1;\r\nselect 2;\r\n").Checksum.ShouldBe(checksum);
        MigrationScript.Parse(Name, "select 1;\nselect 3;\n").Checksum.ShouldNotBe(checksum, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("V1__short_number.sql")]
    [InlineData("V001_one_underscore.sql")]
    [InlineData("V001__Capitals.sql")]
    [InlineData("001__no_letter.sql")]
    [InlineData("V001__.sql")]
    public void A_script_that_is_not_named_as_a_sentence_is_refused(string name) =>
        Should.Throw<FormatException>(() => MigrationScript.Parse(name, "")).Message.ShouldContain(name);

    [Fact]
    public void The_scripts_are_numbered_without_gaps() =>
        MigrationScript.All.Select(script => script.Version).ShouldBe(Enumerable.Range(1, MigrationScript.All.Count));

    private static async Task<T?> AskAsync<T>(TestDatabase database, string sql)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        return await connection.ExecuteScalarAsync<T>(sql);
    }
}
