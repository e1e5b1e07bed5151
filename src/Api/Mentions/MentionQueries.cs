using Dapper;
using Npgsql;
using Qawl.Api.Articles;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;

namespace Qawl.Api.Mentions;

internal static class MentionQueries
{
    internal static readonly string Columns = $"""
        select m.article_id as "ArticleId", m.start_at as "Start", m.end_at as "End", m.text as "Text",
               {ArticleQueries.Dates}, a.title as "ArticleTitle", a.imported_at as "ImportedAt",
               (m.sort_at at time zone 'UTC')::text as "SortKey",
               a.outlet_id as "Id", {NameOf.Organization("a.outlet_id")} as "Name"
        """;

    internal const string Table = "from mentions m";

    private static readonly string Article = ArticleQueries.Shown("m.article_id");

    private const string Outlet = "join articles n on n.id = m.article_id";

    internal const string OfPerson = "m.person_id = @named";
    internal const string OfOrganization = "m.organization_id = @named";

    internal static readonly DatedColumns DatedColumns = new("m.article_id", "m.sort_at", "n.outlet_id");

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

    internal static Statement List(MentionFilter filter, ResolvedNames names)
    {
        var statement = new Statement(Columns, Table, Article);
        if (filter.Outlet is { Length: > 0 } || filter.HasOutlet is not null)
        {
            statement.Join(Outlet);
        }
        return DatedColumns.Narrow(statement, filter, names);
    }

    internal static Task<IEnumerable<Mention>> ReadAsync(NpgsqlConnection connection, CommandDefinition query) =>
        connection.QueryAsync<Mention, NamedOrganization, Mention>(
            query,
            (mention, outlet) => mention with { Outlet = outlet },
            splitOn: "Id"
        );
}
