using Qawl.Extraction.Dates;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>A way to tell that a line behind the article's last words is not the article's.</summary>
/// <param name="Read">Notes what the line says and returns its role; null if the rule does not know the line.</param>
internal sealed record EndRule(string Name, Func<PageEnd, PageLine, LineRole?> Read) : IRule;

/// <summary>Finds where the article ends and links, stamps of agencies, tags and readers' comments begin.</summary>
internal sealed class PageEnd(TokenizedText text, Page page, Credits credits, Furniture furniture, Menu menu)
{
    private const int LongestNote = 60;

    /// <summary>Tried in this order on each line from the last upwards, until none knows a line.</summary>
    private static readonly EndRule[] Rules =
    [
        // المصدر: وكالة الرافد; (رويترز)
        new("source-below-text", static (end, line) => end.ReadSource(line)),
        // رمز الخبر: 85632147
        new("number-below-text", static (end, line) => end.IsNumber(line) ? LineRole.Id : null),
        // السبت 18 يناير 2025
        new("date-below-text", static (_, line) => IsDate(line) ? LineRole.Date : null),
        // طباعة الخبر
        new("button-below-text", static (end, line) => end.IsButton(line) ? LineRole.Furniture : null),
        // تحرير: سلمى الدروبي; * كاتب من الأردن
        new("writer-below-text", static (end, line) => end.IsWriter(line) ? LineRole.Byline : null),
        // ح.ز/ م.س; 18:21 ت م
        new("stamp-of-agency", static (end, line) => end.IsStamp(line) ? LineRole.Furniture : null),
        // The description that the page gives to search engines begins like its headline.
        new(
            "headline-again-below-text",
            static (end, line) => end.BeginsLikeHeadline(line) ? LineRole.Furniture : null
        ),
        // جميع الحقوق محفوظة
        new("note-of-the-site", static (end, line) => end.IsNote(line) ? LineRole.Furniture : null),
    ];

    private Token[] Tokens => text.Tokens;

    /// <summary>Gives the lines below the article their roles and returns the index of its last line.</summary>
    public int Trim()
    {
        var last = BeforeLinks();
        while (last > 0)
        {
            var line = page.Lines[last];
            if (line.Role != LineRole.Furniture)
            {
                if (RoleOf(line) is not { } role)
                {
                    break;
                }
                line.Role = role;
            }
            last--;
        }
        return last;
    }

    private LineRole? RoleOf(PageLine line)
    {
        foreach (var rule in Rules)
        {
            if (rule.Read(this, line) is { } role)
            {
                text.Trail.Add(rule, line.FirstToken, line.TokenEnd);
                return role;
            }
        }
        return null;
    }

    private LineRole? ReadSource(PageLine line) =>
        credits.ReadLabelled(line) || credits.ReadLine(line) ? LineRole.Source : null;

    private bool IsNumber(PageLine line) => ArticleNumber.IsLine(line.Tokens(Tokens));

    private static bool IsDate(PageLine line) => line.Date is { Day: not null, Leftover: <= 4 };

    private bool IsWriter(PageLine line)
    {
        var (first, next) = (text[line.FirstToken], text[line.FirstToken + 1]);
        return first.Word?.Is(ClosedClass.Byline) == true && next.Symbol is ':' or '/'
            || first.IsSymbol('*') && next.Is(WordClass.Office);
    }

