using Npgsql;
using Qawl.Api.Quotes;
using Qawl.Api.Requests;
using Qawl.Database;
using Qawl.Extraction.Model;
using Qawl.Identity.Wording;
using Quote = Qawl.Api.Quotes.Quote;

namespace Qawl.Api.Claims;

/// <summary>Makes of what was compared what is told of it: the quote as lists show it, what stands around it, every difference, a receipt.</summary>
internal static class Evidence
{
    private static readonly QuoteView WithContext = new()
    {
        Include = [WireList<QuotePart>.Parse("context", provider: null)],
        ContextLength = WireValue<int>.Parse($"{QuoteViews.LongestContext}", provider: null),
    };

    public static Verdict VerdictOf(Agreement agreement) =>
        agreement switch
        {
            Agreement.Verbatim => Verdict.Verbatim,
            Agreement.SpellingOnly => Verdict.SpellingOnly,
            Agreement.Partial => Verdict.Partial,
            Agreement.Stitched => Verdict.Stitched,
            Agreement.Reported => Verdict.Reported,
            Agreement.Altered => Verdict.Altered,
            _ => Verdict.NotFound,
        };

    public static async Task<IReadOnlyList<Finding>> ReadAsync(
        NpgsqlConnection connection,
        Cut claim,
        IReadOnlyList<Compared> found,
        CancellationToken cancel
    )
    {
        if (found.Count == 0)
        {
            return [];
        }
        var ids = found.SelectMany(f => f.Quotes).Select(q => q.Id).Distinct(StringComparer.Ordinal).ToArray();
        var quotes = await QuoteSelection.Reader(WithContext)(connection, ids, cancel);
        var articles = await ClaimQueries.StatesAsync(
            connection,
            quotes.Values.Select(q => q.ArticleId).Distinct(StringComparer.Ordinal),
            cancel
        );
        var data = await DataVersion.ReadAsync(connection, cancel);
        return
        [
            // What was taken down meanwhile is no evidence.
            .. from compared in found
            let quote = quotes.GetValueOrDefault(compared.Quotes[0].Id)
            where quote is not null && articles.ContainsKey(quote.ArticleId)
            select Of(compared, quote, claim, articles[quote.ArticleId], data),
        ];
    }

    private static Finding Of(Compared compared, Quote quote, Cut claim, ArticleState article, DataVersion data)
    {
        var comparison = compared.Result.Comparison;
        var said = new Said(compared.Quotes.Select(q => new Cut(q.Text, q.Start)));
        return new()
        {
            Verdict = VerdictOf(compared.Result.Agreement),
            Changes = Differences.Of(compared.Result.Changes),
            Quote = quote with { ContextBefore = null, ContextAfter = null },
            IsSpeaker = compared.IsSpeaker,
            Before = Sentence.Before(quote.ContextBefore ?? ""),
            After = Sentence.Behind(quote.ContextAfter ?? ""),
            Pieces = [.. compared.Result.Pieces.Select(p => said.Of(p.SpanIn(comparison.First)))],
            Diff =
            [
                .. comparison.Edits.Select(edit => new Difference
                {
                    Op = (DiffOp)edit.Op,
                    Changes = Differences.Of(edit.Changes),
                    Said = said.Of(edit.First.SpanIn(comparison.First)),
                    Claimed = claim.Of(edit.Second.SpanIn(comparison.Second)),
                }),
            ],
            Receipt = new Receipt(
                quote.ArticleId,
                new TextSpan(quote.Start, quote.End),
                article.TextSha256,
                data,
                article.Engine
            ).OnWire(),
        };
    }

    /// <summary>The quotes that a claim is compared with; what stands between two of them was not said.</summary>
    private sealed class Said(IEnumerable<Cut> quotes)
    {
        private readonly Cut[] _quotes = [.. quotes];

        public Words Of(TextSpan span)
        {
            var parts = _quotes.Select(q => q.Within(span)).Where(w => w.Text.Length > 0).Select(w => w.Text);
            return new()
            {
                Start = span.Start,
                End = span.End,
                Text = string.Join(" … ", parts),
            };
        }
    }
}
