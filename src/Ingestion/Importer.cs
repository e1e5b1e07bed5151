using Npgsql;

namespace Qawl.Ingestion;

/// <summary>
/// Documents in, rows out. Any number of importers may work on one database at once; running one again, in another order
/// or after it was killed leads to the same rows.
/// </summary>
public sealed class Importer(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>
    /// Imports everything that <paramref name="documents"/> yields; a document that cannot be imported is recorded with its
    /// reason and the rest goes on.
    /// </summary>
    /// <exception cref="NpgsqlException">The database cannot be reached or has failed; the run is recorded as failed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; what was committed stays, the run is recorded as failed.</exception>
    public Task<ImportSummary> ImportAsync(
        IAsyncEnumerable<IncomingDocument> documents,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation
    ) => throw new NotSupportedException($"{database} {time}");

    /// <summary>Imports one document and returns when it is stored. A refused document leaves no trace.</summary>
    /// <param name="source">For the run's record, for example <c>POST /v1/articles</c>.</param>
    public Task<DocumentOutcome> ImportOneAsync(
        IncomingDocument document,
        string source,
        CancellationToken cancellation
    ) => throw new NotSupportedException($"{database} {time}");
}
