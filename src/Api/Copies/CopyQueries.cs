using Dapper;
using Npgsql;
using Qawl.Api.Articles;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.Quotes;
using Qawl.Identity.Copies;

namespace Qawl.Api.Copies;

internal static class CopyQueries
{
    /// <summary>What a row shows of its article.</summary>
    private const string Shown =
        "left join lateral (select a.* from articles a where a.id = c.article_id limit 1) a on true";

    private const string Table = "from copies c";

    /// <summary>Articles in an order that is given.</summary>
    private const string These = """
        from (select n.article_id, n.place::integer as place from unnest(@ids::text[]) with ordinality as n (article_id, place)) c
        """;

    private static readonly string ColumnsOfCopies = $"""
        select c.place as "Place", c.place = 1 as "IsSource", c.page_id as "PageId", {ArticleQueries.Body} as "Body",
               {ArticleQueries.Columns["select ".Length..]}
        """;

    private static readonly string ColumnsOfRevisions = $"""
        select c.place as "Place", {ArticleQueries.Columns["select ".Length..]}
        """;

    internal const string WithTextOf = """
        c.source_id = (select m.source_id from copies m where m.article_id = @article) and c.article_id <> @article
        """;

    internal const string Asked = $"""
        select {ArticleQueries.Body} as "Body", (select c.page_id from copies c where c.article_id = a.id) as "PageId"
        from articles a where a.id = @id
        """;

    /// <summary>All that are one page, the earliest first; nothing of one that was read once.</summary>
    internal const string OfPage = """
        select c.article_id from copies c
        where c.page_id = (select m.page_id from copies m where m.article_id = @id) order by c.place
        """;

    internal const string Bodies = $"""
        select a.id as "Id", {ArticleQueries.Body} as "Body" from articles a where a.id = any(@ids)
        """;

    internal const string QuotesOf = "q.article_id = any(@articles)";

    internal static readonly Keyset<ArticleCopy> SourceFirst = new(
        "c.place",
        "c.place > @afterPlace",
        [("afterPlace", KeyType.Number)],
        c => [$"{c.Place}"]
    );

    internal static readonly Keyset<Revision> EarliestFirst = new(
        SourceFirst.OrderBy,
        SourceFirst.After,
        SourceFirst.Keys,
        r => [$"{r.Place}"]
    );

    internal static Statement CopiesOf(string article) =>
        new Statement(ColumnsOfCopies, Table, Shown).Where(WithTextOf, "article", article);

    internal static Statement Revisions(IReadOnlyList<string> ids)
    {
        var statement = new Statement(ColumnsOfRevisions, These, Shown);
        statement.Parameters.Add("ids", ids.ToArray());
        return statement;
    }

    internal static Task<Text?> FindAsync(NpgsqlConnection connection, string id, CancellationToken cancel) =>
        connection.QuerySingleOrDefaultAsync<Text>(new(Asked, new { id }, cancellationToken: cancel));

    /// <returns>At least the article itself, if it is there.</returns>
    internal static async Task<IReadOnlyList<string>> FindPageAsync(
        NpgsqlConnection connection,
        string id,
        CancellationToken cancel
    )
    {
        var page = (await connection.QueryAsync<string>(new(OfPage, new { id }, cancellationToken: cancel))).AsList();
        return page.Count > 0 ? page
            : await ArticleQueries.ExistsAsync(connection, id, cancel) ? [id]
            : [];
    }

    internal static async Task<IEnumerable<ArticleCopy>> ReadCopiesAsync(
        NpgsqlConnection connection,
        CommandDefinition query,
        Text asked
    )
    {
        var words = Shingles.Of(asked.Body);
        return await connection.QueryAsync<CopyRow, Article, NamedOrganization, ArticleCopy>(
            query,
            (row, article, outlet) =>
            {
                var sharing = words.With(Shingles.Of(row.Body));
                return new()
                {
                    Article = article with { Outlet = outlet },
                    How = row.PageId == asked.PageId ? CopyKind.RevisionOf : CopyKind.CopyOf,
                    IsSource = row.IsSource,
                    Similarity = Math.Round(sharing.Jaccard, 3),
                    Containment = Math.Round(sharing.Containment, 3),
                    Place = row.Place,
                };
            },
            splitOn: "Id,Id"
        );
    }

    /// <param name="connection">Where to read.</param>
    /// <param name="query">Of some revisions.</param>
    /// <param name="before">Of each revision the one before it.</param>
    internal static async Task<IEnumerable<Revision>> ReadRevisionsAsync(
        NpgsqlConnection connection,
        CommandDefinition query,
        IReadOnlyDictionary<string, string> before
    )
    {
        var rows = (
            await connection.QueryAsync<PlacedRow, Article, NamedOrganization, (int Place, Article Article)>(
                query,
                (row, article, outlet) => (row.Place, article with { Outlet = outlet }),
                splitOn: "Id,Id"
            )
        ).AsList();
        var ids = rows.Select(r => r.Article.Id)
            .SelectMany(id => before.TryGetValue(id, out var earlier) ? [id, earlier] : new[] { id })
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var words = (
            await connection.QueryAsync<Text>(new(Bodies, new { ids }, cancellationToken: query.CancellationToken))
        ).ToDictionary(t => t.Id, t => Shingles.Of(t.Body), StringComparer.Ordinal);
        var ofPage = QuoteQueries.Shown(view: null).Where(QuotesOf, "articles", ids).All(query.CancellationToken);
        var quotes = (await QuoteQueries.ReadAsync(connection, ofPage)).ToLookup(
            q => q.ArticleId,
            StringComparer.Ordinal
        );
        return rows.Select(row =>
            before.TryGetValue(row.Article.Id, out var earlier) && words.TryGetValue(earlier, out var old)
                ? Revised.Of(
                    new()
                    {
                        Article = row.Article,
                        RevisionOf = earlier,
                        Similarity = Math.Round(words[row.Article.Id].With(old).Jaccard, 3),
                        Place = row.Place,
                    },
                    quotes[earlier],
                    quotes[row.Article.Id]
                )
                : new() { Article = row.Article, Place = row.Place }
        );
    }

    /// <summary>An article's body, and its page if there are others of it.</summary>
    internal sealed record Text
    {
        public string Id { get; init; } = "";
        public required string Body { get; init; }
        public string? PageId { get; init; }
    }

    private sealed record CopyRow
    {
        public required int Place { get; init; }
        public required bool IsSource { get; init; }
        public required string PageId { get; init; }
        public required string Body { get; init; }
    }

    private sealed record PlacedRow
    {
        public required int Place { get; init; }
    }
}
