using Dapper;
using Qawl.Database;

namespace Qawl.Api.Tests.Database;

public sealed class MigratorTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_database_gets_every_migration_and_the_second_run_none()
    {
        await using var database = await postgres.CreateEmptyDatabaseAsync();

        var first = await Migrator.ApplyAsync(database.DataSource, Cancelled);
        var second = await Migrator.ApplyAsync(database.DataSource, Cancelled);

        first.From.ShouldBe(0);
        first.To.ShouldBe(Migrator.Head);
        first.Applied.ShouldBe(MigrationScript.All.Select(script => script.Name));
        second.From.ShouldBe(Migrator.Head);
        second.Applied.ShouldBeEmpty();
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        (await connection.ExecuteScalarAsync<long>("select count(*) from articles")).ShouldBe(0);
    }
}
