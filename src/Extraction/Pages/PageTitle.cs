using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>
/// What a page calls itself, in its markup or on its first line: the headline with the site's name, a section or both, set
/// apart by strokes.
/// </summary>
/// <param name="text">What <paramref name="tokens"/> were cut from.</param>
internal sealed class PageTitle(string text, Token[] tokens)
{
    /// <summary>Words of the shortest part that is a headline.</summary>
    private const int ShortestHeadline = 3;

    private const int LongestOutlet = 5;

    private readonly List<(int First, int End)> _parts = Cut(tokens);

    /// <summary>There is more than the headline.</summary>
    public bool IsParted => _parts.Count > 1;

    /// <summary>The longest part.</summary>
    public string Headline => Text(_parts.MaxBy(p => Words(Part(p))));

    /// <summary>The line is the headline: all of the title, or a part of it.</summary>
    public bool Names(string page, ReadOnlySpan<Token> line)
    {
        if (Words(line) < ShortestHeadline)
        {
            return false;
        }
        foreach (var part in _parts)
        {
            if (AreSame(page, line, text, Part(part)))
            {
                return true;
            }
        }
        return AreSame(page, line, text, tokens);
    }

    /// <summary>The part farthest from the headline, if it may be a name.</summary>
    public string? Outlet(ReadOnlySpan<Token> headline, string page)
    {
        var isLast = AreSame(page, headline, text, Part(_parts[^1]));
        var isFirst = AreSame(page, headline, text, Part(_parts[0]));
        var (first, end) = isLast ? _parts[0] : _parts[^1];
        // صحيفة الأفق: the class word is no part of the name.
        var isClass = end - first > 1 && Credits.IsMediaClass(tokens[first].Word);
        first += isClass && !Credits.IsNamedWithClass(tokens[first].Word!) ? 1 : 0;
        (first, end) = WithoutDateAndSlogan(first, end);
        return isLast != isFirst && MayBeName(Part((first, end))) ? Text((first, end)) : null;
    }

    /// <summary>12.03.2017, الأفق عربي; الأفق: جريدة إلكترونية مستقلة</summary>
    private (int First, int End) WithoutDateAndSlogan(int first, int end)
    {
        var from = first;
        while (from < end - 1 && tokens[from].Kind is TokenKind.Number or TokenKind.Symbol)
        {
            from++;
        }
        var to = from + 1;
        while (to < end && !tokens[to].IsSymbol(':'))
        {
            to++;
        }
        return (tokens[first].Kind == TokenKind.Number ? from : first, to);
    }

    /// <summary>The same words and numbers, whatever stands between them.</summary>
    public static bool AreSame(string one, ReadOnlySpan<Token> a, string other, ReadOnlySpan<Token> b)
    {
        var (i, k) = (0, 0);
        while (true)
        {
            i += SymbolsAt(a, i);
            k += SymbolsAt(b, k);
            if (i == a.Length || k == b.Length)
            {
                return i == a.Length && k == b.Length;
            }
            var same = a[i].Word is { } word
                ? word.Form == b[k].Word?.Form
                : one.AsSpan(a[i].Start, a[i].End - a[i].Start)
                    .SequenceEqual(other.AsSpan(b[k].Start, b[k].End - b[k].Start));
            if (!same)
            {
                return false;
            }
            (i, k) = (i + 1, k + 1);
        }
    }

    private static int SymbolsAt(ReadOnlySpan<Token> tokens, int i)
    {
        var end = i;
        while (end < tokens.Length && tokens[end].Kind == TokenKind.Symbol)
        {
            end++;
        }
        return end - i;
    }

    private static bool MayBeName(ReadOnlySpan<Token> part) =>
        Words(part) <= LongestOutlet
        && !Menu.AreSections(part)
        // أخبار المحافظات
        && !(Menu.AreSections(part[..1]) && !OutletNames.IsNamedOutlet(part))
        && !Credits.IsService(part[0].Word)
        && Phrases.Match(part, PhraseKind.Furniture, out _, out _) == 0;

    private ReadOnlySpan<Token> Part((int First, int End) part) => tokens.AsSpan(part.First, part.End - part.First);

    private string Text((int First, int End) part) => text[tokens[part.First].Start..tokens[part.End - 1].End];

    private static int Words(ReadOnlySpan<Token> range)
    {
        var words = 0;
        foreach (var token in range)
        {
            words += token.IsWord ? 1 : 0;
        }
        return words;
    }

    /// <summary>At strokes with spaces around.</summary>
    private static List<(int First, int End)> Cut(Token[] tokens)
    {
        var parts = new List<(int First, int End)>();
        var first = 0;
        for (var i = 1; i < tokens.Length - 1; i++)
        {
            if (
                tokens[i].Symbol is '-' or '–' or '—' or '|' or '»' or '«' or '›' or '•' or '/' or ':'
                && (tokens[i - 1].End < tokens[i].Start || tokens[i - 1].Symbol == tokens[i].Symbol)
                && tokens[i].End < tokens[i + 1].Start
            )
            {
                if (i > first)
                {
                    parts.Add((first, i));
                }
                first = i + 1;
            }
        }
        if (tokens.Length > first)
        {
            parts.Add((first, tokens.Length));
        }
        return parts;
    }
}
