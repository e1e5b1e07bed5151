using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Articles;

/// <summary>A running service with an empty database, for the tests of one class.</summary>
public sealed class WritableService(PostgresFixture postgres) : IAsyncLifetime
{
    private TestDatabase? _database;
    private TestService? _service;

    public HttpClient Client { get; private set; } = null!;

    public string ConnectionString => _database!.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        _service = await TestService.StartAsync(_database.ConnectionString);
        Client = _service.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}
