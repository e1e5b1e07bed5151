using System.Diagnostics;
using Qawl.Api.Tests.Database;
using Qawl.Database.Embedded;

namespace Qawl.Api.Tests.Service;

/// <summary>The service as users start it: a process of its own.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private const int TerminateSignal = 15;

    private readonly Process _process;

    private ServiceProcess(Process process) => _process = process;

    public static ServiceProcess Start(
        string folder,
        IReadOnlyDictionary<string, string> settings,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(DatabaseProgram.Dotnet)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment.Remove("ConnectionStrings__Db");
        start.Environment.Remove("DATABASE_URL");
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        return new(Process.Start(start)!);
    }

    /// <summary>Reads what it says until it says where it answers.</summary>
    public async Task<Uri> AddressAsync()
    {
        const string Sign = "Qawl answers at ";
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith(Sign, StringComparison.Ordinal))
            {
                return new Uri(line[Sign.Length..].Split(' ')[0]);
            }
        }
        throw new InvalidOperationException(
            await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
        );
    }

    public void Terminate() => LinuxProcess.Signal(_process.Id, TerminateSignal);

    public async Task<(int Code, string Output, string Error)> EndAsync()
    {
        var output = _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, await output, await error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Terminate();
            _process.WaitForExit();
        }
        _process.Dispose();
    }
}
