using System.Net;
using System.Text.Json;
using Npgsql;
using Qawl.Bench.Serving;

namespace Qawl.Bench.Lanes;

/// <summary>What the database has, held against what was acknowledged: nine assertions.</summary>
internal static class LedgerCheck
{
    private const int Searched = 50;

    private const int MostTries = 30;

    private const string Articles = "select external_id, encode(text_sha256, 'hex') from articles";

    private const string Reasons = "select reason from tombstones";

    /// <summary>What follows from articles, counted anew: spans, counters, and one commit for each article.</summary>
    private const string Wrong = """
        select (select count(*) from mentions m join articles a on a.id = m.article_id
                where substr(a.text, m.start_at + 1, m.end_at - m.start_at) <> m.text)
             + (select count(*) from quotes q join articles a on a.id = q.article_id
                where substr(a.text, q.start_at + 1, q.end_at - q.start_at) <> q.text)
             + (select count(*) from people p
                where mention_count <> (select count(*) from mentions where person_id = p.id)
                   or quote_count <> (select count(*) from quotes where speaker_person_id = p.id))
             + (select count(*) from organizations o
                where mention_count <> (select count(*) from mentions where organization_id = o.id)
                   or quote_count <> (select count(*) from quotes where speaker_organization_id = o.id)
                   or article_count <> (select count(*) from articles where outlet_id = o.id))
             + (select count(*) from articles a where not exists (select from commits where article_id = a.id))
        """;

    private static readonly HashSet<HttpStatusCode> Expected =
    [
        HttpStatusCode.OK,
        HttpStatusCode.Created,
        HttpStatusCode.NoContent,
        HttpStatusCode.Conflict,
        HttpStatusCode.Gone,
        HttpStatusCode.UnprocessableEntity,
        HttpStatusCode.TooManyRequests,
        HttpStatusCode.ServiceUnavailable,
        HttpStatusCode.GatewayTimeout,
    ];

    public static async Task RunAsync(LaneRow row, Ledger ledger, LaneConnections database, HttpClient client)
    {
        // Waits until it answers.
        await database.AskAsync<int>("select 1");
        var stored = await ReadAsync(database, Articles);
        var removed = await ReadAsync(database, $"select reason, count(*)::text from ({Reasons}) as r group by reason");
        var entries = ledger.Entries.ToDictionary(e => e.Key, StringComparer.Ordinal);
        row.Require(entries.Count > 0 && stored.Count > 0, "nothing was written, so nothing is shown");
        var kept = entries.Values.Where(e => e is { Id: not null, IsRemoved: false }).ToArray();
        var (lost, doubled, changed) = (0, 0, 0);
        var byKey = stored.ToLookup(s => s.Key, s => s.Value, StringComparer.Ordinal);
        foreach (var entry in kept)
        {
            var hashes = byKey[entry.Key].ToArray();
            lost += hashes.Length == 0 ? 1 : 0;
            doubled += hashes.Length > 1 ? 1 : 0;
            changed += hashes.Any(h => h != entry.Hash) ? 1 : 0;
        }
        row.Add("acknowledged", entries.Values.Count(e => e.Id is not null));
        row.Add("lost", lost);
        row.Add("doubled", doubled);
        row.Require(lost == 0 && doubled == 0 && changed == 0, $"1: {lost} lost, {doubled} doubled, {changed} changed");
        var foreign = stored.Count(s => s.Key != Ledger.Imported && !entries.ContainsKey(s.Key));
        row.Require(foreign == 0, $"2: {foreign} rows that nobody sent");
        var refused = entries.Values.Count(e => e.IsRefused && byKey.Contains(e.Key));
        row.Require(refused == 0, $"3: {refused} refused ones are stored");
        var unknown = entries.Values.Count(e => e is { Id: null, IsRefused: false } && byKey[e.Key].Count() > 1);
        row.Require(unknown == 0, $"4: {unknown} of unknown outcome are stored more than once");
        var wrong = await database.AskAsync<long>(Wrong);
        var unfound = await CountUnfoundAsync(kept, client);
        row.Require(wrong == 0 && unfound == 0, $"5: {wrong} derived rows are wrong, {unfound} texts are not found");
        var takenDown = entries.Values.Where(e => e.IsRemoved).ToArray();
        var graves = removed.ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
        var unmarked = takenDown.Count(e => graves.GetValueOrDefault(e.Key) != "1" || byKey.Contains(e.Key));
        row.Add("taken down", takenDown.Length);
        row.Require(unmarked == 0, $"6: {unmarked} takedowns are not as they were acknowledged");
        var odd = ledger.Statuses.Where(s => !Expected.Contains(s.Key)).ToArray();
        row.Require(odd.Length == 0, $"7: {string.Join(", ", odd.Select(s => $"{(int)s.Key} {s.Value} times"))}");
        row.Require(ledger.WithoutRetryAfter == 0, $"8: {ledger.WithoutRetryAfter} refusals without Retry-After");
        await CheckPagesAsync(row, database);
    }

    /// <summary>Each text has a word of its own: a search for it finds the article, if not it alone, as rules unite words.</summary>
    private static async Task<int> CountUnfoundAsync(Entry[] kept, HttpClient client)
    {
        var unfound = 0;
        foreach (var entry in kept.Where((_, i) => i % Math.Max(1, kept.Length / Searched) == 0))
        {
            var word = Ledger.Word(int.Parse(entry.Key[2..], null));
            var answer = await AskAsync(
                client,
                new Uri($"/v1/articles?q={Uri.EscapeDataString(word)}", UriKind.Relative)
            );
            var items = JsonElement.Parse(answer).GetProperty("items");
            unfound += items.EnumerateArray().Any(i => i.GetProperty("id").ValueEquals(entry.Id)) ? 0 : 1;
        }
        return unfound;
    }

    /// <summary>The last fault may have been a moment ago.</summary>
    private static async Task<string> AskAsync(HttpClient client, Uri uri)
    {
        for (var left = MostTries; ; left--)
        {
            using var answer = await client.GetAsync(uri);
            if (
                left == 0
                || answer is not { StatusCode: HttpStatusCode.ServiceUnavailable, Headers.RetryAfter.Delta: { } wait }
            )
            {
                return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
            }
            await Task.Delay(wait);
        }
    }

    /// <summary>Every row of every index is there, and every row of a table in its indexes.</summary>
    private static async Task CheckPagesAsync(LaneRow row, LaneConnections database)
    {
        try
        {
            await Programs.RunAsync(
                Directory.GetFiles("/usr/lib/postgresql", "pg_amcheck", SearchOption.AllDirectories).LastOrDefault()
                    ?? "pg_amcheck",
                ["-h", database.Sockets, "-U", "postgres", "--install-missing", "--heapallindexed", "-d", "qawl"]
            );
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or DirectoryNotFoundException)
        {
            row.Add("pg_amcheck", "not there");
        }
        catch (InvalidOperationException e)
        {
            row.Require(holds: false, $"9: {e.Message}");
        }
    }

    private static async Task<List<KeyValuePair<string, string>>> ReadAsync(LaneConnections database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.Direct);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<KeyValuePair<string, string>>();
        while (await reader.ReadAsync())
        {
            rows.Add(new(reader.GetString(0), reader.GetString(1)));
        }
        return rows;
    }
}
