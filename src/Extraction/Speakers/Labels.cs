using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>Who is named before marked words with nothing but a colon between: نجوى الدهان، رئيسة البلدية: «…».</summary>
internal sealed class Labels(TokenizedText text, NameTable names)
{
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
