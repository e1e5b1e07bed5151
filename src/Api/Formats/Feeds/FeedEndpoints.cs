using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Qawl.Api.Organizations;
using Qawl.Api.Paging;
using Qawl.Api.People;
using Qawl.Api.Problems;
using Qawl.Api.Quotes;
using Qawl.Api.Reading;
using Qawl.Api.Wire;

namespace Qawl.Api.Formats.Feeds;

/// <summary>What is new, for feed readers: the quotes that were imported last.</summary>
internal static class FeedEndpoints
{
    /// <summary>Entries of a feed at most.</summary>
    public const int Longest = 100;

    public static void MapFeeds(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/quotes/feed", OfQuotesAsync)
            .WithTags("Quotes")
            .WithName("getQuoteFeed")
            .WithSummary("Follow quotes as an Atom feed")
            .OffersFeed();
        v1.MapGet("/people/{id}/feed", OfPersonAsync)
            .WithTags("People")
            .WithName("getPersonFeed")
            .WithSummary("Follow what a person says as an Atom feed")
            .OffersFeed()
            .MayMiss();
        v1.MapGet("/organizations/{id}/feed", OfOrganizationAsync)
            .WithTags("Organizations")
            .WithName("getOrganizationFeed")
            .WithSummary("Follow what an organization says as an Atom feed")
            .OffersFeed()
            .MayMiss();
    }

    private static RouteHandlerBuilder OffersFeed(this RouteHandlerBuilder operation) =>
        operation.Produces<string>(contentType: MediaTypes.Atom).Offers(new OfferedFormat(MediaTypes.Atom));

    private static Task<Results<FeedResult, ProblemResult>> OfQuotesAsync(
        [AsParameters, Lacks("limit", "cursor", "total", "format", "bom")] AnyQuoteFilter filter,
        Store store,
        CancellationToken cancel
    ) =>
        ReadAsync(
            store,
            filter,
            new("/v1/quotes/feed", "/v1/quotes"),
            names => QuoteQueries.List(filter, names),
            (_, _) => Task.FromResult<string?>("أقوال"),
            ProblemResult.NotFound("list", "quotes"),
            cancel
        );

    private static Task<Results<FeedResult, ProblemResult>> OfPersonAsync(
        string id,
        [AsParameters, Lacks("limit", "cursor", "total", "format", "bom")] SpokenFilter filter,
        Store store,
        CancellationToken cancel
    ) =>
        ReadAsync(
            store,
            filter,
            new($"/v1/people/{id}/feed", $"/v1/people/{id}/quotes"),
            names => QuoteQueries.List(filter, names).Where(QuoteQueries.OfPerson, "speaker", id),
            async (c, ct) => (await PersonQueries.FindAsync(c, id, ct))?.Name,
            ProblemResult.NotFound("person", id),
            cancel
        );

    private static Task<Results<FeedResult, ProblemResult>> OfOrganizationAsync(
        string id,
        [AsParameters, Lacks("limit", "cursor", "total", "format", "bom")] SpokenFilter filter,
        Store store,
        CancellationToken cancel
    ) =>
        ReadAsync(
            store,
            filter,
            new($"/v1/organizations/{id}/feed", $"/v1/organizations/{id}/quotes"),
            names => QuoteQueries.List(filter, names).Where(QuoteQueries.OfOrganization, "speaker", id),
            async (c, ct) => (await OrganizationQueries.FindAsync(c, id, ct))?.Name,
            ProblemResult.NotFound("organization", id),
            cancel
        );

    private static async Task<Results<FeedResult, ProblemResult>> ReadAsync(
        Store store,
        PageFilter filter,
        FeedPaths paths,
        Func<Names, Statement> statement,
        Func<NpgsqlConnection, CancellationToken, Task<string?>> title,
        ProblemResult missing,
        CancellationToken cancel
    ) =>
        await store.ReadAsync<Results<FeedResult, ProblemResult>>(
            async (connection, ct) =>
            {
                if (await title(connection, ct) is not { } name)
                {
                    return missing;
                }
                var names = await Names.ResolveAsync(connection, filter.Names, ct);
                var query = statement(names).Page(FeedOrder.LatestImportFirst, after: null, Longest, ct);
                return new FeedResult(name, paths, [.. await QuoteQueries.ReadAsync(connection, query)]);
            },
            cancel
        );
}

internal static class FeedOrder
{
    /// <summary>What an import adds is new, however old the article is.</summary>
    internal static readonly Keyset<Quote> LatestImportFirst = new(
        "q.imported_at desc, q.article_id desc, q.start_at desc, q.end_at desc",
        "(q.imported_at, q.article_id, q.start_at, q.end_at) < (@afterTime::timestamp at time zone 'UTC', @afterArticle, @afterStart, @afterEnd)",
        QuoteQueries.NewestFirst.Keys,
        q => [$"{q.ImportedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss.FFFFFF}", q.ArticleId, $"{q.Start}", $"{q.End}"]
    );
}
