using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Qawl.Api.Reading;

namespace Qawl.Api.Tests.Service;

/// <summary>The whole service on a real socket, with the database it is given.</summary>
internal sealed class TestService : WebApplicationFactory<Program>
{
    public const string Key = "a key for tests";

    private readonly string _connectionString;
    private readonly string? _key;
    private readonly string? _largestImport;

    public TestService(string connectionString, string? key = Key, string? largestImport = null)
    {
        _connectionString = connectionString;
        _key = key;
        _largestImport = largestImport;
        UseKestrel();
    }

    /// <summary>Starts it and waits until it has opened the database.</summary>
    public static async Task<TestService> StartAsync(
        string connectionString,
        string? key = Key,
        string? largestImport = null
    )
    {
        var service = new TestService(connectionString, key, largestImport);
        service.StartServer();
        var store = service.Services.GetRequiredService<Store>();
        while (!store.IsOpen)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
        return service;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.UseSetting("ConnectionStrings:Db", _connectionString);
        builder.UseSetting("Qawl:ApiKey", _key);
        builder.UseSetting("Qawl:LargestImport", _largestImport);
    }
}
