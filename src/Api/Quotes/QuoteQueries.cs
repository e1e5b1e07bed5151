using Dapper;
using Npgsql;
using Qawl.Api.Articles;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.Requests;
using Qawl.Api.Search;
using Qawl.Extraction.Model;

namespace Qawl.Api.Quotes;

internal static class QuoteQueries
{
    /// <summary>In the order of <see cref="ReadAsync"/>'s types; each begins with the column that it is split on.</summary>
    internal static readonly string Columns = $"select {Own}";

    /// <summary>With the text around the quote.</summary>
    internal static readonly string ColumnsWithContext = $"select {Context}, {Own}";

    /// <summary>With how the speaker was found.</summary>
    internal static readonly string ColumnsWithEvidence = $"select {Evidence}, {Own}";

    internal static readonly string ColumnsWithAll = $"select {Context}, {Evidence}, {Own}";

    private const string Evidence = """q.rule as "Rule", q.alternatives::text as "AlternativesJson" """;

    private const string Context = """
        (select substring(a.text from greatest(q.start_at - @contextLength, 0) + 1
                          for least(q.start_at, @contextLength))
                from articles a where a.id = q.article_id) as "ContextBefore",
               (select substring(a.text from q.end_at + 1 for @contextLength)
                from articles a where a.id = q.article_id) as "ContextAfter"
        """;

    private static string Own =>
        $"""
            {QuoteSelection.Id} as "Id", q.article_id as "ArticleId",
                   coalesce(q.utterance, {QuoteSelection.Id}) as "UtteranceId",
                   q.kind as "Kind", q.stance as "Stance", q.text as "Text", q.start_at as "Start", q.end_at as "End",
                   q.speaker_by as "SpeakerBy", q.confidence as "Confidence",
                   q.said_on as "SaidDate", q.said_by as "SaidHow", q.said_words_start as "SaidStart",
                   q.said_words_end as "SaidEnd", q.said_words as "SaidWords", a.title as "ArticleTitle", a.url as "Url",
                   {ArticleQueries.Dates}, a.imported_at as "ImportedAt",
                   (q.sort_at at time zone 'UTC')::text as "SortKey",
                   q.speaker_type as "Type", coalesce(q.speaker_person_id, q.speaker_organization_id) as "Id",
                   {NameOf.Either("q.speaker_person_id", "q.speaker_organization_id")} as "Name",
                   q.speaker_words_start as "Start", q.speaker_words_end as "End", q.speaker_words as "Text",
                   case when q.relay_person_id is not null then 'person'
                        when q.relay_organization_id is not null then 'organization' end as "Type",
                   coalesce(q.relay_person_id, q.relay_organization_id) as "Id",
                   {NameOf.Either("q.relay_person_id", "q.relay_organization_id")} as "Name",
                   q.on_behalf_of_organization_id as "Id",
                   {NameOf.Organization("q.on_behalf_of_organization_id")} as "Name",
                   q.cue_start as "Start", q.cue_end as "End",
                   q.cue_words as "Text",
                   q.outlet_id as "Id", {NameOf.Organization("q.outlet_id")} as "Name"
            """;

    private static readonly string Article = ArticleQueries.Shown("q.article_id");

    internal const string Is = "q.article_id = @articleId and q.start_at = @start and q.end_at = @end";

    internal const string OfArticle = "q.article_id = @article";
    internal const string OfPerson = "q.speaker_person_id = @speaker";
    internal const string OfOrganization = "q.speaker_organization_id = @speaker";

    /// <summary>About so many rows of the list are as quickly read as a hundredth of a million is found by words and sorted.</summary>
    internal const int NextForWords = 2000;

    internal const string HasTerms = "q.terms @@ @terms::tsquery";
    internal const string HasKind = "q.kind = any(@kinds)";
    internal const string HasStance = "q.stance = any(@stances)";
    internal const string HasSpeakerType = "q.speaker_type = any(@speakerTypes)";

    internal const string SaidByEither =
        "(q.speaker_person_id = any(@speakingPeople) or q.speaker_organization_id = any(@speakingOrganizations))";

    internal static readonly DatedColumns DatedColumns = new("q.article_id", "q.sort_at", "q.outlet_id");

    internal static readonly Keyset<Quote> NewestFirst = new(
        "q.sort_at desc, q.article_id desc, q.start_at desc, q.end_at desc",
        "(q.sort_at, q.article_id, q.start_at, q.end_at) < (@afterTime::timestamp at time zone 'UTC', @afterArticle, @afterStart, @afterEnd)",
        [
            ("afterTime", KeyType.Instant),
            ("afterArticle", KeyType.Text),
            ("afterStart", KeyType.Number),
            ("afterEnd", KeyType.Number),
        ],
        q => [q.SortKey, q.ArticleId, $"{q.Start}", $"{q.End}"]
    );

    internal static readonly Keyset<Quote> OldestFirst = NewestFirst with
    {
        OrderBy = "q.sort_at, q.article_id, q.start_at, q.end_at",
        After =
            "(q.sort_at, q.article_id, q.start_at, q.end_at) > (@afterTime::timestamp at time zone 'UTC', @afterArticle, @afterStart, @afterEnd)",
    };

