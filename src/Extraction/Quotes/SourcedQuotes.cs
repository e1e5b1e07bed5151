using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>
/// Quotes without a cue before them: marked words whose source follows («…»، قال فلان), and sentences that name their source
/// (وبحسب …، …).
/// </summary>
internal sealed class SourcedQuotes(
    TokenizedText text,
    NameTable names,
    Clauses clauses,
    SpeakerSieve speakers,
    FoundQuotes found
)
{
    /// <summary>Marked words that no cue before them claimed: «…»، قال فلان; or a sentence that goes on with what was said.</summary>
    public void ReadUnclaimed(Quotation quotation, int first, int end, int cues, Quotations quotations)
    {
        var at = quotation.Close + 1;
        while (at < end && text[at].Symbol is '،' or ',' or '-' or '–')
        {
            at++;
        }
        if (quotation.IsClosed && at < end && text.Word(at) is { } word)
        {
            var source = word.Is(WordClass.According) ? at + 1 : at;
            if (
                text.Word(source) is { } verb
                && verb.TryRead(WordClass.Verb, out var reading)
                && reading.Preposition == '\0'
                && !verb.Is(WordClass.Function | WordClass.Preposition)
            )
            {
                var cue = new Cue(source, source + 1, CueKind.Verb, reading.Entry.Verb!.Value) { OpensClause = true };
                found.Add(quotation, quotation.First, quotation.Close, cue, speakers.Find(cue, end), quotations);
                return;
            }
            if (source > at && speakers.ReadPhrase(source, end) is { } named)
            {
                speakers.Speak(named);
                found.Add(
                    quotation,
                    quotation.First,
                    quotation.Close,
                    new Cue(at, source, CueKind.Nominal, default),
                    named,
                    quotations
                );
                return;
            }
        }
        var alone =
            quotation.Open == first
            && (quotation.Close + 1 >= end || !text[quotation.Close + 1].IsWord)
            && quotation.Words >= 5;
        if (alone && cues == 0 && speakers.Last is { } last)
        {
            found.Add(quotation, quotation.First, quotation.Close, null, last, quotations);
        }
    }

    /// <summary>A sentence without a cue that names its source: وبحسب …، …; …، كما ذكرت ….</summary>
    public void ReadSource(int first, int end, Quotations quotations)
    {
        for (var i = first; i < end - 1; i++)
        {
            if (
                text.Word(i) is not { } word
                || !word.TryRead(WordClass.According, out _)
                || word.Form == "كما" && text.Word(i + 1)?.Is(WordClass.Verb) != true
            )
            {
                continue;
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
            var source =
                speakers.ReadPhrase(at, end)
                ?? (
                    names.At(at) is { HasPreposition: true } mention && mention.First == at
                        ? new Attribution(mention.Referent, mention.First, mention.End, SpeakerBy.Name)
                        {
                            StartUtf16 = mention.StartUtf16,
                        }
                        : null
                );
            if (source is null)
            {
                continue;
            }
            var cue = new Cue(i, at, CueKind.Nominal, default);
            if (i <= first + 1)
            {
                var comma = source.End;
                while (
                    comma < end
                    && text[comma].Symbol is not ('،' or ',')
                    && text.Word(comma)?.Form is not ("فان" or "فقد")
                )
                {
                    comma++;
                }
                var start = comma + 1;
                start += start < end && text.Word(start)?.Form is "فان" or "فقد" ? 1 : 0;
                if (start < end - 3 && comma - source.End <= 8)
                {
                    speakers.Speak(source);
                    found.Add(null, start, clauses.Trim(start, end), cue, source, quotations);
                }
            }
            else if (clauses.IsTail(i, end) && i - first >= 5)
            {
                speakers.Speak(source);
                found.Add(null, first, clauses.Trim(first, i), cue, source, quotations);
            }
            return;
        }
    }
}
