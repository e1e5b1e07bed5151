using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;
using NpgsqlTypes;
using Qawl.Database;
using Qawl.Identity.Copies;
using Qawl.Ingestion.Views;
using Qawl.Ingestion.Writing;

namespace Qawl.Ingestion.Copies;

/// <summary>What one step of comparing reads and writes, in its transaction.</summary>
internal sealed class Rows(NpgsqlConnection connection, CancellationToken cancellation)
{
    public async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object? parameters = null) =>
        (await connection.QueryAsync<T>(Command(sql, parameters))).AsList();

    public Task ExecuteAsync(string sql, object parameters) => connection.ExecuteAsync(Command(sql, parameters));

    /// <summary>One after the other: a text is not kept.</summary>
    public async IAsyncEnumerable<Page> PagesAsync(string[] ids, [EnumeratorCancellation] CancellationToken _ = default)
    {
        if (ids.Length == 0)
        {
            yield break;
        }
        await foreach (
            var row in connection
                .QueryUnbufferedAsync<CopyRows.PageRow>(CopyRows.Pages, new { ids }, commandTimeout: Facts.Seconds)
                .WithCancellation(cancellation)
        )
        {
            yield return row.Page;
        }
    }

    /// <summary>Keeps the keys of articles, and finds by them what may be the same.</summary>
    public async Task<List<(string Asked, string Other)>> CandidatesAsync(IReadOnlyList<Page> asked)
    {
        var keys = asked
            .SelectMany((page, number) => page.Keys.Distinct().Select(key => (Number: number, Page: page, Key: key)))
            .OrderBy(k => k.Key)
            .ToList();
        if (keys.Count == 0)
        {
            return [];
        }
        await WriteAsync(
            CopyRows.InsertKeys,
            Column.Of("keys", NpgsqlDbType.Bigint, keys.Select(k => k.Key)),
            Column.Text("articles", keys.Select(k => k.Page.Id))
        );
        var found = await ReadAsync<CopyRows.Candidate>(
            CopyRows.Candidates,
            new
            {
                numbers = keys.Select(k => k.Number).ToArray(),
                keys = keys.Select(k => k.Key).ToArray(),
                articles = asked.Select(p => p.Id).ToArray(),
            }
        );
        return [.. found.Select(f => (asked[f.Number].Id, f.Article))];
    }

    /// <summary>Keys of articles that are gone.</summary>
    public async Task DropKeysAsync(IReadOnlyCollection<string> gone, IEnumerable<Page> asked)
    {
        if (gone.Count > 0)
        {
            await ExecuteAsync(
                CopyRows.DropKeys,
                new { articles = gone.ToArray(), keys = asked.SelectMany(p => p.Keys).Distinct().ToArray() }
            );
        }
    }

    public async Task<IReadOnlyCollection<CopyLink>> LinksAsync(string[] ids) =>
        [.. (await ReadAsync<CopyRows.LinkRow>(CopyRows.Links, new { ids })).Select(l => l.Link)];

    /// <summary>
    /// All that links lead to from these, step by step: a recursive query is planned as if it would reach all that there are.
    /// </summary>
    public async Task<(string[] Ids, IReadOnlyCollection<CopyLink> Links)> ReachAsync(IEnumerable<string> start)
    {
        var reached = start.ToHashSet(StringComparer.Ordinal);
        var found = new HashSet<CopyLink>();
        for (var next = reached.ToArray(); next.Length > 0; )
        {
            var links = await LinksAsync(next);
            found.UnionWith(links);
            next = [.. links.SelectMany(l => new[] { l.Pair.First, l.Pair.Second }).Where(reached.Add)];
        }
        return ([.. reached], found);
    }

    /// <summary>Links of articles that are still there, and stay so until the end of the transaction.</summary>
    public async Task<IReadOnlyCollection<CopyLink>> PresentAsync(IReadOnlyCollection<CopyLink> links)
    {
        if (links.Count == 0)
        {
            return links;
        }
        var ids = links
            .SelectMany(l => new[] { l.Pair.First, l.Pair.Second })
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var present = (await ReadAsync<string>(CopyRows.Present, new { ids })).ToHashSet(StringComparer.Ordinal);
        return [.. links.Where(l => present.Contains(l.Pair.First) && present.Contains(l.Pair.Second))];
    }

    public async Task StoreAsync(IReadOnlyCollection<CopyLink> links)
    {
        if (links.Count > 0)
        {
            await WriteAsync(
                CopyRows.InsertLinks,
                Column.Text("firsts", links.Select(l => l.Pair.First)),
                Column.Text("others", links.Select(l => l.Pair.Second)),
                Column.Text("ties", links.Select(l => EnumNames.Of(l.Tie))),
                Column.Number("shared", links.Select(l => l.Sharing.Shared)),
                Column.Number("runs", links.Select(l => l.Sharing.First)),
                Column.Number("otherRuns", links.Select(l => l.Sharing.Second))
            );
        }
    }

    public async Task StoreAsync(IReadOnlyCollection<Copy> copies)
    {
        if (copies.Count > 0)
        {
            await WriteAsync(
                CopyRows.Insert,
                Column.Text("articles", copies.Select(c => c.Article)),
                Column.Text("sources", copies.Select(c => c.Source)),
                Column.Number("places", copies.Select(c => c.Place)),
                Column.Text("pages", copies.Select(c => c.Page)),
                Column.Text("revisions", copies.Select(c => c.RevisionOf))
            );
        }
    }

    private async Task WriteAsync(string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = Facts.Seconds };
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private CommandDefinition Command(string sql, object? parameters) =>
        new(sql, parameters, commandTimeout: Facts.Seconds, cancellationToken: cancellation);
}
