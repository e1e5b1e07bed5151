using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>Who has spoken so far, and whom words that point back at a speaker mean.</summary>
internal sealed class SpokenBefore(TokenizedText text, NameTable names)
{
    /// <summary>What words that name nobody may point back at.</summary>
    private static readonly Rule<Func<SpokenBefore, Attribution, Attribution?>>[] Readings =
    [
        new("statement-of-last-body", (spoken, words) => spoken.OwnerOf(words)),
        new("speaker-by-his-title", (spoken, words) => spoken.OfHisTitle(words)),
        new("same-speaker-again", (spoken, words) => spoken.SameAgain(words)),
        new("occupation-of-last-speaker", (spoken, words) => spoken.OfOccupation(words)),
        new("trade-of-whom-was-named", (spoken, words) => spoken.OfTrade(words)),
        new("official-of-some-kind", (spoken, words) => spoken.OfficialOfSomeKind(words)),
        new("whom-a-description-fits", (spoken, words) => spoken._descriptions.Fitting(words, spoken._spoken)),
    ];

    /// <summary>Speakers back to one who agrees with a verb.</summary>
    private const int Reach = 6;

    /// <summary>Tokens back to somebody who was named and did not act.</summary>
    private const int FarthestNamed = 80;

    /// <summary>Tokens back to whom a title with a pronoun means.</summary>
    private const int FarthestTitled = 600;

    /// <summary>Tokens of المسؤول الجماعي ذاته.</summary>
    private const int LongestSame = 4;

    private readonly Descriptions _descriptions = new(text, names);
    private readonly Senders _senders = new(text, names);

    /// <summary>In order.</summary>
    private readonly List<Attribution> _spoken = [];

    /// <summary>Who acted in sentences, whether he spoke or not; in order.</summary>
    private readonly List<Attribution> _acted = [];

    /// <summary>Whom a spokesperson spoke for when the article first said so.</summary>
    private readonly Dictionary<Referent, Referent> _bodies = [];

    /// <summary>The organization that spoke last.</summary>
    private Attribution? _lastBody;

    /// <summary>The organization that acted last, whether it spoke or not.</summary>
    private Attribution? _lastActingBody;

    public Attribution? Last => _spoken.Count > 0 ? _spoken[^1].AsImplicit() : null;

