using Microsoft.AspNetCore.Http.HttpResults;
using Qawl.Api.Data;
using Qawl.Api.Lists;

namespace Qawl.Api.Discovery;

internal static class DiscoveryEndpoints
{
    public static void MapDiscovery(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/search", SearchAsync)
            .WithTags("Discovery")
            .WithName("searchEverything")
            .WithSummary("Search quotes, articles, people and organizations");
        v1.MapGet("/suggest", SuggestAsync)
            .WithTags("Discovery")
            .WithName("suggestNames")
            .WithSummary("Suggest people and organizations while a name is typed");
    }

    private static async Task<Ok<SearchResult>> SearchAsync(
        [AsParameters] SearchFilter filter,
        Store store,
        CancellationToken cancel
    ) =>
        TypedResults.Ok(
            await store.ReadAsync(
                (c, ct) => SearchQueries.RunAsync(c, filter, filter.Limit?.Value ?? PageFilter.DefaultLimit, ct),
                cancel
            )
        );

    private static async Task<Ok<SuggestionList>> SuggestAsync(
        [AsParameters] SuggestFilter filter,
        Store store,
        CancellationToken cancel
    ) =>
        TypedResults.Ok(
            await store.ReadAsync(
                (c, ct) => SuggestQueries.RunAsync(c, filter, filter.Limit?.Value ?? SuggestFilter.DefaultLimit, ct),
                cancel
            )
        );
}
