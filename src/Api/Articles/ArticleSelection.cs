using Dapper;
using Npgsql;
using Qawl.Api.Lists;
using Qawl.Api.Requests;
using Qawl.Api.Search;

namespace Qawl.Api.Articles;

/// <summary>Articles by their ids, samples of them, and their facets.</summary>
internal static class ArticleSelection
{
    internal const string Table = "from articles a";

    internal const string HasIds = "a.id = any(@ids)";

    /// <summary>What goes before an article of those that have its text.</summary>
    internal const string WithSameTextBefore = """
        from (select c.source_id, c.place from copies c where c.article_id = a.id) c
        join copies o on o.source_id = c.source_id and o.place < c.place
        join articles a on a.id = o.article_id
        """;

    internal const string Draw = $"select a.id\n{Table}";

    internal const string Drawn = "order by hashtextextended(a.id, @seed), 1 limit @sample";

    /// <summary>
    /// An article stands in one row for each different value that its quotes have, at least in one; that is decided article
    /// by article, so that all of them need not be sorted.
    /// </summary>
    /// <param name="keys">Columns <c>q.key1</c> and so on: constants of quotes.</param>
    internal static string TableWithQuotes(params IEnumerable<string> keys) =>
        $"{Table}\nleft join lateral (select distinct {string.Join(", ", keys.Select((k, i) => $"{k} as key{i + 1}"))} from quotes q where q.article_id = a.id) q on true";

    /// <inheritdoc cref="FacetQueries.Head" />
    internal static string FacetHead(Facet facet) =>
        facet == Facet.Outlet
            ? FacetQueries.Head("count(*)", "a.outlet_id", Table)
            : FacetQueries.Head("count(*)", "q.key1", TableWithQuotes(FacetQueries.KeyOfQuote(facet)));

    /// <summary>The list of articles, those with certain ids, or a sample of them.</summary>
    internal static ListPlan<Article> Plan(ArticleFilter filter) =>
        new()
        {
            Filter = filter,
            Order = ArticleQueries.OrderOf(filter),
            Rows = names => List(filter, names),
            Read = ArticleQueries.Reader(filter),
            Rewording = filter.Q is { } q
                ? new(q, NearestForms.OfArticles, words => Plan(filter with { Q = words }))
                : null,
            Facets = new(WireLists.Known(filter.Facets), FacetHead),
            Selection = filter.Sample is null
                ? Selection.ByIds<Article>(filter.Ids, ReadAsync)
                : new Sample<Article>((names, cancel) => Sample(filter, names, cancel), ReadAsync),
        };

    internal static CommandDefinition Sample(ArticleFilter filter, ResolvedNames names, CancellationToken cancel) =>
        List(filter, names)
            .Within(
                Draw,
                Drawn,
                new { sample = filter.Sample?.Value ?? 1, seed = (long)(filter.Seed?.Value ?? 0) },
                cancel
            );

    internal static Statement List(ArticleFilter filter, ResolvedNames names)
    {
        var statement = ArticleQueries.List(filter, names);
        return filter.Collapse is null ? statement : statement.WhereNoneOf(WithSameTextBefore);
    }

    internal static Statement ByIds(IEnumerable<string> ids) =>
        new Statement(ArticleQueries.Columns, Table).Where(HasIds, "ids", ids.ToArray());

    internal static async Task<IReadOnlyDictionary<string, Article>> ReadAsync(
        NpgsqlConnection connection,
        IReadOnlyList<string> ids,
        CancellationToken cancel
    ) =>
        (await ArticleQueries.ReadAsync(connection, ByIds(ids).All(cancel))).ToDictionary(
            a => a.Id,
            StringComparer.Ordinal
        );
}
