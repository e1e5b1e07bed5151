using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Words;

/// <summary>
/// Line ends that are none: of texts that were broken where a page was full (mail, PDF), and before a comma or أن. Their
/// tokens are left out; the text keeps them.
/// </summary>
internal static class LineWraps
{
    /// <summary>Characters of the longest line of a text that was broken at the width of a page; verses are shorter.</summary>
    private const int NarrowestPage = 36;
    private const int WidestPage = 120;

    /// <summary>Lines that follow each other directly, at least, before they tell a width.</summary>
    private const int FewestPairs = 3;

    public static Token[] Join(Token[] tokens)
    {
        var lines = Lines(tokens);
        var width = PageWidth(tokens, lines);
        List<int>? left = null;
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            var (line, next) = (lines[i], lines[i + 1]);
            if (Follows(line, next) && (GoesOn(tokens, line, next) || width > 0 && IsFull(tokens, line, next, width)))
            {
                (left ??= []).Add(line.End);
            }
        }
        return left is null ? tokens : Without(tokens, left);
    }

    private static Token[] Without(Token[] tokens, List<int> left)
    {
        var kept = new Token[tokens.Length - left.Count];
        var (to, from) = (0, 0);
        foreach (var at in left)
        {
            tokens.AsSpan(from, at - from).CopyTo(kept.AsSpan(to));
            to += at - from;
            from = at + 1;
        }
        tokens.AsSpan(from).CopyTo(kept.AsSpan(to));
        return kept;
    }

    private static List<(int First, int End)> Lines(Token[] tokens)
    {
        var lines = new List<(int, int)>();
        var first = 0;
        for (var i = 0; i <= tokens.Length; i++)
        {
            if (i < tokens.Length && tokens[i].Kind != TokenKind.LineEnd)
            {
                continue;
            }
            if (i > first)
            {
                lines.Add((first, i));
            }
            first = i + 1;
        }
        return lines;
    }

    /// <summary>The width at which the text was broken; 0 if its lines end where their sentences do.</summary>
    private static int PageWidth(Token[] tokens, List<(int First, int End)> lines)
    {
        var (pairs, width) = (0, 0);
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (Follows(lines[i], lines[i + 1]))
            {
                pairs++;
                width = Math.Max(width, Math.Max(Length(tokens, lines[i]), Length(tokens, lines[i + 1])));
            }
        }
        if (pairs < FewestPairs || width is < NarrowestPage or > WidestPage)
        {
            return 0;
        }
        var broken = 0;
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (Follows(lines[i], lines[i + 1]))
            {
                var ends = Ends(tokens[lines[i].End - 1].Symbol);
                var full = IsFull(tokens, lines[i], lines[i + 1], width);
                broken += full && !ends ? 1 : 0;
            }
        }
        return broken * 2 > pairs ? width : 0;
    }

    private static bool Ends(char last) => last == '.' || Marks.IsClosing(last);

    /// <summary>No sentence begins with a comma, nor with أن behind another that has not ended.</summary>
    private static bool GoesOn(Token[] tokens, (int First, int End) line, (int First, int End) next) =>
        Marks.IsComma(tokens[next.First].Symbol)
        || tokens[next.First].Is(WordClass.That) && !Ends(tokens[line.End - 1].Symbol);

    private static bool Follows((int First, int End) line, (int First, int End) next) => next.First == line.End + 1;

    /// <summary>The first word of the next line would have had no room.</summary>
    private static bool IsFull(Token[] tokens, (int First, int End) line, (int First, int End) next, int width) =>
        Length(tokens, line) + 1 + tokens[next.First].End - tokens[next.First].Start > width - (width / 16);

    private static int Length(Token[] tokens, (int First, int End) line) =>
        tokens[line.End - 1].End - tokens[line.First].Start;
}
