using Npgsql;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Extracted;
using Qawl.Ingestion.Judging;
using Qawl.Ingestion.Measures;
using Qawl.Ingestion.Writing;

namespace Qawl.Ingestion;

/// <summary>
/// Documents in, rows out. Any number of importers may work on one database at once; running one again, in another order
/// or after it was killed leads to the same rows.
/// </summary>
/// <param name="sessions">The same database without a pooler in between: a run holds a lock of its session while it is at work.</param>
public sealed class Importer(NpgsqlDataSource database, TimeProvider time, NpgsqlDataSource? sessions = null)
{
    private readonly NpgsqlDataSource _sessions = sessions ?? database;
    private readonly BatchWriter _writer = new(database, time);
    private readonly Comparing _comparing = new(database, time);
    private readonly Unjudged _unjudged = new();

    /// <summary>
    /// Imports everything that <paramref name="documents"/> yields; a document that cannot be imported is recorded with its
    /// reason and the rest goes on.
    /// </summary>
    /// <exception cref="NpgsqlException">The database cannot be reached or has failed; the run is recorded as failed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; what was committed stays, the run is recorded as failed.</exception>
    public async Task<ImportSummary> ImportAsync(
        IAsyncEnumerable<IncomingDocument> documents,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation
    )
    {
        var (started, stored) = (time.GetTimestamp(), TimeSpan.Zero);
        await using var run = await RunRecord.StartAsync(_sessions, options.Source, time.GetUtcNow(), cancellation);
        using var measured = ImportMeter.Begin(run.Id);
        try
        {
            var (earlier, last) = (new Turn(), new Turn());
            last.Locked();
            try
            {
                await foreach (var batch in Batches.OfAsync(documents, time, cancellation))
                {
                    // Two batches are written while the next one is extracted.
                    await earlier.Done;
                    // What is extracted again takes and leaves locks article by article.
                    await (options.Reextract ? last.Done : last.HasLocks);
                    var turn = last.Done.IsCompletedSuccessfully ? new Turn() : new Turn(last);
                    turn.Done = WriteAsync(run, batch, turn, options, progress, cancellation);
                    (earlier, last) = (last, turn);
                }
            }
            finally
            {
                await Task.WhenAll(earlier.Done, last.Done);
            }
            stored = time.GetElapsedTime(started);
            await options.Patience.ExecuteAsync(
                async cancel =>
                    await Task.WhenAll(_comparing.RunAsync(cancel), TermIndexes.SortInAsync(database, cancel)),
                cancellation
            );
            measured.Succeeded = options.IsWhole?.Invoke() ?? true;
        }
        finally
        {
            await run.FinishAsync(measured.Succeeded, options.Patience, time);
        }
        return new ImportSummary(run.Id, run.Counts, stored, time.GetElapsedTime(started));
    }

    /// <summary>Lets rules compare and judge what documents have brought that were imported one by one, or whose importer was stopped.</summary>
    /// <exception cref="NpgsqlException">The database cannot be reached or has failed; the rest is judged the next time.</exception>
    public Task JudgeAsync(CancellationToken cancellation) => _comparing.RunAsync(cancellation);

    /// <summary>An article was taken down: what it and its quotes had in common with others is to be judged again.</summary>
    public void JudgeAgain() => _unjudged.Add();

    /// <summary>Ends when a document was imported by itself, or taken down, since the last time.</summary>
    public async Task WaitForUnjudgedAsync(CancellationToken cancellation) => await _unjudged.WaitAsync(cancellation);

    /// <summary>
    /// Imports one document and returns when it is stored; judging what it brings is left to whoever waits for it. A refused document, and one that arrived before, leave no trace.
    /// </summary>
    /// <param name="source">For the run's record, for example <c>POST /v1/articles</c>.</param>
    /// <param name="force">Store it even if its article was taken down.</param>
    /// <exception cref="NpgsqlException">The database cannot be reached or has failed; whether the article is stored is not known.</exception>
    public async Task<DocumentOutcome> ImportOneAsync(
        IncomingDocument document,
        string source,
        bool force,
        CancellationToken cancellation
    )
    {
        var started = time.GetUtcNow();
        var run = Guid.CreateVersion7(started);
        switch (ExtractedDocument.Extract(document))
        {
            case ExtractedDocument.Accepted accepted:
                try
                {
                    var outcome = await Contention.RepeatedAsync(StoreAsync, cancellation);
                    _unjudged.Add();
                    return outcome.Measured();
                }
                catch (Exception e) when (Unstorable.Is(e))
                {
                    return new DocumentOutcome.Rejected(Unstorable.Of(e)).Measured();
                }

                async Task<DocumentOutcome> StoreAsync() =>
                    (
                        await _writer.WriteAsync(
                            [new ArticleRows(accepted)],
                            run,
                            force,
                            new Turn(),
                            EndAsync,
                            cancellation
                        )
                    )[0];
            case ExtractedDocument.Refused refused:
                return new DocumentOutcome.Rejected(refused.Rejection).Measured();
            default:
                throw new InvalidOperationException("A document is accepted or refused.");
        }

        async Task EndAsync(NpgsqlConnection connection, Stored stored)
        {
            if (stored.Arrivals > 0)
            {
                await RunRecord.InsertFinishedAsync(
                    connection,
                    run,
                    source,
                    new ImportCounts().Add(stored.Outcomes[0]),
                    (started, time.GetUtcNow()),
                    stored.Articles,
                    cancellation
                );
            }
        }
    }

