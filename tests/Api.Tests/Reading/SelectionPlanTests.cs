using System.Text.RegularExpressions;
using Dapper;
using Qawl.Api.Articles;
using Qawl.Api.Organizations;
using Qawl.Api.Paging;
using Qawl.Api.People;
using Qawl.Api.Quotes;
using Qawl.Api.Statistics;
using Qawl.Api.Wire;
using Qawl.Ingestion;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Tests.Reading;

/// <summary>Samples, facets and statistics read all rows that the filters leave, and no others; ids lead to their rows.</summary>
public sealed partial class QueryPlanTests
{
    private static readonly Facet[] AllFacets = Enum.GetValues<Facet>();

    private static readonly WireValue<int> Five = WireValue<int>.Parse("5", null);

    /// <summary>To count all quotes is to read all of them, and so it is with what half of them have.</summary>
    private static readonly string[] LeaveTheWholeTable = ["none", "oldestFirst", "speakerType", "kind", "hasNoOutlet"];

    [Theory]
    [MemberData(nameof(QuoteFilters))]
    public async Task Quotes_are_drawn_and_counted_by_an_index(string filter)
    {
        var sample = QuoteSelection.Sample(Quotes[filter] with { Sample = Five }, Everybody, CancellationToken.None);
        await ExplainOnceAsync(sample);
        foreach (var facet in AllFacets)
        {
            var query = FacetQueries.Query(
                QuoteQueries.List(Quotes[filter], Everybody),
                QuoteSelection.FacetHead(facet),
                CancellationToken.None
            );
            await ExplainOnceAsync(query);
        }

        async Task ExplainOnceAsync(CommandDefinition query)
        {
            if (!LeaveTheWholeTable.Contains(filter, StringComparer.Ordinal))
            {
                await ExplainAsync(query.CommandText, query.Parameters);
                return;
            }
            var plan = await rows.ExplainAsync(query.CommandText, query.Parameters);
            string.Concat(SequentialScans().Matches(plan).Select(m => m.Groups[1].Value)).ShouldBeOneOf("", "quotes");
        }
    }

    [GeneratedRegex(
        """
            "Seq Scan",[^{}]*?"Relation Name": "(\w+)"
            """
    )]
    private static partial Regex SequentialScans();

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
            (await ExplainAsync(query.CommandText, query.Parameters)).ShouldContain($"\"{index}\"");
        }
    }

    [Fact]
    public async Task An_article_is_removed_by_indexes()
    {
        var article = new { article = "a1" };
        var ids = new { ids = OneId };
        await ExplainAsync(Tombstone.Find, ids);
        await ExplainAsync(BatchWriter.DeleteTombstones, ids);
        await ExplainAsync(ArticleRemoval.Exists, article);
        await ExplainAsync(ArticleRemoval.DeleteArticle, article);
        await ExplainAsync(StoredEntity.OfArticle, article);
        await ExplainAsync(StoredEntity.DeletePeople, ids);
        await ExplainAsync(StoredEntity.DeleteOrganizations, ids);
    }
}
