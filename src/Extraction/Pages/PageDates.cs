using Qawl.Extraction.Dates;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>Takes from lines of their own when the page says it was published and changed, and which number it has.</summary>
internal sealed class PageDates(string text, Token[] tokens, Page page, OutletReader outlets)
{
    private DateFound? _published;
    private DateFound? _updated;

    /// <summary>Neither time was stated yet.</summary>
    public bool AreMissing => _published is null && _updated is null;

    /// <summary>The line states a date or a clock and little else.</summary>
    public bool Read(PageLine line)
    {
        var date = line.Date;
        if (date.Day is null && date.Time is null)
        {
            // The weekday stands alone on some pages.
            return line.Words is 1 or 2 && date.Leftover == 0;
        }
        if (date.Leftover > (date.Day is null ? 0 : 4))
        {
            return false;
        }
        var (published, updated) = DateLine.Read(text, line.Tokens(tokens), date);
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

    /// <summary>A post states its date below the text.</summary>
    /// <param name="last">The last line of the article.</param>
    public void ReadBelow(int last)
    {
        for (var i = last + 1; i < page.Lines.Count; i++)
        {
            if (page.Lines[i].Role == LineRole.Date && AreMissing)
            {
                Read(page.Lines[i]);
            }
            else if (page.Lines[i].Role == LineRole.Id)
            {
                ReadNumber(page.Lines[i]);
            }
        }
        page.Published = _published?.ToTime();
        page.Updated = _updated?.ToTime();
    }

    private void SetNumber(Token number) => page.ExternalId ??= Folding.Fold(text[number.Start..number.End]);
}
