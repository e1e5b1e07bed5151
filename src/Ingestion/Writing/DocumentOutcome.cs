using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Measures;

namespace Qawl.Ingestion.Writing;

/// <summary>How one document ended.</summary>
public abstract record DocumentOutcome
{
    private DocumentOutcome() { }

    /// <summary>A new article is stored.</summary>
    public sealed record Imported(string ArticleId) : DocumentOutcome;

    /// <summary>The article was stored already, extracted by this engine.</summary>
    public sealed record Unchanged(string ArticleId) : DocumentOutcome;

    /// <summary>The article was stored already, extracted by an older engine, and stays as it was.</summary>
    public sealed record Stale(string ArticleId) : DocumentOutcome;

    /// <summary>The article was stored already and has been extracted again with this engine.</summary>
    public sealed record Reextracted(string ArticleId) : DocumentOutcome;

    /// <summary>The article was taken down before and stays out.</summary>
    public sealed record TakenDown(Tombstone Tombstone) : DocumentOutcome;

    public sealed record Rejected(Rejection Rejection) : DocumentOutcome;

    /// <summary>Adds it to what the process has counted.</summary>
    internal DocumentOutcome Measured()
    {
        new ImportCounts().Add(this).Measure();
        if (this is Rejected { Rejection: var why })
        {
            ImportMeter.Reject(why.Code);
        }
        return this;
    }
}
