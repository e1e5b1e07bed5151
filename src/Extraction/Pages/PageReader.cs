using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>
/// Recovers the article from a page scrape: the lines above the first paragraph are title, kicker, outlet, source, dates and
/// number, in any order; what trails the last paragraph is furniture. What a page does not say stays <c>null</c>.
/// </summary>
internal sealed class PageReader
{
    /// <summary>Of a line that may be an article's.</summary>
    private const int FewestWords = 5;

    private readonly TokenizedText _text;
    private readonly Page _page;
    private readonly OutletReader _outlets;
    private readonly OutletStatements _statements;
    private readonly PageDates _dates;
    private readonly Furniture _furniture;
    private readonly PageEnd _end;
    private readonly Masthead _masthead;
    private readonly HeaderReader _header;
    private readonly Datelines _datelines;

    private PageReader(TokenizedText text)
    {
        _text = text;
        _page = new Page { Lines = PageLine.Cut(text.Value, text.Tokens) };
        var credits = new Credits(text.Value, text.Tokens, _page);
        _outlets = new OutletReader(text.Value, text.Tokens, _page, credits);
        _statements = new OutletStatements(text.Value, text.Tokens, _page);
        _dates = new PageDates(text.Value, text.Tokens, _page, _outlets);
        var menu = new Menu(text.Tokens, _page);
        _furniture = new Furniture(text.Tokens, credits);
        _end = new PageEnd(text, _page, credits, _furniture, menu);
        var headlines = new Headlines(text.Value, text.Tokens, _page, _outlets, _furniture);
        _masthead = new Masthead(text, _page, _furniture, menu, _outlets, _dates);
        _header = new HeaderReader(text, _page, _dates, credits, _outlets, _furniture, menu, _masthead, headlines);
        _datelines = new Datelines(text, _outlets, credits, _dates);
    }

    public static Page Read(TokenizedText text, GivenFields given)
    {
        var reader = new PageReader(text);
        reader.Read(given);
        return reader._page;
    }

    /// <summary>The stages of reading a page.</summary>
    private void Read(GivenFields given)
    {
        MarkApart(given.Apart);
        var last = _end.Trim();
        var first = _header.Read(last, given);
        _outlets.ReadSignature(first, last);
        _statements.Read(last);
        _dates.ReadBelow(last, _header.HasTitle);
        first = SkipFurniture(first, last);
        _page.BodyStart = first <= last ? _datelines.Skip(_page.Lines[first], _header.HasTitle) : _text.Value.Length;
        _page.BodyEnd = first <= last ? _end.BodyEnd(_page.Lines[last]) : _page.BodyStart;
        if (given.IsDraft)
        {
            ReadAll();
        }
        _page.Title = given.Title ?? _page.Title ?? _masthead.PageTitle?.Headline;
        _page.Outlet = given.Outlet ?? _page.Outlet;
        _page.ExternalId = given.ExternalId ?? _page.ExternalId;
        _page.Published = given.Published ?? _page.Published;
        _page.Updated = given.Updated ?? _page.Updated;
    }

    /// <summary>What the markup sets apart from the article, unless it leaves nothing else.</summary>
    private void MarkApart(IReadOnlyList<Range> ranges)
    {
        var lines = _page.Lines;
        var k = 0;
        foreach (var range in ranges)
        {
            while (k < lines.Count && lines[k].Start < range.Start.Value)
            {
                k++;
            }
            for (; k < lines.Count && lines[k].End <= range.End.Value; k++)
            {
                lines[k].Role = LineRole.Furniture;
            }
        }
        if (!lines.Any(l => l.Role == LineRole.Body && l.Words >= FewestWords))
        {
            foreach (var line in lines)
            {
                line.Role = LineRole.Body;
            }
        }
    }

    /// <summary>A draft has no menu: whatever looks like one may quote somebody.</summary>
    private void ReadAll()
    {
        foreach (var line in _page.Lines.Where(line => line.Role != LineRole.Title))
        {
            line.Role = LineRole.Body;
        }
        _page.BodyStart = 0;
        _page.BodyEnd = _text.Value.Length;
    }

    /// <summary>Buttons and captions stand between paragraphs too. The first line that is none of them.</summary>
    private int SkipFurniture(int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            var line = _page.Lines[i];
            if (_furniture.Is(line))
            {
                line.Role = LineRole.Furniture;
            }
        }
        while (first < last && _page.Lines[first].Role != LineRole.Body)
        {
            first++;
        }
        return first;
    }
}
