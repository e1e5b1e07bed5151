using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Qawl.Api.Answers;
using Qawl.Api.Articles;
using Qawl.Api.Data;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.Problems;
using Qawl.Api.Quotes;

namespace Qawl.Api.Utterances;

internal static class UtteranceEndpoints
{
    /// <summary>Of an utterance itself; its list has all.</summary>
    private const int MostVariants = 100;

    public static void MapUtterances(this IEndpointRouteBuilder v1)
    {
        var utterances = v1.MapGroup("/utterances").WithTags("Utterances");
        utterances
            .MapGet("", ListAsync)
            .WithName("listUtterances")
            .WithSummary("Find statements that more than one quote reports");
        utterances
            .MapGet("/{id}", GetAsync)
            .WithName("getUtterance")
            .WithSummary("Get a statement with the quotes that report it")
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status308PermanentRedirect, typeof(void)))
            .MayBeTakenDown();
        v1.MapGet("/quotes/{id}/variants", ListVariantsAsync)
            .WithTags("Quotes")
            .WithName("listQuoteVariants")
            .WithSummary("List the other quotes that report the same statement, and how their words differ")
            .MayBeTakenDown();
    }

    private static Task<ListResult<Page<Utterance>>> ListAsync(
        [AsParameters] UtteranceFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) =>
        lists.AnswerAsync(
            http,
            new ListPlan<Utterance>
            {
                Filter = filter,
                Order = UtteranceQueries.OrderOf(filter),
                Rows = names => UtteranceQueries.List(filter, names),
                Read = UtteranceQueries.ReadAsync,
            },
            cancel
        );

    private static async Task<Results<Ok<UtteranceDetail>, RedirectHttpResult, ProblemResult>> GetAsync(
        string id,
        Store store,
        HttpContext http,
        CancellationToken cancel
    )
    {
        if (QuoteId.Parse(id) is not { } quote)
        {
            return ProblemResult.NotFound("utterance", id);
        }
        return await store.ReadAsync<Results<Ok<UtteranceDetail>, RedirectHttpResult, ProblemResult>>(
            async (connection, ct) =>
            {
                var utterance =
                    await UtteranceQueries.FindUtteranceAsync(connection, quote, ct)
                    ?? await UtteranceQueries.FindHeirAsync(connection, id, ct);
                if (utterance is null)
                {
                    return await Absence.ExplainAsync(connection, quote.ArticleId, "utterance", id, ct);
                }
                return utterance == id
                    ? TypedResults.Ok(await DetailAsync(connection, id, quote, ct))
                    : MovedIds.LeadOn(http, id, utterance);
            },
            cancel
        );
    }

    private static async Task<ListResult<Page<Variant>>> ListVariantsAsync(
        string id,
        [AsParameters] VariantFilter filter,
        ListAnswers lists,
        Store store,
        HttpContext http,
        CancellationToken cancel
    )
    {
        if (QuoteId.Parse(id) is not { } quote)
        {
            return new(ProblemResult.NotFound("quote", id));
        }
        var (first, others, absence) = await store.ReadAsync(
            (connection, ct) => FindOthersAsync(connection, id, quote, ct),
            cancel
        );
        return first is null
            ? new(absence!)
            : await lists.AnswerAsync(
                http,
                new ListPlan<Variant>
                {
                    Filter = filter,
                    Order = UtteranceQueries.InOrder,
                    Rows = _ => UtteranceQueries.These(others),
                    Read = async (connection, query) =>
                        (await QuoteQueries.ReadAsync(connection, query)).Select(other => Variant.Of(first, other)),
                },
                cancel
            );
    }

    /// <returns>The quote and where the others stand, or why it is not there.</returns>
    private static async Task<(Quote? First, IReadOnlyList<QuoteId> Others, ProblemResult? Absence)> FindOthersAsync(
        NpgsqlConnection connection,
        string id,
        QuoteId quote,
        CancellationToken cancel
    )
    {
        var found = await QuoteQueries.FindAsync(connection, quote.ArticleId, quote.Span, new QuoteView(), cancel);
        return found is null
            ? (null, [], await Absence.ExplainAsync(connection, quote.ArticleId, "quote", id, cancel))
            : (found, await UtteranceQueries.FindReportingAsync(connection, id, found.UtteranceId, cancel), null);
    }

    private static async Task<UtteranceDetail> DetailAsync(
        NpgsqlConnection connection,
        string id,
        QuoteId quote,
        CancellationToken cancel
    )
    {
        var known = await UtteranceQueries.FindAsync(connection, id, cancel);
        var places = known is null ? [] : await UtteranceQueries.FindReportingAsync(connection, "", id, cancel);
        var quotes = (
            await QuoteQueries.ReadAsync(
                connection,
                UtteranceQueries
                    .These(known is null ? [quote] : places)
                    .Page(QuoteQueries.OldestFirst, after: null, MostVariants + 1, cancel)
            )
        ).ToList();
        var shown =
            quotes.Find(q => q.Id == (known?.QuoteId ?? id))
            ?? (
                await QuoteQueries.ReadAsync(
                    connection,
                    UtteranceQueries.These([QuoteId.Parse(known!.QuoteId)!]).All(cancel)
                )
            ).Single();
        return new()
        {
            Id = id,
            QuoteId = shown.Id,
            Text = shown.Text,
            Kind = shown.Kind,
            Speaker = known?.Speaker ?? (shown.Speaker is { } speaker ? speaker with { Words = null } : null),
            QuoteCount = known?.QuoteCount ?? 1,
            OutletCount = known?.OutletCount ?? (shown.Outlet is null ? 0 : 1),
            SourceCount = known?.SourceCount ?? 1,
            FirstPublishedAt = known is null ? shown.PublishedAt?[..10] : known.FirstPublishedAt,
            RepresentativeBy =
                known is null ? RepresentativeBy.Only
                : quotes.Count(q => q.Kind == shown.Kind && q.Text == shown.Text) > 1 ? RepresentativeBy.MostFrequent
                : RepresentativeBy.Longest,
            FirstReported = await UtteranceQueries.FindFirstAsync(connection, quotes, cancel),
            Outlets =
            [
                .. quotes
                    .Select(q => q.Outlet)
                    .OfType<NamedOrganization>()
                    .DistinctBy(o => o.Id, StringComparer.Ordinal),
            ],
            Variants = [.. quotes.Where(q => q.Id != shown.Id).Take(MostVariants).Select(q => Variant.Of(shown, q))],
        };
    }
}
