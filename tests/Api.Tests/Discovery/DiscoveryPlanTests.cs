using Qawl.Api.Connections;
using Qawl.Api.Discovery;
using Qawl.Api.Imports;
using Qawl.Api.Lists;
using Qawl.Api.Quotes;
using Qawl.Api.Requests;
using Qawl.Api.Search;
using Qawl.Api.Tests.Lists;
using Qawl.Api.Timelines;
using Qawl.Extraction.Model;
using Qawl.Ingestion.Documents;

namespace Qawl.Api.Tests.Discovery;

/// <summary>As <see cref="QueryPlanTests"/>, for queries that count and rank.</summary>
public sealed class DiscoveryPlanTests(ManyRows rows) : IClassFixture<ManyRows>
{
    private const string Id = "p7";

    private static readonly string[] Name = [Id];
    private static readonly WireValue<Moment> Day = WireValue<Moment>.Parse("2024-05-04", null);
    private static readonly WireValue<bool> Yes = WireValue<bool>.Parse("true", null);
    private static readonly WireValue<bool> No = WireValue<bool>.Parse("false", null);

    public static TheoryData<string> ConnectionFilters => [.. Connections.Keys];

    public static TheoryData<string> TimelineFilters => [.. Timelines.Keys];

    private static readonly Dictionary<string, ConnectionFilter> Connections = new(StringComparer.Ordinal)
    {
        ["none"] = new(),
        ["speaksAbout"] = new() { Relation = [WireValue<Relation>.Parse("speaksAbout", null)] },
        ["spokenAboutBy"] = new() { Relation = [WireValue<Relation>.Parse("spokenAboutBy", null)] },
        ["appearsWith"] = new() { Relation = [WireValue<Relation>.Parse("appearsWith", null)] },
        ["type"] = new() { Type = [WireValue<PartyType>.Parse("person", null)] },
        ["outlet"] = new() { Outlet = Name },
        ["hasOutlet"] = new() { HasOutlet = Yes },
        ["from"] = new() { From = Day },
        ["to"] = new() { To = Day },
        ["undated"] = new() { Dated = No },
        ["importedSince"] = new() { ImportedSince = Day },
    };

    private static readonly Dictionary<string, TimelineFilter> Timelines = new(StringComparer.Ordinal)
    {
        ["none"] = new(),
        ["day"] = new() { Bucket = WireValue<BucketLength>.Parse("day", null) },
        ["q"] = new() { Q = "كلمة7" },
        ["kind"] = new() { Kind = [WireValue<QuoteKind>.Parse("direct", null)] },
        ["person"] = new() { Person = Name },
        ["organization"] = new() { Organization = Name },
        ["outlet"] = new() { Outlet = Name },
        ["hasNoOutlet"] = new() { HasOutlet = No },
        ["from"] = new() { From = Day },
        ["to"] = new() { To = Day },
        ["saidFrom"] = new() { SaidFrom = Day },
        ["saidTo"] = new() { SaidTo = Day },
        ["dated"] = new() { Dated = Yes },
        ["undated"] = new() { Dated = No },
        ["importedSince"] = new() { ImportedSince = Day },
        ["oldestFirst"] = new() { Sort = WireValue<DateOrder>.Parse("publishedAt", null) },
    };

    [Theory]
    [MemberData(nameof(ConnectionFilters))]
    public async Task Connections_are_counted_by_indexes(string filter)
    {
        await UsesIndexesAsync(
            ConnectionQueries.List(Connections[filter], Everybody, PartyType.Person, Id),
            ConnectionQueries.StrongestFirst
        );
        await UsesIndexesAsync(
            ConnectionQueries.List(Connections[filter], Everybody, PartyType.Organization, Id),
            ConnectionQueries.StrongestFirst
        );
    }

    [Theory]
    [MemberData(nameof(TimelineFilters))]
    public async Task Timelines_are_counted_by_the_index_of_the_speaker(string filter)
    {
        var order = TimelineQueries.OrderOf(Timelines[filter]);

        await UsesIndexesAsync(TimelineQueries.List(Timelines[filter], Everybody, QuoteQueries.OfPerson, Id), order);
        await UsesIndexesAsync(
            TimelineQueries.List(Timelines[filter], Everybody, QuoteQueries.OfOrganization, Id),
            order
        );
    }

    [Fact]
    public async Task The_quotes_of_a_timeline_come_from_the_index_of_the_speaker()
    {
        var command = TimelineQueries
            .List(Timelines["none"], Everybody, QuoteQueries.OfPerson, Id)
            .Page(TimelineQueries.NewestFirst, after: null, limit: 21, CancellationToken.None);

        (await ExplainAsync(command.CommandText, command.Parameters)).ShouldContain("\"quotes_of_person\"");
    }

