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
        for (var i = 0; i < tokens.Length; )
        {
            var first = i;
            var words = 0;
            var gap = 0;
            while (i < tokens.Length && tokens[i].Kind != TokenKind.LineEnd && gap < Gap)
            {
                words += tokens[i].IsWord ? 1 : 0;
                i++;
                gap = i < tokens.Length ? SpacesBetween(text, tokens[i - 1].End, tokens[i].Start) : 0;
            }
            if (i > first)
            {
                var range = tokens.AsSpan(first, i - first);
                lines.Add(
                    new PageLine
                    {
                        Start = range[0].Start,
                        End = range[^1].End,
                        FirstToken = first,
                        TokenEnd = i,
                        Words = words,
                        AfterBlank = afterBlank,
                        // Prose is not searched for dates: only short lines can be a page's date line.
                        Date = words <= 20 ? DateReader.Read(text, range) : new DateFound { Leftover = words },
                    }
                );
            }
            if (gap >= Gap)
            {
                afterBlank = gap >= 2 * Gap;
                continue;
            }
            afterBlank = i == first;
            i++;
        }
        return lines;
    }

    private static int SpacesBetween(string text, int start, int end)
    {
        var spaces = 0;
        for (var i = start; i < end; i++)
        {
            spaces += text[i] is ' ' or '\t' ? 1 : 0;
        }
        return spaces;
    }
}
