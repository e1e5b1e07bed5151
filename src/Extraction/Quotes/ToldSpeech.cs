using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>
/// What an outlet, or nobody in particular, tells of somebody who spoke: أفادت وكالة … بأن الوزير فلان صرح أن …: the words are the
/// minister's.
/// </summary>
/// <param name="isDraft">Of what any source without a name tells, the words are whose he tells of.</param>
internal sealed class ToldSpeech(
    TokenizedText text,
    NameTable names,
    CueReader cues,
    ComplementReader complements,
    bool isDraft
)
{
    /// <summary>Tokens from who spoke to the verb.</summary>
    private const int FarthestVerb = 16;

    /// <summary>Tokens from a verb to قائلا.</summary>
    private const int FarthestParticiple = 10;

    /// <summary>The verb of whose speech the outlet tells: صرح أن …; علق ساخرا على الأمر قائلا: ….</summary>
    public Cue? In(Complement complement, Attribution? teller, int end, Quotations quotations) =>
        Verb(complement, teller, end) is { } verb
        && (complements.Find(verb, end, quotations) is not null || IsFollowed(verb, end, quotations))
            ? verb
            : null;

    private bool IsFollowed(Cue verb, int end, Quotations quotations)
    {
        for (var i = verb.End; i < Math.Min(end, verb.End + FarthestParticiple) && text[i].IsWord; i++)
        {
            if (cues.Read(i, verb.First) is { Kind: CueKind.Participle, Verb.Stem: "قال" } cue)
            {
                return complements.Find(cue, end, quotations) is not null;
            }
        }
        return false;
    }

    private Cue? Verb(Complement complement, Attribution? teller, int end)
    {
        if (!IsTold(teller))
        {
            return null;
        }
        var first = complement.Start;
        if (!BeginsWithPerson(first))
        {
            return cues.Read(first, first);
        }
        for (var at = first + 1; at < Math.Min(end, first + FarthestVerb); at++)
        {
            if (text[at].Is(WordClass.That | WordClass.Relative))
            {
                return null;
            }
            if (cues.Read(at, first) is { } cue)
            {
                return cue.Kind == CueKind.Verb && text.Word(at)!.Readings is [{ And: false }, ..] ? cue : null;
            }
        }
        return null;
    }

    /// <summary>Of whom an outlet tells, he acts from then on.</summary>
    public void Act(Complement complement, Attribution? teller, SpeakerSieve speakers)
    {
        if (IsTold(teller) && speakers.ReadPhrase(complement.Start, complement.Start + FarthestVerb) is { } actor)
        {
            speakers.Act(actor);
        }
    }

    /// <summary>An outlet tells it, or nobody in particular: زعمت صفحة أن, كتب أحد الحسابات أن.</summary>
    private bool IsTold(Attribution? teller) =>
        teller is not null
        && (
            teller.Referent?.IsOutlet == true
            || text[teller.First].Is(SpeechWord.Rumour)
            || teller.Referent is null && (isDraft || text[teller.First + 1].Is(SpeechWord.Rumour))
        );

    private bool BeginsWithPerson(int at) =>
        names.At(at) is { } name ? name.Referent.IsPerson : text[at].Is(WordClass.Office | WordClass.Honorific);
}
