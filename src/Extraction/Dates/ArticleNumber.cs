using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Dates;

/// <summary>The number that an outlet gives its article: رمز الخبر: 85632147.</summary>
internal static class ArticleNumber
{
    /// <summary>Tokens of a label that begins here and is followed by a number of 4 to 12 digits, or 0.</summary>
    public static int LabelBefore(ReadOnlySpan<Token> tokens, int i)
    {
        if (!tokens[i].Is(PageWord.NumberLabel | PageWord.WeakNumberLabel))
        {
            return 0;
        }
        var at = i + 1;
        while (at < tokens.Length && (tokens[at].Is(PageWord.NumberLabelGoesOn) || tokens[at].Symbol is ':' or '#'))
        {
            at++;
        }
        // The year behind خبر is no number of it.
        var isLabel = at > i + 1 || tokens[i].Is(PageWord.NumberLabel);
        return isLabel && at < tokens.Length && IsNumber(tokens[at]) ? at - i : 0;
    }

    public static bool IsNumber(Token token) =>
        token.Kind == TokenKind.Number && token.End - token.Start is >= 4 and <= 12;

    /// <summary>The line holds nothing else: its number alone, or behind its label.</summary>
    public static bool IsLine(ReadOnlySpan<Token> line) =>
        IsNumber(line[^1]) && LabelBefore(line, 0) == line.Length - 1;
}
