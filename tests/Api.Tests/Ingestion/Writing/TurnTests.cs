using System.Collections.Concurrent;
using Npgsql;
using Polly;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Tests.Ingestion.Writing;

public sealed class TurnTests
{
    private readonly ConcurrentQueue<string> _happened = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_later_batch_works_meanwhile_and_ends_behind_the_earlier_one()
    {
        var earlier = new Turn();
        var later = new Turn(earlier);
        var (go, begun) = (new TaskCompletionSource(), new TaskCompletionSource());
        earlier.Done = earlier.TakeAsync(
            turn => WriteAsync(turn, "earlier", meanwhile: go.Task),
            ResiliencePipeline.Empty,
            Cancelled
        );
        await earlier.HasLocks;
        later.Done = later.TakeAsync(
            turn => WriteAsync(turn, "later", stored: begun),
            ResiliencePipeline.Empty,
            Cancelled
        );
        await begun.Task.WaitAsync(Cancelled);

        go.SetResult();
        await later.Done;

        _happened.ShouldBe(["earlier stores", "later stores", "earlier ends", "later ends"]);
    }

    [Fact]
    public async Task Where_the_earlier_one_begins_again_the_later_one_gives_way_and_begins_again_behind_it()
    {
        var earlier = new Turn();
        var later = new Turn(earlier);
        var (go, begun) = (new TaskCompletionSource(), new TaskCompletionSource());
        var attempts = 0;
        earlier.Done = earlier.TakeAsync(
            async turn =>
            {
                if (attempts++ == 0)
                {
                    turn.Locked();
                    await go.Task;
                    throw new PostgresException("Somebody else was first", "ERROR", "ERROR", "40P01");
                }
                return await WriteAsync(turn, "earlier");
            },
            ResiliencePipeline.Empty,
            Cancelled
        );
        await earlier.HasLocks;
        later.Done = later.TakeAsync(
            turn => WriteAsync(turn, "later", stored: begun),
            ResiliencePipeline.Empty,
            Cancelled
        );
        await begun.Task.WaitAsync(Cancelled);

        go.SetResult();
        await later.Done;

        _happened.Where(h => h.EndsWith("ends", StringComparison.Ordinal)).ShouldBe(["earlier ends", "later ends"]);
        _happened.Count(h => h == "later stores").ShouldBe(2);
    }

    [Fact]
    public async Task Where_the_earlier_one_fails_the_later_one_fails_too_and_has_ended_nothing()
    {
        var earlier = new Turn();
        var later = new Turn(earlier);
        earlier.Done = earlier.TakeAsync<int>(
            _ => throw new InvalidOperationException("broken"),
            ResiliencePipeline.Empty,
            Cancelled
        );
        await earlier.HasLocks;

        later.Done = later.TakeAsync(turn => WriteAsync(turn, "later"), ResiliencePipeline.Empty, Cancelled);

        (await Should.ThrowAsync<InvalidOperationException>(later.Done)).Message.ShouldBe("broken");
        _happened.ShouldBe(["later stores"]);
    }

    private async Task<int> WriteAsync(
        Turn turn,
        string name,
        Task? meanwhile = null,
        TaskCompletionSource? stored = null
    )
    {
        turn.Locked();
        _happened.Enqueue($"{name} stores");
        stored?.TrySetResult();
        await (meanwhile ?? Task.CompletedTask);
        await turn.ComeAsync();
        _happened.Enqueue($"{name} ends");
        return 1;
    }
}
