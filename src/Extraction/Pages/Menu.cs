using Qawl.Extraction.Dates;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>Finds the site's menu: a run of short lines above the article, or sections on one line with strokes between.</summary>
internal sealed class Menu(Token[] tokens, Page page)
{
    /// <summary>Fewer short lines may be kicker, title, outlet and place.</summary>
    private const int Fewest = 4;

    /// <summary>Marks the menu that a page begins with and returns the index of the first line below it.</summary>
    public int SkipTop(int last)
    {
        var end = 0;
        var hasButton = false;
        while (end < last && IsItem(page.Lines[end]))
        {
            hasButton |= IsButton(page.Lines[end]);
            end++;
        }
        if (end < Fewest || !hasButton)
        {
            return 0;
        }
        // A short title stands right above the date or the first paragraph.
        var below = page.Lines[end];
        if (below.Date.Day is not null || IsProse(below, tokens) || RelativeTime.Is(FromWord(below)))
        {
            end--;
        }
        for (var i = 0; i < end; i++)
        {
            page.Lines[i].Role = LineRole.Furniture;
        }
        return end;
    }

    private bool IsItem(PageLine line) => line.Words <= 4 && line.Date.Day is null && !RelativeTime.Is(FromWord(line));

    public bool IsButton(PageLine line) =>
        IsBar(line)
        || IsSection(line)
        || Phrases.Match(FromWord(line), PhraseKind.Furniture, out _, out var prefix) > 0 && prefix == 0;

    /// <summary>محليات, أخبار عربية, مال وأعمال: the section that the article stands in.</summary>
    public bool IsSection(PageLine line) => line.Words <= 3 && AreSections(line.Tokens(tokens));

    public static bool AreSections(ReadOnlySpan<Token> range)
    {
        foreach (var token in range)
        {
            if (token.Word is { } word && !IsSection(word))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsSection(Word word) =>
        word.Is(ClosedClass.Section)
        || word.Vocabulary.Lexicon.FindClosed(word.Stems[^1].Form).HasFlag(ClosedClass.Section);

    private ReadOnlySpan<Token> FromWord(PageLine line)
    {
        var range = line.Tokens(tokens);
        while (!range.IsEmpty && !range[0].IsWord)
        {
            range = range[1..];
        }
        return range;
    }

    /// <summary>الصفحة الرئيسية | فيديو | العالم | رياضة; الرئيسية / أخبار / محليات</summary>
    public bool IsBar(PageLine line)
    {
        if (line.Words < 2)
        {
            return false;
        }
        var (separators, words) = (0, 0);
        foreach (var token in line.Tokens(tokens))
        {
            var isSeparator = token.Symbol is '|' or '>' or '›' or '»' or '/' or '•' or '·' or '←' or '\\';
            separators += isSeparator ? 1 : 0;
            words =
                isSeparator ? 0
                : token.IsWord ? words + 1
                : words;
            if (words > 5 && separators < 1 || token.Symbol is '.' or '«' or '"')
            {
                return false;
            }
        }
        var isTrail = FromWord(line) is [var first, ..] && first.Is(PageWord.Home);
        return separators >= 3 && words <= 5 || separators >= 1 && isTrail;
    }

    /// <summary>A paragraph, not a headline or a button: long, or closed like a sentence.</summary>
    public static bool IsProse(PageLine line, Token[] tokens) =>
        line.Words > PageLine.LongestTitle
        || line.Words >= 5 && (tokens[line.TokenEnd - 1].IsSymbol('.') || tokens[line.TokenEnd - 2].IsSymbol('.'));
}
