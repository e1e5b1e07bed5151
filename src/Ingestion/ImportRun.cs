using Polly;
using Qawl.Ingestion.Writing;

namespace Qawl.Ingestion;

public sealed record ImportOptions
{
    /// <summary>What is imported, for the run's record: paths as given, or the operation that received the documents.</summary>
    public required string Source { get; init; }

    /// <summary>Extract again what an older engine version left.</summary>
    public bool Reextract { get; init; }

    /// <summary>Asked when the documents have ended: a run that did not get all of them is recorded as failed.</summary>
    public Func<bool>? IsWhole { get; init; }

    /// <summary>How a batch is begun again that the database did not take. Left out: not at all, and the run has failed.</summary>
    public ResiliencePipeline Patience { get; init; } = ResiliencePipeline.Empty;

    /// <summary>Import what was taken down, too; then it is no longer taken down.</summary>
    public bool Force { get; init; }
}

/// <summary>What became of a run, also stored in <c>import_runs</c>.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="Counts">Of documents.</param>
/// <param name="Stored">Until all that came was stored and could be asked for; behind that it was compared with what is there.</param>
/// <param name="Duration">All of it.</param>
public sealed record ImportSummary(Guid RunId, ImportCounts Counts, TimeSpan Stored, TimeSpan Duration);

/// <summary>Told after each document is safely stored or refused.</summary>
public sealed record ImportProgress(string Name, DocumentOutcome Outcome, ImportCounts Counts, int Replaced);
