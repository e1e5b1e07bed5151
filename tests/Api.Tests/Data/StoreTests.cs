using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Qawl.Api.Data;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Data;

[Slow]
public sealed class StoreTests(PostgresFixture postgres)
{
    private const int ReadsAtOnce = 3;

    [Fact]
    public async Task Counts_are_planned_by_indexes_and_other_reads_as_the_server_likes()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await postgres.ExecuteAsync($"alter database {database.Name} set jit = on");
        using var store = new Store(TimeProvider.System, ReadsAtOnce);
        store.Open(database.DataSource);

        var counting = await store.CountAsync(AskAsync, TestContext.Current.CancellationToken);
        // On the same connection.
        var reading = await store.ReadAsync(AskAsync, TestContext.Current.CancellationToken);

        counting.ShouldBe("off off 9s 10s");
        reading.ShouldBe("on on 0 1min");

        static async Task<string?> AskAsync(NpgsqlConnection connection, CancellationToken cancel) =>
            await connection.ExecuteScalarAsync<string>(
                new(
                    """
                    select concat_ws(' ', current_setting('enable_seqscan'), current_setting('jit'),
                                     current_setting('statement_timeout'), current_setting('idle_in_transaction_session_timeout'))
                    """,
                    cancellationToken: cancel
                )
            );
    }

    [Fact]
    public async Task The_server_itself_ends_what_requests_would_wait_for_too_long_or_no_more()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(database.ConnectionString);
        var store = service.Services.GetRequiredService<Store>();

        (await BoundsAsync(store.Source)).ShouldBe("6s 5s 1min 2s");
        (await BoundsAsync(store.Beside)).ShouldBe("0 5s 1min 2s");

        static async Task<string?> BoundsAsync(NpgsqlDataSource source)
        {
            await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
            return await connection.ExecuteScalarAsync<string>(
                """
                select concat_ws(' ', current_setting('statement_timeout'), current_setting('lock_timeout'),
                                 current_setting('idle_in_transaction_session_timeout'),
                                 current_setting('client_connection_check_interval'))
                """
            );
        }
    }

    [Fact]
    public async Task As_many_reads_run_at_once_as_are_set_and_the_next_waits_its_turn()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        using var store = new Store(TimeProvider.System, ReadsAtOnce);
        store.Open(database.DataSource);
        var (running, most) = (0, 0);
        var full = new TaskCompletionSource();

        var reads = Enumerable
            .Range(0, 4 * ReadsAtOnce)
            .Select(_ =>
                store.ReadAsync(
                    async (_, cancel) =>
                    {
                        var now = Interlocked.Increment(ref running);
                        InterlockedMax(ref most, now);
                        if (now == ReadsAtOnce)
                        {
                            full.TrySetResult();
                        }
                        await full.Task.WaitAsync(cancel);
                        Interlocked.Decrement(ref running);
                        return 1;
                    },
                    TestContext.Current.CancellationToken
                )
            );

        (await Task.WhenAll(reads)).Sum().ShouldBe(4 * ReadsAtOnce);
        most.ShouldBe(ReadsAtOnce);

        static void InterlockedMax(ref int most, int value)
        {
            for (var known = most; known < value; known = most)
            {
                Interlocked.CompareExchange(ref most, value, known);
            }
        }
    }

    [Fact]
    public async Task Who_waits_too_long_for_a_read_is_told_that_others_are_running()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        using var store = new Store(TimeProvider.System, readsAtOnce: 1);
        store.Open(database.DataSource);
        var finish = new TaskCompletionSource();
        var reading = store.ReadAsync(
            async (_, cancel) =>
            {
                await finish.Task.WaitAsync(cancel);
                return 1;
            },
            TestContext.Current.CancellationToken
        );

        var refusal = await Should.ThrowAsync<TooBusyException>(() =>
            store.ReadAsync((_, _) => Task.FromResult(2), TestContext.Current.CancellationToken)
        );

        refusal.Message.ShouldBe("1 reads are running already.");
        finish.SetResult();
        (await reading).ShouldBe(1);
        (await store.ReadAsync((_, _) => Task.FromResult(3), TestContext.Current.CancellationToken)).ShouldBe(3);
    }

    [Fact]
    public async Task Few_counts_run_at_once_so_that_other_reads_find_a_connection()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        using var store = new Store(TimeProvider.System, ReadsAtOnce);
        store.Open(database.DataSource);
        var finish = new TaskCompletionSource();
        var counting = Enumerable
            .Range(0, Store.MostCounting)
            .Select(_ =>
                store.CountAsync(
                    async (_, cancel) =>
                    {
                        await finish.Task.WaitAsync(cancel);
                        return 1;
                    },
                    TestContext.Current.CancellationToken
                )
            )
            .ToArray();

        await Should.ThrowAsync<TooBusyException>(() =>
            store.CountAsync((_, _) => Task.FromResult(1), TestContext.Current.CancellationToken)
        );
        (await store.ReadAsync((_, _) => Task.FromResult(2), TestContext.Current.CancellationToken)).ShouldBe(2);
        finish.SetResult();
        (await Task.WhenAll(counting)).Sum().ShouldBe(Store.MostCounting);
        (await store.CountAsync((_, _) => Task.FromResult(3), TestContext.Current.CancellationToken)).ShouldBe(3);
    }

    [Fact]
    public async Task Few_texts_are_read_at_once_and_drafts_keep_no_writer_out()
    {
        using var store = new Store(TimeProvider.System, ReadsAtOnce);
        var places = new List<Bulkhead.Place>();
        for (var i = 0; i < Store.MostTexts; i++)
        {
            places.Add(await store.EnterDraftAsync(TestContext.Current.CancellationToken));
        }

        await Should.ThrowAsync<TooBusyException>(async () =>
            await store.EnterDraftAsync(TestContext.Current.CancellationToken)
        );
        for (var i = 0; i < Store.MostTexts; i++)
        {
            places.Add(await store.EnterWriteAsync(TestContext.Current.CancellationToken));
        }
        await Should.ThrowAsync<TooBusyException>(async () =>
            await store.EnterWriteAsync(TestContext.Current.CancellationToken)
        );
        places.ForEach(place => place.Dispose());
        (await store.EnterWriteAsync(TestContext.Current.CancellationToken)).Dispose();
    }
}
