using Qawl.Api.Data;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Data;

public sealed class BulkheadTests
{
    private readonly MovableClock _clock = new(new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_burst_is_waited_for()
    {
        using var bulkhead = new Bulkhead("things", places: 1, _clock);
        var first = await bulkhead.EnterAsync(Cancelled);
        var second = bulkhead.EnterAsync(Cancelled).AsTask();
        _clock.Advance(Bulkhead.Patience / 2);
        second.IsCompleted.ShouldBeFalse();

        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public async Task Whoever_waits_longer_than_a_burst_takes_is_refused()
    {
        using var bulkhead = new Bulkhead("things", places: 1, _clock);
        using var first = await bulkhead.EnterAsync(Cancelled);
        var second = bulkhead.EnterAsync(Cancelled).AsTask();

        _clock.Advance(Bulkhead.Patience);

        (await Should.ThrowAsync<TooBusyException>(second)).Message.ShouldBe("1 things are running already.");
    }

    [Fact]
    public async Task Where_it_has_been_full_for_long_whoever_comes_is_told_within_some_milliseconds()
    {
        using var bulkhead = new Bulkhead("things", places: 1, _clock);
        var first = await bulkhead.EnterAsync(Cancelled);
        var burst = bulkhead.EnterAsync(Cancelled).AsTask();
        _clock.Advance(Bulkhead.Patience);
        await Should.ThrowAsync<TooBusyException>(burst);

        var late = bulkhead.EnterAsync(Cancelled).AsTask();
        late.IsCompleted.ShouldBeFalse();
        _clock.Advance(Bulkhead.Impatience);
        await Should.ThrowAsync<TooBusyException>(late);
        Bulkhead.Impatience.ShouldBeLessThan(TimeSpan.FromMilliseconds(50));

        // One that finds it free tells nothing; when many do, the next who come are a burst again.
        first.Dispose();
        (await bulkhead.EnterAsync(Cancelled)).Dispose();
        using (await bulkhead.EnterAsync(Cancelled)) { }
        var next = await bulkhead.EnterAsync(Cancelled);
        var behind = bulkhead.EnterAsync(Cancelled).AsTask();
        _clock.Advance(Bulkhead.Patience / 2);
        behind.IsCompleted.ShouldBeFalse();
        next.Dispose();
        (await behind).Dispose();
    }

    [Fact]
    public async Task Where_it_is_full_again_and_again_a_place_that_is_free_in_between_makes_no_burst()
    {
        using var bulkhead = new Bulkhead("things", places: 2, _clock);
        var (first, second) = (await bulkhead.EnterAsync(Cancelled), await bulkhead.EnterAsync(Cancelled));
        var burst = bulkhead.EnterAsync(Cancelled).AsTask();
        _clock.Advance(Bulkhead.Patience);
        await Should.ThrowAsync<TooBusyException>(burst);
        await RefusedSoonAsync();

        first.Dispose();
        first = await bulkhead.EnterAsync(Cancelled);
        await RefusedSoonAsync();

        // Nobody has come for a while: whoever comes now is a burst.
        _clock.Advance(2 * Bulkhead.Calm);
        first.Dispose();
        first = await bulkhead.EnterAsync(Cancelled);
        var later = bulkhead.EnterAsync(Cancelled).AsTask();
        _clock.Advance(Bulkhead.Patience / 2);
        later.IsCompleted.ShouldBeFalse();
        first.Dispose();
        (await later).Dispose();
        second.Dispose();

        async Task RefusedSoonAsync()
        {
            var late = bulkhead.EnterAsync(Cancelled).AsTask();
            _clock.Advance(Bulkhead.Impatience);
            await Should.ThrowAsync<TooBusyException>(late);
        }
    }

    [Fact]
    public async Task Where_it_has_been_full_for_long_no_more_wait_than_will_have_their_turn_in_time()
    {
        using var bulkhead = new Bulkhead("things", places: 1, _clock);
        var queue = new Queue<Task<Bulkhead.Place>>();
        var inside = await FullForLongAsync(bulkhead);
        // How fast places come free is not known yet: whoever comes may wait.
        bulkhead.Refuses().ShouldBeFalse();
        queue.Enqueue(bulkhead.EnterAsync(Cancelled).AsTask());
        for (var i = 0; i < 3; i++)
        {
            queue.Enqueue(bulkhead.EnterAsync(Cancelled).AsTask());
            _clock.Advance(0.3 * Bulkhead.Impatience);
            inside.Dispose();
            inside = await queue.Dequeue();
        }

        while (!bulkhead.Refuses())
        {
            queue.Enqueue(bulkhead.EnterAsync(Cancelled).AsTask());
            queue.Count.ShouldBeLessThan(9);
        }

        // Three are through in nine tenths of the time.
        queue.Count.ShouldBe(4);
        await Should.ThrowAsync<TooBusyException>(bulkhead.EnterAsync(Cancelled).AsTask());
        queue.ShouldAllBe(w => !w.IsCompleted);
        bulkhead.Refused.ShouldBe(3);
        foreach (var next in queue)
        {
            inside.Dispose();
            inside = await next;
        }
        bulkhead.Refuses().ShouldBeFalse();
        inside.Dispose();
        bulkhead.Refuses().ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_goes_away_waits_no_more_and_takes_no_place()
    {
        using var bulkhead = new Bulkhead("things", places: 1, _clock);
        using var leaving = new CancellationTokenSource();
        var first = await bulkhead.EnterAsync(Cancelled);
        var gone = bulkhead.EnterAsync(leaving.Token).AsTask();

        await leaving.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(gone);
        first.Dispose();
        (await bulkhead.EnterAsync(Cancelled)).Dispose();
    }

    [Fact]
    public async Task It_tells_how_many_are_in_wait_and_were_refused()
    {
        using var bulkhead = new Bulkhead("visits", places: 1, _clock);
        using var leaving = new CancellationTokenSource();
        var first = await bulkhead.EnterAsync(Cancelled);
        var second = bulkhead.EnterAsync(Cancelled).AsTask();
        var impatient = bulkhead.EnterAsync(leaving.Token).AsTask();

        (bulkhead.What, bulkhead.Places, bulkhead.Taken, bulkhead.Waiting).ShouldBe(("visits", 1, 1, 2));
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(impatient);
        (bulkhead.Waiting, bulkhead.Refused).ShouldBe((1, 0));
        _clock.Advance(Bulkhead.Patience);
        await Should.ThrowAsync<TooBusyException>(second);
        (bulkhead.Taken, bulkhead.Waiting, bulkhead.Refused).ShouldBe((1, 0, 1));
        first.Dispose();
        bulkhead.Taken.ShouldBe(0);
    }

    /// <returns>The only place.</returns>
    private async Task<Bulkhead.Place> FullForLongAsync(Bulkhead bulkhead)
    {
        var inside = await bulkhead.EnterAsync(Cancelled);
        var burst = bulkhead.EnterAsync(Cancelled).AsTask();
        _clock.Advance(Bulkhead.Patience);
        await Should.ThrowAsync<TooBusyException>(burst);
        return inside;
    }
}
