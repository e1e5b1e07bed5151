using Dapper;
using Qawl.Api.Tests.Database;
using Qawl.Ingestion;
using Qawl.Ingestion.Reading;

namespace Qawl.Api.Tests.Ingestion.Writing;

public sealed class TermIndexesTests(PostgresFixture postgres) : IDisposable
{
    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Behind_an_import_nobody_who_searches_reads_what_is_not_sorted_in()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        MadeUpNews.Write(_files.Full("news.ndjson"), 30);
        await new Importer(database.DataSource, TimeProvider.System).ImportAsync(
            new DocumentReader([_files.Path]).ReadAsync(TestContext.Current.CancellationToken),
            new ImportOptions { Source = "test" },
            progress: null,
            TestContext.Current.CancellationToken
        );

        await using var connection = await database.DataSource.OpenConnectionAsync(
            TestContext.Current.CancellationToken
        );
        foreach (var index in new[] { "articles_terms", "quotes_terms" })
        {
            var pages = await connection.ExecuteScalarAsync<long>(
                "select gin_clean_pending_list(@index::regclass)",
                new { index }
            );
            pages.ShouldBe(0, index);
        }
    }
}
