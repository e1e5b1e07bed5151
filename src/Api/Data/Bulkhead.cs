namespace Qawl.Api.Data;

/// <summary>
/// Lets so many in at once and the others wait their turn, for a while: what takes all of a machine is not done faster by
/// doing more of it side by side, and one kind of work shall not keep another one out.
/// </summary>
/// <param name="what">What is let in, in the plural.</param>
/// <param name="places">How many at once.</param>
/// <param name="patience">How long each waits.</param>
internal sealed class Bulkhead(string what, int places, TimeSpan patience) : IDisposable
{
    private readonly SemaphoreSlim _places = new(places);
    private int _waiting;
    private long _refused;

    public string What => what;

    public int Places => places;

    public int Taken => places - _places.CurrentCount;

    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Since the start.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <returns>The place; dispose of it to leave.</returns>
    /// <exception cref="TooBusyException">No place came free in time.</exception>
    public async ValueTask<Place> EnterAsync(CancellationToken cancellation)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            if (await _places.WaitAsync(patience, cancellation))
            {
                return new Place(_places);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
        Interlocked.Increment(ref _refused);
        throw new TooBusyException($"{places} {what} are running already.");
    }

    public void Dispose() => _places.Dispose();

    public readonly struct Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}

/// <summary>As many run as may.</summary>
internal sealed class TooBusyException(string message) : Exception(message);
