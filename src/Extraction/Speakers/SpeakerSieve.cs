using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;
using SpeakerRule = Qawl.Extraction.Words.Rule<Qawl.Extraction.Speakers.FindSpeaker<Qawl.Extraction.Speakers.SpeakerSieve>>;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// Finds who said it, precise rules first: the noun phrase behind the verb, the one before it, the subject that governs a
/// participle, the last speaker who agrees with the verb.
/// </summary>
internal sealed class SpeakerSieve
{
    /// <summary>نقلت وكالة … عن …</summary>
    private static readonly SpeakerRule[] Relayed =
    [
        new("relayed-from-last-speaker", (s, question) => s._relays.FromLastSpeaker(question, s._spoken.Last)),
        new("relayed-from-name", (s, question) => s._relays.FromPhrase(question)),
    ];

    private static readonly SpeakerRule[] Behind =
    [
        new("text-it-stands-in", (s, question) => s._behind.TextItStandsIn(question)),
        new("one-of-two", (s, question) => s._behind.OneOfTwo(question)),
        new("marked-name-behind-verb", (s, question) => s._behind.MarkedName(question)),
        new("asker-before-asked", (s, question) => s._behind.Asker(question)),
        new("subject-behind-verb", (s, question) => s._behind.Phrase(question)),
        new("subject-behind-circumstance", (s, question) => s._behind.BehindCircumstance(question)),
        new("bare-subject-behind-verb", (s, question) => s._behind.BareNoun(question)),
        new("definite-noun-behind-verb", (s, question) => s._behind.DefiniteNoun(question)),
    ];

    private static readonly SpeakerRule[] Before =
    [
        new("antecedent-of-relative", (s, question) => s._before.Antecedent(question)),
        new("topic-of-amma", (s, question) => s._before.Topic(question)),
        new("name-between-commas", (s, question) => s._before.BetweenCommas(question)),
        new("name-at-head-of-sentence", (s, question) => s._before.AtHead(question)),
        new("subject-before-clause-about-it", (s, question) => s._before.BeforeClause(question)),
        new("subject-before-verb", (s, question) => s._before.RightBefore(question)),
    ];

    private static readonly SpeakerRule[] OfParticiple =
    [
        new("several-before-participle", (s, question) => !s._acting.IsOfSentence ? s._before.Several(question) : null),
        new("name-behind-governing-verb", (s, question) => s._acting.BehindGoverningVerb(question.Cue)),
        new("subject-of-governing-verb", (s, question) => s._acting.OfSentence(question)),
    ];

    private static readonly SpeakerRule[] OfNoun =
    [
        new("owner-of-noun-of-saying", (s, question) => s.ReadPhrase(question.Cue.End, question.Limit)),
    ];

    private static readonly SpeakerRule[] OfContent =
    [
        new("subject-whose-content-it-is", (s, question) => s._acting.PersonOfSentence()),
        new("named-whose-content-it-is", (s, question) => s._acting.NamedWhosever(question)),
    ];

    private static readonly SpeakerRule[] InText =
    [
        new("maker-of-what-it-stands-in", (s, question) => s._acting.MakerOfText(question)),
    ];

    private static readonly SpeakerRule[] Unknown =
    [
        new("subject-that-nobody-knows", (s, question) => s._behind.Unknown(question)),
    ];

    /// <summary>وأضاف: no words of its own.</summary>
    private static readonly SpeakerRule[] Carried =
    [
        new("named-before-so", (s, question) => s._acting.NamedBeforeSo(question)),
        new("subject-carried-on", (s, question) => s._acting.Agreeing(question)),
        new("last-speaker-who-agrees", (s, question) => s._spoken.LastWhoAgrees(question)),
        new("last-actor-who-agrees", (s, question) => s._spoken.LastActorWhoAgrees(question)),
        new("name-earlier-in-sentence", (s, question) => s._acting.NamedBefore(question, s._spoken.Last is null)),
        new("last-speaker", (s, question) => s._spoken.LastUnlessOther(question)),
    ];

