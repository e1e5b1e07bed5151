using Dapper;
using Npgsql;
using Qawl.Api.Articles;
using Qawl.Api.Paging;
using Qawl.Api.Quotes;
using Qawl.Api.Reading;
using Qawl.Api.Wire;

namespace Qawl.Api.Statistics;

/// <summary>Counts quotes and articles in groups.</summary>
internal static class StatisticsQueries
{
    /// <summary>The day that the article states, whatever its zone: not the day of the instant.</summary>
    private const string Day = "left(a.published_text, 10)";

    private const string Week = $"to_char({Day}::date, 'IYYY-\"W\"IW')";

    private const string Month = "left(a.published_text, 7)";

    private const string Span = $"""min({Day} collate "C") as first, max({Day} collate "C") as last""";

    /// <summary>Before the grouping query.</summary>
    private const string Named = """
        select coalesce(g.key1, '(none)') as "Value1", coalesce(p1.name, o1.name) as "Name1",
               coalesce(g.key2, '(none)') as "Value2", coalesce(p2.name, o2.name) as "Name2",
               g.rows as "Count", g.first as "First", g.last as "Last", g.groups as "GroupCount"
        from (
        """;

    /// <summary>Behind its conditions.</summary>
    internal const string Tail = """
        group by 1, 2 order by rows desc, 1, 2 limit @groupLimit
        ) as g
        left join people p1 on p1.id = g.key1
        left join organizations o1 on o1.id = g.key1
        left join people p2 on p2.id = g.key2
        left join organizations o2 on o2.id = g.key2
        order by g.rows desc, g.key1, g.key2
        """;

    private const string Quotes = $"{QuoteSelection.Table}\njoin articles a on a.id = q.article_id";

    internal static CommandDefinition Of(QuoteStatsFilter filter, Names names, CancellationToken cancel)
    {
        var keys = WireLists.Known(filter.GroupBy).Select(g => Key(g, "q.outlet_id")).ToArray();
        return QuoteQueries.List(filter, names).Within(Head("count(*)", keys, Quotes), Tail, Limit(filter), cancel);
    }

    internal static CommandDefinition Of(ArticleStatsFilter filter, Names names, CancellationToken cancel)
    {
        var groupings = WireLists.Known(filter.GroupBy);
        var ofQuotes = groupings.Where(IsOfQuotes).ToList();
        var keys = groupings.Select(g => IsOfQuotes(g) ? $"q.key{ofQuotes.IndexOf(g) + 1}" : Key(g, "a.outlet_id"));
        var table =
            ofQuotes.Count == 0
                ? ArticleSelection.Table
                : ArticleSelection.TableWithQuotes(ofQuotes.Select(g => Key(g, "a.outlet_id")));
        var head = Head("count(*)", [.. keys], table);
        return ArticleQueries.List(filter, names).Within(head, Tail, Limit(filter), cancel);
    }

    internal static async Task<GroupPage> ReadAsync(
        NpgsqlConnection connection,
        IReadOnlyList<Grouping> groupings,
        CommandDefinition query
    )
    {
        var rows = (await connection.QueryAsync<Row>(query)).AsList();
        return new GroupPage
        {
            Items = [.. rows.Select(r => GroupOf(r, groupings))],
            GroupCount = rows is [var first, ..] ? first.GroupCount : 0,
        };
    }

    private static string Head(string counted, string[] keys, string from) =>
        $"{Named}select {keys[0]} as key1, {(keys.Length > 1 ? keys[1] : "null::text")} as key2, {counted} as rows, {Span}, "
        + $"count(*) over () as groups\n{from}";

    private static string Key(Grouping grouping, string outlet) =>
        grouping switch
        {
            Grouping.Speaker => QuoteSelection.Speaker,
            Grouping.SpeakerType => "q.speaker_type",
            Grouping.Outlet => outlet,
            Grouping.Kind => "q.kind",
            Grouping.Day => Day,
            Grouping.Week => Week,
            _ => Month,
        };

    private static bool IsOfQuotes(Grouping grouping) =>
        grouping is Grouping.Speaker or Grouping.SpeakerType or Grouping.Kind;

    private static object Limit(PageFilter filter) =>
        new { groupLimit = filter.Limit?.Value ?? PageFilter.DefaultLimit };

    private static Group GroupOf(Row row, IReadOnlyList<Grouping> groupings)
    {
        var group = new Group
        {
            Count = row.Count,
            First = row.First,
            Last = row.Last,
        }.With(groupings[0], new() { Value = row.Value1, Name = row.Name1 });
        return groupings.Count == 1 ? group : group.With(groupings[1], new() { Value = row.Value2, Name = row.Name2 });
    }

    private sealed record Row
    {
        public required string Value1 { get; init; }
        public string? Name1 { get; init; }
        public required string Value2 { get; init; }
        public string? Name2 { get; init; }
        public required long Count { get; init; }
        public string? First { get; init; }
        public string? Last { get; init; }
        public required long GroupCount { get; init; }
    }
}
