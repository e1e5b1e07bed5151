using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>Who has spoken so far, and whom words that point back at a speaker mean.</summary>
internal sealed class SpokenBefore(TokenizedText text)
{
    /// <summary>Speakers back to one who agrees with a verb.</summary>
    private const int Reach = 6;

    /// <summary>In order.</summary>
    private readonly List<Attribution> _spoken = [];

    /// <summary>Whom a spokesperson spoke for when the article first said so.</summary>
    private readonly Dictionary<Referent, Referent> _bodies = [];

    /// <summary>The organization that spoke last.</summary>
    private Attribution? _lastBody;

    public Attribution? Last => _spoken.Count > 0 ? AsImplicit(_spoken[^1]) : null;

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

    /// <summary>وأضاف: the last one of the verb's gender, else the last one.</summary>
    public Attribution? LastWhoAgrees(Cue cue)
    {
        for (var i = _spoken.Count - 1; i >= 0 && i >= _spoken.Count - Reach; i--)
        {
            if (cue.Kind != CueKind.Verb || Agrees(_spoken[i], cue))
            {
                return AsImplicit(_spoken[i]);
            }
        }
        return Last;
    }

    /// <summary>البيان: the statement of the body that spoke last.</summary>
    public Attribution? OwnerOf(Attribution words) =>
        text.Word(words.First)?.Form is "البيان" or "البلاغ" && _lastBody is { } body
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
    public Attribution? SameAgain(Attribution words)
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

    public static Attribution AsImplicit(Attribution attribution) =>
        attribution with
        {
            By = SpeakerBy.Implicit,
            Relay = null,
        };
}
