using Dapper;
using Npgsql;
using Qawl.Api.Reading;
using Qawl.Api.Tests.Database;

namespace Qawl.Api.Tests.Reading;

public sealed class StoreTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Counts_are_planned_by_indexes_and_other_reads_as_the_server_likes()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var store = new Store(TimeProvider.System);
        store.Open(database.DataSource);

        var counting = await store.CountAsync(AskAsync, TestContext.Current.CancellationToken);
        // On the same connection.
        var reading = await store.ReadAsync(AskAsync, TestContext.Current.CancellationToken);

        counting.ShouldBe("off off");
        reading.ShouldBe("on on");

        static async Task<string?> AskAsync(NpgsqlConnection connection, CancellationToken cancel) =>
            await connection.ExecuteScalarAsync<string>(
                new(
                    "select current_setting('enable_seqscan') || ' ' || current_setting('jit')",
                    cancellationToken: cancel
                )
            );
    }
}
