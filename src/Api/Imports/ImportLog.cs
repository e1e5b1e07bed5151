using Qawl.Ingestion;

namespace Qawl.Api.Imports;

/// <summary>A line for each import of many documents; that of one article is told by its request.</summary>
internal static partial class ImportLog
{
    public static void Imported(this ILogger log, ImportSummary import, string source, bool isWhole = true) =>
        Ended(
            log,
            import.RunId,
            source,
            isWhole ? "finished" : "failed",
            import.Counts.Imported,
            import.Counts.Unchanged,
            import.Counts.Stale,
            import.Counts.Reextracted,
            import.Counts.TakenDown,
            import.Counts.Rejected,
            (long)import.Duration.TotalMilliseconds
        );

    [LoggerMessage(
        LogLevel.Information,
        "Import {Run} of {Source} {Outcome}: {Imported} imported, {Unchanged} unchanged, {Stale} stale, "
            + "{Reextracted} reextracted, {TakenDown} taken down, {Rejected} rejected in {Milliseconds} ms"
    )]
    private static partial void Ended(
        ILogger log,
        Guid run,
        string source,
        string outcome,
        int imported,
        int unchanged,
        int stale,
        int reextracted,
        int takenDown,
        int rejected,
        long milliseconds
    );
}
