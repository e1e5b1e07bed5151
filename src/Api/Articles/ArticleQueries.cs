using Dapper;
using Npgsql;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.Search;

namespace Qawl.Api.Articles;

internal static class ArticleQueries
{
    /// <summary>For every row that shows its article's date of publication.</summary>
    internal const string Dates = """
        a.published_text as "PublishedAt", a.published_precision as "PublishedPrecision",
               case when a.published_zoned then a.published_sort end as "PublishedInstant"
        """;

    /// <summary>For every row that shows when its article was imported: when that was committed.</summary>
    internal const string ImportedAt = "(select c.committed_at from commits c where c.article_id = a.id)";

    /// <summary>What rows show of their article: everything but its text, and when it was imported.</summary>
    internal static string Shown(string articleId) =>
        $"""
            left join lateral (
                select a.title, a.url, a.published_text, a.published_precision, a.published_sort, a.published_zoned, a.outlet_id,
                       {ImportedAt} as imported_at
                from articles a where a.id = {articleId} limit 1
            ) a on true
            """;

    /// <summary>Its own words.</summary>
    internal const string Body = "substring(a.text from a.body_start + 1 for a.body_end - a.body_start)";

    private const string Own = $"""
        a.id as "Id", a.title as "Title", a.kicker as "Kicker", a.original_source as "OriginalSource",
               {Dates},
               a.updated_text as "UpdatedAt", a.updated_precision as "UpdatedPrecision",
               a.external_id as "ExternalId", a.url as "Url", a.language as "Language", {ImportedAt} as "ImportedAt",
               (a.sort_at at time zone 'UTC')::text as "SortKey"
        """;

    internal static readonly string Columns =
        $"""select {Own}, a.outlet_id as "Id", {NameOf.Organization("a.outlet_id")} as "Name" """;

    /// <summary>Code points of an article's body in which words are shown.</summary>
    internal const int PassageLength = 8000;

    /// <summary>The body's beginning, and where its title stands before it.</summary>
    internal static readonly string Passage = FormattableString.Invariant(
        $"""
        substring(a.text from a.body_start + 1 for least(a.body_end - a.body_start, {PassageLength})) as "Passage",
               a.body_start as "PassageStart", nullif(position(a.title in left(a.text, a.body_start)), 0) - 1 as "TitleStart"
        """
    );

    /// <summary>For articles whose words are shown.</summary>
    internal static readonly string ColumnsWithPassage =
        $"""select {Own}, {Passage}, a.outlet_id as "Id", {NameOf.Organization("a.outlet_id")} as "Name" """;

    /// <summary>Five results: the article, its furniture, its counts, its people, its organizations.</summary>
    internal const string Detail = $"""
        select {Own},
               a.body_start as "BodyStart", a.body_end as "BodyEnd", encode(a.text_sha256, 'hex') as "TextSha256",
               a.engine_version as "EngineVersion",
               case when c.page_id <> c.source_id then c.source_id end as "CopyOf", c.revision_of as "RevisionOf",
               o.id as "Id", o.name as "Name"
        from articles a
        left join organizations o on o.id = a.outlet_id
        left join copies c on c.article_id = a.id
        where a.id = @id;
        select lower(f) as "Start", upper(f) as "End" from articles a, unnest(a.furniture) as f where a.id = @id order by f;
        select (select count(*) from quotes where article_id = @id)::integer as "Quotes",
               (select count(*) from copies c where c.source_id = m.source_id and c.article_id <> @id)::integer as "Copies",
               (select count(*) from copies c where c.page_id = m.page_id and c.article_id <> @id)::integer as "Revisions"
        from (select) as one left join copies m on m.article_id = @id;
        select p.id as "Id", p.name as "Name", count(*)::integer as "Mentions"
        from mentions m join people p on p.id = m.person_id
        where m.article_id = @id group by p.id order by 3 desc, p.id;
        select o.id as "Id", o.name as "Name", count(*)::integer as "Mentions"
        from mentions m join organizations o on o.id = m.organization_id
        where m.article_id = @id group by o.id order by 3 desc, o.id;
        """;

    internal const string Text = """
        select text as "Text", encode(text_sha256, 'hex') as "Sha256" from articles where id = @id
        """;

    internal const string Exists = "select exists (select from articles where id = @id)";

    /// <summary>Fewer than of quotes: the terms of a whole article stand apart from its row.</summary>
    internal const int NextForWords = 300;

    internal const string HasTerms = "a.terms @@ @terms::tsquery";

    internal const string NamesPerson =
        "a.id in (select m.article_id from mentions m where m.person_id = any(@namedPeople))";

