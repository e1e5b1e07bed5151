using Microsoft.AspNetCore.Http.HttpResults;
using Qawl.Api.Answers;
using Qawl.Api.Data;
using Qawl.Api.Lists;
using Qawl.Api.Mentions;
using Qawl.Api.Problems;
using Qawl.Api.Quotes;
using Qawl.Api.Requests;

namespace Qawl.Api.People;

internal static class PersonEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder v1)
    {
        var people = v1.MapGroup("/people").WithTags("People");
        people.MapGet("", ListAsync).WithName("listPeople").WithSummary("Find people");
        people.MapGet("/{id}", GetAsync).WithName("getPerson").WithSummary("Get a person").MayMiss();
        people
            .MapGet("/{id}/quotes", ListQuotesAsync)
            .WithName("listPersonQuotes")
            .WithSummary("List what a person said")
            .MayMiss();
        people
            .MapGet("/{id}/mentions", ListMentionsAsync)
            .WithName("listPersonMentions")
            .WithSummary("List where articles name a person")
            .MayMiss();
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

    private static Task<ListResult<Page<Quote>>> ListQuotesAsync(
        string id,
        [AsParameters] SpokenListFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) =>
        lists.AnswerAsync(
            http,
            filter,
            QuoteQueries.OrderOf(filter),
            names => QuoteQueries.List(filter, names).Where(QuoteQueries.OfPerson, "speaker", id),
            QuoteQueries.ReadAsync,
            cancel,
            Owner(id)
        );

    private static Task<ListResult<Page<Mention>>> ListMentionsAsync(
        string id,
        [AsParameters] MentionFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) =>
        lists.AnswerAsync(
            http,
            filter,
            MentionQueries.OrderOf(filter),
            names => MentionQueries.List(filter, names).Where(MentionQueries.OfPerson, "named", id),
            MentionQueries.ReadAsync,
            cancel,
            Owner(id)
        );
}
