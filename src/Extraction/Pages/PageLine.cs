using Qawl.Extraction.Dates;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

internal enum LineRole
{
    Body,
    Title,
    Kicker,
    Outlet,
    Source,
    Date,
    Id,
    Byline,
    Furniture,
}

/// <summary>A line of the page that is not blank; offsets are UTF-16, without the white space around it.</summary>
internal sealed class PageLine
{
    /// <summary>Words of the longest title; what is longer is prose.</summary>
    public const int LongestTitle = 30;

    /// <summary>Words of the longest name of an outlet, a source or a reporter.</summary>
    public const int LongestName = 8;

    /// <summary>So many blanks stand where a page had the end of a line that its copy lost.</summary>
    private const int Gap = 4;

    public required int Start { get; init; }
    public required int End { get; init; }

    /// <summary>Range of its tokens.</summary>
    public required int FirstToken { get; init; }
    public required int TokenEnd { get; init; }
    public required int Words { get; init; }

    /// <summary>A blank line or the beginning of the text stands before it.</summary>
    public required bool AfterBlank { get; init; }
    public required DateFound Date { get; init; }
    public LineRole Role { get; set; }

    public ReadOnlySpan<Token> Tokens(Token[] tokens) => tokens.AsSpan(FirstToken, TokenEnd - FirstToken);

    public static List<PageLine> Cut(string text, Token[] tokens)
    {
        var lines = new List<PageLine>();
        var afterBlank = true;
        for (var i = 0; i < tokens.Length; i++)
        {
            var end = i;
            while (end < tokens.Length && tokens[end].Kind != TokenKind.LineEnd)
            {
                end++;
            }
            var gaps = GapsIn(text, tokens, i, end);
            for (var first = i; first < end; )
            {
                var next = gaps.Count > 0 ? gaps.Dequeue() : end;
                lines.Add(Of(text, tokens, first, next, afterBlank));
                afterBlank = next < end && SpacesBefore(text, tokens, next) >= 2 * Gap;
                first = next;
            }
            afterBlank = end == i;
            i = end;
        }
        return lines;
    }

    private static PageLine Of(string text, Token[] tokens, int first, int end, bool afterBlank)
    {
        var range = tokens.AsSpan(first, end - first);
        var words = 0;
        foreach (var token in range)
        {
            words += token.IsWord ? 1 : 0;
        }
        return new PageLine
        {
            Start = range[0].Start,
            End = range[^1].End,
            FirstToken = first,
            TokenEnd = end,
            Words = words,
            AfterBlank = afterBlank,
            // Prose is not searched for dates: only short lines can be a page's date line.
            Date = words <= 20 ? DateReader.Read(text, range) : new DateFound { Leftover = words },
        };
    }

    /// <summary>Tokens behind wide gaps, more than one or behind a sentence: lines of a page that was copied as one.</summary>
    private static Queue<int> GapsIn(string text, Token[] tokens, int first, int end)
    {
        var gaps = new Queue<int>();
        for (var i = first + 1; i < end; i++)
        {
            if (SpacesBefore(text, tokens, i) >= Gap)
            {
                gaps.Enqueue(i);
            }
        }
        if (gaps.Count == 1 && !tokens[gaps.Peek() - 1].IsSymbol('.'))
        {
            gaps.Clear();
        }
        return gaps;
    }

    private static int SpacesBefore(string text, Token[] tokens, int i)
    {
        var spaces = 0;
        for (var at = tokens[i - 1].End; at < tokens[i].Start; at++)
        {
            spaces += text[at] is ' ' or '\t' ? 1 : 0;
        }
        return spaces;
    }
}
