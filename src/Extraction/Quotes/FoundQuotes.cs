using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>
/// Collects what was found, trims its edges and sees to it that no words are quoted twice.
/// </summary>
/// <param name="isDraft">Clauses that nobody can be found for are kept.</param>
internal sealed class FoundQuotes(TokenizedText text, Clauses clauses, bool isDraft)
{
    /// <summary>In UTF-16. Nobody is quoted at such length: a mark was never closed, or the text is no article.</summary>
    private const int Longest = 10_000;

    private readonly List<FoundQuote> _found = [];

    public int Count => _found.Count;

    /// <summary>The sentence that is being read, in tokens; empty in headlines and turns.</summary>
    public (int First, int End) Sentence { get; set; }

    /// <summary>In the order of the text.</summary>
    public List<FoundQuote> InOrder()
    {
        _found.Sort((a, b) => (a.Start, a.End).CompareTo((b.Start, b.End)));
        return _found;
    }

    public void Add(Quotation? quotation, int first, int stop, Reported reported, Quotations quotations)
    {
        (first, stop) = quotation is null ? Trimmed(first, stop, quotations) : Taken(quotation);
        if (!HasWords(first, stop))
        {
            return;
        }
        var start = text[first].Start;
        var prefix =
            quotation is null
            && reported is { Cue.Kind: CueKind.Nominal, Complement: null }
            && text.Word(first) is { Form: ['و', ..] } word
            && (
                word.Form.Length > 3 && (word.Readings is [] || Array.Exists(word.Readings, reading => reading.And))
                || word.Is(SpeechWord.Denies)
            )
                ? 1
                : 0;
        start = prefix > 0 ? text.StartUtf16(first, prefix) : start;
        var end = text[stop - 1].End;
        // Of a direct quotation the closing full stop is not part.
        if (text[stop - 1].IsSymbol('.') && !text[stop - 2].IsSymbol('.'))
        {
            end = text[stop - 2].End;
        }
        // A clause that nobody can be found for is the writer's own: in opinion pieces, أعتقد أن.
        if (quotation is null && reported.Speaker is null && !isDraft)
        {
            return;
        }
        if (end - start > Longest)
        {
            return;
        }
        var kind = quotation is null ? QuoteKind.Indirect : QuoteKind.Direct;
        _found.Add(new FoundQuote(kind, start, end, reported) { Sentence = Sentence });
        Note(reported.Cue, reported.Speaker);
    }

    /// <summary>The words between the marks; an unclosed quotation ends with a word.</summary>
    private (int First, int Stop) Taken(Quotation quotation)
    {
        quotation.IsTaken = true;
        var stop = quotation.Close;
        while (!quotation.IsClosed && !HasWords(stop - 1, stop))
        {
            stop--;
        }
        return (quotation.First, stop);
    }

    /// <summary>A clause begins with a word or with marks.</summary>
    private (int First, int Stop) Trimmed(int first, int stop, Quotations quotations)
    {
        stop = clauses.Trim(first, stop);
        while (first < stop && !HasWords(first, first + 1) && quotations.OpeningAt(first) is null)
        {
            first++;
        }
        return (first, stop);
    }

    private void Note(Cue? cue, Attribution? speaker)
    {
        if (cue?.Rule is { } found)
        {
            text.Trail.Add(found, cue.First, cue.End);
        }
        if (speaker?.Rule is { } rule)
        {
            text.Trail.Add(rule, speaker.First, speaker.End);
        }
        if (speaker?.Reading is { } reading)
        {
            text.Trail.Add(reading, speaker.First, speaker.End);
        }
    }

    private bool HasWords(int first, int stop)
    {
        for (var i = first; i < stop; i++)
        {
            if (text[i].Kind is TokenKind.Word or TokenKind.Number)
            {
                return true;
            }
        }
        return false;
    }
}

/// <summary>A quote while the article is being read; offsets are UTF-16.</summary>
internal sealed record FoundQuote(QuoteKind Kind, int Start, int End, Reported Reported)
{
    public Cue? Cue => Reported.Cue;

    public Attribution? Speaker => Reported.Speaker;

    /// <inheritdoc cref="FoundQuotes.Sentence" />
    public (int First, int End) Sentence { get; init; }

    /// <summary>When it was said, if the text tells the day.</summary>
    public SaidDay? Said { get; init; }
}

/// <summary>What presents words as said, and who was asked for.</summary>
internal sealed record Reported(Cue? Cue, Complement? Complement, Question Question)
{
    public Attribution? Speaker => Question.Speaker;

    /// <summary>What ended the clause before its sentence.</summary>
    public IRule? EndedBy { get; init; }
}
