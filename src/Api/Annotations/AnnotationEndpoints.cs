using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using Npgsql;
using Qawl.Api.Answers;
using Qawl.Api.Articles;
using Qawl.Api.Data;
using Qawl.Api.Linked;
using Qawl.Api.Lists;
using Qawl.Api.Problems;
using Qawl.Extraction.Model;

namespace Qawl.Api.Annotations;

internal static class AnnotationEndpoints
{
    public static void MapAnnotations(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/articles/{id}/annotations", ListAsync)
            .WithTags("Articles")
            .WithName("getArticleAnnotations")
            .WithSummary("Get an article's quotes and mentions as W3C Web Annotations")
            .Produces<AnnotationPage>(contentType: MediaTypes.JsonLd)
            .Offers(
                new OfferedFormat(MediaTypes.JsonLd, Described: false),
                new OfferedFormat(MediaTypes.Json, typeof(AnnotationPage))
            )
            .MayBeTakenDown();

    /// <summary>One quote as an annotation of its article's text; nothing if the article is gone meanwhile.</summary>
    public static async Task<LinkedResult<Annotation>?> AnnotateAsync(
        NpgsqlConnection connection,
        string articleId,
        TextSpan span,
        HttpRequest request,
        CancellationToken cancel
    )
    {
        if (await AnnotationQueries.FindAsync(connection, articleId, cancel) is not { } article)
        {
            return null;
        }
        var query = AnnotationQueries.Of(articleId, span).All(cancel);
        return await connection.QuerySingleOrDefaultAsync<AnnotatedSpan>(query) is { } found
            ? new(new Annotator(article, new(request)).Of(found) with { Context = LinkedContext.Fixed })
            : null;
    }

    private static async Task<Results<LinkedResult<AnnotationPage>, ProblemResult>> ListAsync(
        string id,
        [AsParameters] AnnotationFilter filter,
        Store store,
        HttpContext http,
        CancellationToken cancel
    )
    {
        var address = ListAddress.Of(http.Request);
        if (!AnnotationQueries.AsInText.TryContinue(filter.Cursor, address, out var after))
        {
            return Cursor.Wrong(filter.Cursor!);
        }
        return await store.ReadAsync<Results<LinkedResult<AnnotationPage>, ProblemResult>>(
            async (connection, ct) =>
            {
                if (await AnnotationQueries.FindAsync(connection, id, ct) is not { } article)
                {
                    return await Absence.ExplainAsync(connection, id, ct);
                }
                var limit = filter.Limit?.Value ?? AnnotationFilter.DefaultLimit;
                var query = AnnotationQueries.Of(id).Page(AnnotationQueries.AsInText, after, limit + 1, ct);
                var spans = (await connection.QueryAsync<AnnotatedSpan>(query)).AsList();
                var next =
                    spans.Count > limit
                        ? new Cursor(AnnotationQueries.AsInText.KeyOf(spans[limit - 1])).Encode(address)
                        : null;
                http.Response.Headers.Link = address.Links(next);
                return new LinkedResult<AnnotationPage>(PageOf(article, spans.Take(limit), next, filter, http.Request));
            },
            cancel
        );
    }

    /// <param name="article">Whose annotations.</param>
    /// <param name="spans">Those of the page.</param>
    /// <param name="next">The cursor of the next page, if there is one.</param>
    /// <param name="filter">As sent, for the page's own address.</param>
    /// <param name="request">The request.</param>
    private static AnnotationPage PageOf(
        AnnotatedArticle article,
        IEnumerable<AnnotatedSpan> spans,
        string? next,
        AnnotationFilter filter,
        HttpRequest request
    )
    {
        var linked = new LinkedData(request);
        var annotator = new Annotator(article, linked);
        var all = linked.AddressOf($"/v1/articles/{article.Id}/annotations");
        return new()
        {
            Id = AddressOf(filter.Cursor),
            PartOf = new()
            {
                Id = all + "#all",
                Label = article.Title,
                Total = article.Total,
                First = AddressOf(cursor: null),
            },
            Items = [.. spans.Select(annotator.Of)],
            Next = next is null ? null : AddressOf(next),
        };

        string AddressOf(string? cursor) =>
            all
            + QueryString.Create(
                new[] { ("limit", filter.Limit?.Text), ("cursor", cursor) }
                    .Where(p => p.Item2 is not null)
                    .Select(p => KeyValuePair.Create(p.Item1, (StringValues)p.Item2))
            );
    }
}
