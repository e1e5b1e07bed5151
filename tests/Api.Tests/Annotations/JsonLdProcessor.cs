using System.Diagnostics;
using System.Text.Json;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Annotations;

/// <summary>The npm package jsonld, in <c>tests/jsonld</c>. Where npm is missing its tests are skipped, except under CI.</summary>
internal static class JsonLdProcessor
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "jsonld");

    private static readonly SemaphoreSlim Installing = new(1);

    private static bool _isInstalled;

    public static async Task<JsonElement> ExpandAsync(string document)
    {
        await InstallAsync();
        var (code, output, error) = await RunAsync("node", ["expand.mjs"], document);
        code.ShouldBe(0, error);
        return JsonElement.Parse(output);
    }

    private static async Task InstallAsync()
    {
        await Installing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!_isInstalled)
            {
                var (code, _, error) = await InstalledAsync();
                Assert.SkipUnless(
                    code == 0 || Environment.GetEnvironmentVariable("CI") is "true",
                    "npm or its packages cannot be had (sudo apt-get install -y npm)"
                );
                code.ShouldBe(0, error);
                _isInstalled = true;
            }
        }
        finally
        {
            Installing.Release();
        }
    }

    private static async Task<(int Code, string Output, string Error)> InstalledAsync()
    {
        try
        {
            return await RunAsync("npm", ["ci", "--ignore-scripts", "--silent"], "");
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (127, "", missing.Message);
        }
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string input
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
