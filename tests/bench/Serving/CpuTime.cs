using System.Globalization;

namespace Qawl.Bench.Serving;

/// <summary>Time of processors that processes have taken, in microseconds, from the files of Linux.</summary>
internal static class CpuTime
{
    /// <summary>A clock tick of these files.</summary>
    private const double Tick = 10_000;

    public static double Of(int process) => Read($"/proc/{process}/stat")?.Time ?? 0;

    /// <summary>Of those that this one has started and that have ended.</summary>
    public static double OfEnded() => Read("/proc/self/stat")?.Ended ?? 0;

    /// <summary>Of all servers and their connections on this machine, those that have ended too.</summary>
    public static double OfPostgres() =>
        Directory
            .EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _))
            .Select(folder => Read($"{folder}/stat"))
            .Where(read => read is { Name: "postgres" })
            .Sum(read => read!.Value.Time + read.Value.Ended);

    private static (string Name, double Time, double Ended)? Read(string file)
    {
        try
        {
            var text = File.ReadAllText(file);
            var end = text.LastIndexOf(')');
            var fields = text[(end + 2)..].Split(' ');
            var name = text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..end];
            return (
                name,
                Tick * (Number(fields[11]) + Number(fields[12])),
                Tick * (Number(fields[13]) + Number(fields[14]))
            );
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return null;
        }
    }

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
