using System.Runtime.ExceptionServices;
using Polly;

namespace Qawl.Ingestion.Writing;

/// <summary>
/// Two batches of one importer are written side by side and end one after the other: the later one stores its facts while
/// the earlier one's views follow. It begins when the earlier one has its locks, so that nobody holds what it waits for;
/// and when the earlier one has to begin again, it gives up everything and waits until that one is through.
/// </summary>
internal sealed class Turn
{
    private readonly TaskCompletionSource _locked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _attempt = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Turn? _before;

    /// <param name="before">The batch before; <c>null</c> if there is none to wait for.</param>
    public Turn(Turn? before = null) => _before = before;

    /// <summary>It waits for what others have and holds what they wait for no longer, or never did.</summary>
    public Task HasLocks => _locked.Task;

    /// <summary>Ends when the batch is stored and reported.</summary>
    public Task Done { get; set; } = Task.CompletedTask;

    public void Locked() => _locked.TrySetResult();

    /// <summary>Writes in its turn; if that fails for the sake of others, again when nobody is before it.</summary>
    /// <param name="write">Stores what is missing and no more, and calls <see cref="Locked"/> and <see cref="ComeAsync"/> in between.</param>
    /// <param name="patience">Of what else has failed tells whether it is tried again.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<T> TakeAsync<T>(
        Func<Turn, Task<T>> write,
        ResiliencePipeline patience,
        CancellationToken cancellation
    )
    {
        ExceptionDispatchInfo? failed;
        try
        {
            var result = await write(this);
            Attempted(hasSucceeded: true);
            return result;
        }
        catch (Exception e)
        {
            Attempted(hasSucceeded: false);
            if (_before is not null)
            {
                await _before.Done;
            }
            failed = e is GaveWayException || Contention.Is(e) ? null : ExceptionDispatchInfo.Capture(e);
        }
        return await patience.ExecuteAsync(
            async cancel =>
            {
                var first = failed;
                failed = null;
                first?.Throw();
                return await Contention.RepeatedAsync(() => write(new Turn()), cancel);
            },
            cancellation
        );
    }

    /// <summary>Waits until the batch before is through.</summary>
    /// <exception cref="GaveWayException">That one has to begin again, and whoever holds locks must give them up.</exception>
    public async Task ComeAsync()
    {
        if (_before is not null)
        {
            if (!await _before._attempt.Task)
            {
                throw new GaveWayException();
            }
            await _before.Done;
        }
    }

    private void Attempted(bool hasSucceeded)
    {
        _attempt.TrySetResult(hasSucceeded);
        _locked.TrySetResult();
    }
}

/// <summary>A batch lets the one before it pass.</summary>
internal sealed class GaveWayException() : Exception("The batch before has to begin again.");
