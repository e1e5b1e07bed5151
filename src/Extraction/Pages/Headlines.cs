using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>Tells the title from what stands around it: kicker, section, the outlet's name, the reporter.</summary>
internal sealed class Headlines(string text, Token[] tokens, Page page, OutletReader outlets, Furniture furniture)
{
    /// <summary>A section, a name or a second headline between the title and the date: محليات.</summary>
    public bool IsAsideInHeader(int index, int last)
    {
        var line = page.Lines[index];
        if (!IsHeadline(line) || tokens[line.TokenEnd - 1].IsSymbol(':'))
        {
            return false;
        }
        for (var i = index + 1; i <= last && i <= index + 3; i++)
        {
            if (IsHeaderMatter(page.Lines[i]))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A short line with another headline below it: the outlet, the kicker, or the page's section.</summary>
    public LineRole? RoleAboveTitle(int index, int last)
    {
        var line = page.Lines[index];
        if (furniture.IsCaption(line) && TitleBelow(index, last) is not null)
        {
            return LineRole.Furniture;
        }
        var below = Next(index, last);
        // اقتصاد, the date, the title: the section stands first.
        if (line.Words == 1 && page.Lines[below].Date is { Day: not null, Leftover: <= 4 })
        {
            var third = page.Lines[Next(below, last)];
            return IsHeadline(third) && third.Words is >= 4 and <= 20 ? LineRole.Byline : null;
        }
        if (line.Words > 8 || TitleBelow(index, last) is not { } title)
        {
            return null;
        }
        if (line.Words <= 4 && OutletNames.IsNamedBehind(tokens, line.FirstToken, line.TokenEnd))
        {
            outlets.Set((line.FirstToken, line.TokenEnd));
            return LineRole.Outlet;
        }
        if (line.Words == 1 || !OutletNames.AllWords(line.Tokens(tokens)) && line.Words <= 3)
        {
            return LineRole.Byline;
        }
        if (title > below)
        {
            // The page begins with its name, then the section.
            if (index == 0 && line.Words <= 3 && page.Lines[below].Words == 1)
            {
                outlets.Set((line.FirstToken, line.TokenEnd));
                return LineRole.Outlet;
            }
            return LineRole.Byline;
        }
        page.Kicker = text[line.Start..line.End];
        return LineRole.Kicker;
    }

    /// <summary>The next line that is more than a button.</summary>
    private int Next(int index, int last)
    {
        do
        {
            index++;
        } while (index < last && furniture.Is(page.Lines[index]));
        return Math.Min(index, last);
    }

    /// <summary>A longer headline, behind at most two short lines, with a date or the like below it.</summary>
    private int? TitleBelow(int index, int last)
    {
        var line = page.Lines[index];
        var title = Next(index, last);
        for (var shorter = 0; shorter < 2 && page.Lines[title].Words <= Math.Min(3, line.Words); shorter++)
        {
            if (IsHeaderMatter(page.Lines[title]))
            {
                return null;
            }
            title = Next(title, last);
        }
        return
            title + 1 < last
            && IsHeadline(page.Lines[title])
            && !IsHeaderMatter(page.Lines[title])
            && page.Lines[title].Words > line.Words
            && page.Lines[title].Words <= 20
            && (
                IsHeaderMatter(page.Lines[title + 1])
                || furniture.Is(page.Lines[title + 1])
                || page.Lines[title + 1].Words <= PageLine.LongestName && IsHeaderMatter(page.Lines[title + 2])
            )
            ? title
            : null;
    }

    private bool IsHeaderMatter(PageLine line) =>
        line.Date is { Day: not null, Leftover: <= 4 } || tokens[line.FirstToken].Is(PageWord.SourceLabel);

    /// <summary>A headline: short, and not closed like a sentence.</summary>
    public bool IsHeadline(PageLine line) =>
        line.Words <= PageLine.LongestTitle && !(tokens[line.TokenEnd - 1].Symbol is '.' or '؛' && !EndsWithDots(line));

    private bool EndsWithDots(PageLine line) => line.TokenEnd > 1 && tokens[line.TokenEnd - 2].IsSymbol('.');

    /// <summary>The outlet's name, a section or متابعات before or behind the title is not part of it.</summary>
    public void ReadTitle(PageLine line)
    {
        var (first, end) = (line.FirstToken, line.TokenEnd);
        while (CutBehind(first, end) is { } stroke)
        {
            end = stroke;
        }
        if (CutBefore(first, end) is { } behind)
        {
            first = behind + 1;
        }
        // A colon that opens the text is no part of the title.
        end -= tokens[end - 1].IsSymbol(':') ? 1 : 0;
        page.Title = text[tokens[first].Start..tokens[end - 1].End];
    }

    /// <summary>… – RT EN; … | صحيفة الأفق; … – محليات: the stroke that parts it from the title.</summary>
    private int? CutBehind(int first, int end)
    {
        const int longest = 5;
        for (var i = end - 2; i > first + 1 && end - i <= longest; i--)
        {
            if (!IsSpacedStroke(i))
            {
                continue;
            }
            var rest = tokens.AsSpan(i + 1, end - i - 1);
            if (IsAside(rest))
            {
                return i;
            }
            // صحيفة الأفق: the class word is no part of the name.
            if (tokens[i].IsSymbol('|') && IsNameAlone(rest))
            {
                outlets.Set((i + 1, end));
                return i;
            }
            var isClass =
                rest.Length > 1
                && OutletNames.AllWords(rest)
                && Credits.IsMediaClass(rest[0].Word)
                && (tokens[i].IsSymbol('|') || rest[0].Is(PageWord.ClassBesideName));
            if (isClass || OutletNames.IsNamedOutlet(rest) || OutletNames.AllLatin(rest))
            {
                outlets.Set((isClass && !Credits.IsNamedWithClass(rest[0].Word!) ? i + 2 : i + 1, end));
                return i;
            }
        }
        return null;
    }

    /// <summary>… | المرساة: behind such a stroke stands the site's name.</summary>
    private static bool IsNameAlone(ReadOnlySpan<Token> rest) =>
        rest is [{ Word.HasArticle: true }] && !rest[0].Is(WordClass.Place | WordClass.Country | WordClass.Common);

    /// <summary>الوكالة الوطنية للأنباء – …; الأفق نيوز | …; متابعات – …</summary>
    private int? CutBefore(int first, int end)
    {
        const int longest = 6;
        for (var i = first + 1; i < end - 3 && i < first + longest; i++)
        {
            if (!IsSpacedStroke(i))
            {
                continue;
            }
            var head = tokens.AsSpan(first, i - first);
            if (IsAside(head))
            {
                return i;
            }
            if (
                OutletNames.IsNamedOutlet(head)
                || head.Length > 1 && head[0].Is(PageWord.Agency) && OutletNames.AllWords(head)
            )
            {
                outlets.Set((first, i));
                return i;
            }
            return null;
        }
        return null;
    }

    private static bool IsAside(ReadOnlySpan<Token> range) =>
        Menu.AreSections(range) || Credits.IsService(range[0].Word);

    private bool IsSpacedStroke(int i) =>
        tokens[i].Symbol is '-' or '–' or '—' or '|'
        && tokens[i - 1].End < tokens[i].Start
        && tokens[i].End < tokens[i + 1].Start;

    /// <summary>بقلم: سلمى الدروبي</summary>
    public bool IsByline(PageLine line) =>
        line.Words <= PageLine.LongestName
        && line.TokenEnd - line.FirstToken > 1
        && tokens[line.FirstToken].Word?.Is(ClosedClass.Byline) == true
        && tokens[line.TokenEnd - 1].Symbol != '.'
        && (
            tokens[line.FirstToken + 1].Symbol is ':' or '/' or '-' or '|' or ','
            || tokens[line.FirstToken + 1].Is(WordClass.GivenName)
            || tokens[line.FirstToken + 1].Word?.Is(ClosedClass.Byline) == true
        );

    /// <summary>سلمى الدروبي: a name alone, parted from the title.</summary>
    public bool IsReporter(PageLine line) =>
        IsReporterAndOther(line)
        || line.Words is 2 or 3
            && tokens[line.FirstToken].Is(WordClass.GivenName)
            && line.TokenEnd - line.FirstToken == line.Words;

    /// <summary>سلمى الدروبي - المرساة: a name, and what no list has.</summary>
    private bool IsReporterAndOther(PageLine line)
    {
        var range = line.Tokens(tokens);
        var dash = Datelines.IndexOfDash(range);
        return dash is 2 or 3
            && range.Length - dash is 2 or 3
            && range[0].Is(WordClass.GivenName)
            && OutletNames.AllWords(range[..dash])
            && OutletNames.AllWords(range[(dash + 1)..])
            && !OutletNames.IsKnown(range[(dash + 1)..]);
    }
}
