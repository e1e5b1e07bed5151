using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>Words that somebody passes on: نقلت وكالة … عن …; ذكرت وكالة … نقلا عن ….</summary>
internal sealed class Relays(TokenizedText text, NounPhrases phrases)
{
    /// <summary>نقلت الوكالة عنه, نقلت عنه الوكالة: from who spoke last.</summary>
    public Attribution? FromLastSpeaker(Question question, Attribution? last)
    {
        var at = Source(question);
        return text[at].Is(SpeechWord.FromHim) && last is { } speaker
            ? speaker with
            {
                Relay = Relay(question.Cue.End, at) ?? Relay(at + 1, question.Limit),
            }
            : null;
    }

    /// <summary>نقلت وكالة … عن …</summary>
    public Attribution? FromPhrase(Question question)
    {
        var at = Source(question);
        // نقل عن «مصدر مقرب …» أن
        var first = Marks.IsOpening(text[at + 1].Symbol) ? at + 2 : at + 1;
        return at >= 0 && !text[at].Is(SpeechWord.FromHim) && phrases.Read(first, question.Limit) is { } speaker
            ? speaker with
            {
                Relay = Relay(question.Cue.End, at),
            }
            : null;
    }

    private Referent? Relay(int at, int limit) => phrases.Begins(at) ? phrases.Read(at, limit)?.Referent : null;

    /// <summary>The first عن (or إلى behind نسب, or قول) or عنه that tells whose words are passed on, or -1.</summary>
    private int Source(Question question)
    {
        var relays = question.Cue.Verb.Kind == VerbKind.Relay;
        // نسب takes another preposition, and words only behind a noun for them or in marks: نسبت إلى فلان قوله.
        var ascribes = question.Cue.Verb.Stem == "نسب";
        if (
            ascribes
            && !text[question.Limit - 1].Is(WordClass.Nominal)
            && !text[question.Limit - 2].Is(WordClass.Nominal)
            && !Marks.IsOpening(text[question.Limit].Symbol)
        )
        {
            return -1;
        }
        var from =
            ascribes ? "الي"
            : question.Cue.Verb.Stem == "علم" ? "من"
            : "عن";
        for (var i = question.Cue.End; i < question.Limit - 1; i++)
        {
            var form = text.Word(i)?.Form;
            if (
                text[i].Is(SpeechWord.FromHim) && relays
                || form == from && (relays || text.Word(i - 1)?.Form == "نقلا")
                || form == "قول"
            )
            {
                return i;
            }
        }
        return -1;
    }
}
