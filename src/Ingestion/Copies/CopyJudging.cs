using Npgsql;
using Qawl.Identity.Copies;
using Qawl.Ingestion.Judging;
using Qawl.Ingestion.Writing;

namespace Qawl.Ingestion.Copies;

/// <summary>
/// Compares the texts of articles that were brought, changed or had a copy taken away with those that may be the same, and
/// puts together what is. What is found follows from the articles that are there, whichever came first.
/// </summary>
internal sealed class CopyJudging(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>One compares at a time, and who comes later waits for it.</summary>
    private const string Lock =
        "set local lock_timeout = '10min'; select pg_advisory_xact_lock(hashtextextended('copies', 0))";

    /// <summary>Until nothing is left. Whoever is stopped leaves the rest to the next one.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (await Contention.RepeatedAsync(() => CompareSomeAsync(cancellation), cancellation)) { }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> CompareSomeAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var rows = new Rows(connection, cancellation);
        await rows.ReadAsync<object>(Lock);
        await rows.ReadAsync<object>(FormRows.ByIndexes);
        var queued = await rows.ReadAsync<CopyRows.Queued>(CopyRows.Next);
        if (queued.Count == 0)
        {
            return false;
        }
        var ids = queued.Select(q => q.Article).ToArray();
        var before = await rows.LinksAsync(ids);
        var links = await FindAsync(rows, ids, before);
        if (before.Count > 0)
        {
            await rows.ExecuteAsync(CopyRows.DropLinks, new { ids });
        }
        await rows.StoreAsync(await rows.PresentAsync(links));
        var changed = await GroupAsync(rows, [.. ids, .. before.Concat(links).SelectMany(Both)]);
        await rows.ExecuteAsync(CopyRows.Done, new { numbers = queued.SelectMany(q => q.Numbers).ToArray() });
        if (changed)
        {
            await Commits.EndAsync(connection, "select", new { }, [], time.GetUtcNow(), cancellation);
        }
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Of articles and all that may be the same; each of those is read and let go again.</summary>
    private static async Task<List<CopyLink>> FindAsync(Rows rows, string[] ids, IReadOnlyCollection<CopyLink> before)
    {
        var asked = new Dictionary<string, Page>(StringComparer.Ordinal);
        await foreach (var page in rows.PagesAsync(ids))
        {
            asked.Add(page.Id, page);
        }
        var candidates = await rows.CandidatesAsync([.. asked.Values]);
        foreach (var link in before)
        {
            candidates.Add((link.Pair.First, link.Pair.Second));
            candidates.Add((link.Pair.Second, link.Pair.First));
        }
        var of = candidates
            .Where(c => asked.ContainsKey(c.Asked) && c.Asked != c.Other)
            .Distinct()
            .ToLookup(c => c.Other, c => c.Asked, StringComparer.Ordinal);
        var links = new List<CopyLink>();
        foreach (var (id, page) in asked)
        {
            links.AddRange(Links(page, of[id].Where(other => IsFirst(other, id, of))));
        }
        var others = of.Select(o => o.Key).Where(o => !asked.ContainsKey(o)).ToArray();
        var gone = others.ToHashSet(StringComparer.Ordinal);
        await foreach (var page in rows.PagesAsync(others))
        {
            gone.Remove(page.Id);
            links.AddRange(Links(page, of[page.Id]));
        }
        await rows.DropKeysAsync(gone, asked.Values);
        return links;

        IEnumerable<CopyLink> Links(Page page, IEnumerable<string> others) =>
            others.Select(other => CopyLink.Of(asked[other], page)).OfType<CopyLink>();
    }

    /// <summary>Two that are asked may each find the other; they are compared once.</summary>
    private static bool IsFirst(string one, string other, ILookup<string, string> of) =>
        string.CompareOrdinal(one, other) < 0 || !of[one].Contains(other, StringComparer.Ordinal);

    /// <returns>Whether anything is another copy than before.</returns>
    private static async Task<bool> GroupAsync(Rows rows, string[] touched)
    {
        var start = touched.Concat(await rows.ReadAsync<string>(CopyRows.OfGroups, new { ids = touched }));
        var (ids, links) = await rows.ReachAsync(start);
        var members = await rows.ReadAsync<CopyRows.MemberRow>(CopyRows.Members, new { ids });
        var copies = CopyGroups.Of([.. members.Select(m => m.Member)], links);
        var held = (await rows.ReadAsync<CopyRows.HeldRow>(CopyRows.Held, new { ids })).Select(h => h.Copy).ToHashSet();
        var fresh = copies.Where(c => !held.Contains(c)).ToList();
        held.ExceptWith(copies);
        var changed = fresh.Concat(held).Select(c => c.Article).Distinct(StringComparer.Ordinal).ToArray();
        if (changed.Length == 0)
        {
            return false;
        }
        await rows.ExecuteAsync(CopyRows.Leave, new { ids = changed });
        await rows.StoreAsync(fresh);
        await rows.ExecuteAsync(CopyRows.QueueQuotes, new { ids = changed });
        return true;
    }

    private static IEnumerable<string> Both(CopyLink link) => [link.Pair.First, link.Pair.Second];
}
