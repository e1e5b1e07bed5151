using System.Runtime.CompilerServices;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Extracted;

namespace Qawl.Ingestion;

/// <summary>Documents as they are written: so many in one transaction.</summary>
internal static class Batches
{
    private const int Articles = 200;
    private const int Documents = 1000;

    /// <summary>
    /// In UTF-16 units: long articles make short batches, and so does a small memory, since three of them are in it with all
    /// that is made of them.
    /// </summary>
    private static readonly long Text = Math.Clamp(
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 512,
        250_000,
        4_000_000
    );

    /// <summary>What a slow sender has sent is stored when nothing more has come for so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<List<ExtractedDocument>> OfAsync(
        IAsyncEnumerable<IncomingDocument> documents,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var batch = new List<ExtractedDocument>();
        var (articles, text) = (0, 0L);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var extracted = ExtractedDocument
            .ExtractAsync(documents, stop.Token)
            .GetAsyncEnumerator(stop.Token);
        var next = extracted.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                if (batch.Count > 0 && !await IsSoonAsync(next, time))
                {
                    yield return batch;
                    batch = [];
                    (articles, text) = (0, 0);
                }
                if (!await next)
                {
                    break;
                }
                batch.Add(extracted.Current);
                if (extracted.Current is ExtractedDocument.Accepted accepted)
                {
                    articles++;
                    text += accepted.Text.Value.Length;
                }
                next = extracted.MoveNextAsync().AsTask();
                if (articles >= Articles || text >= Text || batch.Count >= Documents)
                {
                    yield return batch;
                    batch = [];
                    (articles, text) = (0, 0);
                }
            }
        }
        finally
        {
            // What is under way cannot be disposed of.
            await stop.CancelAsync();
            await next.ContinueWith(_ => { }, TaskScheduler.Default);
        }
        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private static async ValueTask<bool> IsSoonAsync(Task next, TimeProvider time)
    {
        if (!next.IsCompleted)
        {
            using var enough = new CancellationTokenSource();
            await Task.WhenAny(next, Task.Delay(Patience, time, enough.Token));
            await enough.CancelAsync();
        }
        return next.IsCompleted;
    }
}