    public void Clear()
    {
        _spoken.Clear();
        _acted.Clear();
        _bodies.Clear();
        _lastBody = _lastActingBody = null;
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

    public void Act(Attribution subject)
    {
        _acted.Add(subject);
        _lastActingBody = subject.Referent is { IsPerson: false } ? subject : _lastActingBody;
    }

    /// <summary>وأضاف: the last one of the verb's gender.</summary>
    public Attribution? LastWhoAgrees(Question question)
    {
        for (var i = _spoken.Count - 1; i >= Math.Max(0, _spoken.Count - Reach); i--)
        {
            if (Agrees(_spoken[i], question.Cue))
            {
                return _spoken[i].AsImplicit();
            }
            question.Refuse(_spoken[i].AsImplicit(), WhyNot.Gender);
        }
        return null;
    }

    /// <summary>Who spoke last, where his gender or number is no hindrance.</summary>
    public Attribution? LastUnlessOther(Question question) =>
        _spoken is [.., { Referent: { IsPerson: true } person }] && !Agreement.MayBe(text, person, question.Cue)
            ? null
            : Last;

    /// <summary>وأضاف, where all who spoke are of the other gender: who acted in a sentence before.</summary>
    public Attribution? LastActorWhoAgrees(Question question) =>
        _acted
            .TakeLast(Reach)
            .LastOrDefault(actor => actor.Referent is { IsPerson: true } && Agrees(actor, question.Cue))
            ?.AsImplicit();

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
        text[words.First].Is(SpeechWord.Statement) && (_lastBody ?? _lastActingBody) is { } body ? As(words, body)
        : text[words.First].Is(SpeechWord.Post) && words.End == words.First + 1
            ? _senders.Of(words) is { } sender
                    ? words with
                    {
                        Referent = sender,
                        By = SpeakerBy.Title,
                        Feminine = sender.Feminine,
                    }
                : _acted is [.., { } writer] ? As(words, writer)
                : null
        : null;

    /// <summary>معاليه, where nobody was given that title: whoever spoke last, else acted last, else was named last.</summary>
    private Attribution? OfHisTitle(Attribution words)
    {
        if (text.Word(words.First)?.Is(ClosedClass.HisTitle) != true)
        {
            return null;
        }
        var last =
            _spoken.TakeLast(Reach).LastOrDefault(spoke => spoke.Referent is { IsPerson: true })
            ?? _acted.TakeLast(Reach).LastOrDefault(acted => acted.Referent is { IsPerson: true });
        return (last?.Referent ?? NamedBefore(words.First, FarthestTitled, _ => true)) is { } meant
            ? new Attribution(meant, words.First, words.First + 1, SpeakerBy.Title) { Feminine = meant.Feminine }
            : null;
    }

    /// <summary>المتحدث ذاته, المسؤول نفسه: who spoke last; المصدر ذاته may be a body's statement.</summary>
    private Attribution? SameAgain(Attribution words) =>
        words.End - words.First <= LongestSame
        && text.Word(words.End - 1)?.Is(ClosedClass.Same) == true
        && _spoken
            .TakeLast(Reach)
            .LastOrDefault(spoke => spoke.Referent?.IsPerson != false || !text[words.First].Is(WordClass.Office))
            is { } last
            ? As(words, last)
            : null;

    /// <summary>
    /// المحامي, الرجل البالغ 52 عاما: a definite occupation that nobody holds by name means who spoke last, unless the article
    /// has told that he has another (قال الوزير …، وقال السائق …).
    /// </summary>
    private Attribution? OfOccupation(Attribution words) =>
        text.Word(words.First) is { HasArticle: true } head
        && (
            words.End - words.First == 1 && head.Is(WordClass.Office)
            || _descriptions.IsNoMoreThanAge(words) && head.Is(SpeechWord.Human)
        )
        && !head.IsPlural
        && (
            _spoken.TakeLast(Reach).LastOrDefault(spoke => spoke.Referent?.IsPerson != false)
            ?? (head.Is(SpeechWord.Human) ? _acted.LastOrDefault(acted => acted.Referent?.IsPerson == true) : null)
        )
            is { Referent: { } person } last
        && words.Feminine == (last.Feminine ?? words.Feminine)
        && (head.Is(SpeechWord.Human) || MayHold(person, head))
            ? As(words, last)
            : null;

    /// <summary>A minister and a driver are somebody else than who is told to be another thing; of most others people are several.</summary>
    private bool MayHold(Referent person, Word office) =>
        (text.Lexicon.FindOfSpeech(Offices.Bare(office)) & (SpeechWord.OfState | SpeechWord.Craft)) == 0
        || person.Roles.TrueForAll(role =>
            Array.TrueForAll(role.Forms, form => text.Lexicon.Find(form)?.Classes.HasFlag(WordClass.Honorific) == true)
        );

    /// <summary>
    /// المدرب النرويجي, اللاعب: whoever acted last and has no other office, unless it is of that country too; else whoever
    /// was named last.
    /// </summary>
    private Attribution? OfTrade(Attribution words)
    {
        if (text.Word(words.First) is not { HasArticle: true } head)
        {
            return null;
        }
        var trade = Offices.Bare(head);
        var use = text.Lexicon.FindOfSpeech(trade) & (SpeechWord.Trade | SpeechWord.Official);
        if (
            use == SpeechWord.None
            || !IsNationality(words.First + 1, words.End)
            || _descriptions.AreOfAnother(words, _spoken)
        )
        {
            return null;
        }
        var last = text.Word(words.End - 1) is { } nation ? Offices.Bare(nation) : trade;
        bool MayBe(Referent person) =>
            person.Feminine == words.Feminine
            && (person.Roles.Count == 0 && use == SpeechWord.Trade || HasRoleOf(person, last));
        var actor = _acted.TakeLast(Reach).LastOrDefault(acted => acted.Referent is { IsPerson: true } p && MayBe(p));
        return (actor?.Referent ?? NamedBefore(words.First, FarthestNamed, MayBe)) is { } meant
            ? new Attribution(meant, words.First, words.End, SpeakerBy.Title) { Feminine = meant.Feminine }
            : null;
    }

    /// <summary>المسؤول النقابي, الناشطة الحقوقية: the last speaker of that gender, where nothing else is told of which one.</summary>
    private Attribution? OfficialOfSomeKind(Attribution words)
    {
        if (
            text.Word(words.First) is not { HasArticle: true } head
            || words.End - words.First < 2
            || (text.Lexicon.FindOfSpeech(Offices.Bare(head)) & (SpeechWord.Trade | SpeechWord.Official)) == 0
        )
        {
            return null;
        }
        for (var i = words.First + 1; i < words.End; i++)
        {
            if (text.Word(i) is not { Form: [.., 'ي'] or [.., 'ي', 'ه'] } || text[i].Is(OfficeMatch.Nation))
            {
                return null;
            }
        }
        return
            _spoken.Count > 0
            && _spoken[^1] is { Referent: { IsPerson: true } person } last
            && person.Feminine == words.Feminine
            ? As(words, last)
            : null;
    }

    private bool IsNationality(int at, int end)
    {
        while (text[at].Is(WordClass.Nisba))
        {
            at++;
        }
        return at == end;
    }

    private static bool HasRoleOf(Referent person, string form) =>
        person.Roles.Exists(role => Array.Exists(role.Forms, own => own.TrimEnd('ه') == form.TrimEnd('ه')));

    private Referent? NamedBefore(int at, int reach, Func<Referent, bool> mayBe)
    {
        for (var i = at - 1; i >= Math.Max(0, at - reach); i--)
        {
            if (names.At(i) is { Referent: { IsPerson: true } person } && mayBe(person))
            {
                return person;
            }
        }
        return null;
    }

    /// <summary>Somebody by other words.</summary>
    private static Attribution As(Attribution words, Attribution who) =>
        who with
        {
            First = words.First,
            End = words.End,
            By = SpeakerBy.Title,
            StartUtf16 = words.StartUtf16,
            Relay = null,
        };

    /// <summary>A spokesman keeps his body through the article.</summary>
    public Attribution WithBody(Attribution speaker) =>
        speaker is { OnBehalfOf: null, Referent: not null } && _bodies.TryGetValue(speaker.Referent, out var body)
            ? speaker with
            {
                OnBehalfOf = body,
            }
            : speaker;

    public static bool Agrees(Attribution attribution, Cue cue) =>
        (attribution.Feminine is not { } feminine || feminine == cue.Verb.Feminine)
        // وأكدوا is said of several.
        && !(cue.Verb.Many && attribution.Referent is not null);
}
