using System.Net;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Qawl.Api.Caching;
using Qawl.Api.Tests.Imports;
using Qawl.Api.Tests.Ingestion;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Database;

/// <summary>The service behind PgBouncer in transaction mode, with a way past it for what needs a session.</summary>
[Slow]
public sealed class PoolerTests(PostgresFixture postgres)
{
    private const int Documents = 600;

    private const string Locks = """
        select count(*) from pg_locks
        where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
        """;

    private static readonly string[] Paths =
    [
        "/v1/quotes?total=true&facets=speaker",
        "/v1/quotes?format=ndjson",
        "/v1/quotes?format=csv&q=المحطة",
        "/v1/people?q=سامي",
        "/v1/search?q=المحطة",
        "/v1/suggest?q=سا",
        "/v1/stats/quotes?groupBy=speaker",
        "/v1/quotes/feed",
        "/v1/imports",
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Imports_reads_and_the_listener_work_behind_it()
    {
        Assert.SkipWhen(Pooler.Program is null, "PgBouncer is not installed (apt-get install pgbouncer).");
        await using var database = await postgres.CreateDatabaseAsync();
        using var pooler = await Pooler.StartAsync(postgres, database.ConnectionString);
        await using var service = await TestService.StartAsync(
            pooler.Before(database.ConnectionString),
            settings: ("ConnectionStrings:Direct", database.ConnectionString)
        );
        using var client = service.CreateClient();

        // Several at once: each takes whatever connection is free, statement by statement.
        var imports = Enumerable.Range(0, 3).Select(i => ImportAsync(client, from: i * Documents)).ToArray();
        var reading = ReadUntilAsync(client, Task.WhenAll(imports));
        (await Task.WhenAll(imports)).ShouldAllBe(status => status == "finished");
        await reading;

        (await StoredRows.CountAsync(database.DataSource, "articles")).ShouldBe(3 * Documents);
        (await StoredRows.CountWrongCountersAsync(database.DataSource)).ShouldBe(0);
        // What is announced is heard.
        var known = service.Services.GetRequiredService<KnownVersion>();
        for (var isKnown = false; !isKnown; )
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancelled);
            var asked = known.GetAsync(Cancelled);
            isKnown = asked.IsCompletedSuccessfully;
            await asked;
        }
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        while (await connection.ExecuteScalarAsync<long>(new(Locks, cancellationToken: Cancelled)) > 0)
        {
            // Judging goes on behind imports, and gives its locks back with its transactions.
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancelled);
        }
    }

    private static async Task<string?> ImportAsync(HttpClient client, int from)
    {
        var lines = string.Join('\n', Enumerable.Range(from, Documents).Select(MadeUpNews.Line));
        using var request = ImportBodies.Post(ImportBodies.Utf8(lines));
        using var answer = await client.SendAsync(request, Cancelled);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (await ImportBodies.JsonAsync(answer)).GetProperty("id").GetString();
        // Nobody took it for dead while it was at work.
        var run = JsonElement.Parse(await client.GetStringAsync($"/v1/imports/{id}", Cancelled));
        return run.GetProperty("status").GetString();
    }

    private static async Task ReadUntilAsync(HttpClient client, Task end)
    {
        do
        {
            foreach (var path in Paths)
            {
                using var answer = await client.GetAsync(path, Cancelled);
                // A place may be taken; nothing else may go wrong.
                answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable);
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    (await answer.Content.ReadAsStringAsync(Cancelled)).ShouldContain("already");
                }
            }
        } while (!end.IsCompleted);
    }
}
