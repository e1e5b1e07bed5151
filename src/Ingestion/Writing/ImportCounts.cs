using Qawl.Ingestion.Measures;

namespace Qawl.Ingestion.Writing;

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

    internal ImportCounts Since(ImportCounts before) =>
        new()
        {
            Imported = Imported - before.Imported,
            Unchanged = Unchanged - before.Unchanged,
            Stale = Stale - before.Stale,
            Reextracted = Reextracted - before.Reextracted,
            TakenDown = TakenDown - before.TakenDown,
            Rejected = Rejected - before.Rejected,
        };

    /// <summary>Adds them to what the process has counted.</summary>
    internal void Measure()
    {
        ImportMeter.Add("imported", Imported);
        ImportMeter.Add("unchanged", Unchanged);
        ImportMeter.Add("stale", Stale);
        ImportMeter.Add("reextracted", Reextracted);
        ImportMeter.Add("takenDown", TakenDown);
        ImportMeter.Add("rejected", Rejected);
    }
}
