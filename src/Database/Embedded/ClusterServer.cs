using System.Diagnostics;
using System.Runtime.Versioning;

namespace Qawl.Database.Embedded;

/// <summary>Makes the cluster and runs its server; every call needs the gate of the directory.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ClusterServer(ClusterDirectory directory, DatabaseOptions options, Action<string> say)
{
    // It names the socket's file only: there is no TCP listener.
    public const int Port = 5432;
    public const string Superuser = "postgres";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    public bool IsRunning => Postmaster.RunningOn(directory.Data) is not null;

    /// <summary>Returns when the server takes connections, whoever started it.</summary>
    public async Task EnsureRunningAsync(CancellationToken cancellationToken)
    {
        directory.MakeSockets();
        if (!IsRunning)
        {
            var binaries = await PostgresBinaries.ChooseAsync(options, directory.Major, say, cancellationToken);
            var user = await ServerUser.OfAsync(directory, cancellationToken);
            if (directory.Major is null)
            {
                await InitializeAsync(binaries, user, cancellationToken);
            }

            await ClearRemainsAsync(cancellationToken);
            var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
            var settings = await MachineSettings.ReadAsync(directory.Settings, memory, say, cancellationToken);
            await LaunchAsync(binaries, user, settings);
        }

        await ReadyAsync(cancellationToken);
    }

    /// <summary>Stops the server: open transactions are rolled back, everything committed is written.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Postmaster.RunningOn(directory.Data) is not { } postmaster)
        {
            return;
        }

        LinuxProcess.Signal(postmaster.Pid, LinuxProcess.Interrupt);
        // The process that writes the log is the last to go.
        while (Postmaster.ProcessesOn(directory.Data).Count > 0)
        {
            await Task.Delay(Glance, cancellationToken);
        }

        directory.RemoveSockets();
    }

    private async Task InitializeAsync(PostgresBinaries binaries, ServerUser user, CancellationToken cancellationToken)
    {
        say($"Making a private PostgreSQL {binaries.Major} in {directory.Root}; this takes some seconds.");
        // Left when the program was killed at this point before.
        if (Directory.Exists(directory.NewData))
        {
            Directory.Delete(directory.NewData, recursive: true);
        }

        string[] line =
        [
            .. user.Prefix,
            binaries.InitDb,
            $"--pgdata={directory.NewData}",
            $"--username={Superuser}",
            "--auth=trust",
            "--encoding=UTF8",
            // With plain C, trigrams and the text search do not know Arabic letters.
            "--locale=C.UTF-8",
            "--data-checksums",
            "--no-instructions",
        ];
        var made = await Command.RunAsync(line, directory.Root, cancellationToken);
        if (!made.Succeeded)
        {
            throw new DatabaseServerException($"A private PostgreSQL could not be made: {made.Output.Trim()}");
        }

        Directory.Move(directory.NewData, directory.Data);
    }

    /// <summary>
    /// Removes what a killed server left. A file that names a process which is now a zombie or another program keeps
    /// PostgreSQL from starting, and may be removed only when no process of the dead server is left.
    /// </summary>
    private async Task ClearRemainsAsync(CancellationToken cancellationToken)
    {
        while (Postmaster.ProcessesOn(directory.Data) is { Count: > 0 } remaining)
        {
            // What they had not committed is lost already; recovery redoes everything else from the log.
            foreach (var pid in remaining)
            {
                LinuxProcess.Signal(pid, LinuxProcess.Quit);
            }

            await Task.Delay(Glance, cancellationToken);
        }

        File.Delete(Postmaster.FileIn(directory.Data));
        foreach (var socket in Directory.EnumerateFiles(directory.Sockets, ".s.PGSQL.*"))
        {
            File.Delete(socket);
        }
    }

    private async Task LaunchAsync(PostgresBinaries binaries, ServerUser user, IReadOnlyList<string> ofMachine)
    {
        string[] settings =
        [
            .. ofMachine,
            "listen_addresses=",
            $"unix_socket_directories={directory.Sockets}",
            $"port={Port}",
            "timezone=UTC",
            "logging_collector=on",
            $"log_directory={directory.Logs}",
            "log_filename=postgresql-%a.log",
            "log_rotation_age=1d",
            "log_truncate_on_rotation=on",
            .. options.ServerSettings,
        ];
        string[] line =
        [
            // Output goes to a file: a pipe would break the server when this program is killed.
            "sh",
            "-c",
            "exec \"$@\" > \"$0\" 2>&1 < /dev/null",
            directory.StartLog,
            .. user.Prefix,
            // Its own session: Ctrl-C in the terminal reaches this program alone, which then stops the server in order.
            "setsid",
            binaries.Postgres,
            "-D",
            directory.Data,
            .. settings.SelectMany(setting => new[] { "-c", setting }),
        ];
        using var process = Process.Start(Command.Describe(line, directory.Root))!;
        // Not to be cancelled: until the server has said where it is, nobody could stop it.
        while (!IsRunning)
        {
            if (process.HasExited)
            {
                var log = await File.ReadAllTextAsync(directory.StartLog, CancellationToken.None);
                throw new DatabaseServerException($"The private PostgreSQL did not start: {log.Trim()}");
            }

            await Task.Delay(Glance, CancellationToken.None);
        }
    }

    /// <summary>Waits for the server to take connections: after a crash it first repairs itself, however long that takes.</summary>
    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        while (Postmaster.RunningOn(directory.Data) is not { IsReady: true })
        {
            if (!IsRunning)
            {
                throw new DatabaseServerException(
                    $"The private PostgreSQL ended while starting; the reason is in {directory.Logs}."
                );
            }

            await Task.Delay(Glance, cancellationToken);
        }
    }
}
