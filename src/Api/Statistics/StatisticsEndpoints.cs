using Qawl.Api.Answers;
using Qawl.Api.Lists;
using Qawl.Api.Requests;

namespace Qawl.Api.Statistics;

internal static class StatisticsEndpoints
{
    public static void MapStatistics(this IEndpointRouteBuilder v1)
    {
        var stats = v1.MapGroup("/stats").WithTags("Statistics");
        stats.MapGet("/quotes", OfQuotesAsync).WithName("getQuoteStatistics").WithSummary("Count quotes in groups");
        stats
            .MapGet("/articles", OfArticlesAsync)
            .WithName("getArticleStatistics")
            .WithSummary("Count articles in groups");
    }

    private static Task<ListResult<GroupPage>> OfQuotesAsync(
        [AsParameters] QuoteStatsFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) => CountAsync(http, filter, filter, lists, names => StatisticsQueries.Of(filter, names), cancel);

    private static Task<ListResult<GroupPage>> OfArticlesAsync(
        [AsParameters] ArticleStatsFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) => CountAsync(http, filter, filter, lists, names => StatisticsQueries.Of(filter, names), cancel);

    private static Task<ListResult<GroupPage>> CountAsync(
        HttpContext http,
        PageFilter filter,
        IGroupFilter groups,
        ListAnswers lists,
        Func<ResolvedNames, Statement> rows,
        CancellationToken cancel
    )
    {
        var groupings = WireLists.Known(groups.GroupBy);
        var plan = new ListPlan<Group>
        {
            Filter = filter,
            Order = StatisticsQueries.OrderOf(groups),
            Rows = rows,
            Read = (connection, query) => StatisticsQueries.ReadAsync(connection, groupings, query),
            TotalOf = group => group.GroupCount,
        };
        return lists.AnswerAsync(http, plan, GroupPage.Of, cancel);
    }
}
