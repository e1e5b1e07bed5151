using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Qawl.Api.Formats;
using Qawl.Api.Formats.Linked;
using Qawl.Api.Problems;
using Qawl.Api.Reading;
using Qawl.Extraction;

namespace Qawl.Api.Quotes;

internal static partial class QuoteEndpoints
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
            .MayMiss();
    }

    private static Task<ListResult<Quote>> ListAsync(
        [AsParameters] QuoteFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) =>
        lists.AnswerAsync(
            http,
            filter,
            QuoteQueries.OrderOf(filter),
            names => QuoteQueries.List(filter, names),
            QuoteQueries.ReadAsync,
            cancel
        );

    private static async Task<Results<Ok<Quote>, LinkedResult<Annotation>, ProblemResult>> GetAsync(
        string id,
        Store store,
        HttpContext http,
        CancellationToken cancel
    )
    {
        if (
            !TryParse(id, out var articleId, out var span)
            || await store.ReadAsync((c, ct) => QuoteQueries.FindAsync(c, articleId, span, ct), cancel) is not { } quote
        )
        {
            return ProblemResult.NotFound("quote", id);
        }
        return http.Format() == MediaTypes.JsonLd
            ? await LinkedEndpoints.OfQuoteAsync(quote, http, store, cancel)
            : TypedResults.Ok(quote);
    }

    private static bool TryParse(string id, out string articleId, out TextSpan span)
    {
        span = default;
        var parts = IdForm().Match(id);
        articleId = parts.Groups["article"].Value;
        if (
            !parts.Success
            || !int.TryParse(parts.Groups["start"].ValueSpan, CultureInfo.InvariantCulture, out var start)
            || !int.TryParse(parts.Groups["end"].ValueSpan, CultureInfo.InvariantCulture, out var end)
        )
        {
            return false;
        }
        span = new TextSpan(start, end);
        return true;
    }

    [GeneratedRegex(
        "^(?<article>[a-z2-7]{26})-(?<start>0|[1-9][0-9]{0,9})-(?<end>[1-9][0-9]{0,9})\\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex IdForm();
}
