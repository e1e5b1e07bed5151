using Qawl.Api.Quotes;
using Qawl.Api.Utterances;
using Qawl.Extraction.Text;
using Qawl.Identity.Copies;

namespace Qawl.Api.Copies;

/// <summary>What became of the quotes of a page.</summary>
internal static class Revised
{
    public static Revision Of(Revision revision, IEnumerable<Quote> before, IEnumerable<Quote> after)
    {
        var (old, now) = (InOrder(before), InOrder(after));
        var revised = RevisedQuotes.Of([.. old.Select(Compared)], [.. now.Select(Compared)]);
        return revision with
        {
            Appeared = [.. revised.Appeared.Select(i => now[i])],
            Vanished = [.. revised.Vanished.Select(i => old[i])],
            Changed =
            [
                .. revised.Changed.Select(c => new ChangedQuote
                {
                    Before = old[c.Before],
                    After = Variant.Of(old[c.Before], now[c.After]),
                }),
            ],
        };
    }

    private static RevisedQuote Compared(Quote quote) => new(quote.Text, FoldedName.Of(quote.Speaker?.Name ?? ""));

    private static List<Quote> InOrder(IEnumerable<Quote> quotes) =>
        [.. quotes.OrderBy(q => q.Start).ThenBy(q => q.End)];
}
