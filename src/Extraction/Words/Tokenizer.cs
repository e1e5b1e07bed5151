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
                    Add(tokens, new Token(start, i, TokenKind.Symbol, null, c));
                }
            }
        }
        return tokens.WrittenSpan.ToArray();
    }

    /// <summary>#وسم_الاسم: the words of a tag are read as words.</summary>
    private static bool IsOfHashtag(ReadOnlySpan<char> text, int at) =>
        text[at] is '#' or '_' && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    private static bool IsInsideWord(char c) => c != '\uFEFF' && Folding.IsDropped(c) && !IsDirection(c);

    /// <summary>Embeddings and isolates stand between words; joiners stand inside them.</summary>
    private static bool IsDirection(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    private static void Add(ArrayBufferWriter<Token> tokens, Token token)
    {
        tokens.GetSpan(1)[0] = token;
        tokens.Advance(1);
    }
}
