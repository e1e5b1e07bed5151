using Qawl.Api.Settings;
using Qawl.Database;

namespace Qawl.Api.Service;

/// <summary>The service as a process.</summary>
internal static class Server
{
    /// <summary>The database that the settings name, and the address that goes with it.</summary>
    public static void UseDatabase(this WebApplicationBuilder builder, ServiceSettings settings)
    {
        builder.Services.AddSingleton(settings.Database);
        builder.Services.AddHostedService<StartUp>();
        Address.Choose(
            builder,
            isGuarded: settings.Database.ConnectionString is not null
                || settings.ApiKey is not null
                || !settings.IsReadingOpen
        );
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
