using Npgsql;
using Qawl.Database.Embedded;

namespace Qawl.Api.Tests.Database.Embedded;

/// <summary>The tests that start the server in this process run as whoever runs them; these change the user.</summary>
[Slow]
public sealed class ServerUserTests : IDisposable
{
    private const string Nobody = "65534:65534";

    // The only user besides root that every system has.
    private static readonly string[] AsNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Data => _folder["pg", "data"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Root_runs_the_server_in_a_user_namespace_and_keeps_the_files()
    {
        SkipUnlessRoot();
        var possible = await RunAsync("unshare", "--user", "--map-user=1000", "--map-group=1000", "true");
        Assert.SkipUnless(possible.Succeeded, "User namespaces are shut off here.");

        await using var server = await PrivateServers.StartAsync(_folder.Path);

        (await server.AskAsync("select 1")).ShouldBe(1);
        (await OwnerAsync(Data)).ShouldBe("0:0");
    }

    [Fact]
    public async Task Root_without_user_namespaces_runs_the_server_as_nobody()
    {
        SkipUnlessRoot();
        OpenToAll();
        using var program = await DatabaseProgram.StartAsync(_folder.Path, path: await PathWithoutAsync("unshare"));

        await UseAndEndAsync(program);

        (await OwnerAsync(Data)).ShouldBe(Nobody);
    }

    [Fact]
    public async Task An_ordinary_user_runs_the_server_and_root_can_use_the_cluster_without_taking_it_away()
    {
        await SkipUnlessNobodyCanRunProgramsAsync();
        await GiveAsync(Nobody);
        using (var program = await DatabaseProgram.StartAsync(_folder.Path, AsNobody))
        {
            await UseAndEndAsync(program);
        }

        await using (var server = await PrivateServers.StartAsync(_folder.Path))
        {
            (await server.AskAsync("select 1")).ShouldBe(1);
        }

        using var again = await DatabaseProgram.StartAsync(_folder.Path, AsNobody);
        await UseAndEndAsync(again);
        (await OwnerAsync(Data)).ShouldBe(Nobody);
    }

    [Fact]
    public async Task An_ordinary_user_cannot_open_the_cluster_of_another_and_is_told_what_to_set()
    {
        await SkipUnlessNobodyCanRunProgramsAsync();
        await (await PrivateServers.StartAsync(_folder.Path)).DisposeAsync();
        OpenToAll();
        using var program = await DatabaseProgram.StartAsync(_folder.Path, AsNobody);

        var (said, exitCode) = await program.EndAsync(Cancelled);

        exitCode.ShouldBe(1);
        said.ShouldContain("Set Qawl__DataDirectory to a folder of yours.");
    }

    private static void SkipUnlessRoot() =>
        Assert.SkipUnless(
            LinuxProcess.IsRoot,
            "Only root can change the user; the other tests ran as an ordinary one."
        );

    private static async Task SkipUnlessNobodyCanRunProgramsAsync()
    {
        SkipUnlessRoot();
        var readable = await RunAsync([
            .. AsNobody,
            "test",
            "-r",
            DatabaseProgram.Assembly,
            "-a",
            "-x",
            DatabaseProgram.Dotnet,
        ]);
        Assert.SkipUnless(readable.Succeeded, $"Other users cannot read {DatabaseProgram.Assembly}.");
    }

    private static Task<Command> RunAsync(params string[] line) => Command.RunAsync(line, "/", Cancelled);

    private static async Task<string> OwnerAsync(string path) =>
        (await RunAsync("stat", "-c", "%u:%g", path)).Output.Trim();

    private static async Task UseAndEndAsync(DatabaseProgram program)
    {
        var connectionString = await program.ReadyAsync(Cancelled);
        await using (var connection = new NpgsqlConnection(connectionString + ";Pooling=false"))
        {
            await connection.OpenAsync(Cancelled);
        }

        program.Interrupt();
        (await program.EndAsync(Cancelled)).ExitCode.ShouldBe(0);
    }

    private void OpenToAll() =>
        File.SetUnixFileMode(
            _folder.Path,
            File.GetUnixFileMode(_folder.Path) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute
        );

    private Task<Command> GiveAsync(string owner) => RunAsync("chown", owner, _folder.Path);

    /// <summary>A search path on which one command is missing.</summary>
    private async Task<string> PathWithoutAsync(string command)
    {
        var tools = Directory.CreateDirectory(_folder["tools"]).FullName;
        foreach (
            var tool in new[] { "sh", "setsid", "setpriv", "stat", "chown", "unshare" }.Where(tool =>
                !string.Equals(tool, command, StringComparison.Ordinal)
            )
        )
        {
            var found = await RunAsync("sh", "-c", $"command -v {tool}");
            File.CreateSymbolicLink(Path.Combine(tools, tool), found.Output.Trim());
        }

        return tools;
    }
}
