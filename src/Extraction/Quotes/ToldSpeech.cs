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
internal sealed class ToldSpeech(TokenizedText text, NameTable names, CueReader cues)
{
    /// <summary>Tokens from who spoke to the verb.</summary>
    private const int FarthestVerb = 16;

    /// <summary>The verb of whose speech the outlet tells.</summary>
    public Cue? In(Complement complement, Attribution? teller, int end)
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
            || teller.Referent is null && text[teller.First + 1].Is(SpeechWord.Rumour)
        );

    private bool BeginsWithPerson(int at) =>
        names.At(at) is { } name ? name.Referent.IsPerson : text[at].Is(WordClass.Office | WordClass.Honorific);
}
