using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>
/// Finds where the article's own header begins, below the site's name, menu, clock, staff and prompts: at the headline, if
/// the importer or the page's title tells it, else behind the last of them.
/// </summary>
internal sealed class Masthead(TokenizedText text, Page page, Furniture furniture, Menu menu, PageDates dates)
{
    /// <summary>Lines that are searched for the headline.</summary>
    private const int Longest = 400;

    private const int ShortestHeadline = 4;

    /// <summary>The line that is the headline for sure.</summary>
    public PageLine? Headline { get; private set; }

    /// <summary>What the page calls itself.</summary>
    public PageTitle? PageTitle { get; private set; }

    private Token[] Tokens => text.Tokens;

    /// <summary>Marks what stands above the header and returns the index of the header's first line.</summary>
    public int Skip(int last, GivenFields given)
    {
        var found = OfGiven(last, given) ?? OfFirstLine(last);
        if (found is { } index)
        {
            Headline = page.Lines[index];
            if (given.Outlet is null && PageTitle?.Outlet(Headline.Tokens(Tokens), text.Value) is { } outlet)
            {
                page.Outlet = outlet;
            }
            Mark(index);
            return index;
        }
        if (given.Title is null && BehindSigns(last) is { } first)
        {
            Mark(first);
            return first;
        }
        return menu.SkipTop(last);
    }

    private int? OfGiven(int last, GivenFields given)
    {
        if (given.Title is { } title)
        {
            var own = Tokenizer.Tokenize(title, text.Vocabulary);
            PageTitle = given.PageTitle is { } stated ? Of(stated) : null;
            return Find(0, last, line => PageTitle.AreSame(text.Value, line.Tokens(Tokens), title, own));
        }
        if (given.PageTitle is not { } called)
        {
            return null;
        }
        PageTitle = Of(called);
        return Find(0, last, line => PageTitle.Names(text.Value, line.Tokens(Tokens)));
    }

    private PageTitle Of(string title) => new(title, Tokenizer.Tokenize(title, text.Vocabulary));

    /// <summary>BBC – الشرق الأوسط – القمة تنعقد, and further below القمة تنعقد once more: the page's title was copied too.</summary>
    private int? OfFirstLine(int last)
    {
        if (last < 0)
        {
            return null;
        }
        var title = new PageTitle(text.Value, page.Lines[0].Tokens(Tokens).ToArray());
        if (!title.IsParted || Find(1, last, l => title.Names(text.Value, l.Tokens(Tokens))) is not { } index)
        {
            return null;
        }
        PageTitle = title;
        return index;
    }

    /// <summary>The last such line with no paragraph between it and the first such line.</summary>
    private int? Find(int from, int last, Predicate<PageLine> isMeant)
    {
        int? found = null;
        for (var i = from; i <= Math.Min(last, Longest); i++)
        {
            if (isMeant(page.Lines[i]))
            {
                found = i;
            }
            else if (found is not null && Menu.IsProse(page.Lines[i], Tokens))
            {
                break;
            }
        }
        return found;
    }

    /// <summary>The first line of some words behind buttons, bars, staff and clocks.</summary>
    private int? BehindSigns(int last)
    {
        var signs = 0;
        for (var i = 0; i < Math.Min(last, Longest); i++)
        {
            var line = page.Lines[i];
            if (furniture.IsPrompt(line))
            {
                signs++;
            }
            else if (line.Words >= ShortestHeadline && !IsAside(line))
            {
                return signs > 0 && !Menu.IsProse(line, Tokens) ? i : null;
            }
        }
        return null;
    }

    private bool IsAside(PageLine line) =>
        furniture.Is(line) || menu.IsBar(line) || line.Date is { Day: not null, Leftover: <= 4 };

    /// <param name="end">The first line that is the article's; a date right above it is so too.</param>
    private void Mark(int end)
    {
        const int nearest = 2;
        for (var i = 0; i < end; i++)
        {
            var line = page.Lines[i];
            line.Role = LineRole.Furniture;
            if (i >= end - nearest && line.Date is { Day: not null, Leftover: 0 })
            {
                line.Role = LineRole.Date;
                dates.Read(line);
            }
        }
    }
}
