using Dapper;
using Npgsql;
using Qawl.Api.Lists;

namespace Qawl.Api.People;

internal static class PersonQueries
{
    private const string Own = """
        p.id as "Id", p.name as "Name", p.quote_count as "QuoteCount", p.mention_count as "MentionCount",
               p.folded_name as "SortKey"
        """;

    /// <summary>Six lookups for each row: only where names are asked for, since namesakes stand side by side there.</summary>
    private const string Traits = $"""
        {Office} as "Office", {Outlet} as "Outlet", {FirstSeen} as "FirstSeen", {LastSeen} as "LastSeen"
        """;

    /// <summary>The one that most articles give.</summary>
    internal const string Office = """
        (select r.title from roles r where r.person_id = p.id order by r.articles desc, r.office collate "C" limit 1)
        """;

    private const string Outlet = """
        (select o.name from (
             select m.article_id from mentions m where m.person_id = p.id
             order by m.sort_at desc, m.article_id desc, m.start_at desc, m.end_at desc limit 1
         ) m join articles a on a.id = m.article_id join organizations o on o.id = a.outlet_id)
        """;

    private const string FirstSeen = """
        (select (m.sort_at at time zone 'UTC')::date from mentions m
         where m.person_id = p.id and m.sort_at > '-infinity' order by m.sort_at limit 1)
        """;

    private const string LastSeen = """
        (select (m.sort_at at time zone 'UTC')::date from mentions m
         where m.person_id = p.id and m.sort_at > '-infinity' order by m.sort_at desc limit 1)
        """;

    internal const string Columns = $"select {Own}";

    internal const string KnownColumns = $"{Columns}, {Traits}";

    internal const string FoundColumns = $"{KnownColumns}, {FoundNames.Columns}";

    internal const string From = "from people p";

    /// <summary>Two results: the person, and the offices.</summary>
    internal const string Detail = $"""
        {KnownColumns},
               array(select l.name from aliases l where l.person_id = p.id order by l.name collate "C") as "Aliases"
        {From}
        where p.id = @id;
        select r.title as "Title", r.articles as "ArticleCount", r.first_seen as "FirstSeen", r.last_seen as "LastSeen",
               r.article_id as "ArticleId", r.start_at as "Start", r.end_at as "End",
               (select substring(a.text from r.start_at + 1 for r.end_at - r.start_at)
                from articles a where a.id = r.article_id) as "Text"
        from roles r where r.person_id = @id order by r.first_seen, r.last_seen, r.office collate "C";
        """;

    internal const string HasIds = "p.id = any(@ids)";

    internal const string Exists = "select exists (select from people where id = @id)";

    internal static readonly Keyset<Person> MostQuotedFirst = new(
        "p.quote_count desc, p.id desc",
        "(p.quote_count, p.id) < (@afterCount, @afterId)",
        [("afterCount", KeyType.Number), ("afterId", KeyType.Text)],
        p => [$"{p.QuoteCount}", p.Id]
    );

    internal static readonly Keyset<Person> MostAlikeFirst = new(
        "likeness desc, p.quote_count desc, p.id desc",
        "(likeness, p.quote_count, p.id) < (@afterLikeness, @afterCount, @afterId)",
        [("afterLikeness", KeyType.Number), ("afterCount", KeyType.Number), ("afterId", KeyType.Text)],
        p => [$"{p.Likeness}", $"{p.QuoteCount}", p.Id]
    );

    internal static readonly Keyset<Person> ByName = new(
        "p.folded_name, p.id",
        "(p.folded_name, p.id) > (@afterName, @afterId)",
        [("afterName", KeyType.Text), ("afterId", KeyType.Text)],
        p => [p.SortKey, p.Id]
    );

    internal static Keyset<Person> OrderOf(PersonFilter filter) =>
        filter.InOrderOfLikeness ? MostAlikeFirst
        : filter.InOrderOfName ? ByName
        : MostQuotedFirst;

    internal static Statement List(PersonFilter filter, ResolvedNames names) =>
        filter.Sought is null ? new(Columns, From) : new Statement(FoundColumns, From).AmongFound(names.Found, "p.id");

    internal static Statement ByIds(IEnumerable<string> ids) =>
        new Statement(KnownColumns, From).Where(HasIds, "ids", ids.ToArray());

    internal static async Task<IReadOnlyDictionary<string, Person>> ReadByIdsAsync(
        NpgsqlConnection connection,
        IReadOnlyList<string> ids,
        CancellationToken cancel
    ) => (await ReadAsync(connection, ByIds(ids).All(cancel))).ToDictionary(p => p.Id, StringComparer.Ordinal);

    internal static Task<IEnumerable<Person>> ReadAsync(NpgsqlConnection connection, CommandDefinition query) =>
        connection.QueryAsync<Person>(query);

    internal static async Task<PersonDetail?> FindAsync(
        NpgsqlConnection connection,
        string id,
        CancellationToken cancel
    )
    {
        await using var results = await connection.QueryMultipleAsync(
            new(Detail, new { id }, cancellationToken: cancel)
        );
        return await results.ReadSingleOrDefaultAsync<PersonDetail>() is { } person
            ? person with
            {
                Roles = (await results.ReadAsync<Role>()).AsList(),
            }
            : null;
    }

    internal static Task<bool> ExistsAsync(NpgsqlConnection connection, string id, CancellationToken cancel) =>
        connection.ExecuteScalarAsync<bool>(new(Exists, new { id }, cancellationToken: cancel));
}
