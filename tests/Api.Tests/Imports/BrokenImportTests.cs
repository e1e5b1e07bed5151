using System.Net.Sockets;
using System.Text.Json;
using Dapper;
using Qawl.Api.Problems;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Problems;
using Qawl.Api.Tests.Service;
using static Qawl.Api.Tests.Imports.ImportBodies;

namespace Qawl.Api.Tests.Imports;

/// <summary>Bodies that break off, that are too large, and processes that die: what was stored stays, and the run says so.</summary>
[Slow]
public sealed class BrokenImportTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Batch = 200;

    private TestDatabase _database = null!;
    private TestService _service = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        _service = await TestService.StartAsync(_database.ConnectionString);
        _client = _service.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_bomb_is_refused_before_it_is_unpacked()
    {
        var bomb = Gzip([.. Utf8(Line("قبل القنبلة") + "\n"), .. new byte[300_000_000]]);

        await RefusedAsync(bomb, ProblemKind.BodyTooLarge, imported: 1, "archiveTooLarge");
    }

    [Slow]
    [Fact]
    public async Task A_bomb_of_short_lines_is_refused_and_what_came_before_stays()
    {
        var lines = Utf8(string.Concat(Enumerable.Repeat("\n", 50_000_000)));

        await RefusedAsync(Gzip([.. Utf8(Line("قبل")), .. lines]), ProblemKind.BodyTooLarge, 1, "archiveTooLarge");
    }

    [Fact]
    public async Task A_body_that_is_no_gzip_is_refused() =>
        await RefusedAsync(Utf8(Line("ليس مضغوطا")), ProblemKind.InvalidBody, imported: 0, "malformedArchive");

    [Fact]
    public async Task A_gzip_that_ends_too_early_is_refused_and_its_whole_lines_stay()
    {
        var lines = Utf8(string.Join('\n', Enumerable.Range(0, 1000).Select(i => Line($"{i} {Guid.NewGuid()}"))));
        var packed = Gzip(lines);
        var problem = await ProblemTests.ProblemOfAsync(
            _client,
            Post(packed[..(packed.Length / 2)], "gzip"),
            ProblemKind.InvalidBody
        );
        var run = await LatestAsync();

        problem.GetProperty("detail").GetString()!.ShouldContain(run.GetProperty("id").GetString()!);
        run.GetProperty("status").GetString().ShouldBe("failed");
        Counts(run).Imported.ShouldBeInRange(1, 999);
        Counts(run).Imported.ShouldBe(await ArticlesAsync());
    }

    [Fact]
    public async Task A_damaged_gzip_is_refused()
    {
        var packed = Gzip(Utf8(string.Join('\n', Enumerable.Range(0, 50).Select(i => Line($"تالف {i}")))));
        // The checksum, which stands before the last four bytes.
        packed[^6] ^= 0xFF;

        await RefusedAsync(packed, ProblemKind.InvalidBody, imported: null, "malformedArchive");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_more_bytes_than_configured_is_refused(bool chunked)
    {
        await using var small = await TestService.StartAsync(
            _database.ConnectionString,
            settings: ("Qawl:LargestImport", "5000")
        );
        using var client = small.CreateClient();
        var request = Post(Utf8(string.Join('\n', Enumerable.Range(0, 100).Select(i => Line($"كبير {i}")))));
        request.Headers.TransferEncodingChunked = chunked;
        // Else the connection may be closed while the refused body is still being sent.
        request.Headers.ExpectContinue = !chunked;
        var packed = Post(Gzip(Utf8(string.Join('\n', Enumerable.Range(0, 300).Select(i => Line($"{i}"))))), "gzip");

        await ProblemTests.ProblemOfAsync(client, request, ProblemKind.BodyTooLarge);
        await ProblemTests.ProblemOfAsync(client, packed, ProblemKind.BodyTooLarge);
        (await LatestAsync()).GetProperty("status").GetString().ShouldBe("failed");
    }

    [Fact]
    public async Task A_limit_that_is_no_number_is_told_at_the_start()
    {
        using var folder = new TemporaryFolder();
        using var process = ServiceProcess.Start(
            folder.Path,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ConnectionStrings__Db"] = _database.ConnectionString,
                ["Qawl__LargestImport"] = "much",
            }
        );

        var (code, _, error) = await process.EndAsync();

        code.ShouldBe(1);
        error.ShouldContain("Qawl cannot start: Qawl__LargestImport is a number of bytes from 1 on, not much.");
    }

    [Fact]
    public async Task An_import_is_seen_while_it_runs_and_one_whose_sender_goes_away_keeps_what_was_stored()
    {
        using (var sender = new TcpClient())
        {
            await sender.ConnectAsync("127.0.0.1", _client.BaseAddress!.Port, TestContext.Current.CancellationToken);
            await using var stream = sender.GetStream();
            await stream.WriteAsync(
                Utf8(
                    $"POST /v1/imports HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Api-Key: {TestService.Key}\r\n"
                        + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
                ),
                TestContext.Current.CancellationToken
            );
            // Enough for one batch to be stored and a second one to be begun, which nobody fills.
            foreach (var i in Enumerable.Range(0, 2 * Batch - 10))
            {
                var line = Utf8(Line($"منقطع {i}") + "\n");
                byte[] chunk = [.. Utf8($"{line.Length:x}\r\n"), .. line, .. Utf8("\r\n")];
                await stream.WriteAsync(chunk, TestContext.Current.CancellationToken);
            }
            var seen = await UntilAsync(r => Counts(r).Imported == 2 * Batch - 10);
            seen.GetProperty("status").GetString().ShouldBe("running");
            seen.TryGetProperty("finishedAt", out _).ShouldBeFalse();
        }
        var run = await UntilAsync(r => !r.GetProperty("status").ValueEquals("running"));

        run.GetProperty("status").GetString().ShouldBe("failed");
        run.TryGetProperty("finishedAt", out _).ShouldBeTrue();
        Counts(run).Imported.ShouldBe(2 * Batch - 10);
        (await ArticlesAsync()).ShouldBe(2 * Batch - 10);
    }

    [Slow]
    [Fact]
    public async Task A_service_that_stops_keeps_what_came_and_says_so()
    {
        var service = await TestService.StartAsync(_database.ConnectionString);
        using var sender = new TcpClient();
        await sender.ConnectAsync(
            "127.0.0.1",
            service.CreateClient().BaseAddress!.Port,
            TestContext.Current.CancellationToken
        );
        await using var stream = sender.GetStream();
        await stream.WriteAsync(
            Utf8(
                $"POST /v1/imports HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Api-Key: {TestService.Key}\r\n"
                    + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
            ),
            TestContext.Current.CancellationToken
        );
        foreach (var i in Enumerable.Range(0, 5))
        {
            var line = Utf8(Line($"قبل التوقف {i}") + "\n");
            byte[] chunk = [.. Utf8($"{line.Length:x}\r\n"), .. line, .. Utf8("\r\n")];
            await stream.WriteAsync(chunk, TestContext.Current.CancellationToken);
        }
        await UntilAsync(r => Counts(r).Imported == 5);

        await service.DisposeAsync();
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadLineAsync(TestContext.Current.CancellationToken);

        answer.ShouldBe("HTTP/1.1 503 Service Unavailable");
        (await LatestAsync()).GetProperty("status").GetString().ShouldBe("failed");
        (await ArticlesAsync()).ShouldBe(5);
    }

    [Slow]
    [Fact]
    public async Task A_run_that_died_comes_to_count_as_failed_and_one_at_work_does_not()
    {
        await using var importer = await _database.DataSource.OpenConnectionAsync(
            TestContext.Current.CancellationToken
        );
        var (dead, alive) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await importer.ExecuteAsync(
            "select pg_advisory_lock(hashtextextended('import run ' || @id, 0))",
            new { id = alive.ToString() }
        );
        await importer.ExecuteAsync(
            """
            insert into import_runs (id, source, engine_version, status, started_at, imported)
            select id, 'elsewhere', 'test', 'running', now(), 7 from unnest(@runs) as r (id)
            """,
            new { runs = new[] { dead, alive } }
        );

        // Nobody starts again: the service looks by itself.
        while (await StatusAsync(dead) != "failed")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }

        (await StatusAsync(alive)).ShouldBe("running");

        async Task<string?> StatusAsync(Guid id) =>
            (await GetAsync($"/v1/imports/{id}")).GetProperty("status").GetString();
    }

    private async Task RefusedAsync(byte[] packed, ProblemKind kind, int? imported, string reason)
    {
        using var answer = await _client.SendAsync(Post(packed, "gzip"), TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(kind.Status);
        (await JsonAsync(answer)).GetProperty("type").GetString().ShouldBe(kind.Uri);
        var run = await GetAsync(answer.Headers.Location!.ToString());
        var rejections = await GetAsync($"{answer.Headers.Location}/rejections");

        run.GetProperty("status").GetString().ShouldBe("failed");
        Rejections(rejections).Last().ShouldEndWith("body " + reason);
        Counts(run).Imported.ShouldBe(imported ?? Counts(run).Imported);
        (await ArticlesAsync()).ShouldBe(Counts(run).Imported);
    }

    private Task<JsonElement> LatestAsync() => GetAsync("/v1/imports/latest");

    private async Task<JsonElement> UntilAsync(Func<JsonElement, bool> isSo)
    {
        while (true)
        {
            var page = await GetAsync("/v1/imports?limit=1");
            if (
                page.GetProperty("items").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } run
                && isSo(run)
            )
            {
                return run;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
    }

    private async Task<JsonElement> GetAsync(string path) =>
        JsonElement.Parse(await _client.GetStringAsync(path, TestContext.Current.CancellationToken));

    private async Task<int> ArticlesAsync() =>
        (await GetAsync("/v1/articles?limit=1&total=true")).GetProperty("total").GetInt32();
}
