using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;
using Qawl.Extraction.Model;
using Qawl.Ingestion;
using Qawl.Ingestion.Documents;

namespace Qawl.Api.Tests.Quotes;

/// <summary>Quotes whose day the text tells, and others. 14 March 2024 is a Thursday.</summary>
public sealed class SpeechOfDays(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly (string Day, string Text)[] Articles =
    [
        ("2024-03-14", "قال وزير الري نادر الصبيحي أمس إن السد أولا. وأضاف أن المال ثانيا."),
        ("2024-03-14T00:30:00+03:00", "قال وزير الري نادر الصبيحي اليوم إن السد ثالثا."),
        ("2024-03-15", "قال وزير الري نادر الصبيحي إن السد رابعا."),
        ("", "قال وزير الري نادر الصبيحي في 12 مارس 2024 إن السد خامسا."),
        ("", "قال وزير الري نادر الصبيحي أمس إن السد سادسا."),
    ];

    private TestDatabase _database = null!;
    private TestService _service = null!;

    public HttpClient Client { get; private set; } = null!;

    internal TestDatabase Database => _database;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        foreach (var (day, text) in Articles)
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
    }
}
