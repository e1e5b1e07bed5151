using Dapper;
using Npgsql;
using Qawl.Api.Lists;
using Qawl.Api.Quotes;

namespace Qawl.Api.Utterances;

internal static class UtteranceQueries
{
    private static readonly string Columns = $"""
        select u.id as "Id", {QuoteSelection.Id} as "QuoteId", q.text as "Text", q.kind as "Kind",
               u.quotes as "QuoteCount", u.outlets as "OutletCount", u.sources as "SourceCount",
               case when u.sort_at > '-infinity' then (u.sort_at at time zone 'UTC')::date::text end as "FirstPublishedAt",
               (u.sort_at at time zone 'UTC')::text as "SortKey",
               q.speaker_type as "Type", coalesce(q.speaker_person_id, q.speaker_organization_id) as "Id",
               {NameOf.Either("q.speaker_person_id", "q.speaker_organization_id")} as "Name"
        """;

    private const string Table = "from utterances u";

    private const string Representative = """
        left join lateral (
            select q.* from quotes q
            where q.article_id = u.article_id and q.start_at = u.start_at and q.end_at = u.end_at limit 1
        ) q on true
        """;

    internal const string HasOutlets = "u.outlets >= @minOutlets";

    internal const string Is = "u.id = @id";

    /// <summary>Of a quote, also of one that nothing else reports; no rows if it is not there.</summary>
    internal const string UtteranceOf = """
        select coalesce(q.utterance, @id) from quotes q
        where q.article_id = @article and q.start_at = @start and q.end_at = @end
        """;

    /// <summary>Quotes that were found the same as one that is gone.</summary>
    internal const string Heirs = """
        select q.other_quote_id from quote_judgements q where q.quote_id = @id and q.verdict = 'same'
        union
        select q.quote_id from quote_judgements q where q.other_quote_id = @id and q.verdict = 'same'
        order by 1 limit 100
        """;

    /// <summary>
    /// All quotes of the utterance, and those that were judged to be the same as this one though they report more; what a person
    /// says of two outranks what rules found.
    /// </summary>
    internal const string Reporting = $"""
        select {QuoteSelection.Id} from quotes q where q.utterance = @utterance
        union
        select j.other_quote_id from quote_judgements j
        where j.quote_id = @id and {HoldsAsSame}
        union
        select j.quote_id from quote_judgements j
        where j.other_quote_id = @id and {HoldsAsSame}
        """;

    /// <summary>Of articles the one whose text the others have; the first where each has its own.</summary>
    internal const string Original = """
        select t.id from unnest(@articles) with ordinality as t (id, at) left join copies c on c.article_id = t.id
        order by coalesce(c.place, 1), t.at limit 1
        """;

    private const string HoldsAsSame = """
        j.verdict = 'same' and j.superseded_by is null
          and not exists (
              select from quote_judgements p
              where p.quote_id = j.quote_id and p.other_quote_id = j.other_quote_id and p.judged_by = 'person'
                and p.superseded_by is null and p.verdict <> 'same'
          )
        """;

    internal static readonly Keyset<Utterance> FarthestFirst = new(
        "u.outlets desc, u.id desc",
        "(u.outlets, u.id) < (@afterCount, @afterId)",
        [("afterCount", KeyType.Number), ("afterId", KeyType.Text)],
        u => [$"{u.OutletCount}", u.Id]
    );

    internal static readonly Keyset<Utterance> NewestFirst = new(
        "u.sort_at desc, u.id desc",
        "(u.sort_at, u.id) < (@afterTime::timestamp at time zone 'UTC', @afterId)",
        [("afterTime", KeyType.Instant), ("afterId", KeyType.Text)],
        u => [u.SortKey, u.Id]
    );

    internal static readonly Keyset<Utterance> OldestFirst = NewestFirst with
    {
        OrderBy = "u.sort_at, u.id",
        After = "(u.sort_at, u.id) > (@afterTime::timestamp at time zone 'UTC', @afterId)",
    };

    internal static readonly Keyset<Variant> InOrder = new(
        QuoteQueries.OldestFirst.OrderBy,
        QuoteQueries.OldestFirst.After,
        QuoteQueries.OldestFirst.Keys,
        variant => QuoteQueries.OldestFirst.KeyOf(variant.Quote)
    );

