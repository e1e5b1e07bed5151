using System.ComponentModel;
using System.Diagnostics;

namespace Qawl.Database.Embedded;

/// <summary>A short-lived command that has ended; <see cref="Output"/> is what it wrote, errors included.</summary>
internal sealed record Command(int ExitCode, string Output)
{
    private const int NotFound = 127;

    public bool Succeeded => ExitCode == 0;

    /// <summary>Runs a command to its end; one that is not installed ends with 127, as in a shell.</summary>
    public static async Task<Command> RunAsync(
        IReadOnlyList<string> line,
        string? directory,
        CancellationToken cancellationToken
    )
    {
        var start = Describe(line, directory);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken) + await errors;
            await process.WaitForExitAsync(cancellationToken);
            return new(process.ExitCode, output);
        }
        catch (Win32Exception e)
        {
            return new(NotFound, e.Message);
        }
    }

    /// <summary>Describes a process that is not under the influence of the user's language and time zone.</summary>
    public static ProcessStartInfo Describe(IReadOnlyList<string> line, string? directory)
    {
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            WorkingDirectory = directory ?? "",
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TZ"] = "UTC";
        return start;
    }
}
