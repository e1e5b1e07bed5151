using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Words;

internal enum TokenKind
{
    Word,
    Number,
    Symbol,
    LineEnd,
}

/// <summary>A piece of the text; offsets are UTF-16.</summary>
/// <param name="Word">For words only.</param>
/// <param name="Symbol">For symbols only.</param>
internal readonly record struct Token(int Start, int End, TokenKind Kind, Word? Word, char Symbol)
{
    public bool IsWord => Kind == TokenKind.Word;

    public bool Is(WordClass any) => Word is not null && Word.Is(any);

    public bool Is(SpeechWord any) => Word is not null && Word.Is(any);

    public bool Is(PageWord any) => Word is not null && Word.Is(any);

    public bool IsComma => Marks.IsComma(Symbol);

    public bool IsSymbol(char symbol) => Symbol == symbol;
}
