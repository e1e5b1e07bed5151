using System.Buffers;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Words;

/// <summary>Cuts a text into words, numbers, symbols and line ends. White space and layout marks are left out.</summary>
internal static class Tokenizer
{
    /// <summary>A longer run of letters is no word of any language; it is cut so that work on one word stays bounded.</summary>
    private const int LongestWord = 64;

    public static Token[] Tokenize(ReadOnlySpan<char> text, Vocabulary vocabulary)
    {
        var tokens = new ArrayBufferWriter<Token>(Math.Max(16, text.Length / 4));
        Span<char> folded = stackalloc char[LongestWord * 2];
        for (var i = 0; i < text.Length; )
        {
            var c = text[i];
            var start = i;
            if (char.IsLetter(c))
            {
                while (
                    ++i < text.Length && i - start < LongestWord && (char.IsLetter(text[i]) || IsInsideWord(text[i]))
                ) { }
                var length = Folding.Fold(text[start..i], folded);
                if (length == 1 && Abbreviation(text, start, i, tokens.WrittenSpan) is var dotted && dotted > start)
                {
                    folded[1] = '.';
                    Add(tokens, new Token(start, i = dotted, TokenKind.Word, vocabulary.Get(folded[..2]), '\0'));
                    continue;
                }
                if (length > 0)
                {
                    Add(tokens, new Token(start, i, TokenKind.Word, vocabulary.Get(folded[..length]), '\0'));
                    continue;
                }
                // Tatweel alone is drawn as a dash.
                Add(tokens, new Token(start, i, TokenKind.Symbol, null, '-'));
            }
            else if (char.IsDigit(c))
            {
                while (++i < text.Length && char.IsDigit(text[i])) { }
                i -= GluedHour(text, start, i);
                Add(tokens, new Token(start, i, TokenKind.Number, null, '\0'));
            }
            else
            {
                i++;
                if (c == '\n')
                {
                    Add(tokens, new Token(start, i, TokenKind.LineEnd, null, c));
                }
                else if (!char.IsWhiteSpace(c) && !Folding.IsDropped(c) && !IsOfHashtag(text, start))
                {
                    Add(tokens, new Token(start, i, TokenKind.Symbol, null, c == '\'' ? Apostrophe(text, start) : c));
                }
            }
        }
        return tokens.WrittenSpan.ToArray();
    }

    private const char Tatweel = '\u0640';

    /// <summary>'…' around Arabic words are quotation marks; d'Or and 5' are none.</summary>
    private static char Apostrophe(ReadOnlySpan<char> text, int at)
    {
        var (before, after) = (at > 0 ? text[at - 1] : '\n', At(text, at + 1));
        return IsArabic(after) && (char.IsWhiteSpace(before) || before is ':' or '(' or Tatweel or 'ب' or 'ل') ? '‘'
            : (IsArabic(before) || before is '.' or '؟' or '!' or '…') && !char.IsLetter(after) ? '’'
            : text[at];
    }

    private static bool IsArabic(char letter) => letter is >= '\u0621' and <= '\u064A';

    /// <summary>16/3/202210:05: digits of the hour, which stands right behind the year.</summary>
    private static int GluedHour(ReadOnlySpan<char> text, int start, int end)
    {
        const int year = 4;
        return end - start is year + 1 or year + 2 && start > 0 && text[start - 1] == '/' && At(text, end) == ':'
            ? end - start - year
            : 0;
    }

    /// <summary>#وسم_الاسم: the words of a tag are read as words.</summary>
    private static bool IsOfHashtag(ReadOnlySpan<char> text, int at) =>
        text[at] is '#' or '_' && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    /// <summary>
    /// Where a letter that stands for a word ends, its stop included, or its own start: د. مازن, د/ مازن, أ.د مازن, جورج و.
    /// هارلان. A unit (300 م.) and the end of a sentence (المجموعة ب. وقال) are none.
    /// </summary>
    private static int Abbreviation(ReadOnlySpan<char> text, int start, int end, ReadOnlySpan<Token> before)
    {
        var last = before.IsEmpty ? default : before[^1];
        if (last.Kind == TokenKind.Number || text[start] is < '\u0620' or 'ه')
        {
            return start;
        }
        if (last.Word is { Form: [_, '.'] } && last.End == start)
        {
            return end < text.Length && text[end] == '.' ? end + 1 : end;
        }
        if (
            end >= text.Length
            || text[end] != '.' && !(text[end] == '/' && text[start] is 'د' or 'م' or '\u0623' or 'ا')
        )
        {
            return start;
        }
        return IsBeforeWord(text, end + 1) ? end + 1 : start;
    }

    /// <summary>A word begins, perhaps behind more letters of the kind.</summary>
    private static bool IsBeforeWord(ReadOnlySpan<char> text, int at)
    {
        for (var letters = 0; letters < 4; letters++)
        {
            at += At(text, at) == ' ' ? 1 : 0;
            if (!char.IsLetter(At(text, at)))
            {
                return false;
            }
            if (char.IsLetter(At(text, at + 1)))
            {
                return text[at] != 'و';
            }
            at += At(text, at + 1) == '.' || text[at - 1] == '.' && At(text, at + 1) == ' ' ? 2 : text.Length;
        }
        return false;
    }

    private static char At(ReadOnlySpan<char> text, int at) => at < text.Length ? text[at] : '\n';

    private static bool IsInsideWord(char c) => c != '\uFEFF' && Folding.IsDropped(c) && !IsDirection(c);

    /// <summary>Embeddings and isolates stand between words; joiners stand inside them.</summary>
    private static bool IsDirection(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    private static void Add(ArrayBufferWriter<Token> tokens, Token token)
    {
        tokens.GetSpan(1)[0] = token;
        tokens.Advance(1);
    }
}
