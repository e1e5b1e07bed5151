using Npgsql;
using Qawl.Database;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Writing;

/// <summary>Rows that the database refuses for what they hold, so that repeating does not help.</summary>
internal static class Unstorable
{
    public static bool Is(Exception e) =>
        DatabaseFailures.Classify(e)
            is DatabaseFailure.Conflict
                or DatabaseFailure.Invalid
                or DatabaseFailure.InvalidText
                or DatabaseFailure.TooLarge;

    public static Rejection Of(Exception e) =>
        new(RejectionReason.NotStorable, (e as PostgresException)?.MessageText ?? e.Message);
}
