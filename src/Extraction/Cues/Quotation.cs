using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Cues;

/// <summary>A stretch between quotation marks. Token indices; the marks themselves are not part of it.</summary>
/// <param name="Open">The opening mark.</param>
/// <param name="Close">The closing mark, or where the stretch ends if the mark is missing.</param>
internal sealed record Quotation(int Open, int Close, bool IsClosed, int Words)
{
    public int First => Open + 1;

    /// <summary>The first token behind it and its closing mark.</summary>
    public int Behind => IsClosed ? Close + 1 : Close;

    /// <summary>Set once a cue has taken it.</summary>
    public bool IsTaken { get; set; }
}

/// <summary>
/// Pairs the quotation marks of a paragraph, in any of their styles and mixtures. A second opening mark inside does not
/// end a quotation; one that is never closed ends with the paragraph, or earlier where whoever reads the paragraph finds
/// that a cue takes over.
/// </summary>
internal sealed class Quotations
{
    public static readonly Quotations None = new();

    private readonly List<Quotation> _found = [];
    private readonly Dictionary<int, Quotation> _byOpen = [];

    /// <summary>The quotation that a token opens.</summary>
    public Quotation? OpeningAt(int token) => _byOpen.Count == 0 ? null : _byOpen.GetValueOrDefault(token);

    public Quotation? Last => _found.Count > 0 ? _found[^1] : null;

    public void ReplaceLast(Quotation quotation)
    {
        _found[^1] = quotation;
        _byOpen[quotation.Open] = quotation;
    }

    public static Quotations Find(string text, Token[] tokens, int first, int end)
    {
        var found = new Quotations();
        var last = new LastMarks(tokens, first, end);
        var open = -1;
        for (var i = first; i < end; i++)
        {
            // Two apostrophes make one mark.
            if (i + 1 < end && AreTwoApostrophes(tokens[i], tokens[i + 1]))
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
            // One apostrophe is a mark only between a space or colon and a letter, with its like to come.
            if (
                tokens[i].IsSymbol('\'')
                && open < 0
                && LooksOpening(text, tokens[i])
                && ClosingApostrophe(text, tokens, i, end) is var close
                && close > i
            )
            {
                Add(found, tokens, i, close, true);
                i = close;
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
            else if (Closes(text, tokens, open, i, last))
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

    private static bool AreTwoApostrophes(Token one, Token next) =>
        one.IsSymbol('\'') && next.IsSymbol('\'') && one.End == next.Start;

    /// <summary>How far the words between two apostrophes may go.</summary>
    private const int LongestBetweenApostrophes = 120;

    private static int ClosingApostrophe(string text, Token[] tokens, int open, int end)
    {
        for (var i = open + 2; i < Math.Min(end, open + LongestBetweenApostrophes); i++)
        {
            if (
                tokens[i].IsSymbol('\'')
                && SpaceAfter(text, tokens[i])
                && !char.IsWhiteSpace(text[tokens[i].Start - 1])
            )
            {
                return i;
            }
        }
        return -1;
    }

    private static void Add(Quotations found, Token[] tokens, int open, int close, bool closed)
    {
        var words = 0;
        for (var i = open + 1; i < close; i++)
        {
            words += tokens[i].Kind is TokenKind.Word or TokenKind.Number ? 1 : 0;
        }
        if (words > 0)
        {
            var quotation = new Quotation(open, close, closed, words);
            found._found.Add(quotation);
            found._byOpen[open] = quotation;
        }
    }

    private static bool Closes(string text, Token[] tokens, int open, int i, in LastMarks last)
    {
        var (opening, mark) = (tokens[open].Symbol, tokens[i].Symbol);
        if (Partner(opening) is { } partner)
        {
            // «… "…" …»: other marks are inside as long as the partner is to come.
            return partner == mark
                || Marks.IsClosing(mark)
                    && !(
                        partner == '»' ? last.Guillemet > i
                        : partner == '›' ? last.Angle > i
                        : last.Single > i
                    );
        }
        if (!Marks.IsClosing(mark))
        {
            return false;
        }
        // With spaces on both sides of the opening mark, those of the closing one say nothing.
        if (LooksOpening(text, tokens[i]) && !SpaceAfter(text, tokens[open]))
        {
            // A mark that looks like opening again is inner if another one is left to close.
            return last.Any <= i;
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

    /// <summary>Where each kind of closing mark stands last in the paragraph; -1 where it does not.</summary>
    private readonly struct LastMarks
    {
        public readonly int Any = -1;
        public readonly int Guillemet = -1;
        public readonly int Angle = -1;
        public readonly int Single = -1;

        public LastMarks(Token[] tokens, int first, int end)
        {
            for (var i = first; i < end; i++)
            {
                var mark = tokens[i].Symbol;
                if (!Marks.IsMark(mark))
                {
                    continue;
                }
                Any = i;
                Guillemet = mark == '»' ? i : Guillemet;
                Angle = mark == '›' ? i : Angle;
                Single = mark == '’' ? i : Single;
            }
        }
    }

    private static bool LooksOpening(string text, Token mark) =>
        (mark.Start == 0 || char.IsWhiteSpace(text[mark.Start - 1]) || text[mark.Start - 1] is '(' or ':')
        && !SpaceAfter(text, mark);

    private static bool SpaceAfter(string text, Token mark) =>
        mark.End >= text.Length
        || char.IsWhiteSpace(text[mark.End])
        || text[mark.End] is '.' or '،' or ',' or ')' or '؛';
}
