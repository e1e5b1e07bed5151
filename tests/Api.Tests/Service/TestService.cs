using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Qawl.Api.Data;
using Qawl.Api.OpenApi;
using Qawl.Api.Tests.Contracts;
using Qawl.Api.Tests.Contracts.Traffic;

namespace Qawl.Api.Tests.Service;

/// <summary>The whole service on a real socket, with the database it is given.</summary>
internal sealed class TestService : WebApplicationFactory<Program>
{
    public const string Key = "a key for tests";

    private static readonly Lock Reading = new();
    private static DeclaredContract? declared;

    private readonly string _connectionString;
    private readonly string? _key;
    private readonly (string Name, string Value)[] _settings;

    public TestService(string connectionString, string? key = Key, params (string Name, string Value)[] settings)
    {
        _settings = settings;
        _connectionString = connectionString;
        _key = key;
        UseKestrel();
    }

    /// <summary>Starts it and waits until it has opened the database.</summary>
    public static async Task<TestService> StartAsync(
        string connectionString,
        string? key = Key,
        params (string Name, string Value)[] settings
    )
    {
        var service = new TestService(connectionString, key, settings);
        await service.OpenAsync();
        return service;
    }

    /// <summary>Instead of the one that the service makes for itself.</summary>
    public Store? Store { get; init; }

    /// <summary>Starts it and waits until it has opened the database.</summary>
    public async Task OpenAsync()
    {
        StartServer();
        await Services.GetRequiredService<Store>().Opened.WaitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What the service says of itself; the same for all, whatever their database.</summary>
    public DeclaredContract Declared
    {
        get
        {
            lock (Reading)
            {
                return declared ??= DeclaredContract.Parse(Services.GetRequiredService<Contract>().Json);
            }
        }
    }

    /// <summary>A client all of whose traffic is held against the contract; it goes where redirects lead.</summary>
    public new HttpClient CreateClient() => CreateClient(redirected: true);

    /// <inheritdoc cref="CreateClient()" />
    /// <param name="redirected">Whether it goes where redirects lead.</param>
    public HttpClient CreateClient(bool redirected)
    {
        StartServer();
        // Whoever waits for 100 Continue shall do so however long a machine under load takes.
        var sockets = new SocketsHttpHandler
        {
            Expect100ContinueTimeout = TimeSpan.FromMinutes(2),
            AllowAutoRedirect = redirected,
        };
        return new HttpClient(new TrafficCheck(Declared) { InnerHandler = sockets })
        {
            BaseAddress = ClientOptions.BaseAddress,
        };
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("urls", "http://127.0.0.1:0");
        // A line for each of many thousand requests tells nothing.
        builder.UseSetting("Logging:LogLevel:Qawl", "Warning");
        builder.UseSetting("ConnectionStrings:Db", _connectionString);
        builder.UseSetting("Qawl:ApiKey", _key);
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }
        if (Store is { } store)
        {
            builder.ConfigureServices(services => services.AddSingleton(store));
        }
    }
}
