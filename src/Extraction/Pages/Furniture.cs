using Qawl.Extraction.Dates;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>Tells which lines are none of the article's: buttons, how long ago it was, captions.</summary>
internal sealed class Furniture(Token[] tokens, Credits credits)
{
    private const int LongestCaption = 20;

    /// <summary>A line under a picture: صورة أرشيفية للمتحف (وكالة الواحة).</summary>
    public bool IsCaption(PageLine line)
    {
        var range = FromWord(line);
        if (line.Words > LongestCaption || range[^1].Symbol is '.' or ':' or '؟')
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

    /// <summary>The line without the marks that it begins with.</summary>
    public ReadOnlySpan<Token> FromWord(PageLine line)
    {
        var range = line.Tokens(tokens);
        while (range.Length > 1 && !range[0].IsWord)
        {
            range = range[1..];
        }
        return range;
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
        // A+ A-; TT
        if (line.Words <= 4 && IsOneLetter(range) || range is [{ Word.Form.Length: 2 }])
        {
            return true;
        }
        if (IsLeftMarkup(range) || IsFollow(range))
        {
            return true;
        }
        if (
            RelativeTime.Is(range)
            || RelativeTime.IsOfReading(line.Tokens(tokens))
            || line.Words <= 2 && range[0].Is(PageWord.LineOfZone)
        )
        {
            return true;
        }
        // A channel counts its posts: رسالة #34.
        if (line.Words <= 2 && range[^1].Kind == TokenKind.Number && range[^2].IsSymbol('#'))
        {
            return true;
        }
        var length = Phrases.Match(range, PhraseKind.Furniture, out _, out var prefix);
        // A button has few words; a sentence may begin with the same one.
        if (
            length > 1
            && prefix == 0
            && (range[0].Is(PageWord.Link) || length < range.Length && range[length].Symbol == ':')
        )
        {
            return true;
        }
        return line.Words <= PageLine.LongestName + 4
            && length > 0
            && prefix == 0
            // إعلان alone is a button, إعلان الطوارئ may be a title.
            && (length > 1 || !HasWord(range[1..]) || range[1].Symbol is ':' or '(' or '/' || IsButton(range[1..]))
            && (range[^1].Symbol is not ('.' or '؟') || range[^2].IsSymbol('.'))
            && !Marks.IsClosing(range[^1].Symbol);
    }

    /// <summary>تابع الأفق على …: a known outlet, or one behind its class word.</summary>
    private static bool IsFollow(ReadOnlySpan<Token> range)
    {
        var length = Phrases.Match(range, PhraseKind.Follow, out _, out _);
        if (length == 0 || length == range.Length)
        {
            return false;
        }
        var rest = range[length..];
        var end = 0;
        while (end < rest.Length && !rest[end].Is(PageWord.EndsOwner))
        {
            end++;
        }
        return Credits.IsMediaClass(rest[0].Word)
            || OutletNames.IsCalledLikeOutlet(rest[..end])
            || Phrases.Match(rest, PhraseKind.Organization, out var phrase, out _) > 0 && phrase!.Name!.IsOutlet;
    }

    /// <summary>content="…" />: the end of a tag that was cut.</summary>
    private static bool IsLeftMarkup(ReadOnlySpan<Token> range) =>
        range.Length > 3 && (range[^1].IsSymbol('>') || range[1].IsSymbol('='));

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

    /// <summary>Only the head of a site has it: a link to skip what it is, who runs the paper, what the visitor should do.</summary>
    public bool IsPrompt(PageLine line)
    {
        var range = FromWord(line);
        return Phrases.Match(range, PhraseKind.Prompt, out _, out _) > 0 || IsStaff(range);
    }

    /// <summary>رئيس التحرير: سلمى الدروبي; المؤسس : سلمى الدروبي - السبت 18 يناير 2025</summary>
    private static bool IsStaff(ReadOnlySpan<Token> range)
    {
        var length = Phrases.Match(range, PhraseKind.Staff, out _, out _);
        return length + 1 < range.Length && range[length].Symbol is ':' or '/' or '-';
    }

    private static bool IsButton(ReadOnlySpan<Token> range) =>
        Phrases.Match(range, PhraseKind.Furniture, out _, out var prefix) > 0 && prefix == 0;
}
