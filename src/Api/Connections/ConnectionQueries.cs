using Dapper;
using Npgsql;
using Qawl.Api.Lists;
using Qawl.Api.Requests;
using Qawl.Database;

namespace Qawl.Api.Connections;

/// <summary>
/// Connections are counted when they are asked for: from the quotes or mentions of one person or organization, which an
/// index gives, to what else stands in the same span or article.
/// </summary>
internal static class ConnectionQueries
{
    internal static readonly string Columns = $"""
        select c.relation as "Relation",
               case when c.person_id is not null then 'person' else 'organization' end as "Type",
               c.id as "Id",
               {NameOf.Either("c.person_id", "c.organization_id")} as "Name",
               c.count as "Count",
               c.first_seen as "FirstSeen", c.last_seen as "LastSeen"
        """;

    private const string Days = """
        min(left(a.published_text, 10))::date as first_seen, max(left(a.published_text, 10))::date as last_seen
        """;

    private const string Named = """
        m.person_id, m.organization_id, coalesce(m.person_id, m.organization_id) as id
        """;

    private const string CountQuotes = "count(distinct (q.article_id, q.start_at, q.end_at))::integer as count";

    internal const string SpeaksAbout = $"""
        select 'speaksAbout' as relation, {Named}, {CountQuotes}, {Days}
        from quotes q
        join articles a on a.id = q.article_id
        join mentions m on m.article_id = q.article_id and m.start_at >= q.start_at and m.end_at <= q.end_at

        """;

    internal const string SpokenAboutBy = $"""
        select 'spokenAboutBy' as relation, q.speaker_person_id as person_id, q.speaker_organization_id as organization_id,
               coalesce(q.speaker_person_id, q.speaker_organization_id) as id, {CountQuotes}, {Days}
        from mentions n
        join articles a on a.id = n.article_id
        join quotes q on q.article_id = n.article_id and n.start_at >= q.start_at and n.end_at <= q.end_at

        """;

    internal const string AppearsWith = $"""
        select 'appearsWith' as relation, {Named}, count(distinct m.article_id)::integer as count, {Days}
        from mentions n
        join articles a on a.id = n.article_id
        join mentions m on m.article_id = n.article_id

        """;

    internal const string HasSpeaker = "q.speaker_type <> 'unnamed'";
    internal const string HasType =
        "case when c.person_id is not null then 'person' else 'organization' end = any(@types)";

    private const string ByNamed = "group by m.person_id, m.organization_id\n";
    private const string BySpeaker = "group by q.speaker_person_id, q.speaker_organization_id\n";

    private static readonly DatedColumns OfQuote = new("q.article_id", "q.sort_at", "q.outlet_id");
    private static readonly DatedColumns OfMention = new("n.article_id", "n.sort_at", "a.outlet_id");

    internal static readonly Keyset<Connection> StrongestFirst = new(
        "c.count desc, c.relation desc, c.id desc",
        "(c.count, c.relation, c.id) < (@afterCount, @afterRelation, @afterId)",
        [("afterCount", KeyType.Number), ("afterRelation", KeyType.Text), ("afterId", KeyType.Text)],
        c => [$"{c.Count}", EnumNames.Of(c.Relation), c.Id]
    );

    /// <param name="filter">Valid.</param>
    /// <param name="names">What the names among the filters mean.</param>
    /// <param name="owner">Whose connections: <c>person</c> or <c>organization</c>.</param>
    /// <param name="id">The owner's id.</param>
    internal static Statement List(ConnectionFilter filter, ResolvedNames names, PartyType owner, string id)
    {
        var column = owner == PartyType.Person ? "person_id" : "organization_id";
        var parts = filter.Relations.Select(r => PartOf(r, filter, names, column)).ToArray();
        var statement = new Statement(
            Columns,
            $"""
            from (
            {string.Join("union all\n", parts.Select(p => p.Sql))}) c
            """
        );
        // All parts have the same.
        statement.Parameters.AddDynamicParams(parts[0].Part.Parameters);
        statement.Parameters.Add("owner", id);
        return filter.Type is { Length: > 0 } types
            ? statement.Where(HasType, "types", WireValues.NamesOf(types))
            : statement;
    }

    internal static Task<IEnumerable<Connection>> ReadAsync(NpgsqlConnection connection, CommandDefinition query) =>
        connection.QueryAsync<Connection>(query);

    private static (string Sql, Statement Part) PartOf(
        Relation relation,
        ConnectionFilter filter,
        ResolvedNames names,
        string column
    )
    {
        var (from, columns, grouping) = relation switch
        {
            Relation.SpeaksAbout => (SpeaksAbout, OfQuote, ByNamed),
            Relation.SpokenAboutBy => (SpokenAboutBy, OfMention, BySpeaker),
            _ => (AppearsWith, OfMention, ByNamed),
        };
        var part = columns.Narrow(new Statement("", ""), filter, names);
        _ = relation switch
        {
            Relation.SpeaksAbout => part.Where($"q.speaker_{column} = @owner")
                .Where($"m.{column} is distinct from @owner"),
            Relation.SpokenAboutBy => part.Where($"n.{column} = @owner")
                .Where(HasSpeaker)
                .Where($"q.speaker_{column} is distinct from @owner"),
            _ => part.Where($"n.{column} = @owner").Where($"m.{column} is distinct from @owner"),
        };
        return (from + part.Filter + grouping, part);
    }
}
