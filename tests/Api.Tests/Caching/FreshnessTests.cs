using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Qawl.Api.Caching;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Ingestion;
using Qawl.Api.Tests.Problems;
using Qawl.Api.Tests.Service;
using Qawl.Database;
using Qawl.Extraction.Model;
using Qawl.Ingestion;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Tests.Caching;

/// <summary>What is kept is never told after it changed, and what did not change is not asked for.</summary>
[Slow]
public sealed class FreshnessTests(PostgresFixture postgres)
{
    private const string Path = "/v1/quotes?total=true";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_another_process_writes_is_in_the_next_answer_of_every_service()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var one = await HearingAsync(database);
        await using var other = await HearingAsync(database);
        var clients = new[] { one.CreateClient(), other.CreateClient() };
        var before = new List<string>();
        foreach (var client in clients)
        {
            // The second answer is one that was kept.
            (await QuotesAsync(client)).Body.ShouldContain("\"total\":0");
            var (tag, body) = await QuotesAsync(client);
            body.ShouldContain("\"total\":0");
            before.Add(tag);
        }
        before.Distinct(StringComparer.Ordinal).Count().ShouldBe(1);

        await ImportAsync(database, 7);
        await HeardAsync(database, one, other);

        foreach (var client in clients)
        {
            using var conditional = new HttpRequestMessage(HttpMethod.Get, Path);
            conditional.Headers.IfNoneMatch.ParseAdd(before[0]);
            using var answer = await client.SendAsync(conditional, Cancelled);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.ETag!.Tag.ShouldNotBe(before[0], StringComparer.Ordinal);
            (await answer.Content.ReadAsStringAsync(Cancelled)).ShouldNotContain("\"total\":0");
            client.Dispose();
        }
    }

    [Fact]
    public async Task Who_writes_through_the_service_finds_it_in_the_very_next_answer()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await HearingAsync(database);
        using var client = service.CreateClient();
        for (var i = 1; i <= 20; i++)
        {
            var article = $$"""{"text": "قالت هدى النجار: «المكتبة رقم {{i}} مفتوحة للجميع»."}""";
            using var added = await client.SendAsync(ProblemTests.Post(article), Cancelled);
            added.StatusCode.ShouldBe(HttpStatusCode.Created);

            (await QuotesAsync(client)).Body.ShouldContain($"\"total\":{i}");
        }
    }

    [Fact]
    public async Task Without_a_listener_every_request_asks_and_nothing_old_is_told()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        // With a pool of one nobody can listen.
        await using var service = await TestService.StartAsync(
            database.ConnectionString + ";Maximum Pool Size=1;Minimum Pool Size=0"
        );
        using var client = service.CreateClient();
        var tags = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var (tag, body) = await QuotesAsync(client);
            (await QuotesAsync(client)).ShouldBe((tag, body));
            tags.Add(tag);
            await ImportAsync(database, i);
        }

        (await ListenersAsync(database)).ShouldBeEmpty();
        tags.ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_304_and_a_kept_answer_cost_no_query()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await ImportAsync(database, 1);
        await using var service = await HearingAsync(database);
        using var client = service.CreateClient();
        var (tag, body) = await QuotesAsync(client);

        // From here on the database has nobody but the listener.
        await database.DataSource.DisposeAsync();
        var name = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        await postgres.ExecuteAsync($"alter database {name} allow_connections false");
        await postgres.ExecuteAsync(
            $"""
            select pg_terminate_backend(pid, 5000) from pg_stat_activity
            where datname = '{name}' and application_name <> '{VersionListener.ApplicationName}'
            """
        );

        for (var i = 0; i < 20; i++)
        {
            using var conditional = new HttpRequestMessage(HttpMethod.Get, Path);
            conditional.Headers.IfNoneMatch.ParseAdd(tag);
            using var answer = await client.SendAsync(conditional, Cancelled);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        }
        (await QuotesAsync(client)).ShouldBe((tag, body));
        using var unknown = await client.GetAsync("/v1/articles", Cancelled);
        unknown.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_listener_that_was_lost_comes_back_and_what_happened_meanwhile_is_not_missed()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await HearingAsync(database);
        using var client = service.CreateClient();
        var (tag, _) = await QuotesAsync(client);

        var lost = await ListenersAsync(database);
        await postgres.ExecuteAsync($"select pg_terminate_backend({lost.Single()}, 5000)");
        await ImportAsync(database, 3);
        await HeardAsync(database, service);

        (await QuotesAsync(client)).Tag.ShouldNotBe(tag, StringComparer.Ordinal);
        (await ListenersAsync(database)).ShouldHaveSingleItem().ShouldNotBe(lost.Single());
    }

    [Fact]
    public async Task Requests_with_a_key_are_not_answered_from_what_was_kept()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await HearingAsync(database);
        using var client = service.CreateClient();
        await QuotesAsync(client);

        // Rows that no version tells of.
        await using (var connection = await database.DataSource.OpenConnectionAsync(Cancelled))
        {
            await connection.ExecuteAsync("alter table quotes rename to put_away");
        }

        (await QuotesAsync(client)).Body.ShouldContain("\"total\":0");
        client.DefaultRequestHeaders.Add("X-Api-Key", TestService.Key);
        using var fresh = await client.GetAsync(Path, Cancelled);
        fresh.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
    }

    /// <summary>A service that hears of changes.</summary>
    private static async Task<TestService> HearingAsync(TestDatabase database)
    {
        var service = await TestService.StartAsync(database.ConnectionString);
        await HeardAsync(database, service);
        return service;
    }

    /// <summary>Waits until the services have heard of the database's version.</summary>
    private static async Task HeardAsync(TestDatabase database, params TestService[] services)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        var version = await DataVersion.ReadAsync(connection, Cancelled);
        foreach (var known in services.Select(s => s.Services.GetRequiredService<KnownVersion>()))
        {
            while (!await HasHeardAsync(known, version))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), Cancelled);
            }
        }
    }

    /// <summary>Whether the version is known without asking the database, which a cancelled question does not reach.</summary>
    private static async Task<bool> HasHeardAsync(KnownVersion known, DataVersion version)
    {
        try
        {
            return await known.GetAsync(new CancellationToken(canceled: true)) == version;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<int[]> ListenersAsync(TestDatabase database)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        return
        [
            .. await connection.QueryAsync<int>(
                "select pid from pg_stat_activity where datname = current_database() and application_name = @name",
                new { name = VersionListener.ApplicationName }
            ),
        ];
    }

    private static async Task ImportAsync(TestDatabase database, int number)
    {
        var document = IncomingDocument.OfText(
            $"{number}",
            $"{Workspace.Body} قال سمير الحداد: «المحطة رقم {number} جاهزة».",
            DocumentFormat.Text,
            GivenFields.None
        );
        (
            await new Importer(database.DataSource, TimeProvider.System).ImportOneAsync(
                document,
                "test",
                force: false,
                Cancelled
            )
        ).ShouldBeOfType<DocumentOutcome.Imported>();
    }

    private static async Task<(string Tag, string Body)> QuotesAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(Path, Cancelled);
        var body = await answer.Content.ReadAsStringAsync(Cancelled);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        return (answer.Headers.ETag!.Tag, body);
    }
}
