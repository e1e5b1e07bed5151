using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;

namespace Qawl.Database.Embedded;

/// <summary>A command that has ended; <see cref="Output"/> is what it wrote, errors included.</summary>
[SupportedOSPlatform("linux")]
internal sealed record Command(int ExitCode, string Output)
{
    private const int NotFound = 127;

    public bool Succeeded => ExitCode == 0;

    public string LastLine => Output.TrimEnd().Split('\n')[^1].Trim();

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
            // An interrupted initdb removes what it made.
            await using var interrupt = cancellationToken.Register(() =>
                LinuxProcess.Signal(process.Id, LinuxProcess.Interrupt)
            );
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None) + await errors;
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
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
