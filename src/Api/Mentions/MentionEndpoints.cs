using Qawl.Api.Answers;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.People;
using Qawl.Api.Problems;

namespace Qawl.Api.Mentions;

internal static class MentionEndpoints
{
    public static void MapMentions(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/people/{id}/mentions", ListOfPersonAsync)
            .WithTags("People")
            .WithName("listPersonMentions")
            .WithSummary("List where articles name a person")
            .MayMiss();
        v1.MapGet("/organizations/{id}/mentions", ListOfOrganizationAsync)
            .WithTags("Organizations")
            .WithName("listOrganizationMentions")
            .WithSummary("List where articles name an organization")
            .MayMiss();
    }

    private static Task<ListResult<Page<Mention>>> ListOfPersonAsync(
        string id,
        [AsParameters] MentionFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) => ListAsync(MentionQueries.OfPerson, PersonEndpoints.Owner(id), filter, lists, http, cancel);

    private static Task<ListResult<Page<Mention>>> ListOfOrganizationAsync(
        string id,
        [AsParameters] MentionFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) => ListAsync(MentionQueries.OfOrganization, OrganizationEndpoints.Owner(id), filter, lists, http, cancel);

    private static Task<ListResult<Page<Mention>>> ListAsync(
        string naming,
        ListOwner owner,
        MentionFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) =>
        lists.AnswerAsync(
            http,
            new ListPlan<Mention>
            {
                Filter = filter,
                Order = MentionQueries.OrderOf(filter),
                Rows = names => MentionQueries.List(filter, names).Where(naming, "named", owner.Id),
                Read = MentionQueries.ReadAsync,
                Owner = owner,
            },
            cancel
        );
}
