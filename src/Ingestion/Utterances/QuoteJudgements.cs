using Npgsql;
using Qawl.Identity;
using Qawl.Ingestion.Judging;
using Qawl.Ingestion.Writing;

namespace Qawl.Ingestion.Utterances;

/// <summary>What people say of pairs of quotes; the utterances follow in the same transaction.</summary>
public sealed class QuoteJudgements(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Whether these are ids of quotes; those of people and organizations look otherwise.</summary>
    public static bool IsOf(FormPair pair) => QuotePlace.IsId(pair.First) && QuotePlace.IsId(pair.Second);

    /// <summary>A person says whether two quotes report one statement; what was said of the two before gives way.</summary>
    /// <param name="pair">Ids of two quotes that are there.</param>
    /// <param name="verdict">Of equal rank the newest holds, and a person's before any rule's.</param>
    /// <param name="judge">Who says it.</param>
    /// <param name="reason">For whoever reads it later, or <c>null</c>.</param>
    /// <param name="cancellation">Stops it; then nothing has changed.</param>
    /// <exception cref="NpgsqlException">The database cannot be reached or has failed; whether it is stored is not known.</exception>
    public Task<JudgingOutcome> JudgeAsync(
        FormPair pair,
        Verdict verdict,
        string judge,
        string? reason,
        CancellationToken cancellation
    ) => Contention.RepeatedAsync(() => TryJudgeAsync(pair, verdict, judge, reason, cancellation), cancellation);

    private async Task<JudgingOutcome> TryJudgeAsync(
        FormPair pair,
        Verdict verdict,
        string judge,
        string? reason,
        CancellationToken cancellation
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var rows = new QuotesRead(connection, cancellation);
        await rows.ReadAsync<object>(UtteranceJudging.Lock);
        string[] quotes = [pair.First, pair.Second];
        await rows.LoadPlacesAsync(quotes.Select(QuotePlace.Of));
        if (quotes.FirstOrDefault(q => !rows.Known.ContainsKey(q)) is { } missing)
        {
            return new JudgingOutcome.Unknown(missing);
        }
        var now = time.GetUtcNow();
        var judgement = Judgement.OfPerson(pair, verdict, judge, reason, now);
        await rows.StoreAsync([judgement]);
        var moved = await UtteranceJudging.GroupAsync(rows, quotes);
        await UtteranceView.RefreshAsync(connection, moved, [], cancellation);
        await Commits.EndAsync(connection, "select", new { }, [], now, cancellation);
        await transaction.CommitAsync(cancellation);
        return new JudgingOutcome.Judged(moved.Count);
    }
}
