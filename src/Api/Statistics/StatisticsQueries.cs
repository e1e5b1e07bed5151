using Dapper;
using Npgsql;
using Qawl.Api.Articles;
using Qawl.Api.Lists;
using Qawl.Api.Quotes;
using Qawl.Api.Requests;

namespace Qawl.Api.Statistics;

/// <summary>Counts quotes and articles in groups.</summary>
internal static class StatisticsQueries
{
    /// <summary>The day that the article states, whatever its zone: not the day of the instant.</summary>
    private const string Day = "left(a.published_text, 10)";

    private const string Week = $"to_char({Day}::date, 'IYYY-\"W\"IW')";

    private const string Month = "left(a.published_text, 7)";

    private const string Span = $"""min({Day} collate "C") as first, max({Day} collate "C") as last""";

    /// <summary>Names are looked up for the rows of a page only, when they are in order.</summary>
    internal static readonly string Columns = $"""
        select g.key1 as "Key1",
               {NameOf.Either("g.key1", "g.key1")} as "Name1",
               g.key2 as "Key2",
               {NameOf.Either("g.key2", "g.key2")} as "Name2",
               g.rows as "Count", g.first as "First", g.last as "Last", g.groups as "GroupCount"
        """;

    /// <summary>Rows without a value come last among equals.</summary>
    internal static readonly Keyset<Group> LargestFirst = new(
        "g.rows desc, g.key1, g.key2",
        $"(-g.rows, {Keys}) > (-@afterCount, {AfterKeys})",
        [("afterCount", KeyType.Number), ("afterKey1", KeyType.Text), ("afterKey2", KeyType.Text)],
        g => [$"{g.Count}", g.Key1, g.Key2]
    );

    internal static readonly Keyset<Group> ByValue = new(
        "g.key1, g.key2",
        $"({Keys}) > ({AfterKeys})",
        [("afterKey1", KeyType.Text), ("afterKey2", KeyType.Text)],
        g => [g.Key1, g.Key2]
    );

    private const string Keys = "g.key1 is null, coalesce(g.key1, ''), g.key2 is null, coalesce(g.key2, '')";

    private const string AfterKeys = "@afterKey1 = '', @afterKey1, @afterKey2 = '', @afterKey2";

    private const string Quotes = $"{QuoteSelection.Table}\njoin articles a on a.id = q.article_id";

    internal static Keyset<Group> OrderOf(IGroupFilter filter) =>
        filter.Sort?.Value == GroupOrder.ByValue ? ByValue : LargestFirst;

    internal static Statement Of(QuoteStatsFilter filter, ResolvedNames names)
    {
        var keys = WireLists.Known(filter.GroupBy).Select(g => Key(g, "q.outlet_id")).ToArray();
        return Grouped(Head("count(*)", keys, Quotes), QuoteQueries.List(filter, names));
    }

    internal static Statement Of(ArticleStatsFilter filter, ResolvedNames names)
    {
        var groupings = WireLists.Known(filter.GroupBy);
        var ofQuotes = groupings.Where(IsOfQuotes).ToList();
        var keys = groupings.Select(g => IsOfQuotes(g) ? $"q.key{ofQuotes.IndexOf(g) + 1}" : Key(g, "a.outlet_id"));
        var table =
            ofQuotes.Count == 0
                ? ArticleSelection.Table
                : ArticleSelection.TableWithQuotes(ofQuotes.Select(g => Key(g, "a.outlet_id")));
        return Grouped(Head("count(*)", [.. keys], table), ArticleQueries.List(filter, names));
    }

    internal static async Task<IEnumerable<Group>> ReadAsync(
        NpgsqlConnection connection,
        IReadOnlyList<Grouping> groupings,
        CommandDefinition query
    ) => (await connection.QueryAsync<Row>(query)).Select(r => GroupOf(r, groupings));

    private static Statement Grouped(string head, Statement rows)
    {
        var statement = new Statement(Columns, $"from (\n{head}\n{rows.Filter}group by 1, 2) g");
        statement.Parameters.AddDynamicParams(rows.Parameters);
        return statement;
    }

    private static string Head(string counted, string[] keys, string from) =>
        $"select {keys[0]} as key1, {(keys.Length > 1 ? keys[1] : "null::text")} as key2, {counted} as rows, {Span}, "
        + $"count(*) over () as groups\n{from}";

    private static string Key(Grouping grouping, string outlet) =>
        grouping switch
        {
            Grouping.Speaker => FacetQueries.SpeakerOfQuote,
            Grouping.SpeakerType => "q.speaker_type",
            Grouping.Outlet => outlet,
            Grouping.Kind => "q.kind",
            Grouping.Day => Day,
            Grouping.Week => Week,
            _ => Month,
        };

    private static bool IsOfQuotes(Grouping grouping) =>
        grouping is Grouping.Speaker or Grouping.SpeakerType or Grouping.Kind;

    private static Group GroupOf(Row row, IReadOnlyList<Grouping> groupings)
    {
        var group = new Group
        {
            Count = row.Count,
            First = row.First,
            Last = row.Last,
            Key1 = row.Key1 ?? "",
            Key2 = row.Key2 ?? "",
            GroupCount = row.GroupCount,
        }.With(groupings[0], ValueOf(row.Key1, row.Name1));
        return groupings.Count == 1 ? group : group.With(groupings[1], ValueOf(row.Key2, row.Name2));
    }

    private static GroupValue ValueOf(string? key, string? name) =>
        new() { Value = key ?? FacetCount.None, Name = name };

    private sealed record Row
    {
        public string? Key1 { get; init; }
        public string? Name1 { get; init; }
        public string? Key2 { get; init; }
        public string? Name2 { get; init; }
        public required long Count { get; init; }
        public string? First { get; init; }
        public string? Last { get; init; }
        public required long GroupCount { get; init; }
    }
}
