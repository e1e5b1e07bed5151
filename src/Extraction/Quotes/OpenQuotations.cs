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
            if (paragraphs[i].Quotations.All is [.., { IsClosed: false } open] && open.Close == paragraphs[i].End)
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
            if (!open.IsClosed && End(open) is var close && close < open.Close)
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
        for (var i = next; i <= last; i++)
        {
            if (Speaks(paragraphs[i].First, i < last ? paragraphs[i].End : close))
            {
                return;
            }
        }
        for (var i = next; i <= last; i++)
        {
            var paragraph = paragraphs[i];
            var (stop, after) = i < last ? (paragraph.End, paragraph.End) : (close, behind);
            var words = QuotationReader.CountWords(text, paragraph.First, stop);
            if (i < last)
            {
                paragraph.Quotations = new Quotations();
            }
            paragraph.Quotations.Add(
                new Quotation(paragraph.First, paragraph.First, stop, after, words) { Beginning = open }
            );
        }
    }

    /// <summary>Whether somebody is reported in a stretch.</summary>
    private bool Speaks(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (
                cues.Read(i, first) is { OpensClause: true, IsDoubtful: false } cue
                && complements.Find(cue, end, Quotations.None) is not null
            )
            {
                return true;
            }
        }
        return false;
    }
}
