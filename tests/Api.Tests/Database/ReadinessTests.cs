using Npgsql;
using Qawl.Database;

namespace Qawl.Api.Tests.Database;

[Slow]
public sealed class ReadinessTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_with_the_schema_is_ready()
    {
        await using var database = await postgres.CreateDatabaseAsync();

        var state = await Readiness.FindAsync(database.DataSource, Cancelled);

        state.Problem.ShouldBeNull();
        state.SchemaVersion.ShouldBe(Migrator.Head);
        state.IsImporting.ShouldBeFalse();
    }

    [Fact]
    public async Task A_database_without_the_schema_is_not_ready()
    {
        await using var database = await postgres.CreateEmptyDatabaseAsync();

        (await Readiness.FindAsync(database.DataSource, Cancelled))
            .Problem.ShouldNotBeNull()
            .ShouldContain("no schema");
    }

    [Fact]
    public async Task A_database_with_an_older_schema_is_not_ready()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await PrivateServers.ExecuteAsync(
            database.ConnectionString,
            "update schema_migrations set version = version - 1"
        );

        (await Readiness.FindAsync(database.DataSource, Cancelled)).Problem.ShouldNotBeNull().ShouldContain("version");
    }

    [Fact]
    public async Task A_database_that_does_not_know_Arabic_letters_is_not_ready()
    {
        await using var database = await postgres.CreateEmptyDatabaseAsync("locale 'C'");
        await Migrator.ApplyAsync(database.DataSource, Cancelled);

        (await Readiness.FindAsync(database.DataSource, Cancelled)).Problem.ShouldNotBeNull().ShouldContain("C.UTF-8");
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_for_the_caller_to_report()
    {
        await using var source = DataSource.Create("Host=/nowhere");

        await Should.ThrowAsync<NpgsqlException>(() => Readiness.FindAsync(source, Cancelled));
    }
}
