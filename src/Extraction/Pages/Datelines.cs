using Qawl.Extraction.Dates;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>
/// Reads what stands before the first sentence of the body: outlet, place, agency or reporter.
/// </summary>
internal sealed class Datelines(Token[] tokens, OutletReader outlets, Credits credits)
{
    /// <summary>Tokens of the longest dateline: two places, an agency in brackets and the strokes between.</summary>
    private const int Longest = 16;

    /// <summary>
    /// الوقت-انعقدت …; لندن (رويترز) - قال …; بغداد: «الأفق»، وكالات واصلت …: who publishes or whence it comes. Returns where
    /// the body's own words begin.
    /// </summary>
    public int Skip(PageLine line, bool hasTitle)
    {
        var range = line.Tokens(tokens);
        if (line.Words < 8)
        {
            return line.Start;
        }
        var dash = IndexOfDash(range[..Math.Min(range.Length, 7)]);
        var head = range[..Math.Max(dash, 0)];
        if (dash > 0 && head[0].Is(WordClass.GivenName) && !OutletReader.IsKnown(head))
        {
            return SkipByline(line, dash);
        }
        if (SignedByStroke(line) is { } signed)
        {
            if (hasTitle)
            {
                credits.Set(line.FirstToken, signed);
            }
            else
            {
                outlets.Set((line.FirstToken, signed));
            }
            return tokens[signed + 1].Start;
        }
        // Without a title the page begins with its own name.
        if (
            dash > 0
            && dash + 1 < range.Length
            && !hasTitle
            && !Credits.IsAgency(head)
            && (
                OutletReader.IsKnown(head)
                || dash <= 3 && range[dash - 1].End == range[dash].Start && OutletReader.AllWords(head)
            )
        )
        {
            outlets.Set((line.FirstToken, line.FirstToken + dash));
            return range[dash + 1].Start;
        }
        return SkipPlaceAndSource(line);
    }

    /// <summary>الجنوب نيوز/ أعلن …: where a name that is like an outlet's ends before a stroke.</summary>
    private int? SignedByStroke(PageLine line)
    {
        for (var i = line.FirstToken + 1; i < line.TokenEnd - 1 && i <= line.FirstToken + 4; i++)
        {
            if (tokens[i].Symbol is '/' or '-' or '–' or ':')
            {
                return OutletReader.IsCalledLikeOutlet(tokens.AsSpan(line.FirstToken, i - line.FirstToken)) ? i : null;
            }
        }
        return null;
    }

    /// <summary>Places, outlets and the marks between them, up to a word that is none.</summary>
    private int SkipPlaceAndSource(PageLine line)
    {
        var end = Math.Min(line.TokenEnd, line.FirstToken + Longest);
        var (hasPlace, isClosed, isWeak) = (false, false, false);
        (int First, int End)? source = null;
        var i = line.FirstToken;
        while (i < end)
        {
            if (tokens[i].Symbol is '-' or '–' or '—' or ':' or '/' or '،' or ',' or '|' or 'ـ')
            {
                isClosed = tokens[i].Symbol is not ('،' or ',') && (!isWeak || hasPlace || !tokens[i].IsSymbol(':'));
                i++;
            }
            else if (tokens[i].Symbol is '(' or '[' || Marks.IsOpening(tokens[i].Symbol))
            {
                var close = Closing(i, end);
                var isBracket = tokens[i].Symbol is '(' or '[';
                if (close < 0 || !IsSource(i + 1, close, isBracket ? hasPlace : hasPlace && isClosed))
                {
                    break;
                }
                source ??= (i + 1, close);
                isClosed = isBracket || hasPlace;
                i = close + 1;
            }
            else if (PlaceAt(i) is > 0 and var place)
            {
                (hasPlace, isClosed) = (true, false);
                i += place;
            }
            else if (SourceAt(i, end, out var weak) is > 0 and var length)
            {
                source ??= (i, i + length);
                (isClosed, isWeak) = (false, weak);
                i += length;
            }
            else if (hasPlace && DateAt(i) is > 0 and var date)
            {
                isClosed = false;
                i += date;
            }
            else if (source is not null && Credits.IsService(tokens[i].Word))
            {
                isClosed = true;
                i++;
            }
            else
            {
                break;
            }
        }
        if (!isClosed || i >= line.TokenEnd || i >= end || source is null && !(hasPlace && IsDash(tokens[i - 1])))
        {
            return line.Start;
        }
        if (source is { } found)
        {
            credits.Set(found.First, found.End);
        }
        return tokens[i].Start;
    }

    /// <param name="isPlaced">A name that no list knows is believed behind a place.</param>
    private bool IsSource(int first, int end, bool isPlaced) =>
        end > first
        && (
            Credits.IsList(tokens.AsSpan(first, end - first))
            || isPlaced && end - first <= 3 && OutletReader.AllWords(tokens.AsSpan(first, end - first))
        );

    private int Closing(int open, int end)
    {
        for (var i = open + 1; i < end; i++)
        {
            if (tokens[i].Symbol is ')' or ']' || Marks.IsClosing(tokens[i].Symbol))
            {
                return i;
            }
        }
        return -1;
    }

    private int PlaceAt(int i)
    {
        var length = Phrases.Match(tokens.AsSpan(i), PhraseKind.Place, out _, out var prefix);
        return length > 0 && prefix == 0 ? length
            : tokens[i].Is(WordClass.Place | WordClass.Country) ? 1
            : 0;
    }

    /// <summary>طهران / 15 تشرين الأول / أكتوبر - …</summary>
    private int DateAt(int i) =>
        tokens[i].Kind == TokenKind.Number ? 1 : MonthNames.Match(tokens.AsSpan(i), out _, out _);

    private int SourceAt(int i, int end, out bool isWeak)
    {
        var length = Phrases.Match(tokens.AsSpan(i, end - i), PhraseKind.Organization, out var phrase, out var prefix);
        isWeak = phrase?.Name?.IsWeak == true;
        return length > 0 && prefix == 0 && phrase!.Name!.IsOutlet ? length : 0;
    }

    /// <summary>بدر الجبل- سبق- تبوك: the reporter, the outlet and the place stand before a colon.</summary>
    private int SkipByline(PageLine line, int dash)
    {
        for (var i = line.FirstToken + dash; i < line.TokenEnd - 1 && i < line.FirstToken + 12; i++)
        {
            if (tokens[i].IsSymbol(':'))
            {
                var first = line.FirstToken + dash + 1;
                var second = IndexOfDash(tokens.AsSpan(first, i - first));
                var name = second < 0 ? i : first + second;
                if (name > first && IsSource(first, name, second > 0 && PlaceAt(name + 1) > 0))
                {
                    credits.Set(first, name);
                }
                return tokens[i + 1].Start;
            }
        }
        return line.Start;
    }

    private static bool IsDash(Token token) => token.Symbol is '-' or '–' or '—';

    public static int IndexOfDash(ReadOnlySpan<Token> range)
    {
        for (var i = 0; i < range.Length; i++)
        {
            if (IsDash(range[i]))
            {
                return i;
            }
        }
        return -1;
    }
}
