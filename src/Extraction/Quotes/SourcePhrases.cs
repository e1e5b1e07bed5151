using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Speakers;
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

    /// <summary>The source behind marked words.</summary>
    public Source? Read(int at, int end) =>
        text[at].Is(WordClass.According) && speakers.ReadPhrase(at + 1, end) is { } named
            ? new Source(new Cue(at, at + 1, CueKind.Nominal, default), named)
            : null;

    /// <summary>وبحسب …, …، كما ذكرت …</summary>
    public Source? ReadInSentence(int i, int end)
    {
        if (
            text.Word(i) is not { } word
            || !word.TryRead(WordClass.According, out _)
            || word.Form == "كما" && text.Word(i + 1)?.Is(WordClass.Verb) != true
        )
        {
            return null;
        }
        var at = i + 1;
        while (
            at < end
            && text.Word(at) is { } skip
            && (skip.Form is "ل" or "لما" or "ما" or "عن" || skip.Is(WordClass.Verb) && !skip.Is(WordClass.Office))
        )
        {
            at++;
        }
        at += clauses.MatchesPhrase(at, end, PhraseKind.Turn);
        var speaker =
            speakers.ReadPhrase(at, end)
            ?? (
                names.At(at) is { HasPreposition: true } mention && mention.First == at ? Attribution.Of(mention) : null
            );
        return speaker is null ? null : new Source(new Cue(i, at, CueKind.Nominal, default), speaker);
    }

    /// <summary>وبحسب …، فإن …: what follows the comma.</summary>
    public (int First, int Stop)? Opening(Source source, int first, int end)
    {
        if (source.Cue.First > first + 1)
        {
            return null;
        }
        var comma = source.Speaker.End;
        while (comma < end && text[comma].Symbol is not ('،' or ',') && text.Word(comma)?.Form is not ("فان" or "فقد"))
        {
            comma++;
        }
        var start = comma + 1;
        start += start < end && text.Word(start)?.Form is "فان" or "فقد" ? 1 : 0;
        return start < end - 3 && comma - source.Speaker.End <= FarthestComma
            ? (start, clauses.Trim(start, end))
            : null;
    }

    /// <summary>…، بحسب …: what stands before it.</summary>
    public (int First, int Stop)? Closing(Source source, int first, int end)
    {
        var at = source.Cue.First;
        return at > first + 1 && clauses.IsTail(at, end) && at - first >= ShortestClause
            ? (first, clauses.Trim(first, at))
            : null;
    }
}
