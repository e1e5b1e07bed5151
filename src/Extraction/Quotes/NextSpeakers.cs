using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>Tells where somebody else takes the floor behind a reported clause: لكن منتقدين يقولون إن …, ومن المغرب قالت فلانة إن ….</summary>
internal sealed class NextSpeakers(TokenizedText text, NameTable names, CueReader cues, ComplementReader complements)
{
    /// <summary>Tokens from لكن to the verb of who stands between.</summary>
    private const int LongestSubject = 10;

    /// <summary>Tokens from بينما to the clause behind its verb.</summary>
    private const int FarthestWhile = 14;

    /// <summary>لكن منتقدين يقولون إن …: who speaks stands before the verb.</summary>
    public bool IsAnother(int first, int i, int end, Quotations quotations)
    {
        if (IsElsewhere(i))
        {
            return FromElsewhere(first, i, end);
        }
        // …، وإلى تأكيد فلان أن …
        if (text.Word(i)?.Form == "والي" && cues.Read(i + 1, first) is { HasOwner: true })
        {
            return true;
        }
        // لكن منتقدين …, وفلان …, غير أن فلانا …
        var who =
            text.Word(i)?.Form is "غير" or "الا" or "بيد" && text.Word(i + 1)?.Form == "ان" ? i + 2
            : text.Word(i)?.Is(ClosedClass.Opens) == true ? i + 1
            : i;
        if (!IsSomebody(who) || who == i && !(names.At(i)?.StartUtf16 > text[i].Start))
        {
            return false;
        }
        for (var at = who + 1; at < Math.Min(end, i + LongestSubject); at++)
        {
            if (cues.Read(at, first) is { } cue)
            {
                // غير أن الوزارة نفت مقتل الرجل
                return who == i + 2 && cue.Verb.Traits == VerbTraits.Denies
                    || complements.Find(cue, end, quotations) is not null;
            }
        }
        return false;
    }

    /// <summary>ومن المغرب, وفي باريس</summary>
    private bool IsElsewhere(int i) => text.Word(i)?.Form is "ومن" or "وفي" or "وعن";

    /// <summary>، ومن المغرب قالت فلانة إن …: with a subject of its own.</summary>
    private bool FromElsewhere(int first, int i, int end)
    {
        for (var at = i + 2; at < Math.Min(end, i + LongestSubject); at++)
        {
            if (cues.Read(at, first) is { } cue)
            {
                return IsSomebody(cue.End);
            }
        }
        // ، وعن فلان أن …
        return cues.Read(i, first) is { HasOwner: true };
    }

    /// <summary>، وتوجه إلى النائب بالقول: «…»</summary>
    public bool LeadsToNoun(int i)
    {
        for (var at = i + 1; text[at].IsWord; at++)
        {
            if (text[at].Is(WordClass.Nominal) && (text[at + 1].IsSymbol(':') || Marks.IsOpening(text[at + 1].Symbol)))
            {
                return text.Word(i)?.Form[0] == 'و';
            }
        }
        return false;
    }

    /// <summary>A name, or the title of somebody.</summary>
    public bool IsSomebody(int at) =>
        names.At(at) is { HasPreposition: false }
        || text[at].Is(WordClass.Source | WordClass.Office | WordClass.Honorific | WordClass.OrganizationHead);

    /// <summary>وبينما ترى فلانة أن …، يرد فلان بأن …: the clause is that of the sentence's first half.</summary>
    public bool IsInWhile(int first)
    {
        for (var at = first - 1; at >= first - FarthestWhile && text[at].IsWord; at--)
        {
            if (text.Word(at)!.Form is "بينما" or "وبينما" or "وفيما" or "فيما")
            {
                return true;
            }
        }
        return false;
    }
}
