using Npgsql;
using Qawl.Ingestion.Copies;
using Qawl.Ingestion.Utterances;

namespace Qawl.Ingestion;

/// <summary>What is done behind an import: articles are compared with each other, and what they quote.</summary>
internal sealed class Comparing(NpgsqlDataSource database, TimeProvider time)
{
    private readonly CopyJudging _copies = new(database, time);
    private readonly UtteranceJudging _utterances = new(database, time);

    /// <summary>Until nothing is left. Copies first: who reports a statement independently follows from them.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await _copies.RunAsync(cancellation);
        await _utterances.RunAsync(cancellation);
    }
}
