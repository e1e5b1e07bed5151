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

    /// <summary>Tokens from ولما to the verb of what is said then.</summary>
    private const int FarthestTime = 6;

    /// <summary>Tokens from أما to the ف that goes on from its topic.</summary>
    private const int FarthestResumption = 12;

    /// <summary>أما الرئيس فقد …, where no punctuation tells that the clause is over.</summary>
    public bool IsTopic(int i, int end)
    {
        if (text.Word(i)?.Form != "اما")
        {
            return false;
        }
        var isPerson = text[i + 1].Is(WordClass.Office | WordClass.Honorific);
        for (var at = i + 2; at < Math.Min(end, i + FarthestResumption); at++)
        {
            if (
                isPerson && text[at].Is(SpeechWord.ResumesTopic | SpeechWord.Hence)
                || text.Word(at) is { Form: ['ف', ..] } verb && verb.Is(WordClass.Verb)
            )
            {
                return true;
            }
        }
        return false;
    }

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

    /// <summary>ولما لم يصدقوها قالتلهم …; وهي ردت عليه بأن …: another report begins.</summary>
    public bool IsTime(int first, int i, int end, Quotations quotations)
    {
        if (text.Word(i)?.Form is not ("ولما" or "وهو" or "وهي" or "وعندما"))
        {
            return false;
        }
        var farthest = text.Word(i)!.Form is "وهو" or "وهي" ? i + 1 : i + FarthestTime;
        for (var at = i + 1; at <= Math.Min(end - 1, farthest) && text[at].IsWord; at++)
        {
            if (cues.Read(at, first) is { Kind: CueKind.Verb, IsDoubtful: false, Verb.Present: false } cue)
            {
                return complements.Find(cue, end, quotations) is not null;
            }
        }
        return false;
    }

    /// <summary>، وطلب الأعضاء نسخة: they do; وطلب المساعدة goes on.</summary>
    public bool HasObject(int at) =>
        text.Word(at)?.HasArticle == true
        && text.Word(at + 1) is { HasArticle: false, Readings: [] or [{ Preposition: '\0' }, ..] } next
        && !next.Is(WordClass.Preposition | WordClass.Function);

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
