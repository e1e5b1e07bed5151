namespace Qawl.Ingestion;

public sealed record ImportOptions
{
    /// <summary>What is imported, for the run's record: paths as given, or the operation that received the documents.</summary>
    public required string Source { get; init; }

    /// <summary>Extract again what an older engine version left.</summary>
    public bool Reextract { get; init; }

    /// <summary>Asked when the documents have ended: a run that did not get all of them is recorded as failed.</summary>
    public Func<bool>? IsWhole { get; init; }

    /// <summary>Import what was taken down, too; then it is no longer taken down.</summary>
    public bool Force { get; init; }
}

/// <summary>How many documents ended how; a document counts once.</summary>
public sealed record ImportCounts
{
    public int Imported { get; init; }
    public int Unchanged { get; init; }
    public int Stale { get; init; }
    public int Reextracted { get; init; }
    public int TakenDown { get; init; }
    public int Rejected { get; init; }

    public int Total => Imported + Unchanged + Stale + Reextracted + TakenDown + Rejected;

    internal ImportCounts Add(DocumentOutcome outcome) =>
        outcome switch
        {
            DocumentOutcome.Imported => this with { Imported = Imported + 1 },
            DocumentOutcome.Unchanged => this with { Unchanged = Unchanged + 1 },
            DocumentOutcome.Stale => this with { Stale = Stale + 1 },
            DocumentOutcome.Reextracted => this with { Reextracted = Reextracted + 1 },
            DocumentOutcome.TakenDown => this with { TakenDown = TakenDown + 1 },
            _ => this with { Rejected = Rejected + 1 },
        };
}

/// <summary>What became of a run, also stored in <c>import_runs</c>.</summary>
public sealed record ImportSummary(Guid RunId, ImportCounts Counts, TimeSpan Duration);

/// <summary>Told after each document is safely stored or refused.</summary>
public sealed record ImportProgress(string Name, DocumentOutcome Outcome, ImportCounts Counts);
