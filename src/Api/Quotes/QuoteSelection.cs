using Dapper;
using Npgsql;
using Qawl.Api.Lists;
using Qawl.Api.Requests;
using Qawl.Api.Search;

namespace Qawl.Api.Quotes;

/// <summary>
/// Quotes by their ids, samples of them, and their facets. The conditions of lists name only their own table, and the
/// mentions that <see cref="NamedInQuotes"/> joins to it.
/// </summary>
internal static class QuoteSelection
{
    internal const string Table = "from quotes q";

    /// <summary>The articles alone are told first: the planner takes lists of whole keys for longer than they are.</summary>
    internal const string HasIds = """
        q.article_id = any(@articles) and (q.article_id, q.start_at, q.end_at) in (select * from unnest(@articles, @starts, @ends))
        """;

    /// <summary>Of a row that has the key of a quote and is called q.</summary>
    internal const string Id = "q.article_id || '-' || q.start_at || '-' || q.end_at";

    /// <summary>What goes before a quote of those that report its statement.</summary>
    internal const string OfOneStatementBefore = """
        from (
            select q.utterance, q.sort_at = '-infinity' as undated, q.sort_at, q.article_id, q.start_at, q.end_at
        ) s
        join quotes q on q.utterance = s.utterance
          and (q.sort_at = '-infinity', q.sort_at, q.article_id, q.start_at, q.end_at)
              < (s.undated, s.sort_at, s.article_id, s.start_at, s.end_at)
        """;

    internal const string Draw = $"select {Id}\n{Table}";

    internal const string Drawn = $"order by hashtextextended({Id}, @seed), 1 limit @sample";

    /// <inheritdoc cref="FacetQueries.Head" />
    internal static string FacetHead(Facet facet) =>
        FacetQueries.Head("count(*)", FacetQueries.KeyOfQuote(facet), Table);

    /// <summary>The list of quotes, those with certain ids, or a sample of them.</summary>
    internal static ListPlan<Quote> Plan(QuoteFilter filter) =>
        new()
        {
            Filter = filter,
            Order = QuoteQueries.OrderOf(filter),
            Rows = names => List(filter, names),
            Read = QuoteQueries.Reader(filter),
            Rewording = filter.Q is { } q
                ? new(q, NearestForms.OfQuotes, words => Plan(filter with { Q = words }))
                : null,
            Facets = new(WireLists.Known(filter.Facets), FacetHead),
            Selection = filter.Sample is null
                ? Selection.ByIds(filter.Ids, Reader(filter))
                : new Sample<Quote>((names, cancel) => Sample(filter, names, cancel), Reader(filter)),
        };

    internal static CommandDefinition Sample(QuoteFilter filter, ResolvedNames names, CancellationToken cancel) =>
        List(filter, names)
            .Within(
                Draw,
                Drawn,
                new { sample = filter.Sample?.Value ?? 1, seed = (long)(filter.Seed?.Value ?? 0) },
                cancel
            );

    internal static Statement List(QuoteFilter filter, ResolvedNames names)
    {
        var statement = QuoteQueries.List(filter, names);
        return filter.Collapse is null ? statement : statement.WhereNoneOf(OfOneStatementBefore);
    }

    internal static Statement ByIds(IQuoteView view, IEnumerable<string> ids)
    {
        var keys = ids.Select(QuoteId.Parse).OfType<QuoteId>().ToArray();
        var statement = QuoteQueries.Shown(view).Where(HasIds, "articles", keys.Select(k => k.ArticleId).ToArray());
        statement.Parameters.Add("starts", keys.Select(k => k.Span.Start).ToArray());
        statement.Parameters.Add("ends", keys.Select(k => k.Span.End).ToArray());
        return statement;
    }

    internal static ReadByIds<Quote> Reader(IQuoteView view) =>
        async (NpgsqlConnection connection, IReadOnlyList<string> ids, CancellationToken cancel) =>
            (await QuoteQueries.ReadAsync(connection, ByIds(view, ids).All(cancel))).ToDictionary(
                q => q.Id,
                StringComparer.Ordinal
            );
}
