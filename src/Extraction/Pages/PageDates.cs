using Qawl.Extraction.Dates;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>Takes from lines of their own when the page says it was published and changed, and which number it has.</summary>
internal sealed class PageDates(string text, Token[] tokens, Page page, OutletReader outlets)
{
    private DateFound? _published;
    private DateFound? _updated;

    /// <summary>The line above stated only when the page was changed: a clock below goes with it.</summary>
    private bool _isUpdate;

    /// <summary>Stated above the headline, where the site's own clock stands too.</summary>
    private (DateFound? Published, DateFound? Updated) _above;

    /// <summary>No time was stated yet.</summary>
    private bool AreMissing => (_published ?? _updated ?? _above.Published ?? _above.Updated) is null;

    /// <summary>The headline was read: a date below it outranks those above.</summary>
    public void BeginBelowHeadline()
    {
        _above = (_published, _updated);
        (_published, _updated) = (null, null);
    }

    /// <summary>The line states a date or a clock and little else.</summary>
    public bool Read(PageLine line)
    {
        var date = line.Date;
        if (date.Day is null && date.Time is null)
        {
            // The weekday stands alone on some pages.
            return line.Words <= 2 && date.Leftover == 0;
        }
        if (date.Leftover > (date.Day is null ? 0 : 4))
        {
            return false;
        }
        var (published, updated) = DateLine.Read(text, line.Tokens(tokens), date);
        if (date.Day is null && _isUpdate)
        {
            (published, updated) = (null, published);
        }
        _isUpdate = published is null;
        _published = published is null ? _published : _published?.With(published) ?? published;
        _updated = updated is null ? _updated : _updated?.With(updated) ?? updated;
        for (var i = line.FirstToken; i < line.TokenEnd; i++)
        {
            if (ArticleNumber.LabelBefore(tokens.AsSpan(i, line.TokenEnd - i), 0) is > 0 and var length)
            {
                SetNumber(tokens[i + length]);
            }
        }
        if (date.Leftover > 0)
        {
            new NamesBesideDate(text, tokens, page, outlets).Read(line);
        }
        return true;
    }

    /// <summary>The line holds nothing but the article's number.</summary>
    public bool ReadNumber(PageLine line)
    {
        if (!ArticleNumber.IsLine(line.Tokens(tokens)))
        {
            return false;
        }
        SetNumber(tokens[line.TokenEnd - 1]);
        return true;
    }

    /// <summary>A post states its date below the text; below an article stand dates of other things too.</summary>
    /// <param name="last">The last line of the article.</param>
    /// <param name="hasTitle">It is an article, and no post.</param>
    public void ReadBelow(int last, bool hasTitle)
    {
        for (var i = last + 1; i < page.Lines.Count; i++)
        {
            var line = page.Lines[i];
            if (line.Role == LineRole.Date && AreMissing && (!hasTitle || IsOfArticle(line)))
            {
                Read(line);
            }
            else if (line.Role == LineRole.Id)
            {
                ReadNumber(line);
            }
        }
        if (_published?.Day is null)
        {
            // The day above the headline, the clock below it.
            _published = _published is { } clock ? _above.Published?.With(clock) ?? clock : _above.Published;
            _updated ??= _above.Updated;
        }
        page.Published = _published?.ToTime();
        page.Updated = _updated?.ToTime();
    }

    /// <summary>القاهرة، 2-3-2019 (رويترز) – …: the day that the report was sent, if the page states none.</summary>
    /// <param name="dateline">What stands before the body's own words.</param>
    public void ReadDateline(ReadOnlySpan<Token> dateline)
    {
        if (page.Published is null)
        {
            page.Published = DateReader.Read(text, dateline).ToTime();
        }
    }

    /// <summary>It says so, or tells the clock as well; behind @ stands who wrote a post that the article shows.</summary>
    private bool IsOfArticle(PageLine line)
    {
        var isOwn = line.Date.Time is not null;
        foreach (var token in line.Tokens(tokens))
        {
            if (token.IsSymbol('@'))
            {
                return false;
            }
            isOwn |= token.Word?.Is(ClosedClass.PublicationLabel | ClosedClass.UpdateLabel) == true;
        }
        return isOwn;
    }

    private void SetNumber(Token number) => page.ExternalId ??= Folding.Fold(text[number.Start..number.End]);
}
