using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Qawl.Database.Embedded;

/// <summary>What the system knows of processes, and the signals that .NET does not send.</summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxProcess
{
    public const int Interrupt = 2;
    public const int Quit = 3;

    public static bool IsRoot => EffectiveUser() == 0;

    /// <summary>A process that is gone is no error: that is what a signal is sent for.</summary>
    public static void Signal(int pid, int signal) => _ = Kill(pid, signal);

    /// <summary>Start time in clock ticks since boot: with the number it names a process for good, numbers are reused.</summary>
    public static string? StartTime(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            // The second field is the program's name in brackets and may hold spaces and brackets of its own.
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The file name of the program that the process runs, at most 15 bytes of it.</summary>
    public static string? ProgramOf(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/comm").TrimEnd('\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether the process has the directory as its working directory, a zombie has none.</summary>
    /// <param name="pid">Number of the process.</param>
    /// <param name="directory">A path without links.</param>
    public static bool WorksIn(int pid, string directory)
    {
        try
        {
            var link = new FileInfo($"/proc/{pid}/cwd").LinkTarget;
            return string.Equals(link, directory, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Processes that <see cref="WorksIn"/> the directory.</summary>
    public static IReadOnlyList<int> WorkingIn(string directory) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(path =>
                    int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                        ? pid
                        : 0
                )
                .Where(pid => pid > 0 && WorksIn(pid, directory)),
        ];

    /// <summary>The path of an existing file without links in any part of it.</summary>
    public static string RealPath(string path)
    {
        var resolved = ResolvePath(path, 0);
        if (resolved == 0)
        {
            throw new IOException($"{path}: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        var text = Marshal.PtrToStringUTF8(resolved)!;
        Release(resolved);
        return text;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "realpath", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint ResolvePath(string path, nint resolved);

    [LibraryImport("libc", EntryPoint = "free")]
    private static partial void Release(nint memory);
}
