using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Qawl.Api.Data;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;
using Qawl.Database;
using Qawl.Ingestion;

namespace Qawl.Api.Tests.Data;

/// <summary>Connections go from one request to the next without being reset.</summary>
[Slow]
public sealed class SessionStateTests(PostgresFixture postgres)
{
    private const int Connections = 4;

    /// <summary>What a session has that another user would meet.</summary>
    private const string State = """
        select coalesce(string_agg(what, ', '), '') from (
            select 'setting ' || name as what from pg_settings where source = 'session'
            union all select 'channel ' || channel from pg_listening_channels() as channel
            union all select 'lock' from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()
            union all select 'cursor ' || name from pg_cursors where name <> ''
            union all select 'temporary ' || relname from pg_class where relpersistence = 't'
        ) as states
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_request_leaves_a_state_in_its_session()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(
            $"{database.ConnectionString};Maximum Pool Size={Connections}"
        );
        using var client = service.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", TestService.Key);
        var article = new
        {
            text = "قال كمال الراسي: «المياه وفيرة هذا العام في السدود كلها».",
            url = "https://a.example/1",
        };
        for (var round = 0; round < Connections; round++)
        {
            (await client.PostAsJsonAsync("/v1/articles", article, Cancelled)).EnsureSuccessStatusCode();
            using var lines = JsonContent.Create(article, new MediaTypeHeaderValue("application/x-ndjson"));
            (await client.PostAsync("/v1/imports", lines, Cancelled)).EnsureSuccessStatusCode();
            foreach (
                var path in new[]
                {
                    "/v1/quotes?total=true&facets=speaker",
                    "/v1/quotes?format=ndjson",
                    "/v1/quotes?format=csv&q=المياه",
                    "/v1/people?q=كمال",
                    "/v1/search?q=المياه",
                    "/v1/stats/quotes?groupBy=speaker",
                    "/v1/imports",
                    "/v1/quotes/feed",
                }
            )
            {
                (await client.GetAsync(path, Cancelled)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
            }
        }

        // One of them listens for changes of the data as long as the service runs.
        var pool = service.Services.GetRequiredService<Store>().Source;
        var held = new List<NpgsqlConnection>();
        try
        {
            for (var i = 0; i < Connections - 1; i++)
            {
                held.Add(await pool.OpenConnectionAsync(Cancelled));
                (await StateAsync(held[i])).ShouldBe("");
            }
        }
        finally
        {
            foreach (var connection in held)
            {
                await connection.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task An_import_gives_its_lock_back_with_its_connection()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var source = DataSource.Create(
            $"{database.ConnectionString};Minimum Pool Size=0;Maximum Pool Size=2"
        );
        await new Importer(source, TimeProvider.System).ImportAsync(
            AsyncEnumerable.Empty<Qawl.Ingestion.Documents.IncomingDocument>(),
            new ImportOptions { Source = "none" },
            progress: null,
            Cancelled
        );

        await using var one = await source.OpenConnectionAsync(Cancelled);
        await using var other = await source.OpenConnectionAsync(Cancelled);
        (await StateAsync(one)).ShouldBe("");
        (await StateAsync(other)).ShouldBe("");
    }

    [Fact]
    public async Task A_session_of_ones_own_is_clean_when_it_goes_back()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var source = DataSource.Create(
            $"{database.ConnectionString};Minimum Pool Size=0;Maximum Pool Size=1"
        );
        var connection = await source.OpenConnectionAsync(Cancelled);
        await connection.ExecuteAsync(
            "set application_name = 'another'; listen news; select pg_advisory_lock(7); set jit = on"
        );
        (await StateAsync(connection)).ShouldNotBeNullOrEmpty();

        await OwnSession.EndAsync(connection);

        await using var next = await source.OpenConnectionAsync(Cancelled);
        (await StateAsync(next)).ShouldBe("");
    }

    private static async Task<string?> StateAsync(NpgsqlConnection connection) =>
        await connection.ExecuteScalarAsync<string>(new CommandDefinition(State, cancellationToken: Cancelled));
}