    internal static Keyset<Utterance> OrderOf(UtteranceFilter filter) =>
        filter.Sort?.Value switch
        {
            UtteranceOrder.NewestFirst => NewestFirst,
            UtteranceOrder.OldestFirst => OldestFirst,
            _ => FarthestFirst,
        };

    internal static Statement List(UtteranceFilter filter, ResolvedNames names)
    {
        var quotes = QuoteQueries.List(filter, names);
        var statement = new Statement(Columns, Table, Representative);
        if (!quotes.IsOfAll)
        {
            statement.Parameters.AddDynamicParams(quotes.Parameters);
            statement.Where($"u.id in (\nselect q.utterance {QuoteSelection.Table}\n{quotes.Filter})");
        }
        return filter.MinOutlets?.Value is { } outlets ? statement.Where(HasOutlets, "minOutlets", outlets) : statement;
    }

    internal static Task<IEnumerable<Utterance>> ReadAsync(NpgsqlConnection connection, CommandDefinition query) =>
        connection.QueryAsync<Utterance, Speaker, Utterance>(
            query,
            (utterance, speaker) => utterance with { Speaker = speaker },
            splitOn: "Type"
        );

    internal static async Task<Utterance?> FindAsync(
        NpgsqlConnection connection,
        string id,
        CancellationToken cancel
    ) =>
        (
            await ReadAsync(connection, new Statement(Columns, Table, Representative).Where(Is, "id", id).All(cancel))
        ).SingleOrDefault();

    /// <returns>The utterance that a quote reports, by the quote's id; <c>null</c> if it is not there.</returns>
    internal static Task<string?> FindUtteranceAsync(
        NpgsqlConnection connection,
        QuoteId quote,
        CancellationToken cancel
    ) =>
        connection.ExecuteScalarAsync<string?>(
            new(
                UtteranceOf,
                new
                {
                    id = quote.ToString(),
                    article = quote.ArticleId,
                    start = quote.Span.Start,
                    end = quote.Span.End,
                },
                cancellationToken: cancel
            )
        );

    /// <returns>The utterance of the first quote that was found the same as one that is gone; <c>null</c> without any.</returns>
    internal static async Task<string?> FindHeirAsync(NpgsqlConnection connection, string id, CancellationToken cancel)
    {
        foreach (var heir in await connection.QueryAsync<string>(new(Heirs, new { id }, cancellationToken: cancel)))
        {
            if (
                QuoteId.Parse(heir) is { } quote
                && await FindUtteranceAsync(connection, quote, cancel) is { } utterance
            )
            {
                return utterance;
            }
        }
        return null;
    }

    internal static async Task<IReadOnlyList<QuoteId>> FindReportingAsync(
        NpgsqlConnection connection,
        string id,
        string utterance,
        CancellationToken cancel
    ) =>
        [
            .. (await connection.QueryAsync<string>(new(Reporting, new { id, utterance }, cancellationToken: cancel)))
                .Where(other => other != id)
                .Select(QuoteId.Parse)
                .OfType<QuoteId>(),
        ];

    internal static Statement These(IReadOnlyList<QuoteId> quotes)
    {
        var statement = QuoteQueries.Shown(view: null);
        statement.Parameters.Add("starts", quotes.Select(q => q.Span.Start).ToArray());
        statement.Parameters.Add("ends", quotes.Select(q => q.Span.End).ToArray());
        return statement.Where(QuoteSelection.HasIds, "articles", quotes.Select(q => q.ArticleId).ToArray());
    }

    /// <summary>Of several at the same time the one whose text the others copied.</summary>
    /// <param name="connection">Where to read.</param>
    /// <param name="quotes">The oldest first.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns><c>null</c> if none is dated.</returns>
    internal static async Task<Quote?> FindFirstAsync(
        NpgsqlConnection connection,
        IReadOnlyCollection<Quote> quotes,
        CancellationToken cancel
    )
    {
        var dated = quotes.Where(q => q.PublishedAt is not null).ToArray();
        var first = dated.TakeWhile(q => q.SortKey == dated[0].SortKey).ToArray();
        if (first.Length < 2)
        {
            return first.FirstOrDefault();
        }
        var articles = first.Select(q => q.ArticleId).ToArray();
        var original = await connection.QuerySingleAsync<string>(
            new(Original, new { articles }, cancellationToken: cancel)
        );
        return Array.Find(first, q => q.ArticleId == original);
    }
}
