using Qawl.Extraction.Dates;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Pages;

/// <summary>
/// Recovers the article from a page scrape: the lines above the first paragraph are title, kicker, outlet, source, dates and
/// number, in any order; what trails the last paragraph is furniture. What a page does not say stays <c>null</c>.
/// </summary>
internal sealed class PageReader
{
    private readonly string _text;
    private readonly Token[] _tokens;
    private readonly List<PageLine> _lines;
    private readonly Page _page;
    private readonly Sources _sources;
    private readonly OutletReader _outlets;
    private readonly Datelines _datelines;
    private readonly Furniture _furniture;
    private readonly Menu _menu;
    private DateFound? _published;
    private DateFound? _updated;
    private bool _hasTitle;

    private PageReader(string text, Token[] tokens)
    {
        _text = text;
        _tokens = tokens;
        _lines = PageLine.Cut(text, tokens);
        _page = new Page { Lines = _lines };
        _sources = new Sources(text, tokens, _page);
        _outlets = new OutletReader(text, tokens, _page, _sources);
        _datelines = new Datelines(tokens, _outlets, _sources);
        _menu = new Menu(tokens, _page);
        _furniture = new Furniture(tokens, _page, _outlets, _sources, _menu);
    }

    public static Page Read(string text, Token[] tokens, GivenFields given)
    {
        var reader = new PageReader(text, tokens);
        reader.ReadPage(given);
        return reader._page;
    }

    private void ReadPage(GivenFields given)
    {
        _hasTitle = given.Title is not null;
        var last = _furniture.TrimEnd();
        var first = ReadHeader(last, given.Title);
        _outlets.ReadSigned(first, last);
        new OutletStatements(_text, _tokens, _page).Read(last);
        // A post states its date below the text.
        for (var i = last + 1; i < _lines.Count && _published is null && _updated is null; i++)
        {
            if (_lines[i].Role == LineRole.Date)
            {
                ReadDate(_lines[i]);
            }
        }
        for (var i = first; i <= last; i++)
        {
            if (_lines[i].Words > 1 && (_furniture.Is(_lines[i]) || i < last && _furniture.IsCaption(_lines[i])))
            {
                _lines[i].Role = LineRole.Furniture;
            }
        }
        while (first < last && _lines[first].Role is LineRole.Furniture or LineRole.Source)
        {
            first++;
        }
        _page.BodyStart = first <= last ? _datelines.Skip(_lines[first], _hasTitle) : _text.Length;
        _page.BodyEnd = first <= last ? _furniture.BodyEnd(_lines[last]) : _page.BodyStart;
        _page.Published = _published?.ToTime();
        _page.Updated = _updated?.ToTime();
        _page.Title = given.Title ?? _page.Title;
        _page.Outlet = given.Outlet ?? _page.Outlet;
        _page.ExternalId = given.ExternalId ?? _page.ExternalId;
        _page.Published = given.Published ?? _page.Published;
    }

    /// <summary>Reads the lines above the body and returns the index of its first line.</summary>
    private int ReadHeader(int last, string? givenTitle)
    {
        PageLine? title = null;
        var start = _menu.SkipTop(last);
        var i = start;
        for (; i <= last; i++)
        {
            var line = _lines[i];
            if (line.Role == LineRole.Furniture)
            {
                continue;
            }
            if (
                givenTitle is not null
                && i == start
                && string.Equals(_text[line.Start..line.End], givenTitle.Trim(), StringComparison.Ordinal)
            )
            {
                title = line;
                line.Role = LineRole.Title;
            }
            else if (_outlets.ReadSource(line))
            {
                line.Role = LineRole.Source;
            }
            else if (ReadId(line))
            {
                line.Role = LineRole.Id;
            }
            else if (ReadDate(line))
            {
                line.Role = LineRole.Date;
            }
            else if (_furniture.Is(line))
            {
                line.Role = LineRole.Furniture;
            }
            else if (_outlets.ReadLine(i, title, last) is { } role)
            {
                line.Role = role;
            }
            else if (IsByline(line, title) || title is not null && IsAsideInHeader(i, last))
            {
                line.Role = LineRole.Byline;
            }
            else if (title is not null && i < last && _furniture.IsCaption(line))
            {
                line.Role = LineRole.Furniture;
            }
            else if (title is null && givenTitle is null && IsHeadline(line) && i < last)
            {
                if (_tokens[line.TokenEnd - 1].IsSymbol(':') && i + 1 < last && IsHeadline(_lines[i + 1]))
                {
                    line.Role = LineRole.Kicker;
                    _page.Kicker = _text[line.Start..line.End];
                }
                else if (i == start && RoleAboveTitle(i, last) is { } above)
                {
                    line.Role = above;
                }
                else
                {
                    line.Role = LineRole.Title;
                    title = line;
                    _hasTitle = true;
                    ReadTitle(line);
                }
            }
            else
            {
                break;
            }
        }
        return i;
    }

