using System.Text;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Qawl.Api.Access;
using Qawl.Api.Answers;
using Qawl.Api.Data;
using Qawl.Api.Imports;
using Qawl.Api.Linked;
using Qawl.Api.Lists;
using Qawl.Api.Problems;
using Qawl.Api.Requests;
using Qawl.Database.Keys;
using Qawl.Ingestion.Writing;

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
            .Accepts<NewArticle>(MediaTypes.Json)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Needs(KeyRole.Writer)
            .Answers(409, 413, 415, 422);
        articles
            .MapGet("/{id}", GetAsync)
            .WithName("getArticle")
            .WithSummary("Get an article")
            .AlsoOffers(MediaTypes.JsonLd, typeof(LinkedArticle))
            .MayBeTakenDown();
        articles
            .MapDelete("/{id}", DeleteAsync)
            .WithName("deleteArticle")
            .WithSummary("Take an article down")
            .Produces(StatusCodes.Status204NoContent)
            .Needs(KeyRole.Curator)
            .MayBeTakenDown();
        articles
            .MapGet("/{id}/text", GetTextAsync)
            .WithName("getArticleText")
            .WithSummary("Get an article's text")
            .Produces<string>(contentType: MediaTypes.Text)
            .Offers(new OfferedFormat(MediaTypes.Text, Described: false))
            .MayBeTakenDown();
    }

    /// <summary>Whose quotes a list has.</summary>
    public static ListOwner Owner(string id) => new("article", id, ArticleQueries.ExistsAsync, Absence.ExplainAsync);

    private static Task<ListResult<Page<Article>>> ListAsync(
        [AsParameters] ArticleFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) => lists.AnswerAsync(http, ArticleSelection.Plan(filter), cancel);

    private static async Task<Results<Created<StoredArticle>, Ok<StoredArticle>, ProblemResult>> AddAsync(
        [AsParameters] Addition addition,
        HttpContext http,
        IValidator<NewArticle> validator,
        Store store,
        CancellationToken cancel
    )
    {
        using var place = await store.EnterWriteAsync(cancel);
        var (article, problem) = await JsonBody.ReadAsync(http.Request, validator, cancel);
        if (article is null)
        {
            return problem!;
        }
        var force = addition.Force?.Value is true;
        return await store.Importer.ImportOneAsync(article.ToDocument(), ImportRun.OneArticle, force, cancel) switch
        {
            DocumentOutcome.Imported(var id) => TypedResults.Created(
                $"/v1/articles/{id}",
                new StoredArticle { Id = id, Created = true }
            ),
            DocumentOutcome.Unchanged(var id) => TypedResults.Ok(new StoredArticle { Id = id, Created = false }),
            DocumentOutcome.Stale(var id) => TypedResults.Ok(new StoredArticle { Id = id, Created = false }),
            DocumentOutcome.Reextracted(var id) => TypedResults.Ok(new StoredArticle { Id = id, Created = false }),
            DocumentOutcome.TakenDown(var tombstone) => Absence.Of(tombstone, ProblemKind.StaysOut),
            DocumentOutcome.Rejected(var why) => new ProblemResult(ProblemKind.Rejected, $"{why.Code}: {why.Detail}"),
            var other => throw new NotSupportedException($"{other}"),
        };
    }

    private static async Task<Results<NoContent, ProblemResult>> DeleteAsync(
        string id,
        [AsParameters] Deletion deletion,
        Store store,
        CancellationToken cancel
    ) =>
        await store.RemoveAsync(id, deletion.Reason, cancel) switch
        {
            RemovalOutcome.Removed => TypedResults.NoContent(),
            RemovalOutcome.AlreadyRemoved(var tombstone) => Absence.Of(tombstone, ProblemKind.TakenDown),
            _ => ProblemResult.NotFound("article", id),
        };

    private static Task<Results<Ok<ArticleDetail>, LinkedResult<LinkedArticle>, ProblemResult>> GetAsync(
        string id,
        Store store,
        HttpContext http,
        CancellationToken cancel
    ) =>
        store.ReadAsync<Results<Ok<ArticleDetail>, LinkedResult<LinkedArticle>, ProblemResult>>(
            async (connection, ct) =>
                await ArticleQueries.FindAsync(connection, id, ct) is not { } article
                    ? await Absence.ExplainAsync(connection, id, ct)
                : http.Format() == MediaTypes.JsonLd
                    ? new LinkedResult<LinkedArticle>(LinkedArticle.Of(article, new(http.Request)))
                : TypedResults.Ok(article),
            cancel
        );

    private static Task<Results<ContentHttpResult, ProblemResult>> GetTextAsync(
        string id,
        Store store,
        HttpContext http,
        CancellationToken cancel
    ) =>
        store.ReadAsync<Results<ContentHttpResult, ProblemResult>>(
            async (connection, ct) =>
            {
                if (await ArticleQueries.TextAsync(connection, id, ct) is not { } stored)
                {
                    return await Absence.ExplainAsync(connection, id, ct);
                }
                http.Response.Headers[TextHashHeader] = stored.Sha256;
                return TypedResults.Text(stored.Text, MediaTypes.Text, Encoding.UTF8);
            },
            cancel
        );
}
