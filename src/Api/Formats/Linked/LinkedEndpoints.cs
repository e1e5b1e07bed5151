using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using Npgsql;
using Qawl.Api.Articles;
using Qawl.Api.Paging;
using Qawl.Api.Problems;
using Qawl.Api.Reading;
using Qawl.Extraction;
using Quote = Qawl.Api.Quotes.Quote;

namespace Qawl.Api.Formats.Linked;

internal static class LinkedEndpoints
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

    /// <summary>A quote as an annotation of its article's text; nothing if the article is gone meanwhile.</summary>
    public static async Task<LinkedResult<Annotation>?> AnnotateAsync(
        NpgsqlConnection connection,
        Quote quote,
        HttpRequest request,
        CancellationToken cancel
    )
    {
        if (await LinkedQueries.FindAsync(connection, quote.ArticleId, cancel) is not { } article)
        {
            return null;
        }
        var text = StoredText.Of(article.Text);
        var annotation = new LinkedData(request).Of(LinkedData.SpanOf(quote), article, text);
        return new(annotation with { Context = LinkedContext.Fixed });
    }

    private static async Task<Results<LinkedResult<AnnotationPage>, ProblemResult>> ListAsync(
        string id,
        [AsParameters] AnnotationFilter filter,
        Store store,
        HttpContext http,
        CancellationToken cancel
    )
    {
        Cursor? after = null;
        var keyset = LinkedQueries.AsInText;
        if (
            filter.Cursor is { } sent
            && !Cursor.TryDecode(sent, http.Request, [.. keyset.Keys.Select(k => k.Type)], out after)
        )
        {
            return Listing.WrongCursor();
        }
        var limit = filter.Limit?.Value ?? AnnotationFilter.DefaultLimit;
        return await store.ReadAsync<Results<LinkedResult<AnnotationPage>, ProblemResult>>(
            async (connection, ct) =>
            {
                if (await LinkedQueries.FindAsync(connection, id, ct) is not { } article)
                {
                    return await Absence.ExplainAsync(connection, id, ct);
                }
                var query = LinkedQueries.Of(id).Page(keyset, after, limit + 1, ct);
                var spans = (await connection.QueryAsync<AnnotatedSpan>(query)).AsList();
                var text = StoredText.Of(article.Text);
                var linked = new LinkedData(http.Request);
                var address = linked.AddressOf($"/v1/articles/{id}/annotations");
                var next = spans.Count > limit ? new Cursor(keyset.KeyOf(spans[limit - 1])).Encode(http.Request) : null;
                PageLinks.AddTo(http, next);
                return new LinkedResult<AnnotationPage>(
                    new()
                    {
                        Id = AddressOf(filter.Cursor),
                        PartOf = new()
                        {
                            Id = address + "#all",
                            Label = article.Title,
                            Total = article.Total,
                            First = AddressOf(cursor: null),
                        },
                        Items = [.. spans.Take(limit).Select(s => linked.Of(s, article, text))],
                        Next = next is null ? null : AddressOf(next),
                    }
                );

                string AddressOf(string? cursor) =>
                    address
                    + QueryString.Create(
                        new[] { ("limit", filter.Limit?.Text), ("cursor", cursor) }
                            .Where(p => p.Item2 is not null)
                            .Select(p => KeyValuePair.Create(p.Item1, (StringValues)p.Item2))
                    );
            },
            cancel
        );
    }
}
