using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;
using CueRule = Qawl.Extraction.Words.Rule<Qawl.Extraction.Cues.ReadCue>;

namespace Qawl.Extraction.Cues;

/// <summary>Tells where words report speech.</summary>
internal sealed class CueReader(TokenizedText text, NameTable names)
{
    private static readonly CueRule[] Rules =
    [
        new("noun-of-saying", (reader, i, _, word) => reader.Noun(i, word)),
        new("participle-that-governs", (reader, i, _, word) => reader.Participle(i, word)),
        new("answer-written-like-name", (reader, i, _, _) => reader.Answer(i)),
        new("verb-that-reports", (reader, i, first, word) => reader._verbs.Read(i, first, word)),
    ];

    /// <summary>Tokens from a verb of refusing to what is not said.</summary>
    private const int FarthestRefusal = 5;

    private readonly Participles _participles = new(text);
    private readonly ReportingVerbs _verbs = new(text);

    /// <param name="first">The sentence's first token.</param>
    public Cue? Read(int i, int first)
    {
        if (
            text.Word(i) is not { } word
            || !word.TryRead(WordClass.Nominal | WordClass.Participle | WordClass.Verb, out _)
                && !Askers.IsAnswer(text, i)
            || names.At(i) is not null
        )
        {
            return null;
        }
        foreach (var rule in Rules)
        {
            if (rule.Find(this, i, first, word) is { } cue)
            {
                return cue with { Rule = rule };
            }
        }
        return null;
    }

    /// <summary>بقوله, القول: the suffix is the speaker.</summary>
    private Cue? Noun(int i, Word word) =>
        word.TryRead(WordClass.Nominal, out var noun) && !noun.And && !IsUnsaid(i)
            ? new Cue(i, i + 1, CueKind.Nominal, new VerbForm(VerbKind.Say, false, false, false, word.Form))
            : null;

    /// <summary>رفض الوزير القول إن, امتنع عن القول إن, يمكن القول إن: nobody said it.</summary>
    private bool IsUnsaid(int i)
    {
        for (var at = i - 1; at >= i - FarthestRefusal && text[at].IsWord; at--)
        {
            if (text[at].Is(SpeechWord.Unsaid) || at == i - 1 && text[at].Is(WordClass.Blocked))
            {
                return true;
            }
        }
        return false;
    }

    private Cue? Answer(int i) =>
        Askers.IsAnswer(text, i)
            ? new Cue(i, i + 1, CueKind.Verb, new VerbForm(VerbKind.Quote, false, false, false, "رد"))
            {
                OpensClause = true,
            }
            : null;

    private Cue? Participle(int i, Word word) =>
        _participles.Reports(i, word) && word.TryRead(WordClass.Participle, out var participle)
            ? new Cue(i, i + 1, CueKind.Participle, participle.Entry.Participle!.Value) { OpensClause = true }
            : null;
}

/// <param name="first">The sentence's first token.</param>
internal delegate Cue? ReadCue(CueReader reader, int at, int first, Word word);
