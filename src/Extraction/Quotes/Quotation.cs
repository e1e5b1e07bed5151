using Qawl.Extraction.Text;

namespace Qawl.Extraction.Quotes;

/// <summary>A stretch between quotation marks. Token indices; the marks themselves are not part of it.</summary>
/// <param name="Open">The opening mark.</param>
/// <param name="Close">The closing mark, or where the stretch ends if the mark is missing.</param>
internal sealed record Quotation(int Open, int Close, bool IsClosed, int Words)
{
    public int First => Open + 1;

    /// <summary>Set once a cue has taken it.</summary>
    public bool IsTaken { get; set; }
}

/// <summary>
/// Pairs the quotation marks of a paragraph, in any of their styles and mixtures. A second opening mark inside does not
/// end a quotation; one that is never closed ends with the paragraph, or earlier where a cue takes over
/// (<see cref="QuoteFinder"/>).
/// </summary>
internal static class Quotations
{
    public static List<Quotation> Find(string text, Token[] tokens, int first, int end)
    {
        var found = new List<Quotation>();
        var open = -1;
        for (var i = first; i < end; i++)
        {
            // Two apostrophes make one mark.
            if (
                tokens[i].IsSymbol('\'')
                && i + 1 < end
                && tokens[i + 1].IsSymbol('\'')
                && tokens[i].End == tokens[i + 1].Start
            )
            {
                if (open >= 0)
                {
                    Add(found, tokens, open, i, true);
                    open = -1;
                }
                else
                {
                    open = i + 1;
                }
                i++;
                continue;
            }
            if (tokens[i].Kind != TokenKind.Symbol || !Marks.IsMark(tokens[i].Symbol))
            {
                continue;
            }
            if (open < 0)
            {
                if (Marks.IsOpening(tokens[i].Symbol) || LooksOpening(text, tokens[i]))
                {
                    open = i;
                }
            }
            else if (Closes(text, tokens, open, i, end))
            {
                Add(found, tokens, open, i, true);
                open = -1;
            }
        }
        if (open >= 0 && open + 1 < end)
        {
            Add(found, tokens, open, end, false);
        }
        return found;
    }

    private static void Add(List<Quotation> found, Token[] tokens, int open, int close, bool closed)
    {
        var words = 0;
        for (var i = open + 1; i < close; i++)
        {
            words += tokens[i].Kind is TokenKind.Word or TokenKind.Number ? 1 : 0;
        }
        if (words > 0)
        {
            found.Add(new Quotation(open, close, closed, words));
        }
    }

    private static bool Closes(string text, Token[] tokens, int open, int i, int end)
    {
        var (opening, mark) = (tokens[open].Symbol, tokens[i].Symbol);
        if (Partner(opening) is { } partner)
        {
            // «… "…" …»: other marks are inside as long as the partner is to come.
            return partner == mark || Marks.IsClosing(mark) && !Has(tokens, i + 1, end, partner);
        }
        if (!Marks.IsClosing(mark))
        {
            return false;
        }
        // “… "…" …”: the same for marks that close with their like.
        if (
            IsCurly(opening) != IsCurly(mark)
            && HasCurlyOrStraight(tokens, i + 1, end, IsCurly(opening))
            && LooksOpening(text, tokens[i])
        )
        {
            return false;
        }
        // With spaces on both sides of the opening mark, those of the closing one say nothing.
        if (LooksOpening(text, tokens[i]) && !SpaceAfter(text, tokens[open]))
        {
            // A mark that looks like opening again is inner if another one is left to close.
            return !HasMarkLeft(tokens, i + 1, end);
        }
        return true;
    }

    private static char? Partner(char opening) =>
        opening switch
        {
            '«' => '»',
            '‹' => '›',
            '‘' => '’',
            _ => null,
        };

    private static bool IsCurly(char mark) => mark is '“' or '”' or '„' or '‟';

    private static bool Has(Token[] tokens, int first, int end, char mark)
    {
        for (var i = first; i < end; i++)
        {
            if (tokens[i].IsSymbol(mark))
            {
                return true;
            }
        }
        return false;
    }

    private static bool HasCurlyOrStraight(Token[] tokens, int first, int end, bool curly)
    {
        for (var i = first; i < end; i++)
        {
            if (Marks.IsClosing(tokens[i].Symbol) && IsCurly(tokens[i].Symbol) == curly)
            {
                return true;
            }
        }
        return false;
    }

    private static bool HasMarkLeft(Token[] tokens, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (tokens[i].Kind == TokenKind.Symbol && Marks.IsMark(tokens[i].Symbol))
            {
                return true;
            }
        }
        return false;
    }

    private static bool LooksOpening(string text, Token mark) =>
        (mark.Start == 0 || char.IsWhiteSpace(text[mark.Start - 1]) || text[mark.Start - 1] is '(' or ':')
        && !SpaceAfter(text, mark);

    private static bool SpaceAfter(string text, Token mark) =>
        mark.End >= text.Length
        || char.IsWhiteSpace(text[mark.End])
        || text[mark.End] is '.' or '،' or ',' or ')' or '؛';
}
