using System.Globalization;
using System.Runtime.Versioning;

namespace Qawl.Database.Embedded;

/// <summary>The server's main process, as its own file <c>postmaster.pid</c> tells of it.</summary>
[SupportedOSPlatform("linux")]
internal sealed record Postmaster(int Pid, bool IsReady)
{
    private const int StatusLine = 7;

    public static string FileIn(string data) => Path.Combine(data, "postmaster.pid");

    /// <summary>The server that runs on the data directory; nothing when the file is missing, half written or left by a dead one.</summary>
    public static Postmaster? RunningOn(string data)
    {
        try
        {
            var lines = File.ReadAllLines(FileIn(data));
            return
                lines.Length > 0
                && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                && LinuxProcess.WorksIn(pid, data)
                ? new(pid, lines.Length > StatusLine && lines[StatusLine].StartsWith("ready", StringComparison.Ordinal))
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Removes what a killed server left. A file that names a process which is now a zombie or another program keeps
    /// PostgreSQL from starting, and may be removed only when no process of the dead server is left.
    /// </summary>
    public static async Task ClearRemainsAsync(ClusterDirectory directory, CancellationToken cancellationToken)
    {
        while (LinuxProcess.WorkingIn(directory.Data) is { Count: > 0 } remaining)
        {
            // What they had not committed is lost already: recovery redoes everything else from the log.
            foreach (var pid in remaining)
            {
                LinuxProcess.Signal(pid, LinuxProcess.Quit);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }

        File.Delete(FileIn(directory.Data));
        foreach (var socket in Directory.EnumerateFiles(directory.Sockets, ".s.PGSQL.*"))
        {
            File.Delete(socket);
        }
    }

    /// <summary>Stops the server: open transactions are rolled back, everything committed is written.</summary>
    public async Task StopAsync(string data, CancellationToken cancellationToken)
    {
        LinuxProcess.Signal(Pid, LinuxProcess.Interrupt);
        while (LinuxProcess.WorksIn(Pid, data))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
        }
    }
}
