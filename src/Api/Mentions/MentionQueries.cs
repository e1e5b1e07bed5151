using Dapper;
using Npgsql;
using Qawl.Api.Articles;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;

namespace Qawl.Api.Mentions;

internal static class MentionQueries
{
    internal const string Columns = $"""
        select m.article_id as "ArticleId", m.start_at as "Start", m.end_at as "End", m.text as "Text",
               {ArticleQueries.Dates}, a.title as "ArticleTitle", {ArticleQueries.ImportedAt} as "ImportedAt",
               (m.sort_at at time zone 'UTC')::text as "SortKey",
               o.id as "Id", o.name as "Name"
        """;

    internal const string From = """
        from mentions m
        join articles a on a.id = m.article_id
        left join organizations o on o.id = a.outlet_id
        """;

    internal const string OfPerson = "m.person_id = @named";
    internal const string OfOrganization = "m.organization_id = @named";

    internal static readonly DatedColumns DatedColumns = new("m.article_id", "m.sort_at", "a.outlet_id");

    internal static readonly Keyset<Mention> NewestFirst = new(
        "m.sort_at desc, m.article_id desc, m.start_at desc, m.end_at desc",
        "(m.sort_at, m.article_id, m.start_at, m.end_at) < (@afterTime::timestamp at time zone 'UTC', @afterArticle, @afterStart, @afterEnd)",
        [
            ("afterTime", KeyType.Instant),
            ("afterArticle", KeyType.Text),
            ("afterStart", KeyType.Number),
            ("afterEnd", KeyType.Number),
        ],
        m => [m.SortKey, m.ArticleId, $"{m.Start}", $"{m.End}"]
    );

    internal static readonly Keyset<Mention> OldestFirst = NewestFirst with
    {
        OrderBy = "m.sort_at, m.article_id, m.start_at, m.end_at",
        After =
            "(m.sort_at, m.article_id, m.start_at, m.end_at) > (@afterTime::timestamp at time zone 'UTC', @afterArticle, @afterStart, @afterEnd)",
    };

    internal static Keyset<Mention> OrderOf(IDatedFilter filter) => filter.OldestFirst ? OldestFirst : NewestFirst;

    internal static Statement List(MentionFilter filter, ResolvedNames names) =>
        DatedColumns.Narrow(new(Columns, From), filter, names);

    internal static Task<IEnumerable<Mention>> ReadAsync(NpgsqlConnection connection, CommandDefinition query) =>
        connection.QueryAsync<Mention, NamedOrganization, Mention>(
            query,
            (mention, outlet) => mention with { Outlet = outlet },
            splitOn: "Id"
        );
}
