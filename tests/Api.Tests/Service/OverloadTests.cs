using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Qawl.Api.Access;
using Qawl.Api.Data;
using Qawl.Api.Settings;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Imports;
using Qawl.Api.Tests.Problems;

namespace Qawl.Api.Tests.Service;

/// <summary>No kind of work keeps another one out, and who is refused is told when to come back.</summary>
[Slow]
public sealed class OverloadTests(PostgresFixture postgres)
{
    private const int SlowImports = 20;

    private static readonly Dictionary<string, Func<HttpRequestMessage>> Kinds = new(StringComparer.Ordinal)
    {
        ["reads"] = () => new(HttpMethod.Get, "/v1/people"),
        ["counts"] = () => new(HttpMethod.Get, "/v1/quotes?total=true"),
        ["exports"] = () =>
            new(HttpMethod.Get, "/v1/quotes")
            {
                Headers = { Accept = { new MediaTypeWithQualityHeaderValue("application/x-ndjson") } },
            },
        ["writes"] = () =>
            new(HttpMethod.Post, "/v1/articles")
            {
                Headers = { { ApiKey.Header, TestService.Key } },
                Content = new ByteArrayContent("{}"u8.ToArray())
                {
                    Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
                },
            },
        ["imports"] = () => ImportBodies.Post(ImportBodies.Utf8("{}")),
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("reads")]
    [InlineData("counts")]
    [InlineData("writes")]
    [InlineData("imports")]
    public async Task Where_one_kind_is_full_it_is_refused_and_the_others_are_answered(string full)
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(
            database.ConnectionString,
            settings: ("Qawl:Cache:Megabytes", "0")
        );
        using var client = service.CreateClient();
        // Once the version of the data is heard, answers that need no read of their own are given without one.
        while (!await IsAnsweredWithoutReadsAsync(service, client)) { }
        await using (await FilledAsync(service.Services.GetRequiredService<Store>(), full))
        {
            foreach (var (kind, request) in Kinds)
            {
                using var asked = request();
                using var answer = await client.SendAsync(asked, Cancelled);
                var told = $"{kind}, {full} being full: {await answer.Content.ReadAsStringAsync(Cancelled)}";
                if (kind == full)
                {
                    answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, told);
                    answer.Headers.RetryAfter!.Delta.ShouldBe(TooBusyException.Wait);
                }
                else
                {
                    answer.StatusCode.ShouldNotBe(HttpStatusCode.ServiceUnavailable, told);
                }
            }
            using var ready = await client.GetAsync("/health/ready", Cancelled);
            ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        using var again = Kinds[full]();
        using var later = await client.SendAsync(again, Cancelled);
        later.StatusCode.ShouldNotBe(HttpStatusCode.ServiceUnavailable);
    }

    [Slow]
    [Fact]
    public async Task Twenty_slow_imports_keep_nobody_from_reading_or_posting()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();
        var senders = new List<TcpClient>();
        try
        {
            for (var i = 0; i < SlowImports; i++)
            {
                senders.Add(await BeginImportAsync(client.BaseAddress!.Port));
            }
            var refused = 0;
            while (refused < SlowImports - Store.MostImports)
            {
                refused = senders.Count(s => s.Available > 0);
                await Task.Delay(TimeSpan.FromMilliseconds(20), Cancelled);
            }

            foreach (var kind in Kinds.Keys.Where(k => k != "imports"))
            {
                using var request = Kinds[kind]();
                using var answer = await client.SendAsync(request, Cancelled);
                ((int)answer.StatusCode).ShouldBe(kind == "writes" ? 400 : 200, kind);
            }
            using var post = ProblemTests.Post("""{"text":"قال سمير الحداد: «السد جاهز»."}""");
            using var posted = await client.SendAsync(post, Cancelled);
            posted.StatusCode.ShouldBe(HttpStatusCode.Created);
            var first = senders.First(s => s.Available > 0);
            using var reader = new StreamReader(first.GetStream(), Encoding.Latin1, leaveOpen: true);
            (await reader.ReadLineAsync(Cancelled)).ShouldBe("HTTP/1.1 503 Service Unavailable");

            // The server waits only so long for a body that does not come: then there is room again.
            while (!await IsImportedAsync(client))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), Cancelled);
            }
        }
        finally
        {
            senders.ForEach(s => s.Dispose());
        }
    }

    private static async Task<bool> IsImportedAsync(HttpClient client)
    {
        using var request = ImportBodies.Post(ImportBodies.Utf8(ImportBodies.Line("سريع")));
        using var answer = await client.SendAsync(request, Cancelled);
        if (answer.StatusCode == HttpStatusCode.Created)
        {
            return true;
        }
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        return false;
    }

    private static async Task<bool> IsAnsweredWithoutReadsAsync(TestService service, HttpClient client)
    {
        await using (await FilledAsync(service.Services.GetRequiredService<Store>(), "reads"))
        {
            using var request = Kinds["counts"]();
            using var answer = await client.SendAsync(request, Cancelled);
            return answer.StatusCode == HttpStatusCode.OK;
        }
    }

    /// <summary>Every place is taken until it is disposed of.</summary>
    private static async Task<Taken> FilledAsync(Store store, string kind)
    {
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var places = new List<IDisposable>();
        var (working, begun) = (new List<Task>(), new SemaphoreSlim(0));
        switch (kind)
        {
            case "reads":
                Run(ServiceReads, work => store.ReadAsync(work, Cancelled));
                break;
            case "counts":
                Run(Store.MostCounting, work => store.CountAsync(work, Cancelled));
                break;
            case "writes":
                for (var i = 0; i < Store.MostTexts; i++)
                {
                    places.Add(await store.EnterWriteAsync(Cancelled));
                }
                break;
            case "imports":
                for (var i = 0; i < Store.MostImports; i++)
                {
                    places.Add(await store.EnterImportAsync(Cancelled));
                }
                break;
        }
        foreach (var _ in working)
        {
            await begun.WaitAsync(Cancelled);
        }
        return new(finish, working, places);

        void Run(int places, Func<Func<NpgsqlConnection, CancellationToken, Task<int>>, Task<int>> enter) =>
            working.AddRange(
                Enumerable
                    .Range(0, places)
                    .Select(_ =>
                        enter(
                            async (_, _) =>
                            {
                                begun.Release();
                                await finish.Task;
                                return 1;
                            }
                        )
                    )
            );
    }

    private static int ServiceReads => ServiceSettings.UsualReads;

    /// <summary>Sends the head and one line, and then nothing more.</summary>
    private static async Task<TcpClient> BeginImportAsync(int port)
    {
        var sender = new TcpClient();
        await sender.ConnectAsync("127.0.0.1", port, Cancelled);
        var line = ImportBodies.Utf8(ImportBodies.Line("بطيء") + "\n");
        byte[] begin =
        [
            .. ImportBodies.Utf8(
                $"POST /v1/imports HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Api-Key: {TestService.Key}\r\n"
                    + $"Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n{line.Length:x}\r\n"
            ),
            .. line,
            .. ImportBodies.Utf8("\r\n"),
        ];
        await sender.GetStream().WriteAsync(begin, Cancelled);
        return sender;
    }

    private sealed class Taken(TaskCompletionSource finish, List<Task> working, List<IDisposable> places)
        : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            places.ForEach(p => p.Dispose());
            finish.SetResult();
            await Task.WhenAll(working);
        }
    }
}
