using Qawl.Extraction.Cues;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>
/// Tells where quotations without a closing mark end: before the next cue, with the paragraph, or at a mark in a later paragraph,
/// if nobody else speaks in between.
/// </summary>
internal sealed class OpenQuotations(
    TokenizedText text,
    CueReader cues,
    ComplementReader complements,
    Sentences sentences
)
{
    public void Settle(List<Paragraph> paragraphs)
    {
        foreach (var paragraph in paragraphs)
        {
            Shorten(paragraph.Quotations);
        }
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (paragraphs[i].Quotations.All is [.., { } open] && open.Close == paragraphs[i].End)
            {
                Carry(open, paragraphs, i + 1);
            }
        }
    }

    /// <summary>A quotation without its closing mark ends before the next cue.</summary>
    private void Shorten(Quotations quotations)
    {
        for (var i = 0; i < quotations.All.Count; i++)
        {
            var open = quotations.All[i];
            if (!open.IsClosed && End(open) is var close)
            {
                var words = QuotationReader.CountWords(text, open.First, close);
                quotations.Replace(i, open with { Close = close, Behind = close, Words = words });
            }
        }
    }

    private int End(Quotation open)
    {
        var sentence = open.First;
        for (var i = open.First + 2; i < open.Close; i++)
        {
            if (sentences.Ends(i))
            {
                sentence = i;
            }
            if (cues.Read(i, open.First) is { IsDoubtful: false } cue && (sentence > open.First || cue.OpensClause))
            {
                return sentence > open.First ? sentence : i;
            }
        }
        return open.Close;
    }

    /// <summary>The words up to a closing mark that a later paragraph has not opened.</summary>
    private void Carry(Quotation open, List<Paragraph> paragraphs, int next)
    {
        var last = next;
        while (last < paragraphs.Count && paragraphs[last].Quotations == Quotations.None)
        {
            last++;
        }
        if (last == paragraphs.Count || paragraphs[last].Quotations.StrayClose.Close < 0)
        {
            return;
        }
        var (close, behind) = paragraphs[last].Quotations.StrayClose;
        if (Speaks(paragraphs[next].First, close))
        {
            return;
        }
        for (var i = next; i < last; i++)
        {
            paragraphs[i].Quotations = new Quotations();
            GoOn(open, paragraphs[i], paragraphs[i].End, paragraphs[i].End);
        }
        GoOn(open, paragraphs[last], close, behind);
    }

    private void GoOn(Quotation open, Paragraph paragraph, int close, int behind)
    {
        var words = QuotationReader.CountWords(text, paragraph.First, close);
        paragraph.Quotations.Add(
            new Quotation(paragraph.First, paragraph.First, close, behind, words) { Beginning = open }
        );
    }

    /// <summary>Whether somebody is reported in a stretch.</summary>
    private bool Speaks(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (cues.Read(i, first) is { } cue && complements.Find(cue, end, Quotations.None) is not null)
            {
                return true;
            }
        }
        return false;
    }
}
