using Microsoft.AspNetCore.Http.HttpResults;
using Qawl.Api.Answers;
using Qawl.Api.Data;
using Qawl.Api.Lists;
using Qawl.Api.Problems;
using Qawl.Api.Requests;

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
            .MayMiss();
    }

    /// <summary>Whose quotes, mentions and the like a list has.</summary>
    public static ListOwner Owner(string id) => new("organization", id, OrganizationQueries.ExistsAsync);

    private static Task<ListResult<Page<Organization>>> ListAsync(
        [AsParameters] OrganizationFilter filter,
        ListAnswers lists,
        Selection selection,
        HttpContext http,
        CancellationToken cancel
    ) =>
        filter.Ids is { Length: > 0 }
            ? ListAnswers.AnswerAsync(
                http,
                filter,
                selection.ByIdsAsync(http, WireLists.Of(filter.Ids), OrganizationQueries.ReadByIdsAsync, cancel)
            )
            : lists.AnswerAsync(
                http,
                filter,
                OrganizationQueries.OrderOf(filter),
                _ => OrganizationQueries.List(filter),
                OrganizationQueries.ReadAsync,
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
