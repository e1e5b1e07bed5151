using System.Collections.Concurrent;
using Qawl.Database;
using Qawl.Database.Embedded;

namespace Qawl.Api.Tests.Database.Embedded;

[Slow]
public sealed class SupervisorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<string> _said = [];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Data => _folder["pg", "data"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_server_that_dies_is_started_again_under_the_same_connection_string()
    {
        await using var server = await StartAsync(PrivateServers.Options(_folder.Path));
        await server.ExecuteAsync("create table kept as select 7 as value");
        await using var source = DataSource.Create(server.ConnectionString);
        (await source.AskUntilAnsweredAsync("select value from kept")).ShouldBe(7);
        var dead = Postmaster.RunningOn(Data).ShouldNotBeNull().Pid;

        LinuxProcess.Signal(dead, TestSignals.Kill);
        await RestartedAsync(dead);

        (await source.AskUntilAnsweredAsync("select value from kept")).ShouldBe(7);
        _said.ShouldContain(said => said.Contains("starting it again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_backend_that_dies_takes_nothing_along_that_was_committed()
    {
        await using var server = await StartAsync(PrivateServers.Options(_folder.Path));
        await server.ExecuteAsync("create table kept as select 7 as value");
        await using var source = DataSource.Create(server.ConnectionString);

        LinuxProcess.Signal(await source.AskUntilAnsweredAsync("select pg_backend_pid()"), TestSignals.Kill);

        (await source.AskUntilAnsweredAsync("select value from kept")).ShouldBe(7);
    }

    [Fact]
    public async Task A_program_that_only_attached_starts_the_server_again_as_well()
    {
        using var starter = await DatabaseProgram.StartAsync(_folder.Path);
        await starter.ReadyAsync(Cancelled);
        await using var server = await StartAsync(PrivateServers.Options(_folder.Path));
        await using var source = DataSource.Create(server.ConnectionString);
        var dead = Postmaster.RunningOn(Data).ShouldNotBeNull().Pid;

        await starter.KillAsync(Cancelled);
        LinuxProcess.Signal(dead, TestSignals.Kill);
        await RestartedAsync(dead);

        (await source.AskUntilAnsweredAsync("select 7")).ShouldBe(7);
    }

    [Fact]
    public async Task A_start_that_fails_is_told_and_tried_again()
    {
        var options = PrivateServers.Options(_folder.Path);
        var found = await PostgresBinaries.ChooseAsync(options, null, _ => { }, Cancelled);
        var binaries = Directory.CreateDirectory(_folder["bin"]).FullName;
        void Link(string name) =>
            File.CreateSymbolicLink(Path.Combine(binaries, name), Path.Combine(found.Directory, name));
        Link("initdb");
        Link("postgres");
        await using var server = await StartAsync(options with { PostgresBin = binaries });
        await using var source = DataSource.Create(server.ConnectionString);

        File.Delete(Path.Combine(binaries, "postgres"));
        LinuxProcess.Signal(Postmaster.RunningOn(Data).ShouldNotBeNull().Pid, TestSignals.Kill);
        while (!_said.Any(said => said.Contains("Qawl__PostgresBin", StringComparison.Ordinal)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancelled);
        }

        Link("postgres");

        (await source.AskUntilAnsweredAsync("select 7")).ShouldBe(7);
    }

    [Fact]
    public void Pauses_grow_to_four_seconds_and_end_after_a_calm_minute()
    {
        var pause = TimeSpan.Zero;
        var pauses = new List<double>();
        for (var start = 0; start < 9; start++)
        {
            pause = Supervisor.NextPause(pause, sinceLastStart: TimeSpan.FromSeconds(1));
            pauses.Add(pause.TotalSeconds);
        }

        pauses.ShouldBe([0.25, 0.5, 1, 2, 4, 4, 4, 4, 4]);
        Supervisor.NextPause(pause, TimeSpan.FromMinutes(1)).ShouldBe(TimeSpan.Zero);
    }

    private Task<DatabaseServer> StartAsync(DatabaseOptions options) =>
        DatabaseServer.StartAsync(options, _said.Enqueue, Cancelled);

    private async Task RestartedAsync(int dead)
    {
        while (Postmaster.RunningOn(Data) is not { } running || running.Pid == dead)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancelled);
        }
    }
}
