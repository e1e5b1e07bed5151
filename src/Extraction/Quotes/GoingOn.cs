using Qawl.Extraction.Cues;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>Tells how far words go on behind their first sentence.</summary>
internal sealed class GoingOn(TokenizedText text, CueReader cues, Sentences sentences)
{
    /// <summary>
    /// وقال فلان: زرعنا الأرض. ولن نتركها لأحد.: behind a colon the sentences that follow go on, as long as somebody speaks of himself
    /// and nobody is reported.
    /// </summary>
    public int End(int first, int end, int paragraphEnd, Quotations quotations)
    {
        while (FirstPerson.Speaks(text, first, end))
        {
            var next = sentences.End(end, paragraphEnd, quotations);
            if (!FirstPerson.Speaks(text, end, next) || IsReported(end, next, quotations))
            {
                break;
            }
            end = next;
        }
        return end;
    }

    private bool IsReported(int first, int end, Quotations quotations)
    {
        for (var i = first; i < end; i++)
        {
            if (quotations.OpeningAt(i) is not null || cues.Read(i, first) is not null)
            {
                return true;
            }
        }
        return false;
    }
}
