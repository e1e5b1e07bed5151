using System.Diagnostics;
using System.Runtime.InteropServices;
using Npgsql;
using Qawl.Database;
using Qawl.Database.Embedded;

namespace Qawl.Api.Tests.Database;

/// <summary>A second program that starts the database and leaves it when it is asked to end: a small one, or the service.</summary>
internal sealed class DatabaseProgram : IDisposable
{
    public const string Verb = "database-program";

    /// <summary>What the service says before its address.</summary>
    public const string Answers = "Qawl answers at ";

    private const string Ready = "ready ";

    private readonly Process _process;

    private DatabaseProgram(Process process)
    {
        _process = process;
        // The log of the service says what the tests do to it.
        process.BeginErrorReadLine();
    }

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

    /// <summary>The built service on any free port, without documents.</summary>
    public static Task<DatabaseProgram> StartServiceAsync(string dataDirectory, params string[] arguments) =>
        StartAsync(
            dataDirectory,
            user: [],
            path: null,
            [Path.Combine(AppContext.BaseDirectory, "Api.dll"), .. arguments]
        );

    /// <summary>Starts the small program in a session of its own, as a terminal does.</summary>
    /// <param name="dataDirectory">Where the cluster is.</param>
    /// <param name="user">Words before the command that change the user.</param>
    /// <param name="path">The search path, else the one of the tests.</param>
    public static Task<DatabaseProgram> StartAsync(
        string dataDirectory,
        IReadOnlyList<string>? user = null,
        string? path = null
    ) => StartAsync(dataDirectory, user ?? [], path, Assembly, Verb);

    /// <summary>Waits until the program has the database and gives the connection string.</summary>
    public Task<string> ReadyAsync(CancellationToken cancellationToken) => SaysAsync(Ready, cancellationToken);

    /// <summary>Waits until the program says something and gives the rest of that line.</summary>
    public async Task<string> SaysAsync(string beginning, CancellationToken cancellationToken)
    {
        var said = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            said.Add(line);
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line[beginning.Length..];
            }
        }

        throw new InvalidOperationException($"The program ended before it was up: {string.Join('\n', said)}");
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

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            LinuxProcess.Signal(Pid, TestSignals.Kill);
        }

        _process.Dispose();
    }

    private static async Task<DatabaseProgram> StartAsync(
        string dataDirectory,
        IReadOnlyList<string> user,
        string? path,
        params IReadOnlyList<string> command
    )
    {
        // Found by the tests: another user has no npm of its own.
        var binaries = await PostgresBinaries.ChooseAsync(
            PrivateServers.Options(dataDirectory),
            major: null,
            _ => { },
            CancellationToken.None
        );
        var start = new ProcessStartInfo("setsid", [.. user, Dotnet, .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            // Where there are no seeds: these programs begin empty.
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment.Remove("ConnectionStrings__Db");
        start.Environment.Remove("DATABASE_URL");
        start.Environment["Qawl__DataDirectory"] = dataDirectory;
        start.Environment.Remove("Qawl__Seeds");
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Qawl__PostgresBin"] = binaries.Directory;
        start.Environment["PATH"] = path ?? start.Environment["PATH"];
        return new(Process.Start(start)!);
    }
}

/// <summary>Signals that only tests send.</summary>
internal static class TestSignals
{
    public const int Kill = 9;
}
