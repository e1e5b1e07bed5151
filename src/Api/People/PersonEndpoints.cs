using Microsoft.AspNetCore.Http.HttpResults;
using Qawl.Api.Answers;
using Qawl.Api.Data;
using Qawl.Api.Lists;
using Qawl.Api.Problems;
using Qawl.Api.Requests;

namespace Qawl.Api.People;

internal static class PersonEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder v1)
    {
        var people = v1.MapGroup("/people").WithTags("People");
        people.MapGet("", ListAsync).WithName("listPeople").WithSummary("Find people");
        people.MapGet("/{id}", GetAsync).WithName("getPerson").WithSummary("Get a person").MayMiss();
    }

    /// <summary>Whose quotes, mentions and the like a list has.</summary>
    public static ListOwner Owner(string id) => new("person", id, PersonQueries.ExistsAsync);

    private static Task<ListResult<Page<Person>>> ListAsync(
        [AsParameters] PersonFilter filter,
        ListAnswers lists,
        Selection selection,
        HttpContext http,
        CancellationToken cancel
    ) =>
        filter.Ids is { Length: > 0 }
            ? ListAnswers.AnswerAsync(
                http,
                filter,
                selection.ByIdsAsync(http, WireLists.Of(filter.Ids), PersonQueries.ReadByIdsAsync, cancel)
            )
            : lists.AnswerAsync(
                http,
                filter,
                PersonQueries.OrderOf(filter),
                _ => PersonQueries.List(filter),
                PersonQueries.ReadAsync,
                cancel
            );

    private static async Task<Results<Ok<PersonDetail>, ProblemResult>> GetAsync(
        string id,
        Store store,
        CancellationToken cancel
    ) =>
        await store.ReadAsync((c, ct) => PersonQueries.FindAsync(c, id, ct), cancel) is { } person
            ? TypedResults.Ok(person)
            : ProblemResult.NotFound("person", id);
}