    /// <summary>Records as failed whatever runs are said to be running whose importers have died.</summary>
    public Task FailTheDeadAsync(CancellationToken cancellation) =>
        DeadRuns.FailAsync(_sessions, time.GetUtcNow(), cancellation);

    private async Task WriteAsync(
        RunRecord run,
        List<ExtractedDocument> batch,
        Turn turn,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation
    )
    {
        List<ArticleRows> accepted = [];
        var first = turn;
        var refused = batch.OfType<ExtractedDocument.Refused>().ToList();
        IReadOnlyList<DocumentOutcome> outcomes;
        try
        {
            outcomes = await turn.TakeAsync(StoreAsync, options.Patience, cancellation);
        }
        catch (Exception e) when (Unstorable.Is(e))
        {
            await BisectAsync(run, batch, e, options, progress, cancellation);
            return;
        }
        await ReportAsync(run, batch, accepted, outcomes, options, progress, cancellation);

        async Task<IReadOnlyList<DocumentOutcome>> StoreAsync(Turn turn)
        {
            if (turn != first)
            {
                await run.HoldAsync(cancellation);
            }
            ImportCounts? counts = null;
            // Whatever fails here fails in its turn: the batch behind it waits for that.
            accepted = [.. batch.OfType<ExtractedDocument.Accepted>().Select(a => new ArticleRows(a))];
            var stored = await _writer.WriteAsync(
                accepted,
                run.Id,
                options.Force,
                turn,
                async (connection, all) =>
                    counts = await run.AddAsync(
                        connection,
                        // What is about to be extracted again counts when it has been.
                        [.. all.Outcomes.Where(o => !(options.Reextract && o is DocumentOutcome.Stale))],
                        refused,
                        all.Articles,
                        time.GetUtcNow(),
                        cancellation
                    ),
                cancellation
            );
            run.Commit(counts!, refused);
            return stored;
        }
    }

    /// <summary>One document's rows were refused and took the batch with them: halve until it stands alone.</summary>
    private async Task BisectAsync(
        RunRecord run,
        List<ExtractedDocument> batch,
        Exception failure,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation
    )
    {
        if (batch.Count == 1)
        {
            var refused = new ExtractedDocument.Refused { Name = batch[0].Name, Rejection = Unstorable.Of(failure) };
            await WriteAsync(run, [refused], new Turn(), options, progress, cancellation);
            return;
        }
        var half = batch.Count / 2;
        await WriteAsync(run, batch[..half], new Turn(), options, progress, cancellation);
        await WriteAsync(run, batch[half..], new Turn(), options, progress, cancellation);
    }

    private async Task ReportAsync(
        RunRecord run,
        List<ExtractedDocument> batch,
        List<ArticleRows> accepted,
        IReadOnlyList<DocumentOutcome> outcomes,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation
    )
    {
        var next = 0;
        foreach (var document in batch)
        {
            DocumentOutcome outcome;
            if (document is ExtractedDocument.Refused refused)
            {
                outcome = new DocumentOutcome.Rejected(refused.Rejection);
            }
            else
            {
                var (rows, stored) = (accepted[next], outcomes[next]);
                outcome =
                    options.Reextract && stored is DocumentOutcome.Stale
                        ? await options.Patience.ExecuteAsync(
                            async cancel => await ReplaceAsync(run, rows, cancel),
                            cancellation
                        )
                        : stored;
                next++;
            }
            var replaced = document is ExtractedDocument.Accepted read ? read.Replaced : 0;
            progress?.Report(new ImportProgress(document.Name, outcome, run.Counts, replaced));
        }
    }

    private async Task<DocumentOutcome> ReplaceAsync(RunRecord run, ArticleRows rows, CancellationToken cancellation)
    {
        try
        {
            return await Contention.RepeatedAsync(
                async () =>
                {
                    var counts = run.Counts;
                    var outcome = await _writer.ReplaceAsync(
                        rows,
                        async (connection, all) =>
                            counts = await run.AddAsync(
                                connection,
                                all.Outcomes,
                                [],
                                [],
                                time.GetUtcNow(),
                                cancellation
                            ),
                        cancellation
                    );
                    run.Commit(counts, []);
                    return outcome;
                },
                cancellation
            );
        }
        catch (Exception e) when (Unstorable.Is(e))
        {
            var refused = new ExtractedDocument.Refused { Name = rows.Document.Name, Rejection = Unstorable.Of(e) };
            await WriteAsync(run, [refused], new Turn(), new ImportOptions { Source = "" }, null, cancellation);
            return new DocumentOutcome.Rejected(refused.Rejection);
        }
    }
}
