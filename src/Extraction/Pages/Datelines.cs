using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>A way to tell what stands before the body's own words.</summary>
/// <param name="Read">Where those words begin; null if the rule does not know the line.</param>
internal sealed record DatelineRule(string Name, Func<Datelines, PageLine, int?> Read) : IRule;

/// <summary>Reads what stands before the first sentence of the body: outlet, place, agency or reporter.</summary>
internal sealed class Datelines(TokenizedText text, OutletReader outlets, Credits credits, PageDates dates)
{
    /// <summary>Tried in this order on the first line of the body, if it is long enough for one.</summary>
    private static readonly DatelineRule[] Rules =
    [
        // بدر الجبل- سبق- تبوك: …
        new("reporter-before-dash", static (lines, line) => lines.SkipByline(line)),
        // الجنوب نيوز/ أعلن …
        new("outlet-before-stroke", static (lines, line) => lines.SkipSigned(line)),
        // الوقت-انعقدت …
        new("name-of-the-page-before-dash", static (lines, line) => lines.SkipOwnName(line)),
        // لندن (رويترز) - قال …; بغداد: «الأفق»، وكالات واصلت …
        new("place-and-source", static (lines, line) => lines.SkipPlaceAndSource(line)),
    ];

    private readonly Token[] _tokens = text.Tokens;
    private bool _hasTitle;

    /// <summary>Notes who publishes or whence the text comes, and returns where the body's own words begin.</summary>
    public int Skip(PageLine line, bool hasTitle)
    {
        const int shortest = 8;
        _hasTitle = hasTitle;
        foreach (var rule in line.Words < shortest ? [] : Rules)
        {
            if (rule.Read(this, line) is { } start)
            {
                text.Trail.Add(rule, line.FirstToken, line.TokenEnd);
                return start;
            }
        }
        return line.Start;
    }

    /// <summary>The reporter, the outlet and the place stand before a colon.</summary>
    private int? SkipByline(PageLine line)
    {
        var dash = DashOf(line);
        if (
            dash <= 0
            || !_tokens[line.FirstToken].Is(WordClass.GivenName)
                && !(dash == 1 && _tokens[line.FirstToken].Word?.Is(ClosedClass.Byline) == true)
        )
        {
            return null;
        }
        for (var i = line.FirstToken + dash; i < line.TokenEnd - 1 && i < line.FirstToken + 12; i++)
        {
            if (_tokens[i].IsSymbol(':'))
            {
                var first = line.FirstToken + dash + 1;
                var second = IndexOfDash(_tokens.AsSpan(first, i - first));
                var name = second < 0 ? i : first + second;
                if (IsSource(_tokens.AsSpan(first, name - first), second > 0 && PlaceAt(_tokens, name + 1) > 0))
                {
                    credits.Sign(first, name);
                }
                return _tokens[i + 1].Start;
            }
        }
        return line.Start;
    }

    /// <summary>A name that is like an outlet's ends before a stroke.</summary>
    private int? SkipSigned(PageLine line)
    {
        if (StrokeBehindOutlet(line) is not { } stroke)
        {
            return null;
        }
        credits.Sign(line.FirstToken, stroke);
        return _tokens[BehindPlace(stroke + 1)].Start;
    }

    /// <summary>الجنوب نيوز – بئر الحمام: أعلن …</summary>
    private int BehindPlace(int i)
    {
        const int longest = 2;
        for (var end = i + 1; end <= i + longest; end++)
        {
            if (_tokens[end].IsSymbol(':'))
            {
                return end + 1;
            }
        }
        return i;
    }

    private int? StrokeBehindOutlet(PageLine line)
    {
        for (var i = line.FirstToken + 1; i <= line.FirstToken + 4; i++)
        {
            if (_tokens[i].Symbol is '/' or '-' or '–' or ':')
            {
                return OutletNames.IsCalledLikeOutlet(_tokens.AsSpan(line.FirstToken, i - line.FirstToken)) ? i : null;
            }
        }
        return null;
    }

    /// <summary>Without a title the page begins with its own name.</summary>
    private int? SkipOwnName(PageLine line)
    {
        var dash = DashOf(line);
        if (_hasTitle || dash <= 0 || PlaceAt(_tokens, line.FirstToken) > 0)
        {
            return null;
        }
        var head = Head(line, dash);
        var stroke = line.FirstToken + dash;
        var isName = dash <= 3 && _tokens[stroke - 1].End == _tokens[stroke].Start && OutletNames.AllWords(head);
        if (!isName)
        {
            return null;
        }
        outlets.Set((line.FirstToken, stroke));
        return _tokens[stroke + 1].Start;
    }

    private int? SkipPlaceAndSource(PageLine line)
    {
        if (PlaceAndSource.Find(_tokens, line) is not { } found)
        {
            return null;
        }
        if (found.Source is { } source)
        {
            credits.Sign(source.First, source.End);
        }
        dates.ReadDateline(_tokens.AsSpan(line.FirstToken, found.Body - line.FirstToken));
        return _tokens[found.Body].Start;
    }

    private int DashOf(PageLine line)
    {
        const int longestHead = 7;
        var range = line.Tokens(_tokens);
        return IndexOfDash(range[..Math.Min(range.Length, longestHead)]);
    }

    private ReadOnlySpan<Token> Head(PageLine line, int dash) => line.Tokens(_tokens)[..dash];

    /// <param name="isPlaced">A name that no list knows is believed behind a place.</param>
    public static bool IsSource(ReadOnlySpan<Token> range, bool isPlaced) =>
        !range.IsEmpty && (Credits.IsList(range) || isPlaced);

    /// <summary>Tokens of a place that begins here, or 0.</summary>
    public static int PlaceAt(Token[] tokens, int i)
    {
        var length = Phrases.Match(tokens.AsSpan(i), PhraseKind.Place, out _, out var prefix);
        return length > 0 && prefix == 0 ? length
            : tokens[i].Is(WordClass.Place | WordClass.Country) ? 1
            : 0;
    }

    public static bool IsDash(Token token) => token.Symbol is '-' or '–' or '—';

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
