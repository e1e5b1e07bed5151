using Qawl.Extraction.Dates;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>
/// Tells the article from what the page puts around it: buttons, links to other articles, stamps of agencies, tags.
/// </summary>
internal sealed class Furniture(Token[] tokens, Page page, Credits credits, Menu menu)
{
    private const int LongestNote = 60;
    private const int LongestCaption = 20;

    /// <summary>Marks trailing furniture and returns the index of the last line that is the article's.</summary>
    public int TrimEnd()
    {
        var last = BeforeLinks();
        for (; last > 0; last--)
        {
            var line = page.Lines[last];
            if (credits.ReadLabelled(line) || credits.ReadLine(line))
            {
                line.Role = LineRole.Source;
            }
            else if (ArticleNumber.IsLine(line.Tokens(tokens), line.Words))
            {
                line.Role = LineRole.Id;
            }
            else if (line is { Words: <= 12, Date: { Day: not null, Leftover: <= 4 } })
            {
                line.Role = LineRole.Date;
            }
            else if (Is(line) || IsTrailingStamp(line) || IsNote(line) || menu.IsBar(line))
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

    /// <summary>
    /// Below a heading like مواضيع ذات صلة nothing but links follows, and below التعليقات nothing but readers' words. The last
    /// line before it, else the last of all.
    /// </summary>
    private int BeforeLinks()
    {
        var lines = page.Lines;
        var lastProse = LastProse(lines.Count - 1);
        var (words, before) = (0, 0);
        foreach (var line in lines)
        {
            words += line.Words;
        }
        var last = lines.Count - 1;
        for (var i = 0; i <= last; i++)
        {
            // Some pages have the button for comments above the article.
            if (before > words - before && IsCommentsHeading(lines[i]))
            {
                last = Mark(i, last);
                lastProse = LastProse(last);
                break;
            }
            before += lines[i].Words;
        }
        for (var i = Math.Max(1, lastProse + 1); i <= last; i++)
        {
            if (lines[i].Words is > 1 and <= 6 && Is(lines[i]) && !IsEnd(lines[i]))
            {
                return Mark(i, last);
            }
        }
        return last;
    }

    private int Mark(int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            var line = page.Lines[i];
            // Below a button or two stands the date of a post; below many links, that of another article.
            line.Role =
                last - first < 2 && line is { Words: <= 12, Date: { Day: not null, Time: not null, Leftover: <= 4 } }
                    ? LineRole.Date
                : ArticleNumber.IsLine(line.Tokens(tokens), line.Words) && line.Words > 0 ? LineRole.Id
                : LineRole.Furniture;
            credits.ReadLabelled(line);
        }
        return first - 1;
    }

    private int LastProse(int last)
    {
        while (last > 0 && (!Menu.IsProse(page.Lines[last], tokens) || IsNote(page.Lines[last])))
        {
            last--;
        }
        return last;
    }

    private bool IsCommentsHeading(PageLine line) =>
        line.Words <= 6
        && Phrases.Match(FromWord(line), PhraseKind.CommentsBelow, out _, out var prefix) > 0
        && prefix == 0
        && Is(line);

    /// <summary>The site speaks of itself: rights, cookies, opinions that are not its own.</summary>
    private bool IsNote(PageLine line)
    {
        if (line.Words > LongestNote)
        {
            return false;
        }
        for (var i = line.FirstToken; i < line.TokenEnd; i++)
        {
            if (
                tokens[i].IsSymbol('©')
                || Phrases.Match(tokens.AsSpan(i, line.TokenEnd - i), PhraseKind.PageNote, out _, out _) > 0
            )
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A line under a picture: صورة أرشيفية للمتحف (وكالة الواحة).</summary>
    public bool IsCaption(PageLine line)
    {
        var range = FromWord(line);
        if (line.Words is < 2 or > LongestCaption || range[^1].Symbol is '.' or ':' or '؟')
        {
            return false;
        }
        if (
            Phrases.Match(range, PhraseKind.Caption, out _, out var prefix) > 0 && prefix == 0
            || range[^1].IsSymbol(')') && credits.ReadsAsCredit(line)
        )
        {
            return true;
        }
        // (أرشيف), - أرشيفية
        var last = range[^1].IsWord ? range.Length - 1 : range.Length - 2;
        return last > 0
            && !range[last - 1].IsWord
            && Phrases.Match(range.Slice(last, 1), PhraseKind.Caption, out _, out _) > 0;
    }

    private ReadOnlySpan<Token> FromWord(PageLine line)
    {
        var range = line.Tokens(tokens);
        while (range.Length > 1 && !range[0].IsWord)
        {
            range = range[1..];
        }
        return range;
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
        return credits.ReadEnd(line);
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
        var range = FromWord(line);
        // A+ A-
        if (line.Words <= 4 && IsOneLetter(range))
        {
            return true;
        }
        if (
            line.Date is { Day: null, Time: null }
            && (RelativeTime.Is(range) || line.Words <= 2 && range[0].Word?.Form == "بتوقيت")
        )
        {
            return true;
        }
        // A channel counts its posts: رسالة #34.
        if (line.Words <= 2 && range.Length >= 3 && range[^1].Kind == TokenKind.Number && range[^2].IsSymbol('#'))
        {
            return true;
        }
        var length = Phrases.Match(range, PhraseKind.Furniture, out _, out var prefix);
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
            // إعلان alone is a button, إعلان الطوارئ may be a title.
            && (length > 1 || !HasWord(range[1..]) || range[1].Symbol is ':' or '(' || IsButton(range[1..]))
            && (range[^1].Symbol is not ('.' or '؟') || range[^2].IsSymbol('.'))
            && !Marks.IsClosing(range[^1].Symbol);
    }

    /// <summary>One letter, again and again in other sizes. Different letters may be an agency: أ ف ب.</summary>
    private static bool IsOneLetter(ReadOnlySpan<Token> range)
    {
        foreach (var token in range)
        {
            if (
                token.Kind == TokenKind.Number
                || token.Word is { } word && (word.Form.Length > 1 || word != range[0].Word)
            )
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>ح.ز/ م.س: the editors sign below the text.</summary>
    private static bool AreInitials(ReadOnlySpan<Token> range)
    {
        var hasMark = false;
        foreach (var token in range)
        {
            if (token.Kind == TokenKind.Number || token.Word is { Form.Length: > 1 })
            {
                return false;
            }
            hasMark |= token.Symbol is '.' or '/';
        }
        return hasMark;
    }

    private static bool HasWord(ReadOnlySpan<Token> range)
    {
        foreach (var token in range)
        {
            if (token.IsWord)
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsButton(ReadOnlySpan<Token> range) =>
        Phrases.Match(range, PhraseKind.Furniture, out _, out var prefix) > 0 && prefix == 0;

    /// <summary>انتهى closes an agency's text; what stands below may still be read.</summary>
    private bool IsEnd(PageLine line) => tokens[line.FirstToken].Word?.Form is "انتهي" or "انتهى";

    /// <summary>An agency's closing clock (18:21 ت م) or number.</summary>
    private bool IsTrailingStamp(PageLine line) =>
        line.Words is > 1 and <= 4 && AreInitials(line.Tokens(tokens))
        || line.Words <= 3
            && line.Date.Time is not null
            && line.TokenEnd - line.FirstToken <= 8
            && tokens[line.FirstToken].Kind == TokenKind.Number;
}
