using Microsoft.AspNetCore.Http.HttpResults;
using Qawl.Api.Organizations;
using Qawl.Api.Paging;
using Qawl.Api.People;
using Qawl.Api.Problems;

namespace Qawl.Api.Connections;

internal static class ConnectionEndpoints
{
    public static void MapConnections(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/people/{id}/connections", ListOfPersonAsync)
            .WithTags("People")
            .WithName("listPersonConnections")
            .WithSummary("List whom a person speaks about and appears with")
            .MayMiss();
        v1.MapGet("/organizations/{id}/connections", ListOfOrganizationAsync)
            .WithTags("Organizations")
            .WithName("listOrganizationConnections")
            .WithSummary("List whom an organization speaks about and appears with")
            .MayMiss();
    }

    private static Task<Results<Ok<Page<Connection>>, ProblemResult>> ListOfPersonAsync(
        string id,
        [AsParameters] ConnectionFilter filter,
        Listing listing,
        HttpContext http,
        CancellationToken cancel
    ) => ListAsync(PartyType.Person, PersonEndpoints.Owner(id), filter, listing, http, cancel);

    private static Task<Results<Ok<Page<Connection>>, ProblemResult>> ListOfOrganizationAsync(
        string id,
        [AsParameters] ConnectionFilter filter,
        Listing listing,
        HttpContext http,
        CancellationToken cancel
    ) => ListAsync(PartyType.Organization, OrganizationEndpoints.Owner(id), filter, listing, http, cancel);

    private static Task<Results<Ok<Page<Connection>>, ProblemResult>> ListAsync(
        PartyType type,
        ListOwner owner,
        ConnectionFilter filter,
        Listing listing,
        HttpContext http,
        CancellationToken cancel
    ) =>
        listing.PageAsync(
            http,
            filter,
            ConnectionQueries.StrongestFirst,
            names => ConnectionQueries.List(filter, names, type, owner.Id),
            ConnectionQueries.ReadAsync,
            cancel,
            owner
        );
}
