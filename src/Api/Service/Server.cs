using Qawl.Database;

namespace Qawl.Api.Service;

/// <summary>The service as a process.</summary>
internal static class Server
{
    /// <summary>The database that the settings name, and the address that goes with it.</summary>
    public static void UseDatabase(this WebApplicationBuilder builder, DatabaseOptions options)
    {
        builder.Services.AddSingleton(options);
        builder.Services.AddHostedService<StartUp>();
        Address.Choose(builder, ownDatabase: options.ConnectionString is null);
    }

    /// <summary>Serves until it is told to stop; SIGTERM and Ctrl-C let running requests end.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Func<WebApplication> build)
    {
        try
        {
            await using var app = build();
            await app.RunAsync();
            return Environment.ExitCode;
        }
        catch (OperationCanceledException)
        {
            // Stopped before it listened; whoever stopped it has said why.
            return Environment.ExitCode;
        }
        catch (Exception e) when (e is UnsafeAddressException or WrongSettingException or IOException)
        {
            // An address that is taken comes as an IOException.
            await Console.Error.WriteLineAsync($"Qawl cannot start: {e.Message}");
            return 1;
        }
    }
}
