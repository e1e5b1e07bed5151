using System.Runtime.Versioning;

namespace Qawl.Database.Embedded;

/// <summary>Starts the server again when it has died, at once the first time and with growing pauses when it keeps dying.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Supervisor : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Whoever waits for an answer shall have it within ten seconds of any crash, also of the tenth in a row.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Calm = TimeSpan.FromMinutes(1);

    private readonly ClusterDirectory _directory;
    private readonly ClusterServer _server;
    private readonly Action<string> _say;
    private readonly CancellationTokenSource _leaving = new();
    private readonly Task _watch;

    public Supervisor(ClusterDirectory directory, ClusterServer server, Action<string> say)
    {
        _directory = directory;
        _server = server;
        _say = say;
        _watch = WatchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _leaving.Dispose();
    }

    /// <summary>How long to wait before the next start: nothing after a calm time, else twice as long as before.</summary>
    internal static TimeSpan NextPause(TimeSpan last, TimeSpan sinceLastStart)
    {
        if (sinceLastStart >= Calm)
        {
            return TimeSpan.Zero;
        }

        var next = last == TimeSpan.Zero ? Interval : last * 2;
        return next < LongestPause ? next : LongestPause;
    }

    private async Task WatchAsync()
    {
        var pause = TimeSpan.Zero;
        var sinceLastStart = Calm;
        while (true)
        {
            await Task.Delay(Interval, _leaving.Token);
            sinceLastStart += Interval;
            if (_server.IsRunning)
            {
                continue;
            }

            pause = NextPause(pause, sinceLastStart);
            await Task.Delay(pause, _leaving.Token);
            await RestartAsync();
            sinceLastStart = TimeSpan.Zero;
        }
    }

    private async Task RestartAsync()
    {
        try
        {
            _say("The private PostgreSQL has ended; starting it again.");
            using (await _directory.EnterAsync(_leaving.Token))
            {
                await _server.EnsureRunningAsync(_leaving.Token);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A full disk or a missing binary may be put right while the program goes on.
            _say(e.Message);
        }
    }
}
