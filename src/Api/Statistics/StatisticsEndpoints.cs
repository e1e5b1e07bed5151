using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Qawl.Api.Answers;
using Qawl.Api.Data;
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
        Store store,
        HttpContext http,
        CancellationToken cancel
    ) => CountAsync(http, filter, filter, lists, store, names => StatisticsQueries.Of(filter, names), cancel);

    private static Task<ListResult<GroupPage>> OfArticlesAsync(
        [AsParameters] ArticleStatsFilter filter,
        ListAnswers lists,
        Store store,
        HttpContext http,
        CancellationToken cancel
    ) => CountAsync(http, filter, filter, lists, store, names => StatisticsQueries.Of(filter, names), cancel);

    private static async Task<ListResult<GroupPage>> CountAsync(
        HttpContext http,
        PageFilter filter,
        IGroupFilter groups,
        ListAnswers lists,
        Store store,
        Func<Names, Statement> statement,
        CancellationToken cancel
    )
    {
        var groupings = WireLists.Known(groups.GroupBy);
        var answer = await lists.AnswerAsync(
            http,
            filter,
            StatisticsQueries.OrderOf(groups),
            statement,
            (connection, query) => StatisticsQueries.ReadAsync(connection, groupings, query),
            cancel
        );
        if (answer.Result is not Ok<Page<Group>> { Value: { } page })
        {
            return new(answer.Result);
        }
        var count =
            page.Items is [var first, ..] ? first.GroupCount
            : filter.Cursor is null ? 0
            // All groups behind the cursor are gone; those before it need not be.
            : await store.CountAsync(
                async (connection, ct) =>
                {
                    var names = await Names.ResolveAsync(connection, filter.Names, ct);
                    return await connection.ExecuteScalarAsync<long>(statement(names).Count(ct));
                },
                cancel
            );
        return new(TypedResults.Ok(GroupPage.Of(page, count)));
    }
}
