using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>Who is named before words, in interviews (سلمى الدروبي: لم أتوقع …) and before marked words with nothing but a colon between: نجوى الدهان، رئيسة البلدية: «…».</summary>
internal sealed class Labels(TokenizedText text, NameTable names, NounPhrases phrases)
{
    /// <summary>Words of an answer in an interview.</summary>
    private const int ShortestTurn = 3;

    /// <summary>Tokens from من to the mark.</summary>
    private const int FarthestFrom = 12;

    /// <summary>Tokens from هكذا to its verb.</summary>
    private const int FarthestVerb = 4;

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
            && (at == first || label.Referent.IsPerson && text[first].Is(WordClass.Office | WordClass.Honorific))
            ? Attribution.Of(label) with
            {
                Feminine = label.Referent.Feminine,
            }
            : null;
    }

    /// <summary>«…»، هكذا خاطبها فلان: the person who is the subject of the first verb behind a word that takes marked words up.</summary>
    public Attribution? TakingUp(int at, int end)
    {
        var verb = at + 1;
        while (verb < Math.Min(end, at + FarthestVerb) && text.Word(verb)?.MayBeVerb != true)
        {
            verb++;
        }
        var subject = text[verb + 1].Is(WordClass.Office | WordClass.Honorific) ? verb + 2 : verb + 1;
        return
            text.Word(verb)?.MayBeVerb == true
            && names.At(subject) is { HasPreposition: false, Referent.IsPerson: true } actor
            ? Attribution.Of(actor) with
            {
                Feminine = actor.Referent.Feminine,
            }
            : null;
    }

    /// <summary>وجاءه الجواب من الوزيرة: «…»: whose answer a colon leads to.</summary>
    /// <param name="open">The opening mark.</param>
    public Attribution? AnswerFrom(int open)
    {
        var at = open - 2;
        while (at > open - FarthestFrom && text[at].IsWord && text.Word(at)!.Form != "من")
        {
            at--;
        }
        return
            text.Word(at)?.Form == "من" && (text[at - 1].Is(SpeechWord.Answers) || text[at - 2].Is(SpeechWord.Answers))
            ? phrases.Read(at + 1, open - 1)
            : null;
    }
}
