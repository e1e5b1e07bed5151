using Qawl.Api.Formats;
using Qawl.Api.Organizations;
using Qawl.Api.Paging;
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
    ) =>
        lists.AnswerAsync(
            http,
            filter,
            TimelineQueries.OrderOf(filter),
            names => TimelineQueries.List(filter, names, QuoteQueries.OfPerson, id),
            TimelineQueries.ReadAsync,
            cancel,
            owner: new("person", id, PersonQueries.ExistsAsync)
        );

    private static Task<ListResult<Page<TimelineBucket>>> ListOfOrganizationAsync(
        string id,
        [AsParameters] TimelineFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) =>
        lists.AnswerAsync(
            http,
            filter,
            TimelineQueries.OrderOf(filter),
            names => TimelineQueries.List(filter, names, QuoteQueries.OfOrganization, id),
            TimelineQueries.ReadAsync,
            cancel,
            owner: new("organization", id, OrganizationQueries.ExistsAsync)
        );
}
