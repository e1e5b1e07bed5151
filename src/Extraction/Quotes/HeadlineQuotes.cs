using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Pages;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>
/// Headlines that put the speaker before a colon: نتنياهو: …; أوباما من كينيا: …; مصدر أمني: …; مختصون لـ«البلاد»: ….
/// </summary>
internal sealed class HeadlineQuotes(TokenizedText text, NameTable names, SpeakerSieve speakers, FoundQuotes found)
{
    /// <summary>Tokens within which the colon must stand.</summary>
    private const int FarthestColon = 10;

    /// <summary>Whether the line was such a headline.</summary>
    public bool Read(PageLine line, Quotations quotations)
    {
        for (var i = line.FirstToken + 1; i < line.TokenEnd - 1 && i < line.FirstToken + FarthestColon; i++)
        {
            if (text[i].IsSymbol(':') && SpeakerBefore(line.FirstToken, i) is { } speaker)
            {
                var quotation = quotations.OpeningAt(i + 1);
                var marked = quotation is { Words: >= 4 } || quotation?.Close >= line.TokenEnd - 1;
                found.Add(marked ? quotation : null, i + 1, line.TokenEnd, null, speaker, quotations);
                return true;
            }
        }
        return false;
    }

    private Attribution? SpeakerBefore(int first, int colon)
    {
        var last = Marks.IsMark(text[colon - 1].Symbol) ? colon - 2 : colon - 1;
        if (names.At(last) is { } asking && WhoToldIt(asking) is var told && told >= first)
        {
            return names.At(told) is { } teller ? Named(teller) : speakers.ReadNoun(first, told + 1);
        }
        if (
            names.At(first) is { Referent.IsPerson: true } opening
            && opening.First == first
            && colon - opening.End is 2 or 3
            && text.Word(opening.End)?.Form is "من" or "في"
        )
        {
            return Named(opening);
        }
        if (names.At(last) is { HasPreposition: false } mention)
        {
            return Named(mention);
        }
        return
            colon - first <= 8
            && text.Word(first)?.Is(WordClass.Source | WordClass.Office | WordClass.SpeakingText) == true
            && speakers.ReadPhrase(first, colon) is { } source
            && source.End >= colon
            ? source
            : null;
    }

    /// <summary>The token before لـ«البلاد»: the outlet that was told is not who speaks. -1 if nobody was told.</summary>
    private int WhoToldIt(Mention outlet)
    {
        var at = outlet.First - (Marks.IsMark(text[outlet.First - 1].Symbol) ? 2 : 1);
        return text.Word(at)?.Form == "ل" ? at - 1 : -1;
    }

    private static Attribution Named(Mention mention) =>
        new(mention.Referent, mention.First, mention.End, SpeakerBy.Name) { StartUtf16 = mention.StartUtf16 };
}