    private const WordClass Subject = WordClass.Office | WordClass.Honorific;

    /// <summary>Tokens behind a cue that reports nothing in which its subject stands.</summary>
    private const int FarthestSubject = 25;

    private readonly TokenizedText _text;
    private readonly NameTable _names;
    private readonly NounPhrases _phrases;
    private readonly Relays _relays;
    private readonly SubjectBehind _behind;
    private readonly SubjectBefore _before;
    private readonly SentenceSubject _opening;
    private readonly SpokenBefore _spoken;
    private readonly Labels _labels;

    private readonly ActingSubject _acting;
    private readonly OtherSubjects _others;

    private int _sentence;

    public SpeakerSieve(TokenizedText text, NameTable names)
    {
        _text = text;
        _names = names;
        _phrases = new NounPhrases(text, names);
        _relays = new Relays(text, _phrases);
        _behind = new SubjectBehind(text, names, _phrases);
        _before = new SubjectBefore(text, names, _phrases);
        _opening = new SentenceSubject(text, names, _phrases);
        _spoken = new SpokenBefore(text, names);
        _labels = new Labels(text, names, _phrases);
        _acting = new ActingSubject(text, names);
        _others = new OtherSubjects(text, names);
    }

    public void BeginSentence(int first, int end)
    {
        _sentence = first;
        _acting.BeginSentence(first);
        if (_opening.Find(first, end) is not { } opening)
        {
            return;
        }
        var subject = _spoken.Meaning(opening);
        if (subject.Referent is null && !_text[subject.First].Is(Subject))
        {
            _acting.GovernHere(subject);
        }
        else
        {
            Act(subject);
        }
    }

    /// <summary>Somebody else may act from a token on: …، لكن فلانا رفض.</summary>
    public void BeginClause(int at, int end)
    {
        if (_opening.Turn(at, end) is { } subject)
        {
            Act(subject);
        }
    }

    public void BeginBody()
    {
        _spoken.Clear();
        _acting.Clear();
    }

    /// <param name="limit">Where the reported clause begins.</param>
    public Question Find(Cue cue, int limit)
    {
        var question = new Question(cue, _sentence, limit);
        var found = question.Ask(this, Relayed);
        if (cue.Verb.Kind == VerbKind.Relay)
        {
            // نقلت الصحيفة أن: who names nobody tells it himself.
            found ??= question.Ask(this, Behind) is { Referent: not null } teller ? teller : null;
        }
        else
        {
            var (first, then) = RulesOf(question);
            var (subject, other) = (question.Ask(this, first), question.Ask(this, then));
            subject = (subject ?? other) is { } named ? _spoken.Meaning(named) : question.Ask(this, Unknown);
            var carried = question.Ask(this, Carried);
            subject = IsCalledOn(cue, subject, carried) ? null : subject;
            carried = subject is null && _others.Act(question) ? null : carried;
            found ??= (subject ?? carried) is { } speaker ? _spoken.WithBody(speaker) : null;
        }
        if (found is { Referent: { IsPerson: true } } && Agreement.IsOfWoman(_text, cue, found))
        {
            found.Referent.Feminine = true;
            found = found with { Feminine = true };
        }
        question.Decide(found);
        // استهجن المحافظ مزاعم الحزب من أن …، مؤكدا: whose noun it is does not act in the sentence.
        if (found is not null && !(cue.HasOwner && _acting.IsOfSentence))
        {
            Speak(found);
        }
        // فأجاب: whoever was asked.
        if (_behind.Asked(question) is { } asked)
        {
            Act(asked);
        }
        return question;
    }

    /// <inheritdoc cref="OtherSubjects.AreCalledOn" />
    private bool IsCalledOn(Cue cue, Attribution? subject, Attribution? carried) =>
        subject is { Referent: null }
        && carried is not null
        && _acting.IsOfSentence
        && _others.AreCalledOn(cue, subject);

