using Dapper;
using Qawl.Api.Caching;
using Qawl.Api.Data;
using Qawl.Api.Tests.Database;
using Qawl.Database;

namespace Qawl.Api.Tests.Caching;

public sealed class KnownVersionTests(PostgresFixture postgres)
{
    private static readonly DataVersion Earlier = new(4, Guid.NewGuid());
    private static readonly DataVersion Later = new(5, Guid.NewGuid());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_announced_holds_against_what_was_read_before_it()
    {
        var known = new KnownVersion(new Store(TimeProvider.System, readsAtOnce: 4), TimeProvider.System);

        known.Hear(Later);
        known.Hear(Earlier);

        (await known.GetAsync(Cancelled)).ShouldBe(Later);
    }

    [Fact]
    public async Task A_listener_that_is_lost_during_a_write_leaves_nothing_known()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var store = new Store(TimeProvider.System, readsAtOnce: 4);
        store.Open(database.DataSource);
        var known = new KnownVersion(store, TimeProvider.System);
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        known.Hear(await DataVersion.ReadAsync(connection, Cancelled));
        await using var locking = await connection.BeginTransactionAsync(Cancelled);
        await connection.ExecuteAsync("lock table data_version");

        var refreshing = known.RefreshAsync(Cancelled);
        known.Forget();
        await locking.CommitAsync(Cancelled);
        await refreshing;

        // Nobody tells of this change: it is seen by asking only.
        await connection.ExecuteAsync("update data_version set number = number + 1");
        (await known.GetAsync(Cancelled)).ShouldBe(await DataVersion.ReadAsync(connection, Cancelled));
    }
}
