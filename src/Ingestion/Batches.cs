using System.Runtime.CompilerServices;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Extracted;

namespace Qawl.Ingestion;

/// <summary>Documents as they are written: so many in one transaction.</summary>
internal static class Batches
{
    private const int Articles = 200;
    private const int Documents = 1000;

    /// <summary>In UTF-16 units: long articles make short batches.</summary>
    private const long Text = 4_000_000;

    public static async IAsyncEnumerable<List<ExtractedDocument>> OfAsync(
        IAsyncEnumerable<IncomingDocument> documents,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var batch = new List<ExtractedDocument>();
        var (articles, text) = (0, 0L);
        await foreach (var document in ExtractedDocument.ExtractAsync(documents, cancellation))
        {
            batch.Add(document);
            if (document is ExtractedDocument.Accepted accepted)
            {
                articles++;
                text += accepted.Text.Value.Length;
            }
            if (articles >= Articles || text >= Text || batch.Count >= Documents)
            {
                yield return batch;
                batch = [];
                (articles, text) = (0, 0);
            }
        }
        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
