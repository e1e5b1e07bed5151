using System.Diagnostics;
using Npgsql;
using Qawl.Database;
using Qawl.Database.Embedded;

namespace Qawl.Bench;

/// <summary>
/// The service as users start it, on a made-up corpus. The corpus is made in a folder that goes again, or once for all in
/// the data directory that is configured.
/// </summary>
internal sealed class MeasuredService : IAsyncDisposable
{
    private readonly DatabaseServer _server;
    private readonly DirectoryInfo? _folder;

    private MeasuredService(DatabaseServer server, Process process, HttpClient client, DirectoryInfo? folder)
    {
        _server = server;
        _folder = folder;
        Process = process;
        Client = client;
    }

    public Process Process { get; }

    /// <summary>Of its database.</summary>
    public string ConnectionString => _server.ConnectionString;

    public HttpClient Client { get; }

    /// <param name="quotes">How many the corpus has, if it has to be made.</param>
    /// <param name="settings">For the service's environment.</param>
    public static async Task<MeasuredService> StartAsync(int quotes, params (string Name, string Value)[] settings)
    {
        var options = DatabaseOptions.FromEnvironment();
        DirectoryInfo? folder = null;
        if (options is { ConnectionString: null, DataDirectory: ".data" })
        {
            folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"qawl-bench-{Guid.NewGuid():n}"));
            options = options with { DataDirectory = folder.FullName };
        }
        var server = await DatabaseServer.StartAsync(options, Console.WriteLine, CancellationToken.None);
        await using (var source = DataSource.Create(server.ConnectionString))
        {
            await Migrator.ApplyAsync(source, CancellationToken.None);
            await FillAsync(source, quotes);
        }
        var process = Start([("ConnectionStrings__Db", server.ConnectionString), .. settings]);
        var client = new HttpClient { BaseAddress = await AddressAsync(process), Timeout = Timeout.InfiniteTimeSpan };
        return new(server, process, client, folder);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Process.Start("kill", ["-TERM", $"{Process.Id}"]).WaitForExit();
        await Process.WaitForExitAsync();
        Process.Dispose();
        await _server.DisposeAsync();
        _folder?.Delete(recursive: true);
    }

    private static async Task FillAsync(NpgsqlDataSource source, int quotes)
    {
        await using var any = source.CreateCommand("select exists (select from articles)");
        if (await any.ExecuteScalarAsync() is true)
        {
            return;
        }
        Console.WriteLine($"Making {quotes} quotes.");
        await MadeUpCorpus.FillAsync(source, quotes);
    }

    /// <param name="settings">For its environment.</param>
    public static Process Start(params (string Name, string Value)[] settings)
    {
        var program = Path.Combine(Workload.Root, "src", "Api", "bin", "Release", "net10.0", "Api.dll");
        // It logs each request as ever; here nobody reads that.
        var start = new ProcessStartInfo(
            "sh",
            ["-c", "exec dotnet \"$0\" --urls http://127.0.0.1:0 2> /dev/null", program]
        )
        {
            WorkingDirectory = Path.GetTempPath(),
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }

    /// <returns>Where it says that it answers.</returns>
    public static async Task<Uri> AddressAsync(Process service)
    {
        const string Sign = "Qawl answers at ";
        while (await service.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Sign, StringComparison.Ordinal))
            {
                return new Uri(line[Sign.Length..].Split(' ')[0]);
            }
        }
        throw new InvalidOperationException("The service did not start.");
    }
}
