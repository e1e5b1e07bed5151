using System.Diagnostics;

namespace Qawl.Bench.Serving;

/// <summary>Programs beside the benchmark.</summary>
internal static class Programs
{
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed, or is not there.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> line, string? folder = null)
    {
        using var process = Start(program, line, folder);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{program} failed: {await errors}");
    }

    public static Process Start(string program, IEnumerable<string> line, string? folder = null) =>
        Process.Start(
            new ProcessStartInfo(program, line)
            {
                UseShellExecute = false,
                WorkingDirectory = folder ?? Path.GetTempPath(),
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
}
