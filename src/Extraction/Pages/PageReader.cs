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
    private readonly OutletReader _outlets;
    private readonly Datelines _datelines;
    private readonly Furniture _furniture;
    private DateFound? _published;
    private DateFound? _updated;
    private bool _hasTitle;

    private PageReader(string text, Token[] tokens)
    {
        _text = text;
        _tokens = tokens;
        _lines = PageLine.Cut(text, tokens);
        _page = new Page { Lines = _lines };
        _outlets = new OutletReader(text, tokens, _page);
        _datelines = new Datelines(text, tokens, _page, _outlets);
        _furniture = new Furniture(tokens, _page, _outlets);
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
        for (var i = first; i <= last; i++)
        {
            if (_lines[i].Words > 1 && _furniture.Is(_lines[i]))
            {
                _lines[i].Role = LineRole.Furniture;
            }
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
        var i = 0;
        for (; i <= last; i++)
        {
            var line = _lines[i];
            if (
                givenTitle is not null
                && i == 0
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
            else if (_outlets.OfLine(i, title, last) is { } outlet)
            {
                line.Role = LineRole.Outlet;
                _outlets.Set(outlet);
            }
            else if (IsByline(line, title))
            {
                line.Role = LineRole.Byline;
            }
            else if (title is null && givenTitle is null && IsHeadline(line) && i < last)
            {
                if (_tokens[line.TokenEnd - 1].IsSymbol(':') && i + 1 < last && IsHeadline(_lines[i + 1]))
                {
                    line.Role = LineRole.Kicker;
                    _page.Kicker = _text[line.Start..line.End];
                }
                else if (i == 0 && RoleAboveTitle(line, last) is { } above)
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

    /// <summary>A short first line with another headline below it: the outlet, the kicker, or the page's section.</summary>
    private LineRole? RoleAboveTitle(PageLine line, int last)
    {
        if (
            last < 3
            || line.Words > 8
            || !IsHeadline(_lines[1])
            || _lines[1].Words <= line.Words
            || _lines[1].Words > 20
        )
        {
            return null;
        }
        if (!IsHeaderMatter(_lines[2]) && !IsHeaderMatter(_lines[Math.Min(3, last)]))
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
        _page.Title = _text[line.Start..line.End];
    }

    private bool ReadDate(PageLine line)
    {
        var date = line.Date;
        var isUpdate = HasWord(line, "تحديث", "التحديث", "محدث");
        if (date.Day is null && date.Time is null)
        {
            // The weekday stands alone on some pages.
            return line.Words is 1 or 2 && date.Leftover == 0 && line.TokenEnd - line.FirstToken <= 3;
        }
        if (date.Leftover > (date.Day is null ? 0 : 4))
        {
            return false;
        }
        if (isUpdate)
        {
            _updated = _updated?.With(date) ?? date;
        }
        else
        {
            _published = _published?.With(date) ?? date;
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
        if (number.Kind != TokenKind.Number || number.End - number.Start is < 4 or > 12)
        {
            return false;
        }
        var labelled = line.Words is 1 or 2 && HasWord(line, "رقم", "رمز", "كود", "الرقم", "id");
        if (line.TokenEnd - line.FirstToken > 1 && !labelled)
        {
            return false;
        }
        _page.ExternalId ??= Folding.Fold(_text[number.Start..number.End]);
        return true;
    }

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

    private bool HasWord(PageLine line, params ReadOnlySpan<string> forms)
    {
        foreach (var token in line.Tokens(_tokens))
        {
            if (token.Word is { } word && forms.Contains(word.Form))
            {
                return true;
            }
        }
        return false;
    }
}
