using Dapper;
using Npgsql;
using Qawl.Api.Lists;
using Qawl.Api.Quotes;

namespace Qawl.Api.Timelines;

internal static class TimelineQueries
{
    /// <summary>No date is older; the bucket of what has none ends here.</summary>
    private const string Next = """
        case when b.start_at > '-infinity' then b.start_at + ('1 ' || @bucket)::interval else timestamp '4713-01-01 BC' end
        """;

    internal const string Columns = $"""
        select case when b.start_at > '-infinity' then b.start_at::date end as "Start",
               case when b.start_at > '-infinity' then least(({Next})::date, date '9999-12-31') end as "End",
               b.count as "Count", b.start_at::text as "SortKey",
               f.id as "Id", f.text as "Text",
               fa.published_text as "PublishedAt",
               l.id as "Id", l.text as "Text",
               la.published_text as "PublishedAt"
        """;

    private const string Within = $"""
        q.sort_at >= (b.start_at at time zone 'UTC') and q.sort_at < (({Next}) at time zone 'UTC')
        """;

    internal static readonly Keyset<TimelineBucket> NewestFirst = new(
        "b.start_at desc",
        "b.start_at < @afterTime::timestamp",
        [("afterTime", KeyType.Instant)],
        b => [b.SortKey]
    );

    internal static readonly Keyset<TimelineBucket> OldestFirst = new(
        "b.start_at",
        "b.start_at > @afterTime::timestamp",
        NewestFirst.Keys,
        NewestFirst.KeyOf
    );

    internal static Keyset<TimelineBucket> OrderOf(IDatedFilter filter) =>
        filter.OldestFirst ? OldestFirst : NewestFirst;

    /// <param name="filter">Valid.</param>
    /// <param name="names">What the names among the filters mean.</param>
    /// <param name="spokenBy">Whose quotes: a predicate of <see cref="QuoteQueries"/> with the parameter <c>speaker</c>.</param>
    /// <param name="id">The speaker's id.</param>
    internal static Statement List(TimelineFilter filter, ResolvedNames names, string spokenBy, string id)
    {
        var quotes = QuoteQueries.List(filter, names).Where(spokenBy, "speaker", id);
        var statement = new Statement(
            Columns,
            $"""
            from (
            select date_trunc(@bucket, q.sort_at at time zone 'UTC') as start_at, count(*)::integer as count
            from quotes q
            {quotes.Filter}group by 1) b
            """,
            $"""
            cross join lateral (
            select {QuoteSelection.Id} as id, q.article_id, q.text
            from quotes q
            {quotes.Filter}  and {Within}
            order by {QuoteQueries.OldestFirst.OrderBy}
            limit 1) f
            cross join lateral (
            select {QuoteSelection.Id} as id, q.article_id, q.text
            from quotes q
            {quotes.Filter}  and {Within}
            order by {QuoteQueries.NewestFirst.OrderBy}
            limit 1) l
            join articles fa on fa.id = f.article_id
            join articles la on la.id = l.article_id
            """
        );
        statement.Parameters.AddDynamicParams(quotes.Parameters);
        statement.Parameters.Add("bucket", filter.Bucket?.Text ?? "month");
        return statement;
    }

    internal static Task<IEnumerable<TimelineBucket>> ReadAsync(NpgsqlConnection connection, CommandDefinition query) =>
        connection.QueryAsync<TimelineBucket, TimelineQuote, TimelineQuote, TimelineBucket>(
            query,
            (bucket, first, last) => bucket with { First = first, Last = last },
            splitOn: "Id,Id"
        );
}
