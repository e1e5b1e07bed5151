using Qawl.Api.Data;

namespace Qawl.Api.Tests.Data;

public sealed class BulkheadTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_tells_how_many_are_in_wait_and_were_refused()
    {
        using var bulkhead = new Bulkhead("visits", 1, TimeSpan.FromMinutes(5));
        using var gone = new CancellationTokenSource();

        var first = await bulkhead.EnterAsync(Cancelled);
        var second = bulkhead.EnterAsync(Cancelled).AsTask();
        var impatient = bulkhead.EnterAsync(gone.Token).AsTask();

        (bulkhead.What, bulkhead.Places, bulkhead.Taken, bulkhead.Waiting).ShouldBe(("visits", 1, 1, 2));
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(impatient);
        bulkhead.Waiting.ShouldBe(1);
        first.Dispose();
        using (await second)
        {
            (bulkhead.Taken, bulkhead.Waiting, bulkhead.Refused).ShouldBe((1, 0, 0));
        }
        bulkhead.Taken.ShouldBe(0);

        using var hasty = new Bulkhead("visits", 1, TimeSpan.Zero);
        using var place = await hasty.EnterAsync(Cancelled);
        await Should.ThrowAsync<TooBusyException>(hasty.EnterAsync(Cancelled).AsTask());
        (hasty.Taken, hasty.Waiting, hasty.Refused).ShouldBe((1, 0, 1));
    }
}
