using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;
using OtherRule = Qawl.Extraction.Words.Rule<Qawl.Extraction.Speakers.IsOther>;

namespace Qawl.Extraction.Speakers;

/// <summary>Tells that nouns beside a verb of saying are not what they seem: things that act before it, people that it calls on.</summary>
internal sealed class OtherSubjects(TokenizedText text, NameTable names)
{
    private static readonly OtherRule[] Before =
    [
        new("plain-noun-before-verb", (others, question) => others.IsPlainNoun(question.Cue, question.First)),
    ];

    /// <summary>Words of a noun with its adjectives.</summary>
    private const int LongestNoun = 4;

    /// <summary>لكن الواقع يشير إلى أن …: somebody or something that nobody knows stands before the verb, so that nobody who spoke is carried on.</summary>
    public bool Act(Question question)
    {
        if (question.Cue.Kind != CueKind.Verb)
        {
            return false;
        }
        foreach (var rule in Before)
        {
            if (rule.Find(this, question))
            {
                text.Trail.Add(rule, question.Cue.First, question.Cue.End);
                return true;
            }
        }
        return false;
    }

    /// <summary>وزار البابا المدينة، وحث زعماء العالم على …: behind و, where somebody acts already, the noun is whom the verb calls on.</summary>
    public bool AreCalledOn(Cue cue, Attribution nouns) =>
        cue.Verb.Traits == VerbTraits.Calls
        && text.Word(cue.First)?.Readings is [{ And: true }, ..]
        && nouns.First == cue.End
        && text.Word(nouns.End) is { } behind
        && (behind.Form is "الي" or "علي" or "من" || behind.Readings is [{ Preposition: 'ب' }, ..]);

    private bool IsPlainNoun(Cue cue, int sentence)
    {
        var last = text.BackOver(cue.First - 1, SpeechWord.Past);
        var first = last;
        while (first > last - LongestNoun && IsPlain(first))
        {
            first--;
        }
        return first < last
            && text.Word(cue.First)!.Readings is [{ And: false }, ..]
            && IsFeminine(first + 1) == cue.Verb.Feminine
            && (
                text.Word(first) is not { } before
                || first < sentence
                || before.Form is "لكن" or "ولكن" or "ان" or "وان" or "فان"
            );
    }

    private bool IsFeminine(int at) => text.Word(at)?.Form[^1] == 'ه' || text.Word(at)?.Form is [.., 'ا', 'ت'];

    /// <summary>A word with the article that is neither somebody's title nor a time.</summary>
    private bool IsPlain(int at) =>
        text.Word(at) is { HasArticle: true } word
        && names.At(at) is null
        && word.Readings is [] or [{ Preposition: '\0', And: false }, ..]
        && !word.Is(WordClass.Function | WordClass.Relative | WordClass.Office | WordClass.Honorific | WordClass.Source)
        && !word.Is(SpeechWord.Time | SpeechWord.Circumstance | SpeechWord.Human)
        && !word.Is(ClosedClass.Aside | ClosedClass.Circumstance);
}

/// <summary>Whether somebody else acts before the verb.</summary>
internal delegate bool IsOther(OtherSubjects others, Question question);
