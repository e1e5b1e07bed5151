using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>Who somebody is whom a phrase leaves open, told right behind it: أحدهم، وهو سالم الدهان: «…»; شاب يدعى سالم الدهان.</summary>
internal sealed class IntroducedNames(TokenizedText text, NameTable names)
{
    /// <summary>Tokens from the phrase to the words that lead to the name.</summary>
    private const int Farthest = 14;

    /// <summary>The person whom the words behind a phrase introduce, before its limit.</summary>
    public Mention? Behind(NounPhrase phrase)
    {
        for (var at = phrase.End; at < Math.Min(phrase.Limit, phrase.End + Farthest); at++)
        {
            if (names.At(at) is not null || text[at].Is(WordClass.That))
            {
                return null;
            }
            if (text[at].Is(SpeechWord.Introduces) && Named(at + 1, phrase.Limit) is { } name)
            {
                return name;
            }
        }
        return null;
    }

    /// <summary>وهو سالم الدهان, وهو المهندس سالم الدهان: nothing but titles stand before the name.</summary>
    private Mention? Named(int at, int limit)
    {
        while (
            at < limit && text.Word(at) is { HasArticle: true } && text[at].Is(WordClass.Office | WordClass.Honorific)
        )
        {
            at++;
        }
        return at < limit && names.At(at) is { HasPreposition: false, Referent.IsPerson: true } name ? name : null;
    }
}
