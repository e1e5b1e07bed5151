using Microsoft.AspNetCore.Http.HttpResults;
using Qawl.Api.Answers;
using Qawl.Api.Data;
using Qawl.Api.Lists;
using Qawl.Api.Problems;

namespace Qawl.Api.People;

internal static class PersonEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder v1)
    {
        var people = v1.MapGroup("/people").WithTags("People");
        people.MapGet("", ListAsync).WithName("listPeople").WithSummary("Find people");
        people.MapGet("/{id}", GetAsync).WithName("getPerson").WithSummary("Get a person").MayMove(Owner);
    }

    /// <summary>Whose quotes, mentions and the like a list has.</summary>
    public static ListOwner Owner(string id) => new("person", id, PersonQueries.ExistsAsync);

    private static Task<ListResult<Page<Person>>> ListAsync(
        [AsParameters] PersonFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) =>
        lists.AnswerAsync(
            http,
            new ListPlan<Person>
            {
                Filter = filter,
                Order = PersonQueries.OrderOf(filter),
                Rows = names => PersonQueries.List(filter, names),
                Read = PersonQueries.ReadAsync,
                Selection = Selection.ByIds<Person>(filter.Ids, PersonQueries.ReadByIdsAsync, mayMove: true),
            },
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
