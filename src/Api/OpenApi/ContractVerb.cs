using System.Text;

namespace Qawl.Api.OpenApi;

/// <summary>The verb <c>openapi</c>.</summary>
internal static class ContractVerb
{
    /// <param name="app">Built but not started: routes are only known once it runs.</param>
    /// <param name="arguments">The file to write, or nothing for standard output.</param>
    public static async Task<int> RunAsync(WebApplication app, string[] arguments)
    {
        app.Urls.Clear();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        var yaml = app.Services.GetRequiredService<Contract>().Yaml;
        if (arguments is [var path, ..])
        {
            await File.WriteAllTextAsync(path, yaml);
        }
        else
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(Encoding.UTF8.GetBytes(yaml));
        }
        await app.StopAsync();
        return 0;
    }
}
