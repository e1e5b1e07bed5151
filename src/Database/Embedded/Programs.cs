using System.Globalization;
using System.Runtime.Versioning;

namespace Qawl.Database.Embedded;

/// <summary>
/// The programs that use a cluster, one file each: the last to leave stops the server. Programs that were killed do not
/// count, so a server that they left behind is taken over by the next one.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class Programs(string directory)
{
    private string? _own;

    public void Join()
    {
        // One program may use the cluster twice.
        _own = Path.Combine(directory, $"{Environment.ProcessId}.{Guid.NewGuid():n}");
        File.WriteAllText(_own, LinuxProcess.StartTime(Environment.ProcessId));
    }

    /// <returns>Whether nobody else uses the cluster.</returns>
    public bool Leave()
    {
        if (_own is not null)
        {
            File.Delete(_own);
        }

        var others = false;
        foreach (var file in Directory.EnumerateFiles(directory))
        {
            var pid = int.Parse(Path.GetFileName(file).Split('.')[0], CultureInfo.InvariantCulture);
            if (string.Equals(LinuxProcess.StartTime(pid), File.ReadAllText(file), StringComparison.Ordinal))
            {
                others = true;
            }
            else
            {
                File.Delete(file);
            }
        }

        return !others;
    }
}
