using Dapper;
using Npgsql;
using Qawl.Database;

namespace Qawl.Api.Tests.Database;

[Slow]
public sealed class DatabaseFailuresTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("08006", DatabaseFailure.Unreachable)]
    [InlineData("57P01", DatabaseFailure.Unreachable)]
    [InlineData("57P02", DatabaseFailure.Unreachable)]
    [InlineData("57P03", DatabaseFailure.Unreachable)]
    [InlineData("53300", DatabaseFailure.Busy)]
    [InlineData("53100", DatabaseFailure.Busy)]
    [InlineData("25006", DatabaseFailure.Busy)]
    [InlineData("25P03", DatabaseFailure.Busy)]
    [InlineData("55P03", DatabaseFailure.Busy)]
    [InlineData("40001", DatabaseFailure.Contention)]
    [InlineData("40P01", DatabaseFailure.Contention)]
    [InlineData("57014", DatabaseFailure.Timeout)]
    [InlineData("23505", DatabaseFailure.Conflict)]
    [InlineData("23503", DatabaseFailure.Conflict)]
    [InlineData("23502", DatabaseFailure.Invalid)]
    [InlineData("23514", DatabaseFailure.Invalid)]
    [InlineData("22021", DatabaseFailure.InvalidText)]
    [InlineData("22P02", DatabaseFailure.Invalid)]
    [InlineData("54000", DatabaseFailure.TooLarge)]
    [InlineData("42501", DatabaseFailure.Forbidden)]
    [InlineData("42P01", DatabaseFailure.Unknown)]
    [InlineData("XX000", DatabaseFailure.Unknown)]
    public async Task The_code_that_the_server_gives_decides(string sqlState, DatabaseFailure expected)
    {
        await using var source = DataSource.Create(postgres.ServerConnectionString);

        var failure = await FailureAsync(source, $"do $$ begin raise exception using errcode = '{sqlState}'; end $$");

        failure.ShouldBe(expected);
    }

    [Fact]
    public async Task A_backend_that_is_terminated_was_unreachable()
    {
        await using var source = DataSource.Create(postgres.ServerConnectionString);

        var failure = await FailureAsync(source, "select pg_terminate_backend(pg_backend_pid())");

        failure.ShouldBe(DatabaseFailure.Unreachable);
    }

    [Fact]
    public async Task A_database_that_accepts_nobody_is_unreachable()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var source = DataSource.Create(database.ConnectionString);
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        await postgres.ExecuteAsync($"alter database {name} allow_connections false");

        (await FailureAsync(source, "select 1")).ShouldBe(DatabaseFailure.Unreachable);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        await using var source = DataSource.Create("Host=/nowhere");
        await using var network = DataSource.Create("Host=127.0.0.1;Port=1");

        (await FailureAsync(source, "select 1")).ShouldBe(DatabaseFailure.Unreachable);
        (await FailureAsync(network, "select 1")).ShouldBe(DatabaseFailure.Unreachable);
    }

    [Theory]
    [InlineData("set statement_timeout = 50; select pg_sleep(30)", "")]
    [InlineData("select pg_sleep(30)", ";Command Timeout=1")]
    public async Task A_statement_that_takes_too_long_is_a_timeout_on_either_side(string sql, string settings)
    {
        await using var source = DataSource.Create(postgres.ServerConnectionString + settings);

        (await FailureAsync(source, sql)).ShouldBe(DatabaseFailure.Timeout);
    }

    [Fact]
    public async Task A_pool_without_a_free_connection_is_busy()
    {
        await using var source = DataSource.Create(
            postgres.ServerConnectionString + ";Minimum Pool Size=0;Maximum Pool Size=1;Timeout=1"
        );
        await using var taken = await source.OpenConnectionAsync(Cancelled);

        (await FailureAsync(source, "select 1")).ShouldBe(DatabaseFailure.Busy);
    }

    [Fact]
    public async Task A_lock_that_is_held_too_long_is_busy()
    {
        await using var source = DataSource.Create(postgres.ServerConnectionString);
        await using var holder = await source.OpenConnectionAsync(Cancelled);
        await holder.ExecuteAsync("select pg_advisory_lock(1)");

        (await FailureAsync(source, "set lock_timeout = 50; select pg_advisory_lock(1)")).ShouldBe(
            DatabaseFailure.Busy
        );
    }

    [Fact]
    public async Task A_text_that_PostgreSQL_cannot_hold_is_invalid()
    {
        await using var source = DataSource.Create(postgres.ServerConnectionString);

        foreach (var text in new[] { "\0", "\ud800" })
        {
            (await FailureAsync(source, "select @text", new { text })).ShouldBe(DatabaseFailure.InvalidText);
        }
    }

    [Fact]
    public async Task A_request_that_was_cancelled_is_no_failure_of_the_database()
    {
        await using var source = DataSource.Create(postgres.ServerConnectionString);
        using var cancel = new CancellationTokenSource();
        await using var connection = await source.OpenConnectionAsync(Cancelled);
        var sleep = connection.ExecuteAsync(
            new CommandDefinition("select pg_sleep(30)", cancellationToken: cancel.Token)
        );

        await cancel.CancelAsync();

        var cancelled = await Should.ThrowAsync<OperationCanceledException>(() => sleep);
        DatabaseFailures.Classify(cancelled).ShouldBe(DatabaseFailure.Unknown);
    }

    [Fact]
    public void A_failure_is_found_below_what_wraps_it()
    {
        var wrapped = new InvalidOperationException("outer", new NpgsqlException("inner"));

        DatabaseFailures.Classify(wrapped).ShouldBe(DatabaseFailure.Unreachable);
        DatabaseFailures.Classify(new InvalidOperationException()).ShouldBe(DatabaseFailure.Unknown);
    }

    private static async Task<DatabaseFailure> FailureAsync(NpgsqlDataSource source, string sql, object? values = null)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(Cancelled);
            await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: Cancelled));
        }
        catch (Exception e)
        {
            return DatabaseFailures.Classify(e);
        }

        throw new InvalidOperationException("It did not fail.");
    }
}
