using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.People;

namespace Qawl.Api.Mentions;

internal static class MentionEndpoints
{
    public static void MapMentions(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/people/{id}/mentions", OwnedList.Handler(PersonEndpoints.Owner, Mentions(MentionQueries.OfPerson)))
            .WithTags("People")
            .WithName("listPersonMentions")
            .WithSummary("List where articles name a person")
            .MayMove(PersonEndpoints.Owner);
        v1.MapGet(
                "/organizations/{id}/mentions",
                OwnedList.Handler(OrganizationEndpoints.Owner, Mentions(MentionQueries.OfOrganization))
            )
            .WithTags("Organizations")
            .WithName("listOrganizationMentions")
            .WithSummary("List where articles name an organization")
            .MayMove(OrganizationEndpoints.Owner);
    }

    private static Func<ListOwner, MentionFilter, ListPlan<Mention>> Mentions(string naming) =>
        (owner, filter) =>
            new()
            {
                Filter = filter,
                Order = MentionQueries.OrderOf(filter),
                Rows = names => MentionQueries.List(filter, names).Where(naming, "named", owner.Id),
                Read = MentionQueries.ReadAsync,
                Owner = owner,
            };
}
