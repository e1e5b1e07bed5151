using System.Diagnostics;
using Qawl.Database.Embedded;

namespace Qawl.Api.Tests.Seeder;

/// <summary>The built console job, run as a user runs it.</summary>
internal sealed class SeederProcess : IDisposable
{
    private const int Killed = 9;

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private SeederProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public bool HasExited => _process.HasExited;

    public static SeederProcess Start(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Seeder.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return new SeederProcess(Process.Start(start)!);
    }

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var seeder = Start(arguments);
        return await seeder.EndAsync();
    }

    public async Task<(int ExitCode, string Output, string Errors)> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, await _output, await _errors);
    }

    public void Signal(int signal) => LinuxProcess.Signal(_process.Id, signal);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Signal(Killed);
        }
        _process.Dispose();
    }
}