    [Theory]
    [InlineData(nameof(SearchQueries.Quotes), "quotes_terms")]
    [InlineData(nameof(SearchQueries.Articles), "articles_terms")]
    [InlineData(nameof(SearchQueries.People), "aliases_bare_words")]
    [InlineData(nameof(SearchQueries.Organizations), "aliases_bare_words")]
    public async Task Words_are_searched_for_by_the_index_made_for_them(string query, string index)
    {
        var parameters = new
        {
            terms = "كلمة7",
            inTitles = "كلمة7:A",
            inTitlesOrNames = "كلمة7:AB",
            bare = "c4ca4238a0b923820dcc509a6f75849b",
            words = 1,
            limit = 20,
        };

        (await ExplainAsync(SearchOf(query), parameters)).ShouldContain($"\"{index}\"");
    }

    [Fact]
    public async Task Other_words_are_looked_for_by_the_index_of_words()
    {
        var parameters = new { queries = new[] { "كلمة7", "خبر" } };

        (await ExplainAsync(NearestForms.OfQuotes.Count, parameters)).ShouldContain("\"quotes_terms\"");
        (await ExplainAsync(NearestForms.OfArticles.Count, parameters)).ShouldContain("\"articles_terms\"");
    }

    [Theory]
    [InlineData(nameof(SearchQueries.Quotes))]
    [InlineData(nameof(SearchQueries.Articles))]
    public async Task Of_what_has_the_same_rank_the_newest_comes_first_however_it_is_joined(string query)
    {
        // All have the word, and the same rank.
        var parameters = new
        {
            terms = "خبر",
            inTitles = "خبر:A",
            inTitlesOrNames = "خبر:AB",
            limit = 100,
        };
        var ids = Enumerable
            .Range(0, 100)
            .Select(i =>
                query == nameof(SearchQueries.Articles) ? $"a{4000 - i}" : $"a{4000 - (i / 2)}-{i % 2}-{1 + (i % 2)}"
            );

        (await rows.IdsAsync(SearchOf(query), parameters)).ShouldBe(ids);
        foreach (var other in new[] { "enable_mergejoin", "enable_hashjoin" })
        {
            (await rows.IdsAsync(SearchOf(query), parameters, "enable_nestloop", other)).ShouldBe(ids, other);
        }
    }

    [Fact]
    public async Task Beginnings_of_names_are_found_by_both_indexes_made_for_them()
    {
        foreach (var sql in new[] { SuggestQueries.People, SuggestQueries.Organizations })
        {
            var plan = await ExplainAsync(sql, SuggestQueries.Parameters("c4ca", 20));

            plan.ShouldContain("\"aliases_by_beginning\"");
            plan.ShouldContain("\"aliases_by_bare_beginning\"");
        }
    }

    [Fact]
    public async Task Imports_and_rejections_are_listed_by_their_keys()
    {
        var rejections = new RejectionFilter { Reason = [WireValue<RejectionReason>.Parse("emptyBody", null)] };
        var failed = new ImportFilter { Status = [WireValue<ImportStatus>.Parse("failed", null)], Source = "x" };

        await UsesIndexesAsync(ImportQueries.List(new ImportFilter()), ImportQueries.NewestFirst, Guid.Empty);
        await UsesIndexesAsync(ImportQueries.List(failed), ImportQueries.NewestFirst, Guid.Empty);
        await UsesIndexesAsync(ImportQueries.List(rejections, Guid.Empty), ImportQueries.AsTheyCame);
        await ExplainAsync(ImportQueries.One, new { id = Guid.Empty });
        await ExplainAsync(ImportQueries.Exists, new { id = Guid.Empty });
        await ExplainAsync(ImportQueries.Latest, null);
    }

    private static string SearchOf(string query) =>
        query switch
        {
            nameof(SearchQueries.Quotes) => SearchQueries.Quotes,
            nameof(SearchQueries.Articles) => SearchQueries.Articles,
            nameof(SearchQueries.People) => SearchQueries.People,
            _ => SearchQueries.Organizations,
        };

    private static ResolvedNames Everybody =>
        new([
            .. new[] { "person", "organization", "outlet" }.SelectMany(p =>
                new[] { SpeakerType.Person, SpeakerType.Organization }.Select(t => new ResolvedName
                {
                    Parameter = p,
                    Given = Id,
                    Type = t,
                    Id = Id,
                    Name = "",
                })
            ),
        ]);

    private async Task UsesIndexesAsync<T>(Statement statement, Keyset<T> keyset, Guid? textKey = null)
    {
        var command = statement.Page(keyset, after: null, limit: 21, CancellationToken.None);
        await ExplainAsync(command.CommandText, command.Parameters);
        var after = new Cursor([
            .. keyset.Keys.Select(k =>
                k.Type == KeyType.Number ? "5"
                : k.Type == KeyType.Instant ? "2024-05-04 00:00:00"
                : textKey?.ToString() ?? "a"
            ),
        ]);
        var next = statement.Page(keyset, after, limit: 21, CancellationToken.None);
        await ExplainAsync(next.CommandText, next.Parameters);
        var count = statement.Count(CancellationToken.None);
        await rows.ExplainAsync(count.CommandText, count.Parameters);
    }

    private Task<string> ExplainAsync(string sql, object? parameters) => rows.ExplainIndexedAsync(sql, parameters);
}