    internal const string NamesOrganization =
        "a.id in (select m.article_id from mentions m where m.organization_id = any(@namedOrganizations))";

    internal const string Quotes = """
        a.id in (select q.article_id from quotes q where q.speaker_person_id = any(@speakingPeople)
                 union select q.article_id from quotes q where q.speaker_organization_id = any(@speakingOrganizations))
        """;

    internal static readonly DatedColumns DatedColumns = new("a.id", "a.sort_at", "a.outlet_id");

    internal static readonly Keyset<Article> NewestFirst = new(
        "a.sort_at desc, a.id desc",
        "(a.sort_at, a.id) < (@afterTime::timestamp at time zone 'UTC', @afterArticle)",
        [("afterTime", KeyType.Instant), ("afterArticle", KeyType.Text)],
        a => [a.SortKey, a.Id]
    );

    internal static readonly Keyset<Article> OldestFirst = NewestFirst with
    {
        OrderBy = "a.sort_at, a.id",
        After = "(a.sort_at, a.id) > (@afterTime::timestamp at time zone 'UTC', @afterArticle)",
    };

    internal static Keyset<Article> OrderOf(IDatedFilter filter) => filter.OldestFirst ? OldestFirst : NewestFirst;

    internal static Statement List(AnyArticleFilter filter, ResolvedNames names)
    {
        var columns = filter.Q is null ? Columns : ColumnsWithPassage;
        var statement = DatedColumns.Narrow(new(columns, ArticleSelection.Table), filter, names);
        if (filter.Q is { } q)
        {
            statement.WhereWords(
                HasTerms,
                "terms",
                SearchQuery.Of(q).Spelled(names.Spellings).OfArticles,
                NextForWords
            );
        }
        if (filter.Person is { Length: > 0 })
        {
            statement.Where(NamesPerson, "namedPeople", names.People("person"));
        }
        if (filter.Organization is { Length: > 0 })
        {
            statement.Where(NamesOrganization, "namedOrganizations", names.Organizations("organization"));
        }
        if (filter.Speaker is { Length: > 0 })
        {
            statement.Parameters.Add("speakingOrganizations", names.Organizations("speaker"));
            statement.Where(Quotes, "speakingPeople", names.People("speaker"));
        }
        return statement;
    }

    internal static Task<IEnumerable<Article>> ReadAsync(NpgsqlConnection connection, CommandDefinition query) =>
        connection.QueryAsync<Article, NamedOrganization, Article>(
            query,
            (article, outlet) => article with { Outlet = outlet },
            splitOn: "Id"
        );

    /// <summary>Reads rows with the places of the words that the filter asks for.</summary>
    internal static ReadRows<Article> Reader(AnyArticleFilter filter)
    {
        if (filter.Q is not { } q)
        {
            return ReadAsync;
        }
        var query = SearchQuery.Of(q);
        return async (connection, command) =>
            (await ReadAsync(connection, command)).Select(article =>
                article with
                {
                    Highlights = Highlights.OfArticle(query, article),
                }
            );
    }

    internal static async Task<ArticleDetail?> FindAsync(
        NpgsqlConnection connection,
        string id,
        CancellationToken cancel
    )
    {
        await using var results = await connection.QueryMultipleAsync(
            new(Detail, new { id }, cancellationToken: cancel)
        );
        var article = results
            .Read<ArticleDetail, NamedOrganization, ArticleDetail>((a, outlet) => a with { Outlet = outlet }, "Id")
            .SingleOrDefault();
        if (article is null)
        {
            return null;
        }
        var furniture = await results.ReadAsync<Span>();
        var counts = await results.ReadSingleAsync<ArticleCounts>();
        var people = (await results.ReadAsync<MentionedParty>()).AsList();
        var organizations = (await results.ReadAsync<MentionedParty>()).AsList();
        return article with
        {
            Furniture = furniture.AsList(),
            Counts = counts with { People = people.Count, Organizations = organizations.Count },
            People = people,
            Organizations = organizations,
        };
    }

    internal static Task<StoredWords?> TextAsync(NpgsqlConnection connection, string id, CancellationToken cancel) =>
        connection.QuerySingleOrDefaultAsync<StoredWords>(new(Text, new { id }, cancellationToken: cancel));

    internal static Task<bool> ExistsAsync(NpgsqlConnection connection, string id, CancellationToken cancel) =>
        connection.ExecuteScalarAsync<bool>(new(Exists, new { id }, cancellationToken: cancel));
}

/// <summary>The stored text of an article and its SHA-256 in hexadecimal.</summary>
internal sealed record StoredWords
{
    public required string Text { get; init; }

    public required string Sha256 { get; init; }
}
