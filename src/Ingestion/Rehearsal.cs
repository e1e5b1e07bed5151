using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Extracted;
using Qawl.Ingestion.Writing;

namespace Qawl.Ingestion;

/// <summary>
/// An import without a database, while that one starts: word lists are read and code is compiled by the time it is there.
/// What documents say is let go of; whatever is wrong with them is for the import to tell.
/// </summary>
public static class Rehearsal
{
    /// <summary>So many have most of what documents have.</summary>
    private const int Most = 200;

    /// <param name="start">What is waited for.</param>
    /// <param name="documents">The first of these are read, and no more when it has started.</param>
    /// <param name="cancellation">Stops it; what starts is not stopped by it.</param>
    /// <returns>What has started.</returns>
    public static async Task<T> WhileAsync<T>(
        Task<T> start,
        Func<CancellationToken, IAsyncEnumerable<IncomingDocument>> documents,
        CancellationToken cancellation
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var rehearsal = Task.Run(() => RunAsync(documents(stop.Token), stop.Token), CancellationToken.None);
        try
        {
            return await start;
        }
        finally
        {
            await stop.CancelAsync();
            await rehearsal.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task RunAsync(IAsyncEnumerable<IncomingDocument> documents, CancellationToken stop)
    {
        var room = new Terms();
        await foreach (var document in ExtractedDocument.ExtractAsync(documents.Take(Most), stop))
        {
            if (document is ExtractedDocument.Accepted accepted)
            {
                ArticleTerms.Of(new ArticleRows(accepted), room);
            }
        }
    }
}
