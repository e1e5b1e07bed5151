using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Qawl.Api.Caching;
using Qawl.Api.Data;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Problems;

namespace Qawl.Api.Tests.Service;

/// <summary>While more come than can be read, those who are too many are refused before anything of their request is looked at.</summary>
[Slow]
public sealed class SheddingTests(PostgresFixture postgres)
{
    private readonly MovableClock _clock = new(new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_are_refused_at_the_door_and_all_else_is_answered()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        using var store = new Store(_clock, readsAtOnce: 1);
        await using var service = new TestService(database.ConnectionString) { Store = store };
        await service.OpenAsync();
        using var client = service.CreateClient();
        // The first answer is kept, and the second one is what was kept.
        await AnswerAsync(client, "/v1/people?limit=3");
        await AnswerAsync(client, "/v1/people?limit=3");
        var tag = await AnswerAsync(client, "/v1/people?limit=5");

        await using (await OverrunAsync(store, service.Services.GetRequiredService<KnownVersion>()))
        {
            foreach (
                var path in new[] { "/v1/people?limit=0", "/v1/quotes", "/v1/articles/none", "/v1/utterances?limit=2" }
            )
            {
                using var refused = await client.GetAsync(path, Cancelled);
                refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, path);
                refused.Headers.RetryAfter!.Delta.ShouldBe(TooBusyException.Wait);
                refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
                refused.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            }
            foreach (
                var path in new[]
                {
                    "/v1/people?limit=3",
                    "/v1/people?total=true",
                    "/v1/stats/quotes?groupBy=kind",
                    "/health/ready",
                }
            )
            {
                using var answered = await client.GetAsync(path, Cancelled);
                answered.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            }
            using var known = new HttpRequestMessage(HttpMethod.Get, "/v1/people?limit=5");
            known.Headers.IfNoneMatch.Add(tag);
            using var same = await client.SendAsync(known, Cancelled);
            same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
            using var post = ProblemTests.Post("{}");
            using var read = await client.SendAsync(post, Cancelled);
            read.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
        using var later = await client.GetAsync("/v1/people?limit=0", Cancelled);
        later.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<EntityTagHeaderValue> AnswerAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Cancelled);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return answer.Headers.ETag!;
    }

    /// <summary>More wait for the one place than will have their turn in time, until it is disposed of.</summary>
    private async Task<Overrun> OverrunAsync(Store store, KnownVersion known)
    {
        var overrun = new Overrun(store);
        await overrun.EnterAsync();
        // What needs no read of its own is answered without one only while the version of the data is heard.
        while (!await IsHeardAsync(known)) { }
        var burst = store.ReadAsync((_, _) => Task.FromResult(1), Cancelled);
        _clock.Advance(Bulkhead.Patience);
        await Should.ThrowAsync<TooBusyException>(burst);
        overrun.Wait();
        for (var i = 0; i < 3; i++)
        {
            _clock.Advance(0.3 * Bulkhead.Impatience);
            await overrun.NextAsync();
        }
        while (!store.RefusesReads())
        {
            overrun.Wait();
        }
        return overrun;
    }

    private static async Task<bool> IsHeardAsync(KnownVersion known)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var version = known.GetAsync(leaving.Token).AsTask();
        var isHeard = version.IsCompletedSuccessfully;
        await leaving.CancelAsync();
        await version.ContinueWith(_ => { }, TaskScheduler.Default);
        return isHeard;
    }

    /// <summary>Who is in, and who waits behind.</summary>
    private sealed class Overrun(Store store) : IAsyncDisposable
    {
        private readonly Queue<Visit> _visits = [];

        public async Task EnterAsync()
        {
            Wait();
            await _visits.Peek().HasEntered.Task;
        }

        public void Wait() => _visits.Enqueue(new(store));

        /// <summary>The first one leaves, and another one waits behind the next, so that there is always somebody waiting.</summary>
        public async Task NextAsync()
        {
            Wait();
            await _visits.Dequeue().LeaveAsync();
            await _visits.Peek().HasEntered.Task;
        }

        public async ValueTask DisposeAsync()
        {
            while (_visits.TryDequeue(out var visit))
            {
                await visit.LeaveAsync();
            }
        }
    }

    private sealed class Visit
    {
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task _visit;

        public Visit(Store store) =>
            _visit = store.ReadAsync(
                async (_, _) =>
                {
                    HasEntered.TrySetResult();
                    await _end.Task;
                    return 1;
                },
                Cancelled
            );

        public TaskCompletionSource HasEntered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task LeaveAsync()
        {
            _end.TrySetResult();
            return _visit;
        }
    }
}
