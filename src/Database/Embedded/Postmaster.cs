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
                && IsPostgres(pid)
                ? new(pid, lines.Length > StatusLine && lines[StatusLine].StartsWith("ready", StringComparison.Ordinal))
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Every process of the server on the data directory, also when the main one is dead: all of them work in it.</summary>
    public static IReadOnlyList<int> ProcessesOn(string data) => [.. LinuxProcess.WorkingIn(data).Where(IsPostgres)];

    /// <summary>Somebody's shell may stand in the same folder.</summary>
    private static bool IsPostgres(int pid) =>
        string.Equals(LinuxProcess.ProgramOf(pid), "postgres", StringComparison.Ordinal);
}