    /// <summary>Of one article.</summary>
    internal static readonly Keyset<Quote> AsInText = new(
        "q.start_at, q.end_at",
        "(q.start_at, q.end_at) > (@afterStart, @afterEnd)",
        [("afterStart", KeyType.Number), ("afterEnd", KeyType.Number)],
        q => [$"{q.Start}", $"{q.End}"]
    );

    internal static Keyset<Quote> OrderOf<T>(T filter)
        where T : AnyQuoteFilter, IDatedFilter =>
        NamedInQuotes.Continue(filter, filter.OldestFirst, filter.OldestFirst ? OldestFirst : NewestFirst);

    internal static Statement List(AnyQuoteFilter filter, ResolvedNames names)
    {
        // What is counted or followed is not shown in another way than usual.
        var statement = DatedColumns.Narrow(Shown(filter as IQuoteView), filter, names);
        if (filter.Kind is { Length: > 0 } kinds)
        {
            statement.Where(HasKind, "kinds", WireValues.NamesOf(kinds));
        }
        if (filter.Stance is { Length: > 0 } stances)
        {
            statement.Where(HasStance, "stances", WireValues.NamesOf(stances));
        }
        if (filter.Q is { } q)
        {
            statement.WhereWords(HasTerms, "terms", SearchQuery.Of(q).Spelled(names.Spellings).OfQuotes, NextForWords);
        }
        NamedInQuotes.Apply(statement, filter, names);
        HeldOffices.Apply(statement, filter);
        SaidDates.Apply(statement, filter);
        if (filter.Speaker is { Length: > 0 })
        {
            WhereSpeaker(statement, names);
        }
        return filter.SpeakerType is { Length: > 0 } types
            ? statement.Where(HasSpeakerType, "speakerTypes", WireValues.NamesOf(types))
            : statement;
    }

    /// <summary>All quotes, shown as asked for.</summary>
    internal static Statement Shown(IQuoteView? view)
    {
        var evidence = QuoteViews.ShowsEvidence(view);
        if (QuoteViews.ContextOf(view) is not { } length)
        {
            return new(evidence ? ColumnsWithEvidence : Columns, QuoteSelection.Table, Article);
        }
        var statement = new Statement(evidence ? ColumnsWithAll : ColumnsWithContext, QuoteSelection.Table, Article);
        statement.Parameters.Add("contextLength", length);
        return statement;
    }

    internal static Task<IEnumerable<Quote>> ReadAsync(NpgsqlConnection connection, CommandDefinition query) =>
        connection.QueryAsync<Quote, Speaker, Words, Relay, NamedOrganization, Words, NamedOrganization, Quote>(
            query,
            (quote, speaker, words, relay, onBehalfOf, cue, outlet) =>
                quote with
                {
                    Speaker = speaker is null ? null : speaker with { Words = words },
                    Relay = relay,
                    OnBehalfOf = onBehalfOf,
                    Cue = cue,
                    Outlet = outlet,
                    SaidOn = SaidDates.Of(quote),
                    SaidBy = SaidDates.SourceOf(quote),
                },
            splitOn: "Type,Start,Type,Id,Start,Id"
        );

    /// <summary>Reads rows with the places of the words that the filter asks for.</summary>
    internal static ReadRows<Quote> Reader(AnyQuoteFilter filter)
    {
        if (filter.Q is not { } q)
        {
            return ReadAsync;
        }
        var matches = new SearchMatches(SearchQuery.Of(q), SearchField.Anywhere, SearchField.Said);
        return async (connection, query) =>
            (await ReadAsync(connection, query)).Select(quote =>
                quote with
                {
                    Highlights = Highlights.Of(matches, quote.Text, quote.Start),
                }
            );
    }

    internal static async Task<Quote?> FindAsync(
        NpgsqlConnection connection,
        string articleId,
        TextSpan span,
        IQuoteView view,
        CancellationToken cancel
    )
    {
        var query = One(articleId, span, view).All(cancel);
        return (await ReadAsync(connection, query)).SingleOrDefault();
    }

    internal static Statement One(string articleId, TextSpan span, IQuoteView? view)
    {
        var statement = Shown(view).Where(Is, "articleId", articleId);
        statement.Parameters.Add("start", span.Start);
        statement.Parameters.Add("end", span.End);
        return statement;
    }

    private static void WhereSpeaker(Statement statement, ResolvedNames names)
    {
        var people = names.People("speaker");
        var organizations = names.Organizations("speaker");
        if (organizations.Length == 0)
        {
            statement.OneOf("q.speaker_person_id", "speakingPeople", people);
        }
        else if (people.Length == 0)
        {
            statement.OneOf("q.speaker_organization_id", "speakingOrganizations", organizations);
        }
        else
        {
            statement.Parameters.Add("speakingOrganizations", organizations);
            statement.Where(SaidByEither, "speakingPeople", people);
        }
    }
}
