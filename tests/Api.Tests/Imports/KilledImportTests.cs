using System.Net;
using System.Text.Json;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Ingestion;
using Qawl.Api.Tests.Service;
using Qawl.Database;
using static Qawl.Api.Tests.Imports.ImportBodies;

namespace Qawl.Api.Tests.Imports;

/// <summary>The service as users run it, killed while it imports what was sent over HTTP.</summary>
[Slow]
public sealed class KilledImportTests(PostgresFixture postgres) : IDisposable
{
    private const int Count = 5000;

    private static readonly byte[] Body = Utf8(string.Join('\n', Enumerable.Range(0, Count).Select(MadeUpNews.Line)));

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Started_again_it_has_what_was_stored_and_the_same_body_leads_to_what_one_clean_import_leaves()
    {
        var stored = await KillInTheMiddleAsync();

        using var service = await StartAsync();
        using var client = await ClientAsync(service);
        var died = await UntilNoneRunsAsync(client);
        died.GetProperty("status").GetString().ShouldBe("failed");
        died.TryGetProperty("finishedAt", out _).ShouldBeTrue();
        // What was committed, and nothing beside it.
        Counts(died).Imported.ShouldBeInRange(stored, Count - 1);
        (await ArticlesAsync(client)).ShouldBe(Counts(died).Imported);

        using var answer = await client.SendAsync(Post(Body), Cancelled);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var again = await JsonAsync(answer);
        again.GetProperty("status").GetString().ShouldBe("finished");
        Counts(again).ShouldBe((Count - Counts(died).Imported, Counts(died).Imported, 0));
        (await ArticlesAsync(client)).ShouldBe(Count);

        await using var server = await PrivateServers.StartAsync(_folder.Path);
        await using var killed = DataSource.Create(server.ConnectionString);
        await using var clean = await postgres.CreateDatabaseAsync();
        await using var other = await TestService.StartAsync(clean.ConnectionString);
        using var sender = other.CreateClient();
        using var once = await sender.SendAsync(Post(Body), Cancelled);
        once.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await StoredRows.OfAsync(killed)).ShouldBe(await StoredRows.OfAsync(clean.DataSource));
        (await StoredRows.CountWrongCountersAsync(killed)).ShouldBe(0);
    }

    /// <returns>How many articles were stored for certain.</returns>
    private async Task<int> KillInTheMiddleAsync()
    {
        using var service = await StartAsync();
        using var client = await ClientAsync(service);
        var sending = client.SendAsync(Post(Body), Cancelled);
        var stored = 0;
        while (stored == 0)
        {
            sending.IsCompleted.ShouldBeFalse("it was through before anybody could kill it");
            stored = await ArticlesAsync(client);
        }
        await service.KillAsync(Cancelled);
        await Should.ThrowAsync<HttpRequestException>(sending);
        return stored;
    }

    private Task<DatabaseProgram> StartAsync() =>
        DatabaseProgram.StartServiceAsync(_folder.Path, "--Qawl:ApiKey", TestService.Key);

    private static async Task<HttpClient> ClientAsync(DatabaseProgram service) =>
        new() { BaseAddress = new((await service.SaysAsync(DatabaseProgram.Answers, Cancelled)).Split(' ')[0]) };

    private static async Task<JsonElement> UntilNoneRunsAsync(HttpClient client)
    {
        while (true)
        {
            var run = JsonElement.Parse(await client.GetStringAsync("/v1/imports/latest", Cancelled));
            if (!run.GetProperty("status").ValueEquals("running"))
            {
                return run;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancelled);
        }
    }

    private static async Task<int> ArticlesAsync(HttpClient client) =>
        JsonElement
            .Parse(await client.GetStringAsync("/v1/articles?limit=1&total=true", Cancelled))
            .GetProperty("total")
            .GetInt32();
}
