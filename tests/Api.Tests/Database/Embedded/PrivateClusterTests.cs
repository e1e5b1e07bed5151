using System.Diagnostics;
using Dapper;
using Npgsql;
using Qawl.Database;
using Qawl.Database.Embedded;

namespace Qawl.Api.Tests.Database.Embedded;

[Slow]
public sealed class PrivateClusterTests : IDisposable
{
    private const string Locale = "select datctype from pg_database where datname = current_database()";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Data => _folder["pg", "data"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_configured_connection_string_wins_and_nothing_is_started()
    {
        const string Configured = "Host=db.example;Database=articles";
        var options = new DatabaseOptions { ConnectionString = Configured, DataDirectory = _folder["unused"] };

        await using var server = await DatabaseServer.StartAsync(options, Fail, Cancelled);

        server.IsEmbedded.ShouldBeFalse();
        server.ConnectionString.ShouldBe(Configured);
        Directory.Exists(_folder["unused"]).ShouldBeFalse();
    }

    [Fact]
    public async Task The_server_listens_on_a_socket_for_its_owner_only_and_knows_Arabic()
    {
        await using (var server = await StartAsync())
        {
            server.IsEmbedded.ShouldBeTrue();
            await using var source = DataSource.Create(server.ConnectionString);
            await Migrator.ApplyAsync(source, Cancelled);
            await using var connection = await source.OpenConnectionAsync(Cancelled);

            (await connection.ExecuteScalarAsync<string>("show listen_addresses")).ShouldBe("");
            (await connection.ExecuteScalarAsync<string>(Locale)).ShouldBe("C.UTF-8");
            (await connection.ExecuteScalarAsync<string>("show server_encoding")).ShouldBe("UTF8");
            (await connection.ExecuteScalarAsync<string>("show data_checksums")).ShouldBe("on");
            (await connection.ExecuteScalarAsync<int>("select cardinality(show_trgm('قال'))")).ShouldBePositive();
            (
                await connection.ExecuteScalarAsync<bool>("select usesuper from pg_user where usename = current_user")
            ).ShouldBeFalse();
            File.GetUnixFileMode(new NpgsqlConnectionStringBuilder(server.ConnectionString).Host!)
                .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Postmaster.ProcessesOn(Data).ShouldBeEmpty();
        File.Exists(Postmaster.FileIn(Data)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_is_set_up_for_the_machine_once_and_what_is_changed_then_holds()
    {
        var said = new List<string>();
        var options = PrivateServers.Options(_folder.Path);
        await using (var server = await DatabaseServer.StartAsync(options, said.Add, Cancelled))
        {
            (await ShowAsync(server, "random_page_cost")).ShouldBe("1.1");
            (await ShowAsync(server, "jit")).ShouldBe("off");
            (await ShowAsync(server, "fsync")).ShouldBe("on");
        }
        var file = _folder["pg", "settings.conf"];
        said.ShouldContain(sentence => sentence.Contains(file, StringComparison.Ordinal));
        await File.AppendAllTextAsync(file, "\n# ours\n random_page_cost=2\nwork_mem = 7MB\n", Cancelled);
        said.Clear();

        await using (var server = await DatabaseServer.StartAsync(options, said.Add, Cancelled))
        {
            (await ShowAsync(server, "random_page_cost")).ShouldBe("2");
            (await ShowAsync(server, "work_mem")).ShouldBe("7MB");
        }
        said.ShouldBeEmpty();

        await File.AppendAllTextAsync(file, "no_such_parameter = 1\n", Cancelled);
        (
            await Should.ThrowAsync<DatabaseServerException>(() =>
                DatabaseServer.StartAsync(options, said.Add, Cancelled)
            )
        ).Message.ShouldContain("no_such_parameter");
    }

    [Fact]
    public async Task What_is_stored_is_there_again_at_the_next_start_even_in_a_folder_with_a_long_name()
    {
        var folder = _folder[new string('a', 60), new string('b', 60)];
        await using (var server = await StartAsync(folder))
        {
            await server.ExecuteAsync("create table kept as select 7 as value");
        }

        await using (var server = await StartAsync(folder))
        {
            (await server.AskAsync("select value from kept")).ShouldBe(7);
        }
    }

    [Fact]
    public async Task A_link_to_the_folder_leads_to_the_same_server()
    {
        Directory.CreateDirectory(_folder["real"]);
        Directory.CreateSymbolicLink(_folder["link"], "real");

        await using var first = await StartAsync(_folder["real"]);
        await using var second = await StartAsync(_folder["link"]);

        second.ConnectionString.ShouldBe(first.ConnectionString);
    }

    [Fact]
    public async Task A_second_program_attaches_and_the_last_to_leave_stops_the_server()
    {
        var first = await StartAsync();
        var postmaster = Postmaster.RunningOn(Data).ShouldNotBeNull();
        var second = await StartAsync();

        Postmaster.RunningOn(Data).ShouldNotBeNull().Pid.ShouldBe(postmaster.Pid);
        await first.DisposeAsync();
        (await second.AskAsync("select 1")).ShouldBe(1);
        await second.DisposeAsync();
        Postmaster.RunningOn(Data).ShouldBeNull();
    }

    [Fact]
    public async Task Five_programs_that_start_at_once_share_one_new_cluster()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => StartAsync()));

        foreach (var server in servers)
        {
            (await server.AskAsync("select 1")).ShouldBe(1);
        }

        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

        Postmaster.RunningOn(Data).ShouldBeNull();
    }

    [Fact]
    public async Task A_server_whose_program_was_killed_is_taken_over_and_stopped()
    {
        using var killed = await DatabaseProgram.StartAsync(_folder.Path);
        await killed.ReadyAsync(Cancelled);
        var orphan = Postmaster.RunningOn(Data).ShouldNotBeNull();
        await killed.KillAsync(Cancelled);
        Postmaster.RunningOn(Data).ShouldNotBeNull().Pid.ShouldBe(orphan.Pid);

        await using (var server = await StartAsync())
        {
            Postmaster.RunningOn(Data).ShouldNotBeNull().Pid.ShouldBe(orphan.Pid);
            (await server.AskAsync("select 1")).ShouldBe(1);
        }

        Postmaster.RunningOn(Data).ShouldBeNull();
    }

    [Fact]
    public async Task Ctrl_C_reaches_the_program_alone_which_drains_and_stops_the_server()
    {
        using var program = await DatabaseProgram.StartAsync(_folder.Path);
        await program.ReadyAsync(Cancelled);

        program.Interrupt();
        var (said, exitCode) = await program.EndAsync(Cancelled);

        said.ShouldBe("drained\nleft\n");
        exitCode.ShouldBe(0);
        Postmaster.ProcessesOn(Data).ShouldBeEmpty();
        File.Exists(Postmaster.FileIn(Data)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_was_killed_with_its_program_recovers_what_was_committed()
    {
        using var program = await DatabaseProgram.StartAsync(_folder.Path);
        var connectionString = await program.ReadyAsync(Cancelled);
        await PrivateServers.ExecuteAsync(connectionString, "create table kept as select 7 as value");
        await program.KillAsync(Cancelled);
        KillServerWithItsChildren();

        await using var server = await StartAsync();

        (await server.AskAsync("select value from kept")).ShouldBe(7);
    }

    [Theory]
    [InlineData("another program")]
    [InlineData("nobody")]
    [InlineData("nonsense")]
    public async Task A_pid_file_of_a_dead_server_does_not_keep_the_next_from_starting(string names)
    {
        await using (await StartAsync()) { }
        var pid = names switch
        {
            "another program" => $"{Environment.ProcessId}",
            "nobody" => "4194304",
            _ => "-",
        };
        await File.WriteAllTextAsync(Postmaster.FileIn(Data), $"{pid}\n{Data}\n0\n5432\n", Cancelled);
        Directory.CreateDirectory(_folder["pg", "run"]);
        await File.WriteAllTextAsync(_folder["pg", "run", ".s.PGSQL.5432.lock"], $"{pid}\n", Cancelled);

        await using var server = await StartAsync();

        (await server.AskAsync("select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_shell_that_stands_in_the_data_folder_is_no_part_of_the_server()
    {
        await using (await StartAsync()) { }
        using var shell = Process.Start(new ProcessStartInfo("sleep", "600") { WorkingDirectory = Data })!;
        try
        {
            await File.WriteAllTextAsync(Postmaster.FileIn(Data), $"{shell.Id}\n{Data}\n0\n5432\n", Cancelled);

            await using (var server = await StartAsync())
            {
                (await server.AskAsync("select 1")).ShouldBe(1);
            }

            shell.HasExited.ShouldBeFalse();
        }
        finally
        {
            LinuxProcess.Signal(shell.Id, TestSignals.Kill);
        }
    }

    [Fact]
    public async Task A_cluster_that_was_interrupted_in_the_making_is_made_again()
    {
        Directory.CreateDirectory(_folder["pg", "data.new", "base"]);
        await File.WriteAllTextAsync(_folder["pg", "data.new", "PG_VERSION"], "15\n", Cancelled);

        await using var server = await StartAsync();

        (await server.AskAsync("select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_start_that_is_cancelled_leaves_nothing_running()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        void CancelWhenMade(string said) => cancel.Cancel();

        await Should.ThrowAsync<OperationCanceledException>(() =>
            DatabaseServer.StartAsync(PrivateServers.Options(_folder.Path), CancelWhenMade, cancel.Token)
        );

        LinuxProcess.WorkingIn(_folder["pg"]).ShouldBeEmpty();
        Postmaster.ProcessesOn(Data).ShouldBeEmpty();
        await using var server = await StartAsync();
        (await server.AskAsync("select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        await File.WriteAllTextAsync(_folder["file"], "", Cancelled);

        var refused = await Should.ThrowAsync<DatabaseServerException>(() => StartAsync(_folder["file"]));

        refused.Message.ShouldContain(_folder["file"]);
        refused.Message.ShouldContain("Qawl__DataDirectory");
    }

    [Fact]
    public async Task A_folder_that_is_taken_away_does_not_keep_the_program_from_ending()
    {
        var server = await StartAsync(_folder["gone"]);
        var postmaster = Postmaster.RunningOn(_folder["gone", "pg", "data"]).ShouldNotBeNull();
        LinuxProcess.Signal(postmaster.Pid, TestSignals.Kill);
        while (Postmaster.ProcessesOn(_folder["gone", "pg", "data"]).Count > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), Cancelled);
        }

        Directory.Move(_folder["gone"], _folder["elsewhere"]);

        await server.DisposeAsync();
    }

    private static async Task<string?> ShowAsync(DatabaseServer server, string parameter)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        return await connection.ExecuteScalarAsync<string>(
            new CommandDefinition($"show {parameter}", cancellationToken: Cancelled)
        );
    }

    private static void Fail(string said) => Assert.Fail(said);

    private Task<DatabaseServer> StartAsync(string? folder = null) => PrivateServers.StartAsync(folder ?? _folder.Path);

    private void KillServerWithItsChildren()
    {
        foreach (var pid in Postmaster.ProcessesOn(Data))
        {
            LinuxProcess.Signal(pid, TestSignals.Kill);
        }
    }
}
