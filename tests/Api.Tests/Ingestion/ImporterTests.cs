using System.Runtime.CompilerServices;
using Npgsql;
using Qawl.Api.Tests.Database;
using Qawl.Database;
using Qawl.Extraction;
using Qawl.Extraction.Model;
using Qawl.Ingestion;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Reading;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Tests.Ingestion;

[Slow]
public sealed class ImporterTests(PostgresFixture postgres) : IDisposable
{
    private const int TimesGone = 3;

    private readonly Workspace _files = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Importing_twice_changes_no_row()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        MadeUpNews.Write(_files.Full("news.ndjson"), 450);
        await ImportAsync(database, _files.Path);
        var rows = await StoredRows.OfAsync(database.DataSource);

        var again = await ImportAsync(database, _files.Path);

        again.Counts.ShouldBe(new ImportCounts { Unchanged = 450 });
        (await StoredRows.OfAsync(database.DataSource)).ShouldBe(rows);
        (await StoredRows.CountAsync(database.DataSource, "import_runs where status = 'finished'")).ShouldBe(2);
    }

    [Fact]
    public async Task A_patient_import_goes_on_when_its_server_was_gone_in_mid_work()
    {
        await using var undisturbed = await postgres.CreateDatabaseAsync();
        await using var database = await postgres.CreateDatabaseAsync();
        MadeUpNews.Write(_files.Full("news.ndjson"), 900);
        await ImportAsync(undisturbed, _files.Path);
        var (gone, said) = (false, 0);

        var summary = await ImportPatientlyAsync(database, new Progress(Go), Say);

        summary.Counts.Total.ShouldBe(900);
        said.ShouldBeGreaterThanOrEqualTo(TimesGone);
        (await StoredRows.OfAsync(database.DataSource)).ShouldBe(await StoredRows.OfAsync(undisturbed.DataSource));
        (await StoredRows.CountAsync(database.DataSource, "import_runs where status = 'finished'")).ShouldBe(1);

        // Nobody gets in; and whoever looks after runs that have died finds this one without its lock.
        void Go()
        {
            if (!gone)
            {
                gone = true;
                Execute(database.ConnectionString, "update import_runs set status = 'failed', finished_at = now()");
                Execute(
                    postgres.ServerConnectionString,
                    $"alter database {database.Name} with allow_connections false",
                    $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database.Name}'"
                );
            }
        }

        void Say(string sentence)
        {
            sentence.ShouldStartWith("The database does not answer");
            if (++said == TimesGone)
            {
                Execute(postgres.ServerConnectionString, $"alter database {database.Name} with allow_connections true");
            }
        }
    }

    [Fact]
    public async Task A_run_holds_one_session_from_its_beginning_to_its_end()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var sessions = DataSource.Create(
            $"{database.ConnectionString};Maximum Pool Size=1;Minimum Pool Size=0"
        );
        MadeUpNews.Write(_files.Full("news.ndjson"), 20);

        var summary = await new Importer(database.DataSource, TimeProvider.System, sessions).ImportAsync(
            new DocumentReader([_files.Path]).ReadAsync(Cancelled),
            new ImportOptions { Source = "test" },
            null,
            Cancelled
        );

        summary.Counts.ShouldBe(new ImportCounts { Imported = 20 });
        (await StoredRows.CountAsync(database.DataSource, "import_runs where status = 'finished'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_patient_import_waits_for_a_table_that_somebody_has_locked()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        MadeUpNews.Write(_files.Full("news.ndjson"), 20);
        await using var other = await database.DataSource.OpenConnectionAsync(Cancelled);
        await using var locked = await other.BeginTransactionAsync(Cancelled);
        await using var command = new NpgsqlCommand("lock table quotes", other);
        await command.ExecuteNonQueryAsync(Cancelled);

        var summary = await ImportPatientlyAsync(database, null, Release);

        summary.Counts.ShouldBe(new ImportCounts { Imported = 20 });

        void Release(string sentence)
        {
            sentence.ShouldStartWith("The database does not answer");
            locked.Rollback();
        }
    }

    [Fact]
    public async Task Two_importers_at_once_in_opposite_orders_leave_what_one_leaves()
    {
        await using var once = await postgres.CreateDatabaseAsync();
        await using var together = await postgres.CreateDatabaseAsync();
        MadeUpNews.Write(_files.Full("a.ndjson"), 900);
        MadeUpNews.Write(_files.Full("b.ndjson"), 900, from: 700);
        var (a, b) = (_files.Full("a.ndjson"), _files.Full("b.ndjson"));
        await ImportAsync(once, a, b);

        var runs = await Task.WhenAll(ImportAsync(together, a, b), ImportAsync(together, b, a));

        (await StoredRows.OfAsync(together.DataSource)).ShouldBe(await StoredRows.OfAsync(once.DataSource));
        runs.Sum(r => r.Counts.Imported).ShouldBe(1600);
        (await StoredRows.CountWrongCountersAsync(together.DataSource)).ShouldBe(0);
    }

    [Fact]
    public async Task A_text_that_comes_under_two_addresses_is_one_article_with_the_first_address()
    {
        await using var forth = await postgres.CreateDatabaseAsync();
        await using var back = await postgres.CreateDatabaseAsync();
        var (a, b, none) = (Arrival("https://a.example"), Arrival("https://b.example"), Arrival(null));

        await ImportAsync(forth, [none, b, a]);
        await ImportAsync(back, [a]);
        await ImportAsync(back, [b, none]);

        (await StoredRows.OfAsync(forth.DataSource)).ShouldBe(await StoredRows.OfAsync(back.DataSource));
        (await StoredRows.CountAsync(forth.DataSource, "articles where url = 'https://a.example'")).ShouldBe(1);
        (await StoredRows.CountAsync(forth.DataSource, "documents")).ShouldBe(3);

        static IncomingDocument Arrival(string? url) =>
            IncomingDocument.OfText(
                url ?? "upload",
                Workspace.Body,
                DocumentFormat.Text,
                new GivenFields { Url = url }
            );
    }

    [Fact]
    public async Task Rejections_are_recorded_in_order_with_their_reasons_and_the_rest_is_imported()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        _files.File("1.txt", "");
        _files.File("2.txt", Workspace.Body);
        _files.File("3.jpg", "x");

        var summary = await ImportAsync(database, _files.Path);

        summary.Counts.ShouldBe(new ImportCounts { Imported = 1, Rejected = 2 });
        (
            await StoredRows.ScalarAsync(
                database.DataSource,
                "select string_agg(ordinal || ' ' || name || ' ' || reason, ', ' order by ordinal) from import_rejections"
            )
        ).ShouldBe("1 1.txt emptyFile, 2 3.jpg unsupportedFormat");
        (
            await StoredRows.ScalarAsync(
                database.DataSource,
                "select concat_ws(' ', status, source, engine_version, imported, rejected) from import_runs"
            )
        ).ShouldBe($"finished test {ArticleExtractor.Version} 1 2");
    }

    [Fact]
    public async Task A_document_that_the_database_refuses_is_rejected_alone()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await ExecuteAsync(database, "alter table articles add check (text not like '%رقم 77 %')");
        MadeUpNews.Write(_files.Full("news.ndjson"), 150);

        var summary = await ImportAsync(database, _files.Path);

        summary.Counts.ShouldBe(new ImportCounts { Imported = 149, Rejected = 1 });
        (
            await StoredRows.ScalarAsync(database.DataSource, "select name || ' ' || reason from import_rejections")
        ).ShouldBe("news.ndjson#78 notStorable");
    }

    [Fact]
    public async Task What_an_older_engine_left_is_stale_until_it_is_extracted_again()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        MadeUpNews.Write(_files.Full("news.ndjson"), 30);
        await ImportAsync(database, _files.Path);
        var rows = await StoredRows.OfAsync(database.DataSource);
        await ExecuteAsync(database, "update articles set engine_version = 'older'");

        (await ImportAsync(database, _files.Path)).Counts.ShouldBe(new ImportCounts { Stale = 30 });
        (await ImportAsync(database, reextract: true, _files.Path)).Counts.ShouldBe(
            new ImportCounts { Reextracted = 30 }
        );

        (await StoredRows.OfAsync(database.DataSource)).ShouldBe(rows);
        (await ImportAsync(database, _files.Path)).Counts.ShouldBe(new ImportCounts { Unchanged = 30 });
    }

    [Fact]
    public async Task A_cancelled_run_is_recorded_as_failed_and_keeps_what_was_committed()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);

        await Should.ThrowAsync<OperationCanceledException>(() =>
            new Importer(database.DataSource, TimeProvider.System).ImportAsync(
                Endless(cancellation.Token),
                new ImportOptions { Source = "test" },
                new CancelAt(450, cancellation),
                cancellation.Token
            )
        );

        (
            await StoredRows.CountAsync(database.DataSource, "import_runs where status = 'failed' and imported >= 400")
        ).ShouldBe(1);
        (await StoredRows.CountAsync(database.DataSource, "articles")).ShouldBeGreaterThanOrEqualTo(400);
    }

    [Fact]
    public async Task A_single_document_is_imported_once_and_leaves_one_record()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var importer = new Importer(database.DataSource, TimeProvider.System);
        var document = IncomingDocument.OfText("upload", Workspace.Body, DocumentFormat.Text, GivenFields.None);
        var id = Ids.Article(null, StoredText.Of(Workspace.Body));

        (await importer.ImportOneAsync(document, "POST /v1/articles", force: false, Cancelled)).ShouldBe(
            new DocumentOutcome.Imported(id)
        );
        (await importer.ImportOneAsync(document, "POST /v1/articles", force: false, Cancelled)).ShouldBe(
            new DocumentOutcome.Unchanged(id)
        );
        var empty = IncomingDocument.OfText("upload", " ", DocumentFormat.Text, GivenFields.None);
        (await importer.ImportOneAsync(empty, "POST /v1/articles", force: false, Cancelled))
            .ShouldBeOfType<DocumentOutcome.Rejected>()
            .Rejection.Code.ShouldBe("emptyBody");

        (
            await StoredRows.CountAsync(database.DataSource, "import_runs where imported = 1 and status = 'finished'")
        ).ShouldBe(1);
        (await StoredRows.CountAsync(database.DataSource, "import_runs")).ShouldBe(1);
    }

    [Fact]
    public async Task What_PostgreSQL_cannot_store_never_reaches_it()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var words = string.Join(' ', Enumerable.Range(0, 150_000).Select(n => $"كلمة{n}"));
        var document = IncomingDocument.OfText(
            "name\0\uD800" + new string('ن', 2000),
            $"قال\0 الوزير \uD83D إن {words}",
            DocumentFormat.Text,
            new GivenFields { Title = "عن\0وان\uDC00", Url = "\0" }
        );

        var outcome = await new Importer(database.DataSource, TimeProvider.System).ImportOneAsync(
            document,
            "test",
            force: false,
            Cancelled
        );

        outcome.ShouldBeOfType<DocumentOutcome.Imported>();
        (
            await StoredRows.CountAsync(database.DataSource, "articles where url is null and length(terms) > 10000")
        ).ShouldBe(1);
    }

    [Fact]
    public async Task The_real_seeds_and_a_day_of_real_news_are_stored_with_every_span_its_slice()
    {
        var (seeds, day) = (Workspace.Shared("seeds"), Workspace.Shared("corpus/2015-08-07.zip"));
        await using var forth = await postgres.CreateDatabaseAsync();
        await using var back = await postgres.CreateDatabaseAsync();

        var summary = await ImportAsync(forth, seeds, day);
        await ImportAsync(back, day, seeds);

        summary.Counts.Total.ShouldBe(1478);
        // Those without a word of body, and no others.
        (await StoredRows.CountAsync(forth.DataSource, "import_rejections where reason <> 'emptyBody'")).ShouldBe(0);
        summary.Counts.Rejected.ShouldBeInRange(19, 40);
        (await StoredRows.CountWrongSlicesAsync(forth.DataSource)).ShouldBe(0);
        (await StoredRows.CountWrongCountersAsync(forth.DataSource)).ShouldBe(0);
        (await StoredRows.OfAsync(back.DataSource)).ShouldBe(await StoredRows.OfAsync(forth.DataSource));
    }

    private Task<ImportSummary> ImportPatientlyAsync(
        TestDatabase database,
        IProgress<ImportProgress>? progress,
        Action<string> say
    ) =>
        new Importer(database.DataSource, TimeProvider.System).ImportAsync(
            new DocumentReader([_files.Path]).ReadAsync(Cancelled),
            new ImportOptions { Source = "test", Patience = Reaching.Patiently(say, TimeProvider.System) },
            progress,
            Cancelled
        );

    private static void Execute(string server, params string[] statements)
    {
        using var connection = new NpgsqlConnection($"{server};Pooling=false");
        connection.Open();
        foreach (var statement in statements)
        {
            using var command = new NpgsqlCommand(statement, connection);
            command.ExecuteNonQuery();
        }
    }

    private sealed class Progress(Action then) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => then();
    }

    private static Task<ImportSummary> ImportAsync(TestDatabase database, params string[] paths) =>
        ImportAsync(database, reextract: false, paths);

    private static Task<ImportSummary> ImportAsync(TestDatabase database, bool reextract, params string[] paths) =>
        new Importer(database.DataSource, TimeProvider.System).ImportAsync(
            new DocumentReader(paths).ReadAsync(Cancelled),
            new ImportOptions { Source = "test", Reextract = reextract },
            null,
            Cancelled
        );

    private static Task<ImportSummary> ImportAsync(TestDatabase database, IncomingDocument[] documents) =>
        new Importer(database.DataSource, TimeProvider.System).ImportAsync(
            documents.ToAsyncEnumerable(),
            new ImportOptions { Source = "test" },
            null,
            Cancelled
        );

    private static async IAsyncEnumerable<IncomingDocument> Endless(
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        for (var i = 0; ; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return IncomingDocument.OfText(
                $"{i}",
                $"{Workspace.Body} {i}",
                DocumentFormat.Text,
                GivenFields.None
            );
            await Task.Yield();
        }
    }

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancelled);
    }

    private sealed class CancelAt(int count, CancellationTokenSource cancellation) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Counts.Total >= count)
            {
                cancellation.Cancel();
            }
        }
    }
}
