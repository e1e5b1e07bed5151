using Npgsql;
using Qawl.Api.Tests.Ingestion;
using Qawl.Database;
using Qawl.Extraction.Model;
using Qawl.Ingestion;
using Qawl.Ingestion.Documents;

namespace Qawl.Api.Tests.Database;

public sealed class DataVersionTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_import_that_changes_something_raises_the_version_and_announces_it()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var ear = await database.DataSource.OpenConnectionAsync(Cancelled);
        var heard = new List<DataVersion>();
        ear.Notification += (_, e) => heard.Add(DataVersion.Parse(e.Payload).ShouldNotBeNull());
        await using (var listen = new NpgsqlCommand($"listen {DataVersion.Channel}", ear))
        {
            await listen.ExecuteNonQueryAsync(Cancelled);
        }
        var importer = new Importer(database.DataSource, TimeProvider.System);
        var document = IncomingDocument.OfText("a", Workspace.Body, DocumentFormat.Text, GivenFields.None);

        var first = await DataVersion.ReadAsync(ear, Cancelled);
        await importer.ImportOneAsync(document, "test", force: false, Cancelled);
        var added = await DataVersion.ReadAsync(ear, Cancelled);
        await importer.ImportOneAsync(document, "test", force: false, Cancelled);
        var unchanged = await DataVersion.ReadAsync(ear, Cancelled);
        await importer.ImportAsync(
            new[] { document }.ToAsyncEnumerable(),
            new ImportOptions { Source = "test" },
            progress: null,
            Cancelled
        );
        var run = await DataVersion.ReadAsync(ear, Cancelled);

        added.Number.ShouldBe(first.Number + 1);
        added.Token.ShouldNotBe(first.Token);
        unchanged.ShouldBe(added);
        // It began, stored a batch and ended.
        run.Number.ShouldBe(added.Number + 3);
        while (heard.Count < 4)
        {
            await ear.WaitAsync(Cancelled);
        }
        heard.Select(v => v.Number).ShouldBe([added.Number, added.Number + 1, added.Number + 2, run.Number]);
        heard[^1].ShouldBe(run);
    }

    [Fact]
    public async Task Re_extraction_raises_the_version()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var importer = new Importer(database.DataSource, TimeProvider.System);
        var document = IncomingDocument.OfText("a", Workspace.Body, DocumentFormat.Text, GivenFields.None);
        await importer.ImportOneAsync(document, "test", force: false, Cancelled);
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        await using (var age = new NpgsqlCommand("update articles set engine_version = 'old'", connection))
        {
            await age.ExecuteNonQueryAsync(Cancelled);
        }
        var before = await DataVersion.ReadAsync(connection, Cancelled);

        var summary = await importer.ImportAsync(
            new[] { document }.ToAsyncEnumerable(),
            new ImportOptions { Source = "test", Reextract = true },
            progress: null,
            Cancelled
        );

        summary.Counts.Reextracted.ShouldBe(1);
        // It began, stored a batch, replaced an article and ended.
        (await DataVersion.ReadAsync(connection, Cancelled)).Number.ShouldBe(before.Number + 4);
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_the_version()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        var before = await DataVersion.ReadAsync(connection, Cancelled);
        await using (var transaction = await connection.BeginTransactionAsync(Cancelled))
        {
            await DataVersion.BumpAsync(connection, Cancelled);
            (await DataVersion.ReadAsync(connection, Cancelled)).ShouldNotBe(before);
            await transaction.RollbackAsync(Cancelled);
        }

        (await DataVersion.ReadAsync(connection, Cancelled)).ShouldBe(before);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("hello 6f9619ff-8b86-d011-b42d-00cf4fc964ff")]
    [InlineData("1 2 3")]
    public void What_is_no_announcement_is_none(string payload) => DataVersion.Parse(payload).ShouldBeNull();
}
