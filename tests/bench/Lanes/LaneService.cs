using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Qawl.Bench.Lanes;

/// <summary>The service as users run it, at an address that stays when it is killed and started again.</summary>
internal sealed class LaneService : IAsyncDisposable
{
    public const string Key = "a key of the lanes";

    private readonly (string Name, string Value)[] _settings;
    private readonly int _port;
    private readonly string? _before;
    private Process _process;

    private LaneService((string Name, string Value)[] settings, int port, string? before)
    {
        (_settings, _port, _before) = (settings, port, before);
        _process = Launch();
    }

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public int Pid => _process.Id;

    /// <param name="connectionString">Of its database.</param>
    /// <param name="before">What the shell does before it becomes the service; none of it if <c>null</c>.</param>
    /// <param name="settings">More of its environment.</param>
    public static async Task<LaneService> StartAsync(
        string connectionString,
        string? before = null,
        params (string Name, string Value)[] settings
    )
    {
        var service = new LaneService(
            [
                ("ConnectionStrings__Db", connectionString),
                ("Qawl__ApiKey", Key),
                ("Qawl__Rates__Key", "0"),
                .. settings,
            ],
            FreePort(),
            before
        );
        await service.ReadyAsync();
        return service;
    }

    public HttpClient Client(int seconds = 15)
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(seconds) };
        client.DefaultRequestHeaders.Add("X-Api-Key", Key);
        return client;
    }

    public void Kill()
    {
        Signals.Send("KILL", [_process.Id]);
        _process.WaitForExit();
    }

    public void StartAgain()
    {
        _process.Dispose();
        _process = Launch();
    }

    /// <summary>Waits until it says that requests can be answered.</summary>
    public async Task ReadyAsync()
    {
        using var client = Client(seconds: 2);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(2); )
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // It does not listen yet.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
        throw new InvalidOperationException("The service did not get ready.");
    }

    /// <summary>A line of <c>/proc/PID/status</c> in MB, such as <c>VmHWM</c>, the most memory it ever had.</summary>
    public double Megabytes(string line) => MegabytesOf(_process.Id, line);

    public static double MegabytesOf(int pid, string line) =>
        File.ReadLines($"/proc/{pid}/status")
            .Where(l => l.StartsWith(line + ":", StringComparison.Ordinal))
            .Select(l =>
                double.Parse(
                    l[(line.Length + 1)..].Replace("kB", "", StringComparison.Ordinal),
                    CultureInfo.InvariantCulture
                ) / 1024
            )
            .FirstOrDefault();

    public int OpenFiles => Directory.GetFiles($"/proc/{_process.Id}/fd").Length;

    public async ValueTask DisposeAsync()
    {
        Signals.Send("TERM", [_process.Id]);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private Process Launch()
    {
        var program = Path.Combine(Workload.Root, "src", "Api", "bin", "Release", "net10.0", "Api.dll");
        var start = new ProcessStartInfo(
            "sh",
            [
                "-c",
                $"{_before} exec dotnet \"$0\" --urls \"$1\" > /dev/null 2> \"${{QAWL_LANE_LOG:-/dev/null}}\"",
                program,
                Address.ToString(),
            ]
        )
        {
            WorkingDirectory = Path.GetTempPath(),
            UseShellExecute = false,
        };
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