    /// <summary>Which lists are asked for the words that name the speaker, the first one first.</summary>
    private (SpeakerRule[] First, SpeakerRule[] Then) RulesOf(Question question) =>
        question.Cue.HasOwner ? (OfNoun, [])
        : question.Cue.IsContent ? (OfContent, [])
        : question.Cue.Kind != CueKind.Verb ? (OfParticiple, [])
        : IsOfText(question.Cue) ? (InText, Before)
        : _before.IsAhead(question.Cue) ? (Before, Behind)
        : (Behind, Before);

    /// <summary>تقريرا جاء فيه, رسالة إلى الأهالي قالت فيها: a text is told of, and what it says.</summary>
    private bool IsOfText(Cue cue) =>
        _text.Word(cue.End)?.Form is "فيه" or "فيها"
        && (cue.Verb.Traits == VerbTraits.OfText || _acting.MakesText(cue));

    /// <summary>A cue that reports nothing still tells who acts.</summary>
    public void Note(Cue cue, int end)
    {
        if (_opening.IsSubordinate(cue, _sentence))
        {
            return;
        }
        var limit = Math.Min(end, cue.End + FarthestSubject);
        var question = new Question(cue, _sentence, limit);
        var (first, then) = RulesOf(question);
        // Of verbs that address somebody a plain noun may be the object: دعا الهياكل القضائية.
        if (
            (question.AskUntilFound(this, first) ?? question.AskUntilFound(this, then)) is { } subject
            && (
                subject.Referent is not null
                || _text[subject.First]
                    .Is(
                        WordClass.Source
                            | WordClass.SpeakingText
                            | WordClass.Office
                            | WordClass.OrganizationHead
                            | WordClass.OrganizationClass
                            | WordClass.Country
                    )
            )
        )
        {
            Action<Attribution> isSubject = IsAsked(cue, end) ? Speak : Act;
            isSubject(_spoken.Meaning(subject));
        }
    }

    /// <summary>فماذا ردت الوزيرة؟ «…»: what follows the question is hers.</summary>
    private bool IsAsked(Cue cue, int end) =>
        _text.Word(cue.First - 1)?.Form.EndsWith("ماذا", StringComparison.Ordinal) == true
        && _text[end - 1].Symbol is '؟' or '?';

    /// <summary>A noun phrase right behind a word that may be a verb makes it one.</summary>
    public bool HasSubject(Cue cue) =>
        _names.At(cue.End) is { } name
            ? cue.OpensClause || name.Referent.IsPerson
            : _text[cue.End].Is(cue.OpensClause ? Subject | WordClass.Source : Subject);

    /// <summary>The noun phrase behind بحسب and the like, where ل may stand before it.</summary>
    public Attribution? ReadPhrase(int at, int limit) =>
        _phrases.Begins(at) || _text.Word(at)?.Is(WordClass.Office | WordClass.Honorific | WordClass.Source) == true
            ? _phrases.Read(at, limit)
            : null;

    /// <summary>Whatever noun phrase begins at a token.</summary>
    public Attribution? ReadNoun(int at, int limit) => _phrases.Read(at, limit);

    /// <inheritdoc cref="Labels.Before" />
    public Attribution? LabelBefore(int first, int open) => _labels.Before(first, open);

    /// <inheritdoc cref="Labels.OfTurn" />
    public Attribution? LabelOfTurn(int first, int end) => _labels.OfTurn(first, end);

    /// <summary>Who answers before a colon, or else acts there.</summary>
    /// <param name="open">The opening mark behind it.</param>
    public Attribution? ActorBefore(int open) =>
        _labels.AnswerFrom(open) is { } answer ? _spoken.Meaning(answer) : _acting.Before(open);

    /// <inheritdoc cref="Labels.TakingUp" />
    public Attribution? TakingUp(int at, int end) => _labels.TakingUp(at, end);

    public Attribution? Last => _spoken.Last;

    public void Speak(Attribution speaker)
    {
        Act(speaker);
        _spoken.Add(speaker);
    }

    /// <summary>He did not speak, but what follows without a subject may be his.</summary>
    public void Act(Attribution subject)
    {
        _acting.Govern(subject);
        _spoken.Act(subject);
    }
}
