using System.Net;
using System.Net.Sockets;

namespace Qawl.Bench.Lanes;

/// <summary>
/// Stands between the service and PostgreSQL's socket. It can cut connections, both ends at once, in place of passing on
/// what the server answered: so that a commit is done and nobody hears of it. Or it passes on nothing, or late.
/// </summary>
internal sealed class CutConnections : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _socket;
    private readonly CancellationTokenSource _end = new();
    private readonly Random _random = new(13);
    private readonly Lock _drawing = new();
    private long _cuts;

    /// <param name="database">Whose socket it stands before.</param>
    public CutConnections(LaneDatabase database)
    {
        _socket = Path.Combine(database.Sockets, ".s.PGSQL.5432");
        _listener.Start();
        _ = AcceptAsync();
    }

    public string ConnectionString =>
        $"Host=127.0.0.1;Port={((IPEndPoint)_listener.LocalEndpoint).Port};Username=qawl;Database=qawl;SSL Mode=Disable";

    /// <summary>Of a hundred answers, how many are lost with their connection.</summary>
    public double Percent { get; set; }

    /// <summary>How long each answer is held back.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Whether nothing passes in either direction.</summary>
    public bool IsSilent { get; set; }

    public long Cuts => Interlocked.Read(ref _cuts);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync(_end.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The lane is over.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(new UnixDomainSocketEndPoint(_socket), _end.Token);
                await Task.WhenAny(
                    PassAsync(client, server, isAnswer: false),
                    PassAsync(server, client, isAnswer: true)
                );
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                // There is no server at the moment.
            }
            // Not an orderly end: a reset.
            client.LingerState = new LingerOption(enable: true, seconds: 0);
        }
    }

    private async Task PassAsync(Socket from, Socket to, bool isAnswer)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer, _end.Token)) > 0; )
            {
                while (IsSilent)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(20), _end.Token);
                }
                if (isAnswer && IsCut())
                {
                    Interlocked.Increment(ref _cuts);
                    return;
                }
                if (isAnswer && Delay > TimeSpan.Zero)
                {
                    await Task.Delay(Delay, _end.Token);
                }
                for (var sent = 0; sent < read; )
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), _end.Token);
                }
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The other direction has ended, or the lane.
        }
    }

    private bool IsCut()
    {
        lock (_drawing)
        {
            return Percent > 0 && _random.NextDouble() * 100 < Percent;
        }
    }
}
