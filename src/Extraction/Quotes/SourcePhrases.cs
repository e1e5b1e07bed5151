using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>Words that introduce a source beside what it said, and the source: بحسب فلان, وفقا لما ذكرت الوزارة.</summary>
/// <param name="Cue">From the introducing word to before the source.</param>
internal sealed record Source(Cue Cue, Attribution Speaker)
{
    /// <summary>The token behind it; the speaker's words may stand elsewhere.</summary>
    public int End { get; init; } = Speaker.End;
}

/// <summary>Reads sources that stand beside what they said, and tells which words of the sentence that is.</summary>
internal sealed class SourcePhrases(TokenizedText text, NameTable names, Clauses clauses, SpeakerSieve speakers)
{
    /// <summary>Tokens between a source and the comma behind it.</summary>
    private const int FarthestComma = 8;

    /// <summary>Tokens between a source and فإن.</summary>
    private const int FarthestHence = 25;

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
        // ووفقا له، فإن …; وبحسب قوله، …
        if (text[i + words].Is(SpeechWord.OfHim))
        {
            var cue = new Cue(i, i + words + 1, CueKind.Nominal, default);
            var isHers = text.Word(i + words)!.Form.EndsWith("ها", StringComparison.Ordinal);
            return speakers.Last is { } last && (last.Feminine ?? isHers) == isHers
                ? new Source(cue, last) { End = cue.End }
                : null;
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

    /// <summary>وبحسب …، فإن …: what follows فإن, or else the comma; the clause ends as behind any cue.</summary>
    public (int First, int Stop)? Opening(Source source, int end, Quotations quotations)
    {
        if (Start(source.End, end) is not { } start || start >= end - 3)
        {
            return null;
        }
        if (!text[start - 1].Is(SpeechWord.Hence) && BelongsElsewhere(start))
        {
            return null;
        }
        start += text[start].Is(WordClass.That) ? 1 : 0;
        return (start, clauses.End(start, end, quotations).Stop);
    }

    /// <summary>
    /// وبحسب …، قال …; …، الذي …; …، على …; …، مدير …: what is behind the comma is another's words, or goes on with the source.
    /// </summary>
    private bool BelongsElsewhere(int start) =>
        text.Word(start) is { } word
        && (
            word.Is(WordClass.Relative | WordClass.Preposition | WordClass.Participle | WordClass.Office)
            || word.Readings is [{ Prefix: > 0 }, ..]
            || word.TryRead(WordClass.Verb, out var verb) && verb.Entry.Verb!.Value.Kind == VerbKind.Say
        );

    private int? Start(int behind, int end)
    {
        int? comma = null;
        for (var at = behind; at < Math.Min(end, behind + FarthestHence); at++)
        {
            if (text[at].Is(SpeechWord.Hence))
            {
                return at + 1;
            }
            if (text[at].IsSymbol('-'))
            {
                return comma;
            }
            if (comma is null && at - behind <= FarthestComma && Marks.IsComma(text[at].Symbol))
            {
                comma = at + 1;
            }
        }
        return comma;
    }

    /// <summary>…، بحسب …: what stands before it.</summary>
    public (int First, int Stop)? Closing(Source source, int first, int end)
    {
        var at = source.Cue.First;
        return clauses.IsTail(at, end) && at - first >= ShortestClause ? (first, clauses.Trim(first, at)) : null;
    }
}
