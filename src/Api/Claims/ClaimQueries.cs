using Dapper;
using Npgsql;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.Quotes;
using Qawl.Extraction.Model;
using Quote = Qawl.Api.Quotes.Quote;

namespace Qawl.Api.Claims;

/// <summary>A quote that may have the words of a claim.</summary>
internal sealed record Candidate
{
    public required string ArticleId { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    public required QuoteKind Kind { get; init; }

    public required string Text { get; init; }

    public string? PersonId { get; init; }

    public string? OrganizationId { get; init; }

    public string? OnBehalfOfId { get; init; }

    /// <summary>What names the speaker, or of somebody unnamed tells who it is.</summary>
    public string? SpeakerWords { get; init; }

    public string? CueWords { get; init; }

    public string Id => $"{ArticleId}-{Start}-{End}";
}

/// <summary>What a receipt tells of an article.</summary>
internal sealed record ArticleState
{
    public required string Id { get; init; }

    public required byte[] TextSha256 { get; init; }

    public required string Engine { get; init; }
}

internal static class ClaimQueries
{
    /// <summary>Of more quotes that have the words asked for, no more are looked at.</summary>
    private const int MostRead = 1500;

    /// <summary>So many are compared with the claim: those that share the most of its words.</summary>
    internal const int MostCompared = 200;

    internal const string Head = """
        select c.article_id as "ArticleId", c.start_at as "Start", c.end_at as "End", c.kind as "Kind", c.text as "Text",
               c.speaker_person_id as "PersonId", c.speaker_organization_id as "OrganizationId",
               c.on_behalf_of_organization_id as "OnBehalfOfId", c.speaker_words as "SpeakerWords",
               c.cue_words as "CueWords"
        from (
            select q.* from quotes q
        """;

    internal static readonly string Tail = FormattableString.Invariant(
        $"""
            limit {MostRead}
        ) c
        order by (select count(*) from unnest(@each::tsquery[]) t where c.terms @@ t) desc,
                 c.sort_at = '-infinity', c.sort_at, c.article_id, c.start_at, c.end_at
        limit {MostCompared}
        """
    );

    internal const string HasAnyTerms = "q.terms @@ any(@terms::tsquery[])";

    internal const string IsSpeakers = """
        (q.speaker_person_id = any(@speakingPeople) or q.speaker_organization_id = any(@speakingOrganizations)
            or q.on_behalf_of_organization_id = any(@speakingOrganizations))
        """;

    internal const string Count = """
        select count(*)::integer as "Articles", count(distinct a.outlet_id)::integer as "Outlets",
               (min(a.sort_at) filter (where a.sort_at > '-infinity') at time zone 'UTC')::date::text as "FirstPublishedAt",
               (max(a.sort_at) filter (where a.sort_at > '-infinity') at time zone 'UTC')::date::text as "LastPublishedAt"
        from articles a
        """;

    internal const string States = """
        select a.id as "Id", a.text_sha256 as "TextSha256", a.engine_version as "Engine" from articles a where a.id = any(@ids)
        """;

    /// <summary>Who published the same statements, however their quotes word them.</summary>
    internal const string Outlets = """
        select o.id as "Id", o.name as "Name"
        from (select distinct q.outlet_id from quotes q where q.utterance = any(@utterances)) q
        join organizations o on o.id = q.outlet_id
        order by o.id collate "C" limit 100
        """;

    internal static readonly DatedColumns OfArticles = new("a.id", "a.sort_at", "a.outlet_id");

    public static async Task<IReadOnlyList<Candidate>> FindAsync(
        NpgsqlConnection connection,
        CandidateSearch search,
        CancellationToken cancel
    ) => [.. await connection.QueryAsync<Candidate>(Find(search, cancel))];

    internal static CommandDefinition Find(CandidateSearch search, CancellationToken cancel)
    {
        var statement = QuoteQueries
            .DatedColumns.Narrow(new Statement("", QuoteSelection.Table), search.Filter, search.Names)
            .Where(HasAnyTerms, "terms", search.Queries);
        if (search.Filter.Role is not null)
        {
            HeldOffices.Apply(statement, search.Filter);
        }
        else if (search.IsOfSpeaker)
        {
            statement.Parameters.Add("speakingOrganizations", search.Names.Organizations("speaker"));
            statement.Where(IsSpeakers, "speakingPeople", search.Names.People("speaker"));
        }
        return statement.Within(Head, Tail, new { each = search.Each }, cancel);
    }

    public static Task<Searched> CountAsync(
        NpgsqlConnection connection,
        QuoteFilter filter,
        ResolvedNames names,
        CancellationToken cancel
    ) => connection.QuerySingleAsync<Searched>(CountOf(filter, names, cancel));

    internal static CommandDefinition CountOf(QuoteFilter filter, ResolvedNames names, CancellationToken cancel) =>
        OfArticles.Narrow(new Statement("", "from articles a"), filter, names).Within(Count, "", new { }, cancel);

    /// <returns>At most 100, in the order of ids.</returns>
    public static Task<IEnumerable<NamedOrganization>> OutletsAsync(
        NpgsqlConnection connection,
        IEnumerable<Quote> quotes,
        CancellationToken cancel
    )
    {
        var utterances = quotes.Select(q => q.UtteranceId).Distinct(StringComparer.Ordinal).ToArray();
        return connection.QueryAsync<NamedOrganization>(new(Outlets, new { utterances }, cancellationToken: cancel));
    }

    public static async Task<IReadOnlyDictionary<string, ArticleState>> StatesAsync(
        NpgsqlConnection connection,
        IEnumerable<string> ids,
        CancellationToken cancel
    ) =>
        (
            await connection.QueryAsync<ArticleState>(
                new(States, new { ids = ids.ToArray() }, cancellationToken: cancel)
            )
        ).ToDictionary(a => a.Id, StringComparer.Ordinal);
}

/// <summary>Which quotes are looked for.</summary>
/// <param name="Queries">What their words must have: all of any of these tsqueries.</param>
/// <param name="Each">Each term of the claim, by how many of which they are ordered.</param>
/// <param name="Filter">Of which outlet and time; with an office only what was said in it.</param>
/// <param name="Names">Whom the names in it mean.</param>
/// <param name="IsOfSpeaker">Only what the speaker said.</param>
internal sealed record CandidateSearch(
    string[] Queries,
    string[] Each,
    QuoteFilter Filter,
    ResolvedNames Names,
    bool IsOfSpeaker
);
