using Microsoft.AspNetCore.Http.HttpResults;
using Qawl.Api.Answers;
using Qawl.Api.Data;
using Qawl.Api.Lists;
using Qawl.Api.Problems;

namespace Qawl.Api.Organizations;

internal static class OrganizationEndpoints
{
    public static void MapOrganizations(this IEndpointRouteBuilder v1)
    {
        var organizations = v1.MapGroup("/organizations").WithTags("Organizations");
        organizations.MapGet("", ListAsync).WithName("listOrganizations").WithSummary("Find organizations");
        organizations
            .MapGet("/{id}", GetAsync)
            .WithName("getOrganization")
            .WithSummary("Get an organization")
            .MayMove(Owner);
    }

    /// <summary>Whose quotes, mentions and the like a list has.</summary>
    public static ListOwner Owner(string id) => new("organization", id, OrganizationQueries.ExistsAsync);

    private static Task<ListResult<Page<Organization>>> ListAsync(
        [AsParameters] OrganizationFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) =>
        lists.AnswerAsync(
            http,
            new ListPlan<Organization>
            {
                Filter = filter,
                Order = OrganizationQueries.OrderOf(filter),
                Rows = names => OrganizationQueries.List(filter, names),
                Read = OrganizationQueries.ReadAsync,
                Selection = Selection.ByIds<Organization>(
                    filter.Ids,
                    OrganizationQueries.ReadByIdsAsync,
                    mayMove: true
                ),
            },
            cancel
        );

    private static async Task<Results<Ok<OrganizationDetail>, ProblemResult>> GetAsync(
        string id,
        Store store,
        CancellationToken cancel
    ) =>
        await store.ReadAsync((c, ct) => OrganizationQueries.FindAsync(c, id, ct), cancel) is { } organization
            ? TypedResults.Ok(organization)
            : ProblemResult.NotFound("organization", id);
}
