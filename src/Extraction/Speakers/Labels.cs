using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>Who is named before marked words with nothing but a colon between: نجوى الدهان، رئيسة البلدية: «…».</summary>
internal sealed class Labels(TokenizedText text, NameTable names)
{
    /// <summary>Tokens of a name with its office.</summary>
    private const int Longest = 12;

    /// <param name="first">First token of the sentence.</param>
    /// <param name="open">The opening mark.</param>
    public Attribution? Before(int first, int open)
    {
        var colon = open - 1;
        if (!text[colon].IsSymbol(':') || colon - first > Longest)
        {
            return null;
        }
        Mention? label = null;
        for (var i = first; i < colon; i++)
        {
            if (names.At(i) is { Referent.IsPerson: true } person)
            {
                if (label is not null || person.HasPreposition)
                {
                    return null;
                }
                label = person;
                i = person.End - 1;
            }
            else if (text[i].Is(WordClass.Verb | WordClass.That | WordClass.Relative) && !text[i].Is(WordClass.Office))
            {
                return null;
            }
        }
        return label is not null && (label.First == first || text[first].Is(WordClass.Office | WordClass.Honorific))
            ? Attribution.Of(label) with
            {
                Feminine = label.Referent.Feminine,
            }
            : null;
    }
}
