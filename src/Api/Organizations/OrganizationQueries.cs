using Dapper;
using Npgsql;
using Qawl.Api.Lists;
using Qawl.Api.Requests;

namespace Qawl.Api.Organizations;

internal static class OrganizationQueries
{
    private const string Own = """
        o.id as "Id", o.name as "Name", o.kind as "Kind", o.is_outlet as "IsOutlet", o.quote_count as "QuoteCount",
               o.mention_count as "MentionCount", o.article_count as "ArticleCount", o.folded_name as "SortKey"
        """;

    internal const string Columns = $"select {Own}";

    internal const string FoundColumns = $"{Columns}, {FoundNames.Columns}";

    internal const string From = "from organizations o";

    internal const string Detail = $"""
        select {Own},
               array(select l.name from aliases l where l.organization_id = o.id order by l.name collate "C") as "Aliases"
        {From}
        where o.id = @id
        """;

    internal const string HasIds = "o.id = any(@ids)";

    internal const string Exists = "select exists (select from organizations where id = @id)";

    internal const string HasKind = "o.kind = any(@kinds)";
    internal const string IsOutlet = "o.is_outlet = @isOutlet";

    internal static readonly Keyset<Organization> MostQuotedFirst = new(
        "o.quote_count desc, o.id desc",
        "(o.quote_count, o.id) < (@afterCount, @afterId)",
        [("afterCount", KeyType.Number), ("afterId", KeyType.Text)],
        o => [$"{o.QuoteCount}", o.Id]
    );

    internal static readonly Keyset<Organization> MostAlikeFirst = new(
        "likeness desc, o.quote_count desc, o.id desc",
        "(likeness, o.quote_count, o.id) < (@afterLikeness, @afterCount, @afterId)",
        [("afterLikeness", KeyType.Number), ("afterCount", KeyType.Number), ("afterId", KeyType.Text)],
        o => [$"{o.Likeness}", $"{o.QuoteCount}", o.Id]
    );

    internal static readonly Keyset<Organization> ByName = new(
        "o.folded_name, o.id",
        "(o.folded_name, o.id) > (@afterName, @afterId)",
        [("afterName", KeyType.Text), ("afterId", KeyType.Text)],
        o => [o.SortKey, o.Id]
    );

    internal static Keyset<Organization> OrderOf(OrganizationFilter filter) =>
        filter.InOrderOfLikeness ? MostAlikeFirst
        : filter.InOrderOfName ? ByName
        : MostQuotedFirst;

    internal static Statement List(OrganizationFilter filter, ResolvedNames names)
    {
        var statement = filter.Sought is null
            ? new Statement(Columns, From)
            : new Statement(FoundColumns, From).AmongFound(names.Found, "o.id");
        if (filter.Kind is { Length: > 0 } kinds)
        {
            statement.Where(HasKind, "kinds", WireValues.NamesOf(kinds));
        }
        if (filter.IsOutlet?.Value is { } isOutlet)
        {
            statement.Where(IsOutlet, "isOutlet", isOutlet);
        }
        return statement;
    }

    internal static Statement ByIds(IEnumerable<string> ids) =>
        new Statement(Columns, From).Where(HasIds, "ids", ids.ToArray());

    internal static async Task<IReadOnlyDictionary<string, Organization>> ReadByIdsAsync(
        NpgsqlConnection connection,
        IReadOnlyList<string> ids,
        CancellationToken cancel
    ) => (await ReadAsync(connection, ByIds(ids).All(cancel))).ToDictionary(o => o.Id, StringComparer.Ordinal);

    internal static Task<IEnumerable<Organization>> ReadAsync(NpgsqlConnection connection, CommandDefinition query) =>
        connection.QueryAsync<Organization>(query);

    internal static Task<OrganizationDetail?> FindAsync(
        NpgsqlConnection connection,
        string id,
        CancellationToken cancel
    ) => connection.QuerySingleOrDefaultAsync<OrganizationDetail>(new(Detail, new { id }, cancellationToken: cancel));

    internal static Task<bool> ExistsAsync(NpgsqlConnection connection, string id, CancellationToken cancel) =>
        connection.ExecuteScalarAsync<bool>(new(Exists, new { id }, cancellationToken: cancel));
}
