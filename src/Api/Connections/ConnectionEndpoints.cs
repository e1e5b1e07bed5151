using Qawl.Api.Answers;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;
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

    private static Task<ListResult<Page<Connection>>> ListOfPersonAsync(
        string id,
        [AsParameters] ConnectionFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) => ListAsync(PartyType.Person, PersonEndpoints.Owner(id), filter, lists, http, cancel);

    private static Task<ListResult<Page<Connection>>> ListOfOrganizationAsync(
        string id,
        [AsParameters] ConnectionFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) => ListAsync(PartyType.Organization, OrganizationEndpoints.Owner(id), filter, lists, http, cancel);

    private static Task<ListResult<Page<Connection>>> ListAsync(
        PartyType type,
        ListOwner owner,
        ConnectionFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) =>
        lists.AnswerAsync(
            http,
            new ListPlan<Connection>
            {
                Filter = filter,
                Order = ConnectionQueries.StrongestFirst,
                Rows = names => ConnectionQueries.List(filter, names, type, owner.Id),
                Read = ConnectionQueries.ReadAsync,
                Owner = owner,
            },
            cancel
        );
}
