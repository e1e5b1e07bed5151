using System.Net;
using System.Net.Sockets;
using Dapper;
using Qawl.Api.Data;
using Qawl.Api.Lists;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Lists;

/// <summary>Lists longer than what sockets and buffers hold, so that the server waits for its client in the middle.</summary>
[Slow]
public sealed class LongListTests(LongList list) : IClassFixture<LongList>
{
    private const string Path = "/v1/quotes";

    [Fact]
    public async Task Every_row_arrives_once_in_order()
    {
        using var answer = await BeginAsync();
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(body);
        var (count, last) = (0, "");
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            var id = line["{\"id\":\"".Length..line.IndexOf("\",", StringComparison.Ordinal)];
            if (count++ > 0)
            {
                string.CompareOrdinal(id, last).ShouldBeLessThan(0);
            }
            last = id;
        }

        count.ShouldBe(LongList.Count);
    }

    [Fact]
    public async Task A_client_that_leaves_stops_the_query()
    {
        using (var answer = await BeginAsync())
        {
            await FirstByteAsync(answer);
            (await list.ReadersAsync()).ShouldNotBeEmpty();
        }

        await list.UntilNobodyReadsAsync();
    }

    [Theory]
    [InlineData("HEAD", null, HttpStatusCode.OK)]
    [InlineData("GET", "*", HttpStatusCode.NotModified)]
    public async Task Without_its_rows_it_is_answered_and_the_connection_stays(
        string method,
        string? ifNoneMatch,
        HttpStatusCode status
    )
    {
        var connections = 0;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancel) =>
            {
                connections++;
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var client = new HttpClient(handler) { BaseAddress = list.Client.BaseAddress };
        for (var i = 0; i < 3; i++)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"{Path}?format=ndjson");
            if (ifNoneMatch is not null)
            {
                request.Headers.Add("If-None-Match", ifNoneMatch);
            }

            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

            answer.StatusCode.ShouldBe(status);
            await list.UntilNobodyReadsAsync();
        }

        connections.ShouldBe(1);
    }

    [Theory]
    [InlineData("application/x-ndjson")]
    [InlineData("text/csv")]
    public async Task Its_head_is_answered_without_reading_on(string format)
    {
        await list.UntilNobodyReadsAsync();
        using var statements = list.Listen();
        var request = new HttpRequestMessage(HttpMethod.Head, Path);
        request.Headers.Add("Accept", format);

        using var answer = await list.Client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(format);
        answer.Headers.ETag.ShouldNotBeNull();
        statements.All.Count(s => s.StartsWith("fetch", StringComparison.Ordinal)).ShouldBe(1);
        await list.UntilNobodyReadsAsync();
    }

    [Theory]
    [InlineData(Path, true)]
    [InlineData(Path + "?q=قالت&kind=indirect", false)]
    [InlineData(Path + "?speaker=nobody", false)]
    public async Task Only_a_list_of_everything_is_planned_for_its_first_rows(string path, bool expected)
    {
        await list.UntilNobodyReadsAsync();
        using var statements = list.Listen();
        using (var answer = await BeginAsync(path))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        statements.All.Any(s => s.Contains("cursor_tuple_fraction", StringComparison.Ordinal)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_failure_in_the_middle_breaks_off_instead_of_ending()
    {
        using var answer = await BeginAsync();
        await FirstByteAsync(answer);
        foreach (var reader in await list.ReadersAsync())
        {
            await list.ExecuteAsync($"select pg_terminate_backend({reader})");
        }

        await Should.ThrowAsync<Exception>(async () =>
        {
            await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            await body.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Counts_that_are_streamed_are_planned_as_those_of_pages_are()
    {
        await list.UntilNobodyReadsAsync();
        using var statements = list.Listen();
        using (var answer = await BeginAsync("/v1/stats/quotes?groupBy=kind"))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        statements.All.ShouldContain(s => s.Contains(Store.ByIndexes, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Too_many_at_once_are_asked_to_come_back_and_pages_are_served_meanwhile()
    {
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < OpenLists.MostAtOnce; i++)
        {
            open.Add(await BeginAsync());
        }

        using var refused = await BeginAsync();
        using var page = await list.Client.GetAsync(Path, TestContext.Current.CancellationToken);

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        open.ForEach(o => o.Dispose());
        await list.UntilNobodyReadsAsync();
        using var served = await BeginAsync();
        served.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_written_meanwhile_does_not_appear()
    {
        using var answer = await BeginAsync();
        await FirstByteAsync(answer);
        await list.ExecuteAsync("update quotes set kind = 'indirect'");
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(body);
        var rest = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        await list.ExecuteAsync("update quotes set kind = 'direct'");

        rest.ShouldNotContain("indirect");
    }

    private async Task<HttpResponseMessage> BeginAsync(string path = Path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "application/x-ndjson");
        return await list.Client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
    }

    private static async Task FirstByteAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        (await body.ReadAsync(new byte[1], TestContext.Current.CancellationToken)).ShouldBe(1);
    }
}

/// <summary>A service with a list of about 60 MB.</summary>
public sealed class LongList(PostgresFixture postgres) : IAsyncLifetime
{
    public const int Count = 20_000;

    private const string Fill = """
        insert into articles (id, language, text, text_sha256, body_start, body_end, furniture, terms, engine_version)
        select lpad(i::text, 26, 'a'), 'ar', '', decode(repeat('00', 32), 'hex'), 0, 0, '{}', '', 'test'
        from generate_series(1, 20000) i;
        insert into commits (article_id, version, committed_at) select id, 0, now() from articles;
        insert into quotes (article_id, start_at, end_at, kind, text, confidence, sort_at, terms)
        select id, 0, 1600, 'direct', repeat('قالت ', 320), 0.9, '-infinity', '' from articles;
        analyze;
        """;

    private TestDatabase _database = null!;
    private TestService _service = null!;

    internal HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        await ExecuteAsync(Fill);
        _service = await TestService.StartAsync(_database.ConnectionString);
        Client = _service.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Hears the statements that run on this database from now on.</summary>
    internal RunStatements Listen() => new(_database.Name);

    /// <summary>The server's processes that are in the middle of a list.</summary>
    internal async Task<int[]> ReadersAsync()
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return
        [
            .. await connection.QueryAsync<int>(
                """
                select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
                    and query like 'fetch forward%' and xact_start is not null
                """
            ),
        ];
    }

    /// <summary>A list that a client left ends a moment later.</summary>
    internal async Task UntilNobodyReadsAsync()
    {
        while ((await ReadersAsync()).Length > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
    }

    internal async Task ExecuteAsync(string sql)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, commandTimeout: 120);
    }
}
