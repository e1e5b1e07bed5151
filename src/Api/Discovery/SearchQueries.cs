using Dapper;
using Npgsql;
using Qawl.Api.Articles;
using Qawl.Api.Lists;
using Qawl.Api.Quotes;
using Qawl.Api.Search;

namespace Qawl.Api.Discovery;

/// <summary>
/// One query for each type. Ranking reads the terms of every candidate, so only the newest, or for names the most quoted,
/// are ranked; the number is fixed in the SQL.
/// </summary>
internal static class SearchQueries
{
    // 1: long texts count less; 32: from 0 to 1. What is said counts as the rest of a body does.
    private const string Rank = "ts_rank('{0.1, 0.1, 0.4, 1}', n.terms, @terms::tsquery, 33)::double precision";

    /// <summary>All words in the title come before all words in the title or in names, and these before any others.</summary>
    private const string RankOfArticle = $"""
        ((case when n.terms @@ @inTitles::tsquery then 2 when n.terms @@ @inTitlesOrNames::tsquery then 1 else 0 end + {Rank}) / 3)
        """;

    /// <summary>How many of the newest are ranked.</summary>
    private const int Ranked = 500;

    /// <summary>As of the lists, but that more is looked for.</summary>
    private const int NextQuotes = 5000;

    /// <inheritdoc cref="NextQuotes" />
    private const int NextArticles = 1000;

    private static readonly string SpeakerName = NameOf.Either("q.speaker_person_id", "q.speaker_organization_id");

    private static readonly string NewestQuotes = Newest(
        "q",
        "select q.* from quotes q",
        QuoteQueries.HasTerms,
        QuoteQueries.NewestFirst.OrderBy,
        NextQuotes
    );

    private static readonly string NewestArticles = Newest(
        "a",
        "select a.* from articles a",
        ArticleQueries.HasTerms,
        ArticleQueries.NewestFirst.OrderBy,
        NextArticles
    );

    internal static readonly string Quotes = $"""
        select 'quote' as "Type", {QuoteSelection.Id} as "Id",
               (select title from articles where id = q.article_id) as "Title",
               {SpeakerName} as "Name", q.text as "Text",
               (select published_text from articles where id = q.article_id) as "PublishedAt",
               q.score as "Score", q.text as "Passage", q.start_at as "PassageStart",
               (q.sort_at at time zone 'UTC')::text as "SortKey"
        from (
            select n.*, {Rank} as score
            from (
            {NewestQuotes}
            ) n
            order by score desc, n.sort_at desc, n.article_id, n.start_at, n.end_at limit @limit
        ) q
        order by q.score desc, q.sort_at desc, q.article_id, q.start_at, q.end_at
        """;

    internal static readonly string Articles = $"""
        select 'article' as "Type", a.id as "Id", a.title as "Title", a.published_text as "PublishedAt",
               a.score as "Score",
               {ArticleQueries.Passage},
               (a.sort_at at time zone 'UTC')::text as "SortKey"
        from (
            select n.*, {RankOfArticle} as score
            from (
            {NewestArticles}
            ) n
            order by score desc, n.sort_at desc, n.id limit @limit
        ) a
        order by a.score desc, a.sort_at desc, a.id
        """;

    // The share of the name's words that were asked for.
    private const string Share = """
        max(least(1, @words::double precision / (1 + length(l.bare_name) - length(replace(l.bare_name, ' ', '')))))
        """;

    internal const string HasWords = "to_tsvector('simple', l.bare_name) @@ @bare::tsquery";

    /// <summary>Found by their words before anything is joined: few names have them, though no plan knows how many.</summary>
    private const string Named = $"select * from aliases l where {HasWords} offset 0";

    internal const string People = $"""
        select 'person' as "Type", p.id as "Id", p.name as "Name", r.score as "Score",
               coalesce(
                   (select string_agg(t.title, '، ') from (select title from roles where person_id = p.id
                    order by last_seen desc nulls last, title limit 3) t),
                   (select string_agg(t.name, '، ') from (select name from aliases where person_id = p.id
                    and name <> p.name order by name collate "C" limit 3) t), '') as "Passage"
        from (
            select n.id, n.score, n.quote_count
            from (
                select p.id, p.quote_count, {Share} as score
                from ({Named}) l join people p on p.id = l.person_id
                group by p.id order by p.quote_count desc, p.id limit 500
            ) n
            order by n.score desc, n.quote_count desc, n.id limit @limit
        ) r
        join people p on p.id = r.id
        order by r.score desc, r.quote_count desc, r.id
        """;

