using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>Words that introduce a source beside what it said, and the source: بحسب فلان, وفقا لما ذكرت الوزارة.</summary>
/// <param name="Cue">From the introducing word to before the source.</param>
internal sealed record Source(Cue Cue, Attribution Speaker);

/// <summary>Reads sources that stand beside what they said, and tells which words of the sentence that is.</summary>
internal sealed class SourcePhrases(TokenizedText text, NameTable names, Clauses clauses, SpeakerSieve speakers)
{
    /// <summary>Tokens between a source and the comma behind it.</summary>
    private const int FarthestComma = 8;

    /// <summary>Tokens of a clause that a source follows.</summary>
    private const int ShortestClause = 5;

    /// <summary>بحسب …, وفقا لما ذكره …, على حد قول …</summary>
    public Source? Read(int i, int end)
    {
        var words = clauses.IntroducesSource(i, end);
        if (words == 0)
        {
            return null;
        }
        var at = SkipClause(i + words);
        at += clauses.MatchesPhrase(at, end, PhraseKind.Turn);
        var speaker = speakers.ReadPhrase(at, end) ?? (names.At(at) is { } mention ? Attribution.Of(mention) : null);
        return speaker is null ? null : new Source(new Cue(i, at, CueKind.Nominal, default), speaker);
    }

    /// <summary>لما ذكره, ما أعلنت, ما صرح به, عن: behind ما stands a verb, which no list has with its pronoun.</summary>
    private int SkipClause(int at)
    {
        for (; text.Word(at) is { } word; at++)
        {
            if (
                word.Form is not ("لما" or "ما" or "عن")
                && !word.Is(WordClass.Verb)
                && !(word.Form.EndsWith('ه') && speakers.ReadPhrase(at, at + 1) is null)
            )
            {
                break;
            }
        }
        return at;
    }

    /// <summary>وبحسب …، فإن …: what follows the comma.</summary>
    public (int First, int Stop)? Opening(Source source, int first, int end)
    {
        if (source.Cue.First > first + 1)
        {
            return null;
        }
        var comma = source.Speaker.End;
        while (
            comma < end
            && !text[comma].IsSymbol('-')
            && !Marks.IsComma(text[comma].Symbol)
            && !text[comma].Is(SpeechWord.Hence)
        )
        {
            comma++;
        }
        var start = comma + 1;
        start += text[start].Is(SpeechWord.Hence) ? 1 : 0;
        return start < end - 3 && !text[comma].IsSymbol('-') && comma - source.Speaker.End <= FarthestComma
            ? (start, clauses.Trim(start, end))
            : null;
    }

    /// <summary>…، بحسب …: what stands before it.</summary>
    public (int First, int Stop)? Closing(Source source, int first, int end)
    {
        var at = source.Cue.First;
        return clauses.IsTail(at, end) && at - first >= ShortestClause ? (first, clauses.Trim(first, at)) : null;
    }
}
