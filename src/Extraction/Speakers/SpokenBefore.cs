using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>Who has spoken so far, and whom words that point back at a speaker mean.</summary>
internal sealed class SpokenBefore(TokenizedText text)
{
    /// <summary>What words that name nobody may point back at.</summary>
    private static readonly Rule<Func<SpokenBefore, Attribution, Attribution?>>[] Readings =
    [
        new("statement-of-last-body", (spoken, words) => spoken.OwnerOf(words)),
        new("same-speaker-again", (spoken, words) => spoken.SameAgain(words)),
    ];

    /// <summary>Speakers back to one who agrees with a verb.</summary>
    private const int Reach = 6;

    /// <summary>In order.</summary>
    private readonly List<Attribution> _spoken = [];

    /// <summary>Whom a spokesperson spoke for when the article first said so.</summary>
    private readonly Dictionary<Referent, Referent> _bodies = [];

    /// <summary>The organization that spoke last.</summary>
    private Attribution? _lastBody;

    public Attribution? Last => _spoken.Count > 0 ? _spoken[^1].AsImplicit() : null;

    public void Clear()
    {
        _spoken.Clear();
        _bodies.Clear();
        _lastBody = null;
    }

    public void Add(Attribution speaker)
    {
        _spoken.Add(speaker);
        if (speaker is { Referent: { } referent, OnBehalfOf: { } represented })
        {
            _bodies[referent] = represented;
        }
        _lastBody = speaker.Referent is { IsPerson: false } ? speaker : _lastBody;
    }

    /// <summary>وأضاف: the last one of the verb's gender.</summary>
    public Attribution? LastWhoAgrees(Question question)
    {
        for (var i = _spoken.Count - 1; i >= Math.Max(0, _spoken.Count - Reach); i--)
        {
            if (question.Cue.Kind != CueKind.Verb || Agrees(_spoken[i], question.Cue))
            {
                return _spoken[i].AsImplicit();
            }
            question.Refuse(_spoken[i].AsImplicit(), WhyNot.Gender);
        }
        return null;
    }

    /// <summary>Whom words mean that name nobody by themselves.</summary>
    public Attribution Meaning(Attribution words)
    {
        if (words.Referent is not null)
        {
            return words;
        }
        foreach (var rule in Readings)
        {
            if (rule.Find(this, words) is { } meant)
            {
                return meant with { Rule = words.Rule, Reading = rule };
            }
        }
        return words;
    }

    /// <summary>البيان: the statement of the body that spoke last.</summary>
    private Attribution? OwnerOf(Attribution words) =>
        text[words.First].Is(SpeechWord.Statement) && _lastBody is { } body
            ? body with
            {
                First = words.First,
                End = words.End,
                By = SpeakerBy.Title,
                StartUtf16 = null,
                Relay = null,
            }
            : null;

    /// <summary>المتحدث ذاته, الباحث: a definite occupation that nobody holds by name means who spoke last.</summary>
    private Attribution? SameAgain(Attribution words)
    {
        if (
            text.Word(words.First) is not { HasArticle: true } head
            || _spoken.Skip(_spoken.Count - Reach).LastOrDefault(spoke => spoke.Referent?.IsPerson != false)
                is not { } last
        )
        {
            return null;
        }
        var again = words.End - words.First == 2 && text.Word(words.End - 1)!.Is(ClosedClass.Same);
        var alone =
            words.End - words.First == 1
            && head.Is(WordClass.Office)
            && !head.Is(WordClass.Source)
            && last.Referent is not null
            && words.Feminine == (last.Feminine ?? words.Feminine);
        return again || alone
            ? last with
            {
                First = words.First,
                End = words.End,
                By = SpeakerBy.Title,
                StartUtf16 = words.StartUtf16,
                Relay = null,
            }
            : null;
    }

    /// <summary>A spokesman keeps his body through the article.</summary>
    public Attribution WithBody(Attribution speaker) =>
        speaker is { OnBehalfOf: null, Referent: not null } && _bodies.TryGetValue(speaker.Referent, out var body)
            ? speaker with
            {
                OnBehalfOf = body,
            }
            : speaker;

    public static bool Agrees(Attribution attribution, Cue cue) =>
        attribution.Feminine is not { } feminine || feminine == cue.Verb.Feminine;
}
