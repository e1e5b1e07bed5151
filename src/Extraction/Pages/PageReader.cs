using Qawl.Extraction.Dates;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

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
    private readonly Credits _credits;
    private readonly OutletReader _outlets;
    private readonly Datelines _datelines;
    private readonly Furniture _furniture;
    private readonly Menu _menu;
    private readonly Headlines _headlines;
    private DateFound? _published;
    private DateFound? _updated;
    private bool _hasTitle;

    private PageReader(string text, Token[] tokens)
    {
        _text = text;
        _tokens = tokens;
        _lines = PageLine.Cut(text, tokens);
        _page = new Page { Lines = _lines };
        _credits = new Credits(text, tokens, _page);
        _outlets = new OutletReader(text, tokens, _page, _credits);
        _datelines = new Datelines(tokens, _outlets, _credits);
        _menu = new Menu(tokens, _page, _outlets);
        _furniture = new Furniture(tokens, _page, _credits, _menu);
        _headlines = new Headlines(text, tokens, _page, _outlets, _furniture);
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
        _outlets.ReadSignature(first, last);
        new OutletStatements(_text, _tokens, _page).Read(last);
        // A post states its date below the text.
        for (var i = last + 1; i < _lines.Count; i++)
        {
            if (_lines[i].Role == LineRole.Date && _published is null && _updated is null)
            {
                ReadDate(_lines[i]);
            }
            else if (_lines[i].Role == LineRole.Id)
            {
                ReadId(_lines[i]);
            }
        }
        for (var i = first; i <= last; i++)
        {
            if (_lines[i].Words > 1 && (_furniture.Is(_lines[i]) || i < last && _furniture.IsCaption(_lines[i])))
            {
                _lines[i].Role = LineRole.Furniture;
            }
        }
        while (
            first < last
            && (_lines[first].Role is LineRole.Furniture or LineRole.Source || _furniture.Is(_lines[first]))
        )
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
            else if (_credits.ReadLabelled(line))
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
            else if (_furniture.Is(line) || _menu.IsBar(line))
            {
                line.Role = LineRole.Furniture;
            }
            else if (_menu.IsSection(line) && i < last && (title is not null || !Menu.IsProse(_lines[i + 1], _tokens)))
            {
                line.Role = LineRole.Byline;
            }
            else if (title is not null && _outlets.IsPlaceAndReporter(line) || _headlines.IsByline(line, null))
            {
                line.Role = LineRole.Byline;
            }
            else if (_outlets.ReadLine(i, title, last) is { } role)
            {
                line.Role = role;
            }
            else if (
                _headlines.IsByline(line, title)
                || _outlets.IsPlaceAndReporter(line)
                || title is not null && _headlines.IsAsideInHeader(i, last)
            )
            {
                line.Role = LineRole.Byline;
            }
            else if (title is not null && _outlets.ReadSigned(i, last))
            {
                line.Role = line.Role == LineRole.Source ? LineRole.Source : LineRole.Outlet;
            }
            else if (title is not null && i < last && !_tokens[line.FirstToken].IsWord && _credits.ReadLine(line))
            {
                line.Role = LineRole.Source;
            }
            else if (title is not null && i < last && _furniture.IsCaption(line))
            {
                line.Role = LineRole.Furniture;
            }
            else if (title is null && givenTitle is null && _headlines.IsHeadline(line) && i < last)
            {
                if (_tokens[line.TokenEnd - 1].IsSymbol(':') && i + 1 < last && _headlines.IsHeadline(_lines[i + 1]))
                {
                    line.Role = LineRole.Kicker;
                    _page.Kicker = _text[line.Start..line.End];
                }
                else if (_headlines.RoleAboveTitle(i, last) is { } above)
                {
                    line.Role = above;
                }
                else
                {
                    line.Role = LineRole.Title;
                    title = line;
                    _hasTitle = true;
                    _headlines.ReadTitle(line);
                }
            }
            else
            {
                break;
            }
        }
        return i;
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
            new NamesBesideDate(_text, _tokens, _page, _outlets).Read(line);
        }
        return true;
    }

    private bool ReadId(PageLine line)
    {
        if (!ArticleNumber.IsLine(line.Tokens(_tokens), line.Words))
        {
            return false;
        }
        SetId(_tokens[line.TokenEnd - 1]);
        return true;
    }

    private void SetId(Token number) => _page.ExternalId ??= Folding.Fold(_text[number.Start..number.End]);
}
