using Microsoft.AspNetCore.Http.HttpResults;
using Qawl.Api.Annotations;
using Qawl.Api.Answers;
using Qawl.Api.Articles;
using Qawl.Api.Data;
using Qawl.Api.Linked;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.People;
using Qawl.Api.Problems;

namespace Qawl.Api.Quotes;

internal static class QuoteEndpoints
{
    public static void MapQuotes(this IEndpointRouteBuilder v1)
    {
        var quotes = v1.MapGroup("/quotes").WithTags("Quotes");
        quotes.MapGet("", ListAsync).WithName("listQuotes").WithSummary("Find quotes");
        quotes
            .MapGet("/{id}", GetAsync)
            .WithName("getQuote")
            .WithSummary("Get a quote")
            .AlsoOffers(MediaTypes.JsonLd, typeof(Annotation))
            .MayBeTakenDown();
        v1.MapGet("/people/{id}/quotes", OwnedList.Handler(PersonEndpoints.Owner, Spoken(QuoteQueries.OfPerson)))
            .WithTags("People")
            .WithName("listPersonQuotes")
            .WithSummary("List what a person said")
            .MayMove(PersonEndpoints.Owner);
        v1.MapGet(
                "/organizations/{id}/quotes",
                OwnedList.Handler(OrganizationEndpoints.Owner, Spoken(QuoteQueries.OfOrganization))
            )
            .WithTags("Organizations")
            .WithName("listOrganizationQuotes")
            .WithSummary("List what an organization said")
            .MayMove(OrganizationEndpoints.Owner);
        v1.MapGet("/articles/{id}/quotes", ListOfArticleAsync)
            .WithTags("Articles")
            .WithName("listArticleQuotes")
            .WithSummary("List an article's quotes in the order of its text")
            .MayBeTakenDown();
    }

    private static Task<ListResult<Page<Quote>>> ListAsync(
        [AsParameters] QuoteFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) => lists.AnswerAsync(http, QuoteSelection.Plan(filter), cancel);

    private static Func<ListOwner, SpokenListFilter, ListPlan<Quote>> Spoken(string spokenBy) =>
        (owner, filter) =>
            new()
            {
                Filter = filter,
                Order = QuoteQueries.OrderOf(filter),
                Rows = names => QuoteQueries.List(filter, names).Where(spokenBy, "speaker", owner.Id),
                Read = QuoteQueries.Reader(filter),
                Owner = owner,
            };

    private static Task<ListResult<Page<Quote>>> ListOfArticleAsync(
        string id,
        [AsParameters] ArticleQuoteFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) =>
        lists.AnswerAsync(
            http,
            new ListPlan<Quote>
            {
                Filter = filter,
                Order = QuoteQueries.AsInText,
                Rows = names => QuoteQueries.List(filter, names).Where(QuoteQueries.OfArticle, "article", id),
                Read = QuoteQueries.Reader(filter),
                Owner = ArticleEndpoints.Owner(id),
            },
            cancel
        );

    private static async Task<Results<Ok<Quote>, LinkedResult<Annotation>, ProblemResult>> GetAsync(
        string id,
        [AsParameters] QuoteView view,
        Store store,
        HttpContext http,
        CancellationToken cancel
    )
    {
        if (QuoteId.Parse(id) is not { } key)
        {
            return ProblemResult.NotFound("quote", id);
        }
        return await store.ReadAsync<Results<Ok<Quote>, LinkedResult<Annotation>, ProblemResult>>(
            async (connection, ct) =>
            {
                if (await QuoteQueries.FindAsync(connection, key.ArticleId, key.Span, view, ct) is { } quote)
                {
                    if (http.Format() != MediaTypes.JsonLd)
                    {
                        return TypedResults.Ok(SparseFields.Reduce(quote, QuoteViews.AskedOf(view)));
                    }
                    if (
                        await AnnotationEndpoints.AnnotateAsync(
                            connection,
                            key.ArticleId,
                            key.Span,
                            http.Request,
                            ct
                        ) is
                        { } annotation
                    )
                    {
                        return annotation;
                    }
                }
                return await Absence.ExplainAsync(connection, key.ArticleId, "quote", id, ct);
            },
            cancel
        );
    }
}
