using Qawl.Api.Access;
using Qawl.Api.Data;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Ingestion;
using Qawl.Api.Tests.Service;
using Qawl.Database;
using Qawl.Database.Keys;

namespace Qawl.Api.Tests.Access;

[Slow]
public sealed class KnownKeysTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_are_asked_for_once_and_again_when_that_is_some_seconds_ago()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var time = new MovableClock(new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        using var store = new Store(time, readsAtOnce: 1);
        store.Open(database.DataSource);
        using var known = new KnownKeys(store, time);
        var keys = new KeyStore(database.DataSource, time);
        (await known.GetAsync(Cancelled)).ShouldBeEmpty();

        var made = await keys.CreateAsync(KeyRole.Reader, "سعاد", expires: null, Cancelled);
        (await known.GetAsync(Cancelled)).ShouldBeEmpty();
        time.Advance(KnownKeys.Memory);
        (await known.GetAsync(Cancelled)).Keys.ShouldBe([made.Id]);

        await keys.RevokeAsync(made.Id, Cancelled);
        (await known.GetAsync(Cancelled))[made.Id].RevokedAt.ShouldBeNull();
        time.Advance(KnownKeys.Memory);
        (await known.GetAsync(Cancelled))[made.Id].RevokedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task That_a_key_is_used_is_written_once_a_minute()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var time = new MovableClock(new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        using var store = new Store(time, readsAtOnce: 1);
        store.Open(database.DataSource);
        using var known = new KnownKeys(store, time);
        var keys = new KeyStore(database.DataSource, time);
        await keys.CreateAsync(KeyRole.Reader, "سعاد", expires: null, Cancelled);

        (await UseAsync()).ShouldBe("08:00:00");
        time.Advance(TimeSpan.FromSeconds(59));
        (await UseAsync()).ShouldBe("08:00:00");
        time.Advance(TimeSpan.FromSeconds(1));
        (await UseAsync()).ShouldBe("08:01:00");

        async Task<string?> UseAsync()
        {
            await known.UseAsync((await known.GetAsync(Cancelled)).Values.Single(), Cancelled);
            return await StoredRows.ScalarAsync(
                database.DataSource,
                "select to_char(last_used_at at time zone 'UTC', 'HH24:MI:SS') from api_keys"
            );
        }
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_keeps_nobody_out()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var key = await new KeyStore(database.DataSource, TimeProvider.System).CreateAsync(
            KeyRole.Reader,
            "سعاد",
            expires: null,
            Cancelled
        );
        await postgres.ExecuteAsync($"alter database {database.Name} set default_transaction_read_only = on");
        await using var readOnly = DataSource.Create(database.ConnectionString);
        using var store = new Store(TimeProvider.System, readsAtOnce: 1);
        store.Open(readOnly);
        using var known = new KnownKeys(store, TimeProvider.System);

        var stored = (await known.GetAsync(Cancelled))[key.Id];
        await known.UseAsync(stored, Cancelled);

        key.IsOf(stored).ShouldBeTrue();
    }
}
