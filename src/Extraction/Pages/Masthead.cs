using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>
/// Finds where the article's own header begins, below the site's name, menu, clock, staff and prompts: at the headline, if
/// the importer or the page's title tells it, else behind the last of them.
/// </summary>
internal sealed class Masthead(
    TokenizedText text,
    Page page,
    Furniture furniture,
    Menu menu,
    OutletReader outlets,
    PageDates dates
)
{
    /// <summary>Lines that are searched for the headline.</summary>
    private const int Longest = 400;

    public const int ShortestHeadline = 4;

    /// <summary>Of a menu.</summary>
    private const int FewestButtons = 3;

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
            if (PageTitle?.Outlet(Headline.Tokens(Tokens), text.Value) is { } outlet)
            {
                page.Outlet = outlet;
            }
            Mark(index);
            return index;
        }
        if ((BehindLatin(last) ?? BehindSigns(last)) is { } first)
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

    /// <summary>The page says everything in another language first.</summary>
    private int? BehindLatin(int last)
    {
        var hasProse = false;
        for (var i = 0; i < last && OutletNames.AllLatin(page.Lines[i].Tokens(Tokens)); i++)
        {
            hasProse |= Menu.IsProse(page.Lines[i], Tokens);
            if (hasProse && !OutletNames.AllLatin(page.Lines[i + 1].Tokens(Tokens)))
            {
                return i + 1;
            }
        }
        return null;
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

    /// <summary>The last such line, if it stands again soon behind the first: a trail or a button may hold the headline too.</summary>
    private int? Find(int from, int last, Predicate<PageLine> isMeant)
    {
        const int soon = 12;
        int? found = null;
        var end = Math.Min(last, Longest);
        for (var i = from; i <= end; i++)
        {
            if (isMeant(page.Lines[i]))
            {
                found = i;
                // A verse may be the title of its poem, which begins the text.
                end = Math.Min(end, i == 0 ? 1 : i + soon);
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
        var (signs, buttons, firstButton) = (0, 0, 0);
        int? home = null;
        for (var i = 0; i < Math.Min(last, Longest); i++)
        {
            var line = page.Lines[i];
            if (furniture.IsPrompt(line))
            {
                signs++;
            }
            else if (menu.IsButton(line))
            {
                firstButton = buttons++ == 0 ? i : firstButton;
                home ??= IsHomeBelowName(i) ? i : null;
            }
            else if (line.Words >= ShortestHeadline)
            {
                if (signs == 0 && buttons < FewestButtons)
                {
                    return null;
                }
                if (buttons >= FewestButtons)
                {
                    ReadName(firstButton, home);
                }
                return i;
            }
        }
        return null;
    }

    /// <summary>الرئيسية, and above the line before it nothing but signs of a site.</summary>
    private bool IsHomeBelowName(int i) =>
        furniture.FromWord(page.Lines[i]) is [var word]
        && word.Is(PageWord.Home)
        && i > 0
        && (
            i == 1
            || i == 2 && page.Lines[1].Date is { Day: not null, Leftover: 0 }
            || page.Lines[i - 2].Date.Day is not null
        );

    /// <summary>The site's name stands above الرئيسية, or above a menu that begins right behind it.</summary>
    private void ReadName(int button, int? home)
    {
        if (home is null && button != 1)
        {
            return;
        }
        var at = (home ?? button) - 1;
        var line = page.Lines[at > 0 && page.Lines[at].Date is { Day: not null, Leftover: 0 } ? at - 1 : at];
        if (line.Words > 1 && OutletNames.AllWords(line.Tokens(Tokens)) && !furniture.Is(line))
        {
            outlets.Set((line.FirstToken, line.TokenEnd));
        }
    }

    /// <param name="end">The first line that is the article's; a date right above it is so too.</param>
    private void Mark(int end)
    {
        const int nearest = 2;
        for (var i = 0; i < end; i++)
        {
            var line = page.Lines[i];
            line.Role = LineRole.Furniture;
            if (i >= end - nearest && line.Date.Leftover == 0)
            {
                line.Role = LineRole.Date;
                dates.Read(line);
            }
        }
    }
}