    /// <summary>A section or a name between the title and the date: محليات.</summary>
    private bool IsAsideInHeader(int index, int last)
    {
        var line = _lines[index];
        if (line.Words > 4 || !IsHeadline(line))
        {
            return false;
        }
        for (var i = index + 1; i <= last && i <= index + 3 && _lines[i].Words <= PageLine.LongestName + 4; i++)
        {
            if (IsHeaderMatter(_lines[i]))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A short first line with another headline below it: the outlet, the kicker, or the page's section.</summary>
    private LineRole? RoleAboveTitle(int index, int last)
    {
        var line = _lines[index];
        if (last < index + 3)
        {
            return null;
        }
        var (below, third) = (_lines[index + 1], _lines[index + 2]);
        // اقتصاد, the date, the title: the section stands first.
        if (
            line.Words == 1
            && below.Date is { Day: not null, Leftover: <= 4 }
            && IsHeadline(third)
            && third.Words is >= 4 and <= 20
        )
        {
            return LineRole.Byline;
        }
        if (
            line.Words > 8
            || !IsHeadline(below)
            || below.Words <= line.Words
            || below.Words > 20
            || !IsHeaderMatter(third) && !IsHeaderMatter(_lines[index + 3])
        )
        {
            return null;
        }
        if (line.Words <= 4 && _outlets.IsNamedLater(line))
        {
            _outlets.Set((line.FirstToken, line.TokenEnd));
            return LineRole.Outlet;
        }
        if (line.Words == 1)
        {
            return LineRole.Byline;
        }
        _page.Kicker = _text[line.Start..line.End];
        return LineRole.Kicker;
    }

    private bool IsHeaderMatter(PageLine line) =>
        line.Date is { Day: not null, Leftover: <= 4 }
        || line.Words <= 6 && _tokens[line.FirstToken].Word?.Form == "المصدر";

    /// <summary>A headline: short, and not closed like a sentence.</summary>
    private bool IsHeadline(PageLine line) =>
        line.Words is > 0 and <= PageLine.LongestTitle
        && !(_tokens[line.TokenEnd - 1].Symbol is '.' or '؛' && !EndsWithDots(line));

    private bool EndsWithDots(PageLine line) =>
        line.TokenEnd - line.FirstToken > 1
        && _tokens[line.TokenEnd - 1].IsSymbol('.')
        && _tokens[line.TokenEnd - 2].IsSymbol('.');

    /// <summary>The outlet's name behind the title (… – RT EN) is not part of it.</summary>
    private void ReadTitle(PageLine line)
    {
        var tokens = line.Tokens(_tokens);
        for (var i = tokens.Length - 2; i > 1 && tokens.Length - i <= 5; i--)
        {
            if (tokens[i].Symbol is not ('-' or '–' or '—' or '|'))
            {
                continue;
            }
            var rest = tokens[(i + 1)..];
            var spaced = tokens[i - 1].End < tokens[i].Start && tokens[i].End < rest[0].Start;
            if (spaced && (OutletReader.IsKnown(rest) || OutletReader.AllLatin(rest)))
            {
                _outlets.Set((line.FirstToken + i + 1, line.TokenEnd));
                _page.Title = _text[line.Start..tokens[i - 1].End];
                return;
            }
        }
        // A colon that opens the text is no part of the title.
        var end = tokens.Length > 1 && tokens[^1].IsSymbol(':') ? tokens[^2].End : line.End;
        _page.Title = _text[line.Start..end];
    }

    private bool ReadDate(PageLine line)
    {
        var date = line.Date;
        if (date.Day is null && date.Time is null)
        {
            // The weekday stands alone on some pages.
            return line.Words is 1 or 2 && date.Leftover == 0 && line.TokenEnd - line.FirstToken <= 3;
        }
        if (date.Leftover > (date.Day is null ? 0 : 4))
        {
            return false;
        }
        var (published, updated) = DateLine.Read(_text, line.Tokens(_tokens), date);
        _published = published is null ? _published : _published?.With(published) ?? published;
        _updated = updated is null ? _updated : _updated?.With(updated) ?? updated;
        for (var i = line.FirstToken; i < line.TokenEnd; i++)
        {
            if (ArticleNumber.LabelBefore(_tokens.AsSpan(i, line.TokenEnd - i), 0) is > 0 and var length)
            {
                SetId(_tokens[i + length]);
            }
        }
        if (date.Leftover > 0)
        {
            _outlets.ReadAgency(line);
            _outlets.ReadBeforeDate(line);
        }
        return true;
    }

    private bool ReadId(PageLine line)
    {
        var number = _tokens[line.TokenEnd - 1];
        if (!ArticleNumber.IsNumber(number))
        {
            return false;
        }
        if (
            line.TokenEnd - line.FirstToken > 1
            && (
                line.Words is 0 or > 3
                || ArticleNumber.LabelBefore(line.Tokens(_tokens), 0) != line.TokenEnd - line.FirstToken - 1
            )
        )
        {
            return false;
        }
        SetId(number);
        return true;
    }

    private void SetId(Token number) => _page.ExternalId ??= Folding.Fold(_text[number.Start..number.End]);

    private bool IsByline(PageLine line, PageLine? title)
    {
        var first = _tokens[line.FirstToken].Word;
        if (
            line.Words <= PageLine.LongestName
            && first?.Is(ClosedClass.Byline) == true
            && _tokens[line.TokenEnd - 1].Symbol != '.'
        )
        {
            return line.TokenEnd - line.FirstToken > 1
                && (_tokens[line.FirstToken + 1].IsSymbol(':') || _tokens[line.FirstToken + 1].Is(WordClass.GivenName));
        }
        return title is not null
            && line.Words is 2 or 3
            && line.AfterBlank
            && _tokens[line.FirstToken].Is(WordClass.GivenName)
            && line.TokenEnd - line.FirstToken == line.Words;
    }
}
