using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>Of two people who were named one after the other: ويقول الأول …، ويرى الثاني ….</summary>
internal sealed class TwoNamed(TokenizedText text, NameTable names)
{
    /// <summary>Tokens back to the first of them.</summary>
    private const int Farthest = 200;

    /// <summary>الأول, الأخير: whom they mean.</summary>
    public Attribution? Meant(int at)
    {
        var isFirst = text[at].Is(SpeechWord.FirstOfTwo);
        if (!isFirst && !text[at].Is(SpeechWord.SecondOfTwo))
        {
            return null;
        }
        Referent? second = null;
        for (var i = at - 1; i >= Math.Max(0, at - Farthest); i--)
        {
            if (names.At(i) is not { Referent: { IsPerson: true } person } || person == second)
            {
                continue;
            }
            if (!isFirst || second is not null)
            {
                return new Attribution(person, at, at + 1, SpeakerBy.Title) { Feminine = person.Feminine };
            }
            second = person;
        }
        return null;
    }
}
