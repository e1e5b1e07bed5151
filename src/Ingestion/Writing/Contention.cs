using Qawl.Database;

namespace Qawl.Ingestion.Writing;

/// <summary>What to do when a transaction gave way to another.</summary>
internal static class Contention
{
    private const int Attempts = 5;

    public static bool Is(Exception e) => DatabaseFailures.Classify(e) == DatabaseFailure.Contention;

    /// <summary>It is safe to repeat it, since it stores what is missing, or removes what is there, and no more.</summary>
    public static async Task<T> RepeatedAsync<T>(Func<Task<T>> transaction, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await transaction();
            }
            catch (Exception e) when (attempt < Attempts && Is(e))
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }
}
