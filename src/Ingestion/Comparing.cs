using Npgsql;
using Qawl.Ingestion.Copies;
using Qawl.Ingestion.Judging;
using Qawl.Ingestion.Utterances;

namespace Qawl.Ingestion;

/// <summary>What is done behind an import: articles are compared with each other, and what they quote.</summary>
internal sealed class Comparing(NpgsqlDataSource database, TimeProvider time)
{
    private readonly CopyJudging _copies = new(database, time);
    private readonly RuleJudging _speakers = new(database, time);
    private readonly UtteranceJudging _utterances = new(database, time);

    /// <summary>
    /// Until nothing is left. Who reports a statement independently follows from copies, and who said it from names: these two
    /// have nothing to do with each other.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await Task.WhenAll(_copies.RunAsync(cancellation), _speakers.RunAsync(cancellation));
        await _utterances.RunAsync(cancellation);
    }
}
