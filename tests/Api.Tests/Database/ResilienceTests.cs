using Dapper;
using Npgsql;
using Polly.CircuitBreaker;
using Qawl.Database;

namespace Qawl.Api.Tests.Database;

[Slow]
public sealed class ResilienceTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_whose_connection_was_lost_is_asked_again_and_answers()
    {
        await using var source = DataSource.Create(postgres.ServerConnectionString);
        var attempts = 0;

        var answer = await Resilience
            .ForReading()
            .ExecuteAsync(
                async token =>
                {
                    await using var connection = await source.OpenConnectionAsync(token);
                    if (attempts++ < 2)
                    {
                        await connection.ExecuteAsync("select pg_terminate_backend(pg_backend_pid())");
                    }

                    return await connection.ExecuteScalarAsync<int>("select 7");
                },
                Cancelled
            );

        answer.ShouldBe(7);
        attempts.ShouldBe(3);
    }

    [Fact]
    public async Task A_query_is_given_up_after_two_repetitions()
    {
        await using var source = DataSource.Create("Host=/nowhere");

        (await AttemptsAsync(source, "select 1")).ShouldBe(3);
    }

    [Theory]
    [InlineData("set statement_timeout = 50; select pg_sleep(30)", "")]
    [InlineData("select 1", ";Minimum Pool Size=0;Maximum Pool Size=1;Timeout=1")]
    [InlineData("do $$ begin raise exception using errcode = '53300'; end $$", "")]
    [InlineData("select 1 / 0", "")]
    public async Task What_repeating_makes_worse_or_no_better_is_not_repeated(string sql, string settings)
    {
        await using var source = DataSource.Create(postgres.ServerConnectionString + settings);
        // Takes the only connection in the case of a small pool.
        await using var taken = await source.OpenConnectionAsync(Cancelled);

        (await AttemptsAsync(source, sql)).ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_left_alone_for_a_while()
    {
        await using var source = DataSource.Create("Host=/nowhere");
        var pipeline = Resilience.ForReading();
        var asked = 0;
        async Task<Exception> AskAsync() =>
            await Should.ThrowAsync<Exception>(async () =>
                await pipeline.ExecuteAsync(
                    async token =>
                    {
                        asked++;
                        await using var connection = await source.OpenConnectionAsync(token);
                    },
                    Cancelled
                )
            );

        var last = await AskAsync();
        for (var request = 0; request < 20 && last is not BrokenCircuitException; request++)
        {
            last = await AskAsync();
        }

        var before = asked;
        DatabaseFailures.Classify(await AskAsync()).ShouldBe(DatabaseFailure.Busy);
        asked.ShouldBe(before);
    }

    [Fact]
    public async Task A_full_pool_is_not_the_servers_fault_and_keeps_nobody_from_asking()
    {
        await using var source = DataSource.Create(
            postgres.ServerConnectionString + ";Minimum Pool Size=0;Maximum Pool Size=1;Timeout=1"
        );
        var pipeline = Resilience.ForReading();
        await using (await source.OpenConnectionAsync(Cancelled))
        {
            var failures = await Task.WhenAll(
                Enumerable
                    .Range(0, 30)
                    .Select(_ =>
                        Should.ThrowAsync<Exception>(async () => await pipeline.ExecuteAsync(AskAsync, Cancelled))
                    )
            );
            failures.ShouldAllBe(e => e is NpgsqlException);
        }

        (await pipeline.ExecuteAsync(AskAsync, Cancelled)).ShouldBe(7);

        async ValueTask<int> AskAsync(CancellationToken token)
        {
            await using var connection = await source.OpenConnectionAsync(token);
            return await connection.ExecuteScalarAsync<int>("select 7");
        }
    }

    private static async Task<int> AttemptsAsync(NpgsqlDataSource source, string sql)
    {
        var attempts = 0;
        await Should.ThrowAsync<NpgsqlException>(async () =>
            await Resilience
                .ForReading()
                .ExecuteAsync(
                    async token =>
                    {
                        attempts++;
                        await using var connection = await source.OpenConnectionAsync(token);
                        await connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: token));
                    },
                    Cancelled
                )
        );
        return attempts;
    }
}