    private bool IsButton(PageLine line) => furniture.Is(line) || menu.IsBar(line);

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
        var (hasProse, goesOn) = (false, LastTwoParagraphs(last));
        for (var i = 0; i <= last; i++)
        {
            var isEnd =
                i > Math.Max(0, lastProse)
                    ? lines[i].Words is > 1 and <= 6 && furniture.Is(lines[i]) && !IsEnd(lines[i]) || IsTags(lines[i])
                    : i > goesOn && hasProse && (IsLinksHeading(lines[i]) || IsNote(lines[i]));
            if (isEnd)
            {
                return Mark(i, last);
            }
            hasProse |= Menu.IsProse(lines[i], Tokens);
        }
        return last;
    }

    /// <summary>الوسوم: with the tags below.</summary>
    private bool IsTags(PageLine line) => line.Words == 1 && Tokens[line.FirstToken].Is(PageWord.Tags);

    /// <summary>اقرأ أيضا, and nothing else on the line.</summary>
    private bool IsLinksHeading(PageLine line)
    {
        var range = furniture.FromWord(line);
        var length = Phrases.Match(range, PhraseKind.LinksBelow, out _, out _);
        return length > 0 && length == line.Words;
    }

    /// <summary>
    /// Where a paragraph stands right below another for the last time: up to there the article goes on, with links in its
    /// midst. A teaser's excerpt stands alone between headlines.
    /// </summary>
    private int LastTwoParagraphs(int last)
    {
        for (var i = last; i > 0; i--)
        {
            if (IsParagraph(page.Lines[i]) && IsParagraph(page.Lines[i - 1]))
            {
                return i - 1;
            }
        }
        return -1;
    }

    private bool IsParagraph(PageLine line) => Menu.IsProse(line, Tokens);

    private int Mark(int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            var line = page.Lines[i];
            // Below a button or two stands the date of a post; below many links, that of another article.
            line.Role =
                last - first < 2 && line.Date.Time is not null ? LineRole.Date
                : IsNumber(line) && line.Words > 0 ? LineRole.Id
                : LineRole.Furniture;
            credits.ReadLabelled(line);
        }
        return first - 1;
    }

    private int LastProse(int last)
    {
        while (last > 0 && !Menu.IsProse(page.Lines[last], Tokens))
        {
            last--;
        }
        return last;
    }

    private bool IsCommentsHeading(PageLine line) =>
        Phrases.Match(furniture.FromWord(line), PhraseKind.CommentsBelow, out _, out _) > 0 && furniture.Is(line);

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
                Tokens[i].IsSymbol('©')
                || Phrases.Match(Tokens.AsSpan(i, line.TokenEnd - i), PhraseKind.PageNote, out _, out _) > 0
            )
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The words that tag an article are sometimes run into its last paragraph.</summary>
    public int BodyEnd(PageLine line)
    {
        for (var i = line.TokenEnd - 1; i > line.FirstToken; i--)
        {
            var tags = Tokens[i].Is(PageWord.Tags);
            var link = Tokens[i].Is(PageWord.Link) && i + 1 < line.TokenEnd && Tokens[i + 1].Is(PageWord.Linked);
            var links =
                IsBelowGap(i, line)
                && Phrases.Match(Tokens.AsSpan(i, line.TokenEnd - i), PhraseKind.LinksBelow, out _, out _) > 0;
            if ((tags || link || links) && !Tokens[i - 1].IsWord && Tokens[i - 1].Symbol is not ('،' or ','))
            {
                return Tokens[i - 1].End;
            }
        }
        return credits.ReadEnd(line);
    }

    private bool BeginsLikeHeadline(PageLine line)
    {
        const int fewest = 4;
        const int header = 6;
        if (Menu.IsProse(line, Tokens) || !Menu.IsProse(page.Lines[^2], Tokens))
        {
            return false;
        }
        for (var k = 0; k < header && page.Lines[k] != line; k++)
        {
            var above = page.Lines[k].Tokens(Tokens);
            if (
                page.Lines[k].Words >= fewest
                && above.Length <= line.TokenEnd - line.FirstToken
                && PageTitle.AreSame(text.Value, above, text.Value, line.Tokens(Tokens)[..above.Length])
            )
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Two spaces and more, and no sentence behind: the lines of the page were run together.</summary>
    private bool IsBelowGap(int i, PageLine line) =>
        Tokens[i].Start - Tokens[i - 1].End > 1 && !Tokens[line.TokenEnd - 1].IsSymbol('.');

    /// <summary>ح.ز/ م.س: the editors sign below the text.</summary>
    public static bool AreInitials(ReadOnlySpan<Token> range)
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

    /// <summary>انتهى closes an agency's text; what stands below may still be read.</summary>
    private bool IsEnd(PageLine line) => Tokens[line.FirstToken].Is(PageWord.End);

    /// <summary>An agency's closing clock (18:21 ت م) or number.</summary>
    private bool IsStamp(PageLine line) =>
        line.Words <= 4 && AreInitials(line.Tokens(Tokens))
        || line.Words <= 3 && line.Date.Time is not null && Tokens[line.FirstToken].Kind == TokenKind.Number;
}
