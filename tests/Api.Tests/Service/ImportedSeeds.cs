using Qawl.Api.Tests.Database;
using Qawl.Ingestion;
using Qawl.Ingestion.Reading;

namespace Qawl.Api.Tests.Service;

/// <summary>A service whose database holds the project's own documents, imported at a time that never changes.</summary>
internal sealed class ImportedSeeds : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private ImportedSeeds(TestDatabase database, TestService service)
    {
        _database = database;
        Service = service;
    }

    public TestService Service { get; }

    public TestDatabase Database => _database;

    public static async Task<ImportedSeeds> StartAsync(PostgresFixture postgres)
    {
        var database = await postgres.CreateDatabaseAsync();
        await new Importer(database.DataSource, new StoppedClock()).ImportAsync(
            new DocumentReader([Path.Combine(Repository.Root, "seeds")]).ReadAsync(
                TestContext.Current.CancellationToken
            ),
            new ImportOptions { Source = "seeds" },
            progress: null,
            TestContext.Current.CancellationToken
        );
        return new(database, await TestService.StartAsync(database.ConnectionString));
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await _database.DisposeAsync();
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);
    }
}
