using Npgsql;
using Qawl.Identity;
using Qawl.Identity.Utterances;
using Qawl.Ingestion.Judging;
using Qawl.Ingestion.Measures;
using Qawl.Ingestion.Writing;

namespace Qawl.Ingestion.Utterances;

/// <summary>
/// Lets rules compare the quotes of articles that were brought, changed or taken away with those that may report the same, and
/// puts together what does. What is judged follows from the quotes that are there, whichever came first.
/// </summary>
internal sealed class UtteranceJudging(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>What rules are called in judgements.</summary>
    private const string Rule = "sameWords";

    /// <summary>One judges at a time, and who comes later waits for it; whom forms mean stays as it is meanwhile.</summary>
    internal const string Lock = $"""
        set local lock_timeout = '10min';
        select pg_advisory_xact_lock_shared({BatchWriter.JudgementsKey}),
               pg_advisory_xact_lock(hashtextextended('utterances', 0))
        """;

    private readonly RuleJudging _speakers = new(database, time);

    /// <summary>Until nothing is left. Whoever is stopped leaves the rest to the next one.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var measured = ImportMeter.Begin("judge");
        // Who speaks is told first.
        await _speakers.RunAsync(cancellation);
        while (await Contention.RepeatedAsync(() => JudgeSomeAsync(cancellation), cancellation)) { }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> JudgeSomeAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var rows = new QuotesRead(connection, cancellation);
        await rows.ReadAsync<object>(Lock);
        await rows.ReadAsync<object>(FormRows.ByIndexes);
        var queued = await rows.ReadAsync<QuoteRows.Queued>(QuoteRows.Next);
        if (queued.Count == 0)
        {
            return false;
        }
        var numbers = queued.SelectMany(q => q.Numbers).ToArray();
        var gone = await rows.ReadAsync<string>(QuoteRows.Gone, new { numbers });
        await rows.LoadAsync(queued.Select(q => q.Article));
        var asked = rows.Known.Values.OrderBy(q => q.Place.Id, StringComparer.Ordinal).ToList();
        var quotes = asked.Select(q => q.Place.Id).Concat(gone).Distinct(StringComparer.Ordinal).ToArray();
        var others = await JudgeAsync(rows, asked, quotes);
        var moved = await GroupAsync(rows, [.. quotes.Union(others, StringComparer.Ordinal)]);
        await UtteranceView.RefreshAsync(
            connection,
            moved,
            asked.Select(q => q.Utterance).OfType<string>(),
            cancellation
        );
        await rows.ReadAsync<object>(QuoteRows.Done, new { numbers });
        if (moved.Count > 0)
        {
            await Commits.EndAsync(connection, "select", new { }, [], time.GetUtcNow(), cancellation);
        }
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <returns>Quotes of which something is judged otherwise than before.</returns>
    private async Task<IEnumerable<string>> JudgeAsync(
        QuotesRead rows,
        IReadOnlyList<StoredQuote> asked,
        string[] quotes
    )
    {
        var candidates = await rows.FindCandidatesAsync(asked);
        var judged = (await rows.ReadAsync<PairRows.Pair>(PairRows.Judged, new { quotes }))
            .Select(p => p.AsPair)
            .ToHashSet();
        await rows.LoadPlacesAsync(judged.SelectMany(p => new[] { QuotePlace.Of(p.First), QuotePlace.Of(p.Second) }));
        var now = time.GetUtcNow();
        var changes = candidates
            .Concat(judged)
            .Distinct()
            .AsParallel()
            .Select(pair => Judge(rows, pair, judged.Contains(pair), now))
            .OfType<Judgement>()
            .ToList();
        await rows.StoreAsync(changes);
        return changes.SelectMany(j => new[] { j.Pair.First, j.Pair.Second });
    }

    /// <returns><c>null</c> if it stays as it was, or if one of them is gone.</returns>
    private static Judgement? Judge(QuotesRead rows, FormPair pair, bool wasSame, DateTimeOffset now)
    {
        if (!rows.Known.TryGetValue(pair.First, out var one) || !rows.Known.TryGetValue(pair.Second, out var other))
        {
            return null;
        }
        var found = SameStatement.Of(one.Said, other.Said);
        if (found is not null == wasSame)
        {
            return null;
        }
        var made = new Judgement
        {
            Id = Guid.CreateVersion7(now),
            Pair = pair,
            Verdict = found is null ? Verdict.Unsure : Verdict.Same,
            By = JudgedBy.Rule,
            Judge = Rule,
            At = now,
        };
        return found is null ? made : made with { Features = found.Features };
    }

    /// <returns>Quotes that report another utterance than before, and which; <c>null</c> where it is their own.</returns>
    internal static async Task<IReadOnlyCollection<(StoredQuote Quote, string? Utterance)>> GroupAsync(
        QuotesRead rows,
        string[] quotes
    )
    {
        var around = await rows.ReadAroundAsync(quotes);
        var ids = around.SelectMany(j => new[] { j.First, j.Other }).Concat(quotes).ToHashSet(StringComparer.Ordinal);
        await rows.LoadPlacesAsync(ids.Select(QuotePlace.Of));
        var there = rows.Known.Where(q => ids.Contains(q.Key)).ToDictionary(StringComparer.Ordinal);
        var holding = around.GroupBy(j => j.Pair).Select(g => g.OrderBy(j => j.By).Last()).ToList();
        var groups = Grouping.Of(
            there.ToDictionary(q => q.Key, q => q.Value.Voice, StringComparer.Ordinal),
            holding.Where(j => j.Verdict == Verdict.Same).Select(j => new Link(j.Pair, j.By, j.IsVerbatim, j.Strength)),
            holding.Where(j => j.Verdict == Verdict.NotSame).Select(j => j.Pair)
        );
        return
        [
            .. groups
                .SelectMany(g => g.Select(id => (Quote: there[id], Utterance: g.Count > 1 ? g[0] : null)))
                .Where(m => m.Quote.Utterance != m.Utterance),
        ];
    }
}
