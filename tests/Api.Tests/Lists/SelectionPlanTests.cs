using System.Text.RegularExpressions;
using Dapper;
using Qawl.Api.Articles;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.People;
using Qawl.Api.Quotes;
using Qawl.Api.Requests;
using Qawl.Api.Statistics;
using Qawl.Ingestion.Views;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Tests.Lists;

/// <summary>Samples, facets and statistics read all rows that the filters leave, and no others; ids lead to their rows.</summary>
public sealed partial class QueryPlanTests
{
    private static readonly Facet[] AllFacets = Enum.GetValues<Facet>();

    private static readonly WireValue<int> Five = WireValue<int>.Parse("5", null);

    [Theory]
    [MemberData(nameof(QuoteFilters))]
    public async Task Quotes_are_drawn_and_counted_by_an_index(string filter)
    {
        var sample = QuoteSelection.Sample(Quotes[filter] with { Sample = Five }, Everybody, CancellationToken.None);
        await ExplainAsync(sample.CommandText, sample.Parameters);
        foreach (var facet in AllFacets)
        {
            var query = FacetQueries.Query(
                QuoteQueries.List(Quotes[filter], Everybody),
                QuoteSelection.FacetHead(facet),
                CancellationToken.None
            );
            await ExplainAsync(query.CommandText, query.Parameters);
        }
    }

    [Fact]
    public async Task Counts_of_everything_read_what_is_counted_and_no_texts()
    {
        WireList<Grouping>[] speakerAndMonth = [WireList<Grouping>.Parse("speaker,month", null)];
        var ofQuotes = new QuoteStatsFilter { GroupBy = speakerAndMonth };
        var ofArticles = new ArticleStatsFilter { GroupBy = speakerAndMonth };
        CommandDefinition[] counts =
        [
            .. AllFacets.SelectMany(f =>
                new[]
                {
                    FacetQueries.Query(
                        QuoteQueries.List(Quotes["none"], Everybody),
                        QuoteSelection.FacetHead(f),
                        CancellationToken.None
                    ),
                    FacetQueries.Query(
                        ArticleQueries.List(Articles["none"], Everybody),
                        ArticleSelection.FacetHead(f),
                        CancellationToken.None
                    ),
                }
            ),
            StatisticsQueries
                .Of(ofQuotes, Everybody)
                .Page(StatisticsQueries.LargestFirst, after: null, limit: 21, CancellationToken.None),
            StatisticsQueries
                .Of(ofArticles, Everybody)
                .Page(StatisticsQueries.LargestFirst, after: null, limit: 21, CancellationToken.None),
        ];
        foreach (var count in counts)
        {
            var scans = ScansOfLongRows().Matches(await ExplainAsync(count.CommandText, count.Parameters));

            scans.ShouldNotBeEmpty();
            scans.ShouldAllBe(s => s.Groups[1].Value == "Index Only Scan", count.CommandText);
        }
    }

    [GeneratedRegex(
        """
            "Node Type": "([\w ]*Scan)",[^{}]*?"Relation Name": "(?:quotes|articles)"
            """
    )]
    private static partial Regex ScansOfLongRows();

    [Theory]
    [MemberData(nameof(ArticleFilters))]
    public async Task Articles_are_drawn_and_counted_by_an_index(string filter)
    {
        var sample = ArticleSelection.Sample(
            Articles[filter] with
            {
                Sample = Five,
            },
            Everybody,
            CancellationToken.None
        );
        await ExplainAsync(sample.CommandText, sample.Parameters);
        foreach (var facet in AllFacets)
        {
            var query = FacetQueries.Query(
                ArticleQueries.List(Articles[filter], Everybody),
                ArticleSelection.FacetHead(facet),
                CancellationToken.None
            );
            await ExplainAsync(query.CommandText, query.Parameters);
        }
    }

    [Theory]
    [InlineData("speaker")]
    [InlineData("speakerType,outlet")]
    [InlineData("kind,day")]
    [InlineData("outlet,week")]
    [InlineData("speaker,month")]
    public async Task Groups_are_counted_by_an_index(string grouping)
    {
        WireList<Grouping>[] groupBy = [WireList<Grouping>.Parse(grouping, null)];
        foreach (var (from, speaker) in new[] { (null, null), ((WireValue<Moment>?)Day, OneId) })
        {
            var ofQuotes = new QuoteStatsFilter
            {
                GroupBy = groupBy,
                From = from,
                Speaker = speaker,
            };
            var ofArticles = new ArticleStatsFilter
            {
                GroupBy = groupBy,
                From = from,
                Speaker = speaker,
            };
            foreach (
                var statement in new[]
                {
                    StatisticsQueries.Of(ofQuotes, Everybody),
                    StatisticsQueries.Of(ofArticles, Everybody),
                }
            )
            {
                await UsesIndexesAsync(statement, StatisticsQueries.LargestFirst);
                await UsesIndexesAsync(statement, StatisticsQueries.ByValue);
            }
        }
    }

    [Fact]
    public async Task Rows_are_found_by_their_ids()
    {
        string[] ids = ["aaaaaaaaaaaaaaaaaaaaaaaaaa-0-1", "baaaaaaaaaaaaaaaaaaaaaaaaa-0-1"];
        var view = new QuoteView { Include = [WireList<QuotePart>.Parse("context", null)] };
        foreach (
            var (statement, index) in new[]
            {
                (QuoteSelection.ByIds(view, ids), "quotes_pkey"),
                (ArticleSelection.ByIds(ids), "articles_pkey"),
                (PersonQueries.ByIds(ids), "people_pkey"),
                (OrganizationQueries.ByIds(ids), "organizations_pkey"),
            }
        )
        {
            var query = statement.All(CancellationToken.None);
            var plan = await ExplainAsync(query.CommandText, query.Parameters);
            plan.ShouldContain($"\"{index}\"");
            // By what is told of them, and not by reading all rows beside the list of ids.
            plan.ShouldContain("id = ANY");
        }
    }

    [Fact]
    public async Task An_article_is_removed_by_indexes()
    {
        var article = new { article = "a1" };
        await ExplainAsync(Tombstone.Find, article);
        await ExplainAsync(BatchWriter.DeleteTombstones, new { ids = OneId });
        await ExplainAsync(Takedown.Exists, article);
        await ExplainAsync(Takedown.DeleteArticle, article);
        await ExplainAsync(Facts.Counted, article);
        foreach (var sql in Facts.Delete.Split(';'))
        {
            await ExplainAsync(sql, article);
        }
    }

    [Fact]
    public async Task Views_are_refreshed_by_indexes_of_what_the_change_touches()
    {
        var touched = new
        {
            people = OneId,
            organizations = OneId,
            holders = OneId,
            offices = OneId,
            given = new[] { 1 },
        };
        (await ExplainAsync(PersonView.Name, touched)).ShouldContain("\"forms_of_person\"");
        (await ExplainAsync(PersonView.Forget, touched)).ShouldContain("\"forms_of_person\"");
        var organizations = await ExplainAsync(OrganizationView.Name, touched);
        organizations.ShouldContain("\"forms_of_organization\"");
        organizations.ShouldContain("\"forms_with_kind\"");
        organizations.ShouldContain("\"forms_of_outlets\"");
        (await ExplainAsync(OrganizationView.Forget, touched)).ShouldContain("\"forms_of_organization\"");
        await ExplainAsync(AliasView.Forget, touched);
        (await ExplainAsync(RoleView.Days, touched)).ShouldContain("\"form_roles_of_person\"");
        (await ExplainAsync(RoleView.Forget, touched)).ShouldContain("\"form_roles_of_person\"");
    }
}
