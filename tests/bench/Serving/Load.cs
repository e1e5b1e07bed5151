using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Qawl.Bench.Serving;

/// <summary>What a server did under load.</summary>
/// <param name="PerSecond">Requests.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="Bytes">Of an answer with its headers, on average.</param>
internal sealed record Load(double PerSecond, double P50, double P99, double Bytes)
{
    /// <summary>Connections that ask at the same time.</summary>
    public const int Connections = 16;

    /// <summary>
    /// Asks for the paths in turn, on connections that stay open, the next as soon as one is answered. Written on sockets,
    /// so that little of the machine goes to asking.
    /// </summary>
    /// <exception cref="InvalidOperationException">Something else than 200 came.</exception>
    public static async Task<Load> RunAsync(Uri address, IEnumerable<string> paths, TimeSpan time)
    {
        var requests = paths
            .Select(path => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n"))
            .ToArray();
        var clock = Stopwatch.StartNew();
        var results = await Task.WhenAll(
            Enumerable.Range(0, Connections).Select(i => Task.Run(() => AskAsync(address, requests, i, clock, time)))
        );
        var seconds = clock.Elapsed.TotalSeconds;
        var times = results.SelectMany(r => r.Times).Order().ToArray();
        return new(
            times.Length / seconds,
            times[times.Length / 2],
            times[Math.Min(times.Length - 1, times.Length * 99 / 100)],
            results.Sum(r => (double)r.Bytes) / times.Length
        );
    }

    private static async Task<(List<double> Times, long Bytes)> AskAsync(
        Uri address,
        byte[][] requests,
        int first,
        Stopwatch clock,
        TimeSpan time
    )
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port);
        var buffer = new byte[1 << 20];
        var (times, bytes) = (new List<double>(), 0L);
        for (var i = first; clock.Elapsed < time; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            await socket.SendAsync(requests[i % requests.Length]);
            bytes += await ReadAsync(socket, buffer);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
        return (times, bytes);
    }

    private static async Task<int> ReadAsync(Socket socket, byte[] buffer)
    {
        for (var length = 0; ; )
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (read == 0)
            {
                throw new InvalidOperationException("The connection was closed.");
            }
            length += read;
            if (IsWhole(buffer.AsSpan(0, length)))
            {
                return length;
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }
        if (!answer.StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
        }
        var headers = Encoding.ASCII.GetString(answer[..(head + 2)]);
        const string Length = "content-length: ";
        var at = headers.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        return at < 0
            ? answer.EndsWith("0\r\n\r\n"u8)
            : answer.Length - head - 4
                == int.Parse(
                    headers.AsSpan(at + Length.Length, headers.IndexOf('\r', at) - at - Length.Length),
                    System.Globalization.CultureInfo.InvariantCulture
                );
    }
}
