using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;
using Qawl.Extraction.Model;
using Qawl.Ingestion;
using Qawl.Ingestion.Documents;

namespace Qawl.Api.Tests.Reconciliation;

/// <summary>A service that knows some names, near ones among them.</summary>
public sealed class ReconciledNames(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly string[] Articles =
    [
        "قال وزير الخارجية كمال الشرقاوي: «أولا». وأضافت وزارة الصحة: «نعم».",
        "قالت وزيرة المياه سميرة البنداري: «ثانيا».",
        "قال المحامي سمير البنداري: «ثالثا».",
        "قال الوزير فؤاد القزاز: «رابعا». وقال اللاعب فواد القزاز الصغير: «خامسا».",
    ];

    private TestDatabase _database = null!;
    private TestService _service = null!;

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        foreach (var text in Articles)
        {
            await new Importer(_database.DataSource, TimeProvider.System).ImportOneAsync(
                IncomingDocument.OfText("a.txt", text, DocumentFormat.Text, GivenFields.None),
                "test",
                force: false,
                TestContext.Current.CancellationToken
            );
        }
        _service = await TestService.StartAsync(_database.ConnectionString);
        Client = _service.CreateClient(redirected: false);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _service.DisposeAsync();
        await _database.DisposeAsync();
    }
}
