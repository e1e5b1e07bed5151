using Qawl.Api.Answers;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.People;
using Qawl.Api.Problems;
using Qawl.Api.Quotes;

namespace Qawl.Api.Timelines;

internal static class TimelineEndpoints
{
    public static void MapTimelines(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/people/{id}/timeline", ListOfPersonAsync)
            .WithTags("People")
            .WithName("listPersonTimeline")
            .WithSummary("Count what a person said by day, week or month")
            .MayMiss();
        v1.MapGet("/organizations/{id}/timeline", ListOfOrganizationAsync)
            .WithTags("Organizations")
            .WithName("listOrganizationTimeline")
            .WithSummary("Count what an organization said by day, week or month")
            .MayMiss();
    }

    private static Task<ListResult<Page<TimelineBucket>>> ListOfPersonAsync(
        string id,
        [AsParameters] TimelineFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) => ListAsync(QuoteQueries.OfPerson, PersonEndpoints.Owner(id), filter, lists, http, cancel);

    private static Task<ListResult<Page<TimelineBucket>>> ListOfOrganizationAsync(
        string id,
        [AsParameters] TimelineFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) => ListAsync(QuoteQueries.OfOrganization, OrganizationEndpoints.Owner(id), filter, lists, http, cancel);

    private static Task<ListResult<Page<TimelineBucket>>> ListAsync(
        string spokenBy,
        ListOwner owner,
        TimelineFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) =>
        lists.AnswerAsync(
            http,
            new ListPlan<TimelineBucket>
            {
                Filter = filter,
                Order = TimelineQueries.OrderOf(filter),
                Rows = names => TimelineQueries.List(filter, names, spokenBy, owner.Id),
                Read = TimelineQueries.ReadAsync,
                Owner = owner,
            },
            cancel
        );
}