    internal const string Organizations = $"""
        select 'organization' as "Type", o.id as "Id", o.name as "Name", r.score as "Score",
               coalesce((select string_agg(t.name, '، ') from (select name from aliases where organization_id = o.id
                         and name <> o.name order by name collate "C" limit 3) t), '') as "Passage"
        from (
            select n.id, n.score, n.quote_count
            from (
                select o.id, o.quote_count, {Share} as score
                from ({Named}) l join organizations o on o.id = l.organization_id
                group by o.id order by o.quote_count desc, o.id limit 500
            ) n
            order by n.score desc, n.quote_count desc, n.id limit @limit
        ) r
        join organizations o on o.id = r.id
        order by r.score desc, r.quote_count desc, r.id
        """;

    internal static async Task<SearchResult> RunAsync(
        NpgsqlConnection connection,
        SearchFilter filter,
        int limit,
        CancellationToken cancel
    )
    {
        var query = await SpelledAsync(connection, filter.Q!, cancel);
        var hits = await FindAsync(connection, filter.Types, query, limit, cancel);
        return new SearchResult
        {
            Items =
            [
                // The order within a type, where scores are equal, is that of its query.
                .. hits.OrderByDescending(h => h.Score)
                    .ThenByDescending(
                        h => h.SortKey.Length > 0 && h.SortKey[0] != '-' ? h.SortKey : "",
                        StringComparer.Ordinal
                    )
                    .Take(limit)
                    .Select(h => Shown(h, query)),
            ],
            Nearest = hits.Count > 0 ? null : await NearestAsync(connection, filter.Types, query, cancel),
        };
    }

    /// <summary>With other spellings of the names that it asks for.</summary>
    private static async Task<SearchQuery> SpelledAsync(
        NpgsqlConnection connection,
        string text,
        CancellationToken cancel
    )
    {
        var query = SearchQuery.Of(text);
        var names = await ResolvedNames.ResolveAsync(connection, query.NamesInWords, cancel);
        return query.Spelled(names.Spellings);
    }

    private static async Task<List<SearchHit>> FindAsync(
        NpgsqlConnection connection,
        IEnumerable<HitType> types,
        SearchQuery query,
        int limit,
        CancellationToken cancel
    )
    {
        var hits = new List<SearchHit>();
        foreach (var type in types)
        {
            hits.AddRange(await FindAsync(connection, type, query, limit, cancel));
        }
        return hits;
    }

    private static async Task<IReadOnlyList<string>> NearestAsync(
        NpgsqlConnection connection,
        IReadOnlyList<HitType> types,
        SearchQuery query,
        CancellationToken cancel
    )
    {
        var forms = types is [HitType.Quote] ? NearestForms.OfQuotes : NearestForms.OfArticles;
        var found = new List<string>();
        foreach (var words in await forms.FindAsync(connection, query, cancel))
        {
            if (
                (
                    await FindAsync(connection, types, await SpelledAsync(connection, words, cancel), limit: 1, cancel)
                ).Count > 0
            )
            {
                found.Add(words);
            }
        }
        return found;
    }

    private static string Newest(string alias, string rows, string hasTerms, string orderBy, int next) =>
        WordRows.Of(
            alias,
            $"{rows} order by {orderBy} limit {next}",
            $"{rows} where {hasTerms}",
            hasTerms,
            orderBy,
            Ranked
        );

    private static string SqlOf(HitType type) =>
        type switch
        {
            HitType.Quote => Quotes,
            HitType.Article => Articles,
            HitType.Person => People,
            _ => Organizations,
        };

    private static async Task<IEnumerable<SearchHit>> FindAsync(
        NpgsqlConnection connection,
        HitType type,
        SearchQuery query,
        int limit,
        CancellationToken cancel
    )
    {
        var isName = type is HitType.Person or HitType.Organization;
        var bare = isName ? query.OfNames : null;
        if (isName && bare is null)
        {
            return [];
        }
        var parameters = new
        {
            terms = type == HitType.Quote ? query.OfQuotes : query.OfArticles,
            inTitles = query.InTitles,
            inTitlesOrNames = query.InTitlesOrNames,
            bare,
            words = query.WordsOfName,
            limit,
        };
        return await connection.QueryAsync<SearchHit>(new(SqlOf(type), parameters, cancellationToken: cancel));
    }

    private static SearchHit Shown(SearchHit hit, SearchQuery query)
    {
        if (hit.Type is HitType.Person or HitType.Organization)
        {
            return hit with { Snippet = hit.Passage.Length == 0 ? null : hit.Passage };
        }
        var matches = new SearchMatches(query, SearchField.Anywhere, SearchField.Said);
        var inTitle = hit.TitleStart is { } start
            ? Highlights.Of(new SearchMatches(query, SearchField.Anywhere, SearchField.Title), hit.Title!, start)
            : [];
        return hit with
        {
            Snippet = hit.Passage.Length == 0 ? null : Snippet.Of(hit.Passage, matches),
            Highlights =
            [
                .. inTitle.Concat(Highlights.Of(matches, hit.Passage, hit.PassageStart)).Take(Highlights.Most),
            ],
        };
    }
}
