using Npgsql;
using Qawl.Database;

namespace Qawl.Api.Tests.Database;

public sealed class ReachingTests(PostgresFixture postgres) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_job_waits_for_a_server_that_is_not_there_yet_and_says_so()
    {
        var server = new NpgsqlConnectionStringBuilder(postgres.ServerConnectionString);
        Assert.SkipUnless(Directory.Exists(server.Host), "The server has no folder of sockets.");
        var sockets = _folder["sockets"];
        var there = server.Host!;
        server.Host = sockets;
        var said = new List<string>();

        await using var source = await Reaching.ConnectAsync(
            server.ConnectionString,
            Say,
            TimeProvider.System,
            Cancelled
        );

        said.Count.ShouldBe(2);
        said.ShouldAllBe(sentence => sentence.StartsWith("The database does not answer", StringComparison.Ordinal));
        await using var command = source.CreateCommand("select 7");
        (await command.ExecuteScalarAsync(Cancelled)).ShouldBe(7);

        void Say(string sentence)
        {
            said.Add(sentence);
            if (said.Count == 2)
            {
                Directory.CreateSymbolicLink(sockets, there);
            }
        }
    }

    [Fact]
    public async Task A_server_that_refuses_is_not_asked_again()
    {
        var server = new NpgsqlConnectionStringBuilder(postgres.ServerConnectionString) { Database = "no_such" };

        await Should.ThrowAsync<PostgresException>(() =>
            Reaching.ConnectAsync(server.ConnectionString, Fail, TimeProvider.System, Cancelled)
        );

        static void Fail(string sentence) => Assert.Fail(sentence);
    }
}
