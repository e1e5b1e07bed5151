using Qawl.Api.Access;
using Qawl.Database.Keys;
using Qawl.Ingestion.Documents;

namespace Qawl.Api.Imports;

/// <summary>One time that documents were imported, by whatever way.</summary>
internal sealed record ImportRun
{
    /// <summary>The source of a run of one article that was posted.</summary>
    internal const string OneArticle = "POST /v1/articles";

    /// <summary>What the sources of runs begin with that came over HTTP.</summary>
    private const string OverHttp = "POST ";

    public required Guid Id { get; init; }

    /// <summary>What was imported: the operation that received the documents, or paths as the console job was given them, which operators alone are told: for others they are <c>files</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Running until the last document is through; failed if the run was stopped before. What was stored stays.</summary>
    public required ImportStatus Status { get; init; }

    /// <summary>The extraction engine that read the documents.</summary>
    public required string EngineVersion { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Absent while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Of what is stored so far.</summary>
    public required DocumentCounts Counts { get; init; }

    /// <summary>Whether whoever asks may know such a source.</summary>
    public static bool Tells(string source, Caller caller) =>
        caller.May(KeyRole.Operator) || source.StartsWith(OverHttp, StringComparison.Ordinal);

    public ImportRun For(Caller caller) => Tells(Source, caller) ? this : this with { Source = "files" };
}

/// <summary>How many documents ended how.</summary>
internal sealed record DocumentCounts
{
    /// <summary>New articles.</summary>
    public required int Imported { get; init; }

    /// <summary>Articles that were stored before.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Articles that were stored before, extracted by an older engine, and stay as they were.</summary>
    public required int Stale { get; init; }

    /// <summary>Articles that were stored before and have been extracted again.</summary>
    public required int Reextracted { get; init; }

    /// <summary>Documents whose articles were taken down, and which stay out.</summary>
    public required int TakenDown { get; init; }

    /// <summary>Documents of which no article can be made.</summary>
    public required int Rejected { get; init; }
}

/// <summary>How far a run is.</summary>
internal enum ImportStatus
{
    Running,
    Finished,
    Failed,
}

/// <summary>A document of which no article can be made.</summary>
internal sealed record RejectedDocument
{
    /// <summary>Counts the rejections of the run from 1.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The document as the run names it: <c>body#17</c> is line 17 of the body. Folders are told to operators alone.</summary>
    public required string Name { get; init; }

    public required RejectionReason Reason { get; init; }

    /// <summary>The reason in a sentence.</summary>
    public required string Detail { get; init; }

    public RejectedDocument For(Caller caller) =>
        caller.May(KeyRole.Operator)
            ? this
            : this with
            {
                Name = Name[(Name.LastIndexOf('/') + 1)..],
                // The system's own words have the path in them.
                Detail = Reason == RejectionReason.Unreadable ? "The file cannot be read." : Detail,
            };
}
