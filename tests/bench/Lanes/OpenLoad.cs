using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Qawl.Bench.Lanes;

/// <summary>One answer.</summary>
/// <param name="At">When it was due, since the start.</param>
/// <param name="Took">From when it was due, not from when it could be sent.</param>
/// <param name="Status">0 if the connection broke.</param>
/// <param name="SaysWhen">Whether it has Retry-After.</param>
internal sealed record Served(TimeSpan At, TimeSpan Took, int Status, bool SaysWhen);

/// <summary>
/// Requests that come by the clock, whatever becomes of those before them, as those of many people do. Whoever waits for an
/// answer before asking again would hide how long a service stands still.
/// </summary>
internal sealed class OpenLoad(Uri address, IReadOnlyList<string> paths) : IDisposable
{
    /// <summary>Beyond these a request waits for a connection, and that counts too.</summary>
    private const int MostConnections = 400;

    private readonly byte[][] _requests =
    [
        .. paths.Select(p => Encoding.ASCII.GetBytes($"GET {p} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n")),
    ];

    private readonly ConcurrentBag<Socket> _idle = [];
    private readonly SemaphoreSlim _places = new(MostConnections);
    private int _next;

    /// <summary>Asks so many times a second, as a Poisson process does, and waits for the last answer.</summary>
    public async Task<IReadOnlyList<Served>> RunAsync(double perSecond, TimeSpan time)
    {
        var (clock, random, due) = (Stopwatch.StartNew(), new Random(5), TimeSpan.Zero);
        var answers = new List<Task<Served>>();
        while (due < time)
        {
            due += TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) / perSecond);
            var early = due - clock.Elapsed;
            if (early > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(early);
            }
            var at = due;
            answers.Add(Task.Run(() => AskAsync(at, clock)));
        }
        return await Task.WhenAll(answers);
    }

    /// <summary>Asks one after the other on so many connections.</summary>
    public async Task<IReadOnlyList<Served>> ClosedAsync(int connections, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, connections)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        var served = new List<Served>();
                        while (clock.Elapsed < time)
                        {
                            served.Add(await AskAsync(clock.Elapsed, clock));
                        }
                        return served;
                    })
                )
        );
        return [.. all.SelectMany(s => s)];
    }

    public void Dispose()
    {
        foreach (var socket in _idle)
        {
            socket.Dispose();
        }
        _places.Dispose();
    }

    private async Task<Served> AskAsync(TimeSpan at, Stopwatch clock)
    {
        await _places.WaitAsync();
        try
        {
            if (!_idle.TryTake(out var socket))
            {
                socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            }
            try
            {
                if (!socket.Connected)
                {
                    await socket.ConnectAsync(address.Host, address.Port);
                }
                await socket.SendAsync(_requests[Interlocked.Increment(ref _next) % _requests.Length]);
                var (status, saysWhen) = await ReadAsync(socket);
                _idle.Add(socket);
                return new(at, clock.Elapsed - at, status, saysWhen);
            }
            catch (SocketException)
            {
                socket.Dispose();
                return new(at, clock.Elapsed - at, 0, SaysWhen: false);
            }
        }
        finally
        {
            _places.Release();
        }
    }

    private static async Task<(int Status, bool SaysWhen)> ReadAsync(Socket socket)
    {
        var buffer = new byte[64 * 1024];
        for (var length = 0; ; )
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * length);
            }
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (read == 0)
            {
                throw new SocketException((int)SocketError.ConnectionReset);
            }
            length += read;
            if (Whole(buffer.AsSpan(0, length)) is { } answer)
            {
                return answer;
            }
        }
    }

    private static (int Status, bool SaysWhen)? Whole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }
        var head = Encoding.ASCII.GetString(answer[..(end + 2)]);
        const string Length = "content-length: ";
        var at = head.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        var isWhole =
            at < 0
                ? answer.EndsWith("0\r\n\r\n"u8)
                : answer.Length - end - 4
                    >= int.Parse(
                        head.AsSpan(at + Length.Length, head.IndexOf('\r', at) - at - Length.Length),
                        CultureInfo.InvariantCulture
                    );
        return isWhole
            ? (
                int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture),
                head.Contains("\r\nRetry-After: ", StringComparison.OrdinalIgnoreCase)
            )
            : null;
    }
}
