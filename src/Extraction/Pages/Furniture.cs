using Qawl.Extraction.Text;

namespace Qawl.Extraction.Pages;

/// <summary>
/// Tells the article from what the page puts around it: buttons, links to other articles, stamps of agencies, tags.
/// </summary>
internal sealed class Furniture(Token[] tokens, Page page, OutletReader outlets)
{
    /// <summary>Marks trailing furniture and returns the index of the last line that is the article's.</summary>
    public int TrimEnd()
    {
        var last = BeforeLinks();
        for (; last > 0; last--)
        {
            var line = page.Lines[last];
            if (outlets.ReadSource(line))
            {
                line.Role = LineRole.Source;
            }
            else if (Is(line) || IsTrailingStamp(line))
            {
                line.Role = LineRole.Furniture;
            }
            else
            {
                break;
            }
        }
        return last;
    }

    /// <summary>Below a heading like مواضيع ذات صلة nothing but links follows. The last line before it, else the last of all.</summary>
    private int BeforeLinks()
    {
        const int Longest = 14;
        for (var i = page.Lines.Count - 1; i > 0 && i > page.Lines.Count - Longest; i--)
        {
            var line = page.Lines[i];
            if (line.Words is > 1 and <= 6 && Is(line))
            {
                for (var k = i; k < page.Lines.Count; k++)
                {
                    page.Lines[k].Role = LineRole.Furniture;
                }
                return i - 1;
            }
            if (
                line.Words > PageLine.LongestTitle
                || tokens[line.TokenEnd - 1].Symbol is '.' or '؟'
                || outlets.ReadSource(line)
            )
            {
                break;
            }
        }
        return page.Lines.Count - 1;
    }

    /// <summary>The words that tag an article are sometimes run into its last paragraph.</summary>
    public int BodyEnd(PageLine line)
    {
        for (var i = line.TokenEnd - 1; i > line.FirstToken; i--)
        {
            var tags = tokens[i].Word?.Form is "سمات" or "الوسوم";
            var link = tokens[i].Word?.Form == "رابط" && i + 1 < line.TokenEnd && tokens[i + 1].Word?.Form == "الخبر";
            if ((tags || link) && !tokens[i - 1].IsWord && tokens[i - 1].Symbol is not ('،' or ','))
            {
                return tokens[i - 1].End;
            }
        }
        return line.End;
    }

    public bool Is(PageLine line)
    {
        if (line.Words == 0)
        {
            return true;
        }
        if (line.Words > PageLine.LongestTitle)
        {
            return false;
        }
        var range = line.Tokens(tokens);
        while (!range.IsEmpty && !range[0].IsWord)
        {
            range = range[1..];
        }
        var length = Lexicon.MatchPhrase(range, PhraseKind.Furniture, out _, out var prefix);
        // A button has few words; a sentence may begin with the same one.
        if (
            length > 1
            && prefix == 0
            && (range[0].Word?.Form == "رابط" || length < range.Length && range[length].Symbol == ':')
        )
        {
            return true;
        }
        return line.Words <= PageLine.LongestName + 4
            && length > 0
            && prefix == 0
            && (length > 1 || line.Words <= 3)
            && range[^1].Symbol is not ('.' or '؟')
            && !Marks.IsClosing(range[^1].Symbol);
    }

    /// <summary>An agency's closing clock (18:21 ت م) or number.</summary>
    private bool IsTrailingStamp(PageLine line) =>
        line.Words <= 3
        && line.Date.Time is not null
        && line.TokenEnd - line.FirstToken <= 8
        && tokens[line.FirstToken].Kind == TokenKind.Number;
}
