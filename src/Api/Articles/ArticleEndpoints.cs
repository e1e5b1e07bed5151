using System.Text;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Qawl.Api.Formats;
using Qawl.Api.Formats.Linked;
using Qawl.Api.Problems;
using Qawl.Api.Quotes;
using Qawl.Api.Reading;
using Qawl.Api.Wire;
using Qawl.Api.Writing;
using Qawl.Ingestion;

namespace Qawl.Api.Articles;

internal static class ArticleEndpoints
{
    /// <summary>In bytes.</summary>
    public const long LargestBody = 2 * 1024 * 1024;

    public const string TextHashHeader = "X-Text-Sha256";

    public static void MapArticles(this IEndpointRouteBuilder v1)
    {
        var articles = v1.MapGroup("/articles").WithTags("Articles");
        articles.MapGet("", ListAsync).WithName("listArticles").WithSummary("Find articles");
        articles
            .MapPost("", AddAsync)
            .WithName("addArticle")
            .WithSummary("Add an article")
            .Accepts<NewArticle>("application/json")
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .NeedsKey()
            .Answers(413, 415, 422);
        articles
            .MapGet("/{id}", GetAsync)
            .WithName("getArticle")
            .WithSummary("Get an article")
            .AlsoOffers(MediaTypes.JsonLd, typeof(LinkedArticle))
            .MayMiss();
        articles
            .MapGet("/{id}/text", GetTextAsync)
            .WithName("getArticleText")
            .WithSummary("Get an article's text")
            .Produces<string>(contentType: MediaTypes.Text)
            .Offers(new OfferedFormat(MediaTypes.Text, Described: false))
            .MayMiss();
        articles
            .MapGet("/{id}/quotes", ListQuotesAsync)
            .WithName("listArticleQuotes")
            .WithSummary("List an article's quotes in the order of its text")
            .MayMiss();
    }

    private static Task<ListResult<Article>> ListAsync(
        [AsParameters] ArticleFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) =>
        lists.AnswerAsync(
            http,
            filter,
            ArticleQueries.OrderOf(filter),
            names => ArticleQueries.List(filter, names),
            ArticleQueries.ReadAsync,
            cancel
        );

    private static async Task<Results<Created<StoredArticle>, Ok<StoredArticle>, ProblemResult>> AddAsync(
        HttpContext http,
        IValidator<NewArticle> validator,
        Store store,
        CancellationToken cancel
    )
    {
        var (article, problem) = await JsonBody.ReadAsync(http.Request, validator, cancel);
        if (article is null)
        {
            return problem!;
        }
        return await store.Importer.ImportOneAsync(article.ToDocument(), "POST /v1/articles", cancel) switch
        {
            DocumentOutcome.Imported(var id) => TypedResults.Created(
                $"/v1/articles/{id}",
                new StoredArticle { Id = id, Created = true }
            ),
            DocumentOutcome.Unchanged(var id) => TypedResults.Ok(new StoredArticle { Id = id, Created = false }),
            DocumentOutcome.Stale(var id) => TypedResults.Ok(new StoredArticle { Id = id, Created = false }),
            DocumentOutcome.Reextracted(var id) => TypedResults.Ok(new StoredArticle { Id = id, Created = false }),
            DocumentOutcome.Rejected(var why) => new ProblemResult(ProblemKind.Rejected, $"{why.Code}: {why.Detail}"),
            var other => throw new NotSupportedException($"{other}"),
        };
    }

    private static async Task<Results<Ok<ArticleDetail>, LinkedResult<LinkedArticle>, ProblemResult>> GetAsync(
        string id,
        Store store,
        HttpContext http,
        CancellationToken cancel
    )
    {
        if (await store.ReadAsync((c, ct) => ArticleQueries.FindAsync(c, id, ct), cancel) is not { } article)
        {
            return ProblemResult.NotFound("article", id);
        }
        return http.Format() == MediaTypes.JsonLd
            ? new LinkedResult<LinkedArticle>(new LinkedData(http.Request).Of(article))
            : TypedResults.Ok(article);
    }

    private static async Task<Results<ContentHttpResult, ProblemResult>> GetTextAsync(
        string id,
        Store store,
        HttpContext http,
        CancellationToken cancel
    )
    {
        if (await store.ReadAsync((c, ct) => ArticleQueries.TextAsync(c, id, ct), cancel) is not { } stored)
        {
            return ProblemResult.NotFound("article", id);
        }
        http.Response.Headers[TextHashHeader] = stored.Sha256;
        return TypedResults.Text(stored.Text, "text/plain", Encoding.UTF8);
    }

    private static Task<ListResult<Quote>> ListQuotesAsync(
        string id,
        [AsParameters] ArticleQuoteFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) =>
        lists.AnswerAsync(
            http,
            filter,
            QuoteQueries.AsInText,
            _ => QuoteQueries.List(filter).Where(QuoteQueries.OfArticle, "article", id),
            QuoteQueries.ReadAsync,
            cancel,
            owner: new("article", id, ArticleQueries.ExistsAsync)
        );
}
