using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

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
        await _database.ImportAsync(Articles);
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
