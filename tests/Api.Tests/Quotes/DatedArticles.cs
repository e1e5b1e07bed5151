using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;
using Qawl.Extraction.Model;
using Qawl.Ingestion;
using Qawl.Ingestion.Documents;

namespace Qawl.Api.Tests.Quotes;

/// <summary>A service with some articles, each with its day, or none where that is empty.</summary>
public abstract class DatedArticles(PostgresFixture postgres, (string Day, string Text)[] articles) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private TestService _service = null!;

    public HttpClient Client { get; private set; } = null!;

    internal TestDatabase Database => _database;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        foreach (var (day, text) in articles)
        {
            var given =
                day.Length == 0 ? GivenFields.None : new GivenFields { Published = IncomingDocument.TimeOf(day) };
            await new Importer(_database.DataSource, TimeProvider.System).ImportOneAsync(
                IncomingDocument.OfText($"{day}.txt", text, DocumentFormat.Text, given),
                "test",
                force: false,
                TestContext.Current.CancellationToken
            );
        }
        _service = await TestService.StartAsync(_database.ConnectionString);
        Client = _service.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _service.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
