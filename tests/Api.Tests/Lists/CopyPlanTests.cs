using Qawl.Api.Articles;
using Qawl.Api.Copies;
using Qawl.Api.Requests;
using Qawl.Ingestion.Copies;

namespace Qawl.Api.Tests.Lists;

/// <summary>Copies are found, shown and left out by indexes.</summary>
public sealed partial class QueryPlanTests
{
    [Theory]
    [MemberData(nameof(ArticleFilters))]
    public Task Articles_without_their_copies_are_listed_by_an_index(string filter)
    {
        var collapsed = Articles[filter] with { Collapse = WireValue<Collapse>.Parse("copies", null) };
        return UsesIndexesAsync(
            ArticleSelection.List(collapsed, Everybody),
            ArticleQueries.OrderOf(collapsed),
            "copies_pkey"
        );
    }

    [Fact]
    public async Task Copies_and_revisions_are_listed_by_an_index()
    {
        await UsesIndexesAsync(CopyQueries.CopiesOf("a"), CopyQueries.SourceFirst, "copies_of_source");
        await UsesIndexesAsync(CopyQueries.Revisions(OneId), CopyQueries.EarliestFirst, "articles_pkey");
        (await ExplainAsync(CopyQueries.OfPage, new { id = "a" })).ShouldContain("\"copies_of_page\"");
        await ExplainAsync(CopyQueries.Asked, new { id = "a" });
        await ExplainAsync(CopyQueries.Bodies, new { ids = OneId });
    }

    [Fact]
    public async Task Articles_are_compared_by_indexes()
    {
        var ids = new { ids = OneId };
        foreach (
            var sql in new[]
            {
                CopyRows.Pages,
                CopyRows.Links,
                CopyRows.Present,
                CopyRows.OfGroups,
                CopyRows.Members,
                CopyRows.Held,
                CopyRows.Leave,
                CopyRows.QueueQuotes,
            }
        )
        {
            await ExplainAsync(sql, ids);
        }
        foreach (var sql in CopyRows.DropLinks.Split(';'))
        {
            await ExplainAsync(sql, ids);
        }
        long[] keys = [1];
        (
            await ExplainAsync(
                CopyRows.Candidates,
                new
                {
                    numbers = new[] { 0 },
                    keys,
                    articles = OneId,
                }
            )
        ).ShouldContain("\"copy_keys_pkey\"");
        await ExplainAsync(CopyRows.DropKeys, new { keys, articles = OneId });
    }
}
