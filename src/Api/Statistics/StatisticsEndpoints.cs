using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Qawl.Api.Paging;
using Qawl.Api.Reading;
using Qawl.Api.Wire;

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

    private static Task<Ok<GroupPage>> OfQuotesAsync(
        [AsParameters] QuoteStatsFilter filter,
        Store store,
        CancellationToken cancel
    ) =>
        CountAsync(
            store,
            filter,
            WireLists.Known(filter.GroupBy),
            (names, ct) => StatisticsQueries.Of(filter, names, ct),
            cancel
        );

    private static Task<Ok<GroupPage>> OfArticlesAsync(
        [AsParameters] ArticleStatsFilter filter,
        Store store,
        CancellationToken cancel
    ) =>
        CountAsync(
            store,
            filter,
            WireLists.Known(filter.GroupBy),
            (names, ct) => StatisticsQueries.Of(filter, names, ct),
            cancel
        );

    private static Task<Ok<GroupPage>> CountAsync(
        Store store,
        PageFilter filter,
        IReadOnlyList<Grouping> groupings,
        Func<Names, CancellationToken, CommandDefinition> query,
        CancellationToken cancellation
    ) =>
        store.CountAsync(
            async (connection, cancel) =>
            {
                var names = await Names.ResolveAsync(connection, filter.Names, cancel);
                var groups = await StatisticsQueries.ReadAsync(connection, groupings, query(names, cancel));
                return TypedResults.Ok(
                    groups with
                    {
                        Resolved = filter.Names.Any(n => n.Values.Count > 0) ? names.All : null,
                    }
                );
            },
            cancellation
        );
}
