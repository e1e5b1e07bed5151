using Qawl.Extraction.Text;

namespace Qawl.Extraction.Pages;

/// <summary>
/// Reads what stands before a dash at the beginning of the first paragraph: outlet, place, agency or reporter.
/// </summary>
internal sealed class Datelines(string text, Token[] tokens, Page page, OutletReader outlets)
{
    /// <summary>
    /// الوقت-انعقدت …; لندن (رويترز) - قال …: who publishes or whence it comes stands before a dash at the beginning.
    /// Returns where the body's own words begin.
    /// </summary>
    public int Skip(PageLine line, bool hasTitle)
    {
        var range = line.Tokens(tokens);
        var dash = IndexOfDash(range[..Math.Min(range.Length, 7)]);
        if (dash <= 0 || dash + 1 >= range.Length || line.Words < 8)
        {
            return line.Start;
        }
        var head = range[..dash];
        if (head[0].Is(WordClass.GivenName) && !OutletReader.IsKnown(head))
        {
            return SkipByline(line, dash);
        }
        if (
            OutletReader.IsKnown(head)
            || !hasTitle && dash <= 3 && range[dash - 1].End == range[dash].Start && OutletReader.AllWords(head)
        )
        {
            outlets.Set((line.FirstToken, line.FirstToken + dash));
            return range[dash + 1].Start;
        }
        if (
            Lexicon.MatchPhrase(head, PhraseKind.Place, out _, out _) == 0
            && !head[0].Is(WordClass.Place | WordClass.Country)
        )
        {
            return line.Start;
        }
        for (var i = 1; i < head.Length; i++)
        {
            var length = Lexicon.MatchPhrase(head[i..], PhraseKind.Organization, out var phrase, out _);
            if (length > 0 && phrase!.Name!.IsOutlet)
            {
                page.OriginalSource ??= text[head[i].Start..head[i + length - 1].End];
                page.OutletSpans.Add((head[i].Start, head[i + length - 1].End));
                return range[dash + 1].Start;
            }
        }
        return range[dash + 1].Start;
    }

    /// <summary>بدر الجبل- سبق- تبوك: the reporter, the outlet and the place stand before a colon.</summary>
    private int SkipByline(PageLine line, int dash)
    {
        for (var i = line.FirstToken + dash; i < line.TokenEnd - 1 && i < line.FirstToken + 12; i++)
        {
            if (tokens[i].IsSymbol(':'))
            {
                return tokens[i + 1].Start;
            }
        }
        return line.Start;
    }

    public static int IndexOfDash(ReadOnlySpan<Token> range)
    {
        for (var i = 0; i < range.Length; i++)
        {
            if (range[i].Symbol is '-' or '–' or '—')
            {
                return i;
            }
        }
        return -1;
    }
}
