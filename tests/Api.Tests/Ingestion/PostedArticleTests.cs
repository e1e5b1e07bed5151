using System.Collections;
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Qawl.Api.Tests.Database;
using Qawl.Database;
using Qawl.Extraction.Model;
using Qawl.Ingestion;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Tests.Ingestion;

public sealed class PostedArticleTests(PostgresFixture postgres)
{
    private const string Text = """
        قال الوزير سامي الخطيب إن المحطة الجديدة ستعمل قبل نهاية العام.
        وأضاف الخطيب: "لن ننتظر طويلا بعد اليوم". وأكدت وزارة المياه أن العمل مستمر.
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_posted_article_takes_few_statements()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        using var log = new StatementLog();
        var builder = DataSource.Builder(database.ConnectionString);
        builder.UseLoggerFactory(LoggerFactory.Create(l => l.AddProvider(log).SetMinimumLevel(LogLevel.Debug)));
        await using var source = builder.Build();
        var given = new GivenFields { Outlet = "المدى", Url = "https://news.example/1" };
        var document = IncomingDocument.OfText("upload", Text, DocumentFormat.Text, given);

        var outcome = await new Importer(source, TimeProvider.System).ImportOneAsync(
            document,
            "test",
            force: false,
            Cancelled
        );

        outcome.ShouldBeOfType<DocumentOutcome.Imported>();
        (await StoredRows.CountAsync(database.DataSource, "roles")).ShouldBe(1);
        (await StoredRows.CountAsync(database.DataSource, "quotes")).ShouldBeGreaterThan(1);
        // Locks the article, looks it up, stores the facts, refreshes organizations, people, spellings and the rest, and ends.
        log.Statements.Count.ShouldBe(8, string.Join("\n\n", log.Statements));
        log.Statements.ShouldAllBe(s => !s.Contains("temporary", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What the driver says it has executed: each statement once, also those of a batch.</summary>
    private sealed class StatementLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Statements { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (state is not IEnumerable<KeyValuePair<string, object?>> values || logLevel != LogLevel.Information)
            {
                return;
            }
            foreach (var (name, value) in values)
            {
                if (name == "CommandText")
                {
                    Statements.Enqueue($"{value}");
                }
                else if (name == "BatchCommands" && value is IEnumerable commands)
                {
                    foreach (var command in commands)
                    {
                        Statements.Enqueue($"{command}");
                    }
                }
            }
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Information;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Dispose() { }
    }
}
