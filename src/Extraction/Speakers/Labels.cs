using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>Who is named before words, in interviews (سلمى الدروبي: لم أتوقع …) and before marked words with nothing but a colon between: نجوى الدهان، رئيسة البلدية: «…».</summary>
internal sealed class Labels(TokenizedText text, NameTable names)
{
    /// <summary>Words of an answer in an interview.</summary>
    private const int ShortestTurn = 3;

    /// <summary>Who answers in a paragraph that begins with his name and a colon: somebody whom the article named before.</summary>
    public Attribution? OfTurn(int first, int end) =>
        names.At(first) is { HasPreposition: false, Referent.IsPerson: true } label
        && text[label.End].IsSymbol(':')
        && end - label.End > ShortestTurn
        && label.Referent.LastBefore(first) >= 0
            ? Attribution.Of(label) with
            {
                Feminine = label.Referent.Feminine,
            }
            : null;

    /// <param name="first">First token of the sentence.</param>
    /// <param name="open">The opening mark.</param>
    public Attribution? Before(int first, int open)
    {
        if (!text[open - 1].IsSymbol(':'))
        {
            return null;
        }
        var at = first;
        while (at < open && names.At(at) is null)
        {
            at++;
        }
        return
            names.At(at) is { HasPreposition: false } label
            && (at == first || text[first].Is(WordClass.Office | WordClass.Honorific))
            ? Attribution.Of(label) with
            {
                Feminine = label.Referent.Feminine,
            }
            : null;
    }
}
