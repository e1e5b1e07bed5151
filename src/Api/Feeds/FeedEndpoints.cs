using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Qawl.Api.Answers;
using Qawl.Api.Data;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.People;
using Qawl.Api.Problems;
using Qawl.Api.Quotes;

namespace Qawl.Api.Feeds;

/// <summary>What is new, for feed readers: the quotes that were imported last.</summary>
internal static class FeedEndpoints
{
    /// <summary>Entries of a feed at most.</summary>
    public const int Longest = 100;

    /// <summary>What an import adds is new, however old the article is.</summary>
    private const string LatestImportFirst = "c.committed_at desc, c.article_id desc, q.start_at desc, q.end_at desc";

    /// <summary>The same of rows that kept the time of the commit.</summary>
    private const string LatestFirst = "q.committed_at desc, q.article_id desc, q.start_at desc, q.end_at desc";

    /// <summary>In the order of commits, so that nothing comes in behind what was told before.</summary>
    internal static CommandDefinition Latest(Statement quotes, int limit, CancellationToken cancel) =>
        quotes
            .Join("join commits c on c.article_id = q.article_id", ", c.committed_at")
            .First(LatestImportFirst, LatestFirst, limit, cancel);

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
            .MayMove(PersonEndpoints.Owner);
        v1.MapGet("/organizations/{id}/feed", OfOrganizationAsync)
            .WithTags("Organizations")
            .WithName("getOrganizationFeed")
            .WithSummary("Follow what an organization says as an Atom feed")
            .OffersFeed()
            .MayMove(OrganizationEndpoints.Owner);
    }

    private static RouteHandlerBuilder OffersFeed(this RouteHandlerBuilder operation) =>
        operation.Produces<string>(contentType: MediaTypes.Atom).Offers(new OfferedFormat(MediaTypes.Atom));

    private static Task<FeedResult> OfQuotesAsync(
        [AsParameters] QuoteFeedFilter filter,
        Store store,
        CancellationToken cancel
    ) =>
        store.ReadAsync(
            async (connection, ct) =>
                new FeedResult(
                    "أقوال",
                    new("/v1/quotes/feed", "/v1/quotes"),
                    await ReadAsync(connection, filter, names => QuoteQueries.List(filter, names), ct)
                ),
            cancel
        );

    private static Task<Results<FeedResult, ProblemResult>> OfPersonAsync(
        string id,
        [AsParameters] SpokenFeedFilter filter,
        Store store,
        CancellationToken cancel
    ) =>
        OfSpeakerAsync(
            PersonEndpoints.Owner(id),
            $"/v1/people/{id}",
            async (c, ct) => (await PersonQueries.FindAsync(c, id, ct))?.Name,
            QuoteQueries.OfPerson,
            filter,
            store,
            cancel
        );

    private static Task<Results<FeedResult, ProblemResult>> OfOrganizationAsync(
        string id,
        [AsParameters] SpokenFeedFilter filter,
        Store store,
        CancellationToken cancel
    ) =>
        OfSpeakerAsync(
            OrganizationEndpoints.Owner(id),
            $"/v1/organizations/{id}",
            async (c, ct) => (await OrganizationQueries.FindAsync(c, id, ct))?.Name,
            QuoteQueries.OfOrganization,
            filter,
            store,
            cancel
        );

    private static Task<Results<FeedResult, ProblemResult>> OfSpeakerAsync(
        ListOwner speaker,
        string path,
        Func<NpgsqlConnection, CancellationToken, Task<string?>> findName,
        string spokenBy,
        SpokenFeedFilter filter,
        Store store,
        CancellationToken cancel
    ) =>
        store.ReadAsync<Results<FeedResult, ProblemResult>>(
            async (connection, ct) =>
            {
                if (await findName(connection, ct) is not { } title)
                {
                    return ProblemResult.NotFound(speaker.What, speaker.Id);
                }
                var quotes = await ReadAsync(
                    connection,
                    filter,
                    names => QuoteQueries.List(filter, names).Where(spokenBy, "speaker", speaker.Id),
                    ct
                );
                return new FeedResult(title, new($"{path}/feed", $"{path}/quotes"), quotes);
            },
            cancel
        );

    private static async Task<IReadOnlyList<Quote>> ReadAsync(
        NpgsqlConnection connection,
        PageFilter filter,
        Func<ResolvedNames, Statement> statement,
        CancellationToken cancel
    )
    {
        var names = await ResolvedNames.ResolveAsync(connection, filter, cancel);
        var query = Latest(statement(names), Longest, cancel);
        return (await QuoteQueries.ReadAsync(connection, query)).AsList();
    }
}
