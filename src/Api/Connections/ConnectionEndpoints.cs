using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.People;

namespace Qawl.Api.Connections;

internal static class ConnectionEndpoints
{
    public static void MapConnections(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/people/{id}/connections", OwnedList.Handler(PersonEndpoints.Owner, Connections(PartyType.Person)))
            .WithTags("People")
            .WithName("listPersonConnections")
            .WithSummary("List whom a person speaks about and appears with")
            .MayMove(PersonEndpoints.Owner);
        v1.MapGet(
                "/organizations/{id}/connections",
                OwnedList.Handler(OrganizationEndpoints.Owner, Connections(PartyType.Organization))
            )
            .WithTags("Organizations")
            .WithName("listOrganizationConnections")
            .WithSummary("List whom an organization speaks about and appears with")
            .MayMove(OrganizationEndpoints.Owner);
    }

    private static Func<ListOwner, ConnectionFilter, ListPlan<Connection>> Connections(PartyType type) =>
        (owner, filter) =>
            new()
            {
                Filter = filter,
                Order = ConnectionQueries.StrongestFirst,
                Rows = names => ConnectionQueries.List(filter, names, type, owner.Id),
                Read = ConnectionQueries.ReadAsync,
                Owner = owner,
            };
}
