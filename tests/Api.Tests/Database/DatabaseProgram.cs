using System.Diagnostics;
using System.Runtime.InteropServices;
using Npgsql;
using Qawl.Database;
using Qawl.Database.Embedded;

namespace Qawl.Api.Tests.Database;

/// <summary>A program that starts the database as its environment says, and leaves it when it is asked to end.</summary>
internal sealed class DatabaseProgram : IDisposable
{
    public const string Verb = "database-program";
    private const string Ready = "ready ";

    private readonly Process _process;

    private DatabaseProgram(Process process) => _process = process;

    public static string Dotnet { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    public static string Assembly { get; } = typeof(DatabaseProgram).Assembly.Location;

    public int Pid => _process.Id;

    /// <summary>The program's own side: says <c>ready</c> and the connection string, and what a query answers after the signal.</summary>
    public static async Task<int> RunAsync()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ended.TrySetResult();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        try
        {
            var options = DatabaseOptions.FromEnvironment();
            await using var server = await DatabaseServer.StartAsync(
                options,
                Console.WriteLine,
                CancellationToken.None
            );
            Console.WriteLine(Ready + server.ConnectionString);
            await ended.Task;
            // Requests in flight are still answered: give a signal that reached the server too the time to stop it.
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            await using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
            Console.WriteLine("drained");
        }
        catch (DatabaseServerException e)
        {
            Console.WriteLine(e.Message);
            return 1;
        }

        Console.WriteLine("left");
        return 0;
    }

    /// <summary>Starts the program in a session of its own, as a terminal does.</summary>
    /// <param name="dataDirectory">Where the cluster is.</param>
    /// <param name="user">Words before the command that change the user.</param>
    /// <param name="path">The search path, else the one of the tests.</param>
    public static async Task<DatabaseProgram> StartAsync(
        string dataDirectory,
        IReadOnlyList<string>? user = null,
        string? path = null
    )
    {
        // Found by the tests: another user has no npm of its own.
        var binaries = await PostgresBinaries.ChooseAsync(
            PrivateServers.Options(dataDirectory),
            major: null,
            _ => { },
            CancellationToken.None
        );
        var start = new ProcessStartInfo("setsid", [.. user ?? [], Dotnet, Assembly, Verb])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment.Remove("ConnectionStrings__Db");
        start.Environment.Remove("DATABASE_URL");
        start.Environment["Qawl__DataDirectory"] = dataDirectory;
        start.Environment["Qawl__PostgresBin"] = binaries.Directory;
        start.Environment["PATH"] = path ?? start.Environment["PATH"];
        return new(Process.Start(start)!);
    }

    /// <summary>Waits until the program has the database and gives the connection string.</summary>
    public async Task<string> ReadyAsync(CancellationToken cancellationToken)
    {
        var said = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            said.Add(line);
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                return line[Ready.Length..];
            }
        }

        throw new InvalidOperationException($"The program ended without a database: {string.Join('\n', said)}");
    }

    /// <summary>Presses Ctrl-C: every process of the terminal's foreground group gets the signal.</summary>
    public void Interrupt() => LinuxProcess.Signal(-Pid, LinuxProcess.Interrupt);

    /// <summary>Kills the program alone, as the system does when memory is short.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        LinuxProcess.Signal(Pid, TestSignals.Kill);
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Waits for the end and gives everything that the program still said, and its exit code.</summary>
    public async Task<(string Said, int ExitCode)> EndAsync(CancellationToken cancellationToken)
    {
        var said = await _process.StandardOutput.ReadToEndAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return (said, _process.ExitCode);
    }

    public void Dispose() => _process.Dispose();
}

/// <summary>Signals that only tests send.</summary>
internal static class TestSignals
{
    public const int Kill = 9;
}
