namespace Qawl.Api.Data;

/// <summary>
/// Lets so many in at once and the others wait their turn, for a while: what takes all of a machine is not done faster by
/// doing more of it side by side, and one kind of work shall not keep another one out.
/// </summary>
/// <remarks>
/// A burst is worth waiting for. Where the places have hardly been free for longer than that, more come than can be served:
/// then waiting only makes all wait, and better is told at once. No more wait then than will have their turn in time, as
/// fast as places have come free of late.
/// </remarks>
/// <param name="what">What is let in, in the plural.</param>
/// <param name="places">How many at once.</param>
/// <param name="time">For the waiting.</param>
internal sealed class Bulkhead(string what, int places, TimeProvider time) : IDisposable
{
    /// <summary>How long a burst is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>How long each waits where it has been full for longer.</summary>
    public static readonly TimeSpan Impatience = TimeSpan.FromMilliseconds(40);

    /// <summary>When nobody has met it full for so long, the next who do are a burst again.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(250);

    /// <summary>Of how many that left the pace is made.</summary>
    private const int Memory = 16;

    private readonly SemaphoreSlim _places = new(places);
    private readonly Lock _meeting = new();
    private long? _fullSince;
    private long _lastFull;

    /// <summary>How many more have met it free than full, of late: between one that always is and one that never is.</summary>
    private int _ease;

    /// <summary>From one place that came free for who waited to the next, in ticks of the clock, on average; 0 if not known.</summary>
    private double _pace;
    private long _lastLeft;
    private int _waiting;
    private long _refused;

    public string What => what;

    public int Places => places;

    public int Taken => places - _places.CurrentCount;

    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Since the start.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>
    /// Whether <see cref="EnterAsync"/> would refuse at once, which then counts as that: to tell by an exception takes longer
    /// than many an answer, and where too many come refusals must cost next to nothing.
    /// </summary>
    public bool Refuses()
    {
        if (_places.CurrentCount > 0 || !IsOverrun(MeetFull()))
        {
            return false;
        }
        Interlocked.Increment(ref _refused);
        return true;
    }

    /// <returns>The place; dispose of it to leave.</returns>
    /// <exception cref="TooBusyException">No place came free in time.</exception>
    public async ValueTask<Place> EnterAsync(CancellationToken cancellation)
    {
        // Whoever leaves gives the place to who waits: one that is free means that nobody does.
        if (_places.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            MeetFree();
            return new Place(this);
        }
        var patience = MeetFull();
        if (IsOverrun(patience))
        {
            throw Refuse();
        }
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        Interlocked.Increment(ref _waiting);
        try
        {
            await _places.WaitAsync(either.Token);
            return new Place(this);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Refuse();
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _places.Dispose();

    private bool IsOverrun(TimeSpan patience) =>
        patience == Impatience
        && Waiting * Volatile.Read(ref _pace) > Impatience.TotalSeconds * time.TimestampFrequency;

    private void Leave()
    {
        lock (_meeting)
        {
            var now = time.GetTimestamp();
            if (Waiting > 0 && _lastLeft != 0)
            {
                _pace = _pace == 0 ? now - _lastLeft : _pace + ((now - _lastLeft - _pace) / Memory);
            }
            _lastLeft = Waiting > 0 ? now : 0;
        }
        _places.Release();
    }

    private TooBusyException Refuse()
    {
        Interlocked.Increment(ref _refused);
        return new($"{places} {what} are running already.");
    }

    /// <summary>A place that is free now and then tells nothing while twice as many come as can be served: many must be.</summary>
    private void MeetFree()
    {
        lock (_meeting)
        {
            _ease = Math.Min(places, _ease + 1);
            if (_ease == places || time.GetElapsedTime(_lastFull) > Calm)
            {
                _fullSince = null;
            }
        }
    }

    /// <returns>How long whoever has come now may wait.</returns>
    private TimeSpan MeetFull()
    {
        lock (_meeting)
        {
            var now = time.GetTimestamp();
            var since = _fullSince ??= now;
            _lastFull = now;
            _ease = Math.Max(-places, _ease - 1);
            return time.GetElapsedTime(since, now) < Patience ? Patience : Impatience;
        }
    }

    public readonly struct Place(Bulkhead bulkhead) : IDisposable
    {
        public void Dispose() => bulkhead.Leave();
    }
}

/// <summary>As many run as may.</summary>
internal sealed class TooBusyException(string message) : Exception(message)
{
    /// <summary>How long a client should wait: a place comes free at any time.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);
}
