using Dapper;
using Npgsql;
using NpgsqlTypes;
using Qawl.Identity;
using Qawl.Identity.Utterances;
using Qawl.Ingestion.Judging;
using Qawl.Ingestion.Views;
using Qawl.Ingestion.Writing;

namespace Qawl.Ingestion.Utterances;

/// <summary>What one step of judging has read, and how it reads more; all in its transaction.</summary>
internal sealed class QuotesRead(NpgsqlConnection connection, CancellationToken cancellation)
{
    private const int NoDay = 0;

    /// <summary>Quotes that are there, by id.</summary>
    public Dictionary<string, StoredQuote> Known { get; } = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object? parameters = null) =>
        (
            await connection.QueryAsync<T>(
                new CommandDefinition(sql, parameters, commandTimeout: Facts.Seconds, cancellationToken: cancellation)
            )
        ).AsList();

    /// <summary>All quotes of articles.</summary>
    public async Task LoadAsync(IEnumerable<string> articles) =>
        Keep(await ReadAsync<StoredQuote>(QuoteRows.OfArticles, new { articles = articles.ToArray() }));

    /// <summary>Those that are there.</summary>
    public async Task LoadPlacesAsync(IEnumerable<QuotePlace> places)
    {
        var missing = places.Distinct().Where(p => !Known.ContainsKey(p.Id)).ToArray();
        if (missing.Length > 0)
        {
            Keep(await ReadAsync<StoredQuote>(QuoteRows.OfIds, Columns(missing)));
        }
    }

    /// <summary>Keeps the keys of quotes, and finds by them what may report the same.</summary>
    public async Task<IReadOnlyCollection<FormPair>> FindCandidatesAsync(IReadOnlyList<StoredQuote> asked)
    {
        var keys = asked
            .Select((quote, number) => (quote, number))
            .AsParallel()
            .SelectMany(q => RareTerms.Of(q.quote.Said).Select(key => (q.quote, q.number, key)))
            // In the order of the index neighbours are written, and looked for, together.
            .OrderBy(k => k.key.Hash)
            .ToList();
        if (keys.Count == 0)
        {
            return [];
        }
        var rows = keys.DistinctBy(k => (k.number, k.key.Hash)).ToList();
        await ExecuteAsync(
            QuoteRows.InsertKeys,
            Column.Of("keys", NpgsqlDbType.Bigint, rows.Select(k => k.key.Hash)),
            Column.Number("days", rows.Select(k => k.quote.Day ?? NoDay)),
            Column.Text("articles", rows.Select(k => k.quote.Article)),
            Column.Number("starts", rows.Select(k => k.quote.Start)),
            Column.Number("ends", rows.Select(k => k.quote.End))
        );
        var found = await ReadAsync<QuoteRows.Candidate>(
            QuoteRows.Candidates,
            new
            {
                numbers = keys.Select(k => k.number).ToArray(),
                keys = keys.Select(k => k.key.Hash).ToArray(),
                anybody = keys.Select(k => k.key.OfAnybody).ToArray(),
                days = keys.Select(k => k.quote.Day ?? NoDay).ToArray(),
                froms = keys.Select(k => k.quote.Day - SameStatement.MostDays ?? NoDay).ToArray(),
                untils = keys.Select(k => k.quote.Day + SameStatement.MostDays ?? int.MaxValue).ToArray(),
            }
        );
        await LoadPlacesAsync(found.Select(f => f.Place));
        await DropAsync(found, keys.ToLookup(k => k.number, k => k.key.Hash));
        return found
            .Select(f => (One: asked[f.Number].Place.Id, Other: f.Place.Id))
            .Where(p => p.One != p.Other)
            .Select(p => FormPair.Of(p.One, p.Other))
            .ToHashSet();
    }

    /// <summary>
    /// All in force between quotes that judgements lead to from these, step by step: a recursive query is planned as if it would
    /// reach all that there are. What only keeps a quote apart leads nowhere: of where it belongs nothing was read.
    /// </summary>
    public async Task<IReadOnlyCollection<PairRows.InForce>> ReadAroundAsync(IEnumerable<string> quotes)
    {
        var reached = quotes.ToHashSet(StringComparer.Ordinal);
        var found = new HashSet<PairRows.InForce>();
        for (var next = reached.ToArray(); next.Length > 0; )
        {
            var links = await ReadAsync<PairRows.InForce>(PairRows.Links, new { quotes = next });
            found.UnionWith(links);
            next =
            [
                .. links
                    .Where(j => j.Verdict == Verdict.Same)
                    .SelectMany(j => new[] { j.First, j.Other })
                    .Where(reached.Add),
            ];
        }
        return [.. found.Where(j => reached.Contains(j.First) && reached.Contains(j.Other))];
    }

    public async Task StoreAsync(IReadOnlyCollection<Judgement> judgements)
    {
        if (judgements.Count > 0)
        {
            await ExecuteAsync(PairRows.Supersede, [.. JudgementRows.Columns(judgements).Take(4)]);
            await ExecuteAsync(PairRows.Insert, [.. JudgementRows.Columns(judgements)]);
        }
    }

    /// <summary>Keys of quotes that are gone.</summary>
    private async Task DropAsync(IEnumerable<QuoteRows.Candidate> found, ILookup<int, long> keys)
    {
        var lost = found.Where(f => !Known.ContainsKey(f.Place.Id)).ToList();
        if (lost.Count > 0)
        {
            await ExecuteAsync(
                QuoteRows.DropKeys,
                Column.Of("keys", NpgsqlDbType.Bigint, lost.SelectMany(f => keys[f.Number]).Distinct()),
                Column.Text("articles", lost.Select(f => f.Article)),
                Column.Number("starts", lost.Select(f => f.Start)),
                Column.Number("ends", lost.Select(f => f.End))
            );
        }
    }

    private void Keep(IEnumerable<StoredQuote> quotes)
    {
        foreach (var quote in quotes)
        {
            Known.TryAdd(quote.Place.Id, quote);
        }
    }

    private async Task ExecuteAsync(string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = Facts.Seconds };
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static object Columns(QuotePlace[] places) =>
        new
        {
            articles = places.Select(p => p.Article).ToArray(),
            starts = places.Select(p => p.Start).ToArray(),
            ends = places.Select(p => p.End).ToArray(),
        };
}
