using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// Who acts in a sentence, told from its first words: what a later cue without a subject of its own goes back to.
/// </summary>
internal sealed class SentenceSubject(TokenizedText text, NameTable names, NounPhrases phrases)
{
    /// <summary>Who acts in a sentence, told from its first words: VERB NAME or NAME VERB.</summary>
    public Attribution? Find(int first, int end)
    {
        var i = SkipOpening(first, end);
        while (text[i].Is(SpeechWord.BeforeSubject) || text[i].Kind == TokenKind.Symbol)
        {
            i++;
        }
        if (text.Word(i) is not { } word)
        {
            return null;
        }
        if (names.At(i) is { } mention)
        {
            return mention.HasPreposition ? null : phrases.Read(i, end);
        }
        if (word.Is(WordClass.Preposition | WordClass.That))
        {
            return null;
        }
        if (word.Is(WordClass.Office | WordClass.Honorific))
        {
            return phrases.Read(i, end) is { Referent: not null } named ? named : null;
        }
        // An indefinite first word with a name behind it is the verb.
        return
            !word.HasArticle
            && phrases.Begins(i + 1)
            && (names.At(i + 1) is not null || text[i + 1].Is(WordClass.Office | WordClass.Honorific))
            && phrases.Read(i + 1, end) is { Referent: not null } actor
            ? actor
            : null;
    }

    /// <summary>في المقابل، …; من جهة أخرى، …: a circumstance up to the first comma.</summary>
    private int SkipOpening(int first, int end)
    {
        var turn = text.Match(first, end, PhraseKind.Turn, out _, out _);
        if (turn > 0)
        {
            return first + turn;
        }
        if (text.Word(first)?.Is(WordClass.Preposition) != true)
        {
            return first;
        }
        for (var i = first; i < Math.Min(end, first + 9); i++)
        {
            if (text[i].IsComma)
            {
                return i + 1;
            }
        }
        return first;
    }
}
