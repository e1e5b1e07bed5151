using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.People;
using Qawl.Api.Quotes;

namespace Qawl.Api.Timelines;

internal static class TimelineEndpoints
{
    public static void MapTimelines(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/people/{id}/timeline", OwnedList.Handler(PersonEndpoints.Owner, Buckets(QuoteQueries.OfPerson)))
            .WithTags("People")
            .WithName("listPersonTimeline")
            .WithSummary("Count what a person said by day, week or month")
            .MayMove(PersonEndpoints.Owner);
        v1.MapGet(
                "/organizations/{id}/timeline",
                OwnedList.Handler(OrganizationEndpoints.Owner, Buckets(QuoteQueries.OfOrganization))
            )
            .WithTags("Organizations")
            .WithName("listOrganizationTimeline")
            .WithSummary("Count what an organization said by day, week or month")
            .MayMove(OrganizationEndpoints.Owner);
    }

    private static Func<ListOwner, TimelineFilter, ListPlan<TimelineBucket>> Buckets(string spokenBy) =>
        (owner, filter) =>
            new()
            {
                Filter = filter,
                Order = TimelineQueries.OrderOf(filter),
                Rows = names => TimelineQueries.List(filter, names, spokenBy, owner.Id),
                Read = TimelineQueries.ReadAsync,
                Owner = owner,
            };
}
