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
}
