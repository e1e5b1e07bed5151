using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;
using ClauseRule = Qawl.Extraction.Words.Rule<Qawl.Extraction.Quotes.EndsClause>;

namespace Qawl.Extraction.Quotes;

/// <summary>
/// Tells where a reported clause ends: with the sentence, before the next cue, or before words that hand the floor on
/// (وفي المقابل, هذا و…, كما ذكرت …).
/// </summary>
internal sealed class Clauses(TokenizedText text, NameTable names, CueReader cues, ComplementReader complements)
{
    /// <summary>What a comma leads to that is no part of the clause before it; they look at the token behind it.</summary>
    private static readonly ClauseRule[] BehindComma =
    [
        new("reporters-aside", (clauses, _, i, _, _) => clauses._asides.IsAside(i)),
        new("remark-on-what-was-said", (clauses, _, i, end, _) => clauses._asides.IsRemark(i, end)),
        new("remark-on-the-words-themselves", (clauses, _, i, _, _) => clauses._asides.TellsOfWords(i)),
        new("occasion-of-speaking", (clauses, _, i, end, _) => clauses.TellsOccasion(i, end)),
        new("habit-behind-comma", (clauses, _, i, end, _) => clauses.IsHabit(i, end)),
        new("meanwhile", (clauses, _, i, _, _) => clauses.IsMeanwhile(i)),
        new("relative-goes-on", (clauses, first, i, _, _) => clauses.GoesOnAbout(first, i)),
        new("hadha-and-a-verb", (clauses, _, i, _, _) => clauses.IsResumption(i)),
        new(
            "another-speaker-behind-comma",
            (clauses, first, i, end, marks) => clauses._next.IsAnother(first, i, end, marks)
        ),
        new("noun-of-saying-behind-comma", (clauses, _, i, _, _) => clauses._next.LeadsToNoun(i)),
        new("source-behind-comma", (clauses, _, i, end, _) => clauses.IsSource(i, end)),
    ];

    /// <summary>Words that end the clause before them.</summary>
    private static readonly ClauseRule[] BeforeWord =
    [
        new("emoji", (clauses, _, i, _, _) => clauses._asides.IsEmoji(i)),
        new("citation", (clauses, _, i, _, _) => clauses._asides.IsCitation(i)),
        new("doubt-in-chat", (clauses, _, i, _, _) => clauses._asides.IsDoubt(i)),
        new("time-of-what-is-said-next", (clauses, first, i, end, marks) => clauses._next.IsTime(first, i, end, marks)),
        new("own-words", (clauses, _, i, end, _) => clauses.AreOwnWords(i, end)),
        new("turn", (clauses, _, i, end, _) => clauses.IsTurn(i, end)),
        new("amma", (clauses, _, i, end, _) => clauses._next.IsTopic(i, end)),
        new("verdict-on-topic", (clauses, first, i, _, _) => clauses._asides.IsVerdict(first, i)),
        new("next-cue", (clauses, first, i, end, quotations) => clauses.IsNextCue(first, i, end, quotations)),
    ];

    private readonly Asides _asides = new(text);
    private readonly NextSpeakers _next = new(text, names, cues, complements);

    /// <summary>Tokens from التي to the clause that its verb reports.</summary>
    private const int FarthestRelative = 6;

    /// <summary>Tokens from a verb behind حيث to what it reports.</summary>
    private const int FarthestWhere = 8;

    /// <summary>Tokens of a source behind a comma.</summary>
    private const int LongestTail = 16;

    /// <summary>Where a reported clause ends, and what ended it before its sentence.</summary>
    public ClauseEnd End(int first, int end, Quotations quotations)
    {
        for (var i = first + 1; i < end; i++)
        {
            if (quotations.OpeningAt(i) is { } quotation)
            {
                i = Math.Max(i, quotation.Close);
                continue;
            }
            var isPause = Marks.IsPause(text[i].Symbol);
            foreach (var rule in isPause ? BehindComma : BeforeWord)
            {
                if (rule.Find(this, first, isPause ? i + 1 : i, end, quotations))
                {
                    text.Trail.Add(rule, i, i + 1);
                    return new ClauseEnd(Trim(first, i), rule);
                }
            }
        }
        return new ClauseEnd(Trim(first, end), null);
    }

    /// <summary>، ويحلو لها أن تقول</summary>
    private bool IsHabit(int i, int end) =>
        MatchesPhrase(i, end, PhraseKind.Habit) is var words and > 0
        && text.Word(i + words)?.Form == "ان"
        && text[i + words + 1].Is(WordClass.Verb);

    /// <summary>من جهته behind a comma: another speaker takes the floor.</summary>
    private bool IsTurn(int i, int end) =>
        MatchesPhrase(i, end, PhraseKind.Turn) > 0 && Marks.IsComma(text[i - 1].Symbol);

    /// <summary>على حد تعبيره at the end.</summary>
    private bool AreOwnWords(int i, int end) =>
        MatchesPhrase(i, end, PhraseKind.Own) is var own and > 0 && i + own >= end - 1;

    private bool IsNextCue(int first, int i, int end, Quotations quotations)
    {
        if (cues.Read(i, first) is not { OpensClause: true } cue || HasObject(cue) && !_next.IsSomebody(cue.End))
        {
            return false;
        }
        if (
            cue.Kind == CueKind.Participle
            || text.Word(i)!.Readings[0].And && (cue.IsPlain || Marks.IsPause(text[i - 1].Symbol) && ActsAgain(cue))
        )
        {
            return true;
        }
        // الذي قال إن …، فقد رأى أن …
        var resumes =
            text[i - 1].Is(SpeechWord.ResumesTopic) && text[i - 2].IsComma
            || text[i - 1].IsComma && _next.IsInWhile(first);
        var joins = text.Word(i)!.Readings[0].And || text.Word(i - 1)?.Is(ClosedClass.Joins) == true || resumes;
        return (joins || text.Word(i - 1)?.Form == "حيث")
            && complements.Find(cue, end, quotations) is { } complement
            && (!cue.IsDoubtful || IsTrusted(cue, complement))
            // ، حيث ذكرت الوزارة أن …; but of حيث لاحظت قيام … وأن … the clause goes on.
            && (joins || _next.IsSomebody(cue.End) || complement.Start - cue.End <= FarthestWhere);
    }

    /// <summary>…، وأخبرته أن …: of whom who speaks tells goes on speaking inside of the clause.</summary>
    private bool HasObject(Cue cue) =>
        cue.Kind == CueKind.Verb
        && text.Word(cue.First)!.Form is [.., 'ه'] or [.., 'ه', 'ا' or 'م']
        && cue.Verb.Stem[^1] != 'ه';

    /// <summary>، وأكد فلان …; ، وطالب بزيادة …, ، ودعا إلى الهدوء: who speaks does something else.</summary>
    private bool ActsAgain(Cue cue) =>
        names.At(cue.End) is not null
        // ، واقترح إنشاء صندوق, ، ونصحت الأهالي
        || cue is { IsDoubtful: false, Verb: { Kind: VerbKind.Quote, Present: false, Many: false } }
            && (cue.Verb.Stem != "طلب" || _next.HasObject(cue.End))
        || !cue.IsDoubtful
            && !cue.Verb.Present
            && text.Word(cue.End) is { } next
            && (next.Is(WordClass.Preposition | WordClass.Honorific) || next.Readings is [{ Preposition: 'ب' }, ..]);

    /// <summary>A word that is also a noun or preposition needs the clause close by.</summary>
    public bool IsTrusted(Cue cue, Complement complement) =>
        cue.OpensClause
            && (
                complement.IsMarkedAsSpeech && complement.Start - cue.End <= 16
                || complement.Quotation is { Words: >= 4 }
            )
        // دافع عن نفسه بأن
        || cue.Verb.Traits == VerbTraits.Accuses && text.Word(complement.Start - 1) is { Form: ['ب', ..] }
        // رأى رئيس الجمعية أن
        || cue.Verb is { Kind: VerbKind.Say, Stem: "راي" }
            && text[complement.Start - 1].Is(WordClass.That)
            && _next.IsSomebody(cue.End)
        // رأى أن, رأى بدوره أن
        || complement.Start == cue.End + 1 + text.Match(cue.End, complement.Start, PhraseKind.Turn, out _, out _);

    /// <summary>وذلك خلال مؤتمر …, وذلك غداة …, وذلك نقلا عن …</summary>
    private bool TellsOccasion(int i, int end) =>
        text.Word(i)?.Form == "وذلك"
        && (
            text[i + 1].Is(SpeechWord.OnOccasion) && text.Word(i + 2)?.Is(ClosedClass.Occasion) == true
            || text.Word(i + 1)?.Form == "غداه"
            || IntroducesSource(i + 1, end) > 0
        );

    /// <summary>فيما تظاهر …, في وقت أعلن فيه …; but فيما يتعلق بـ goes on.</summary>
    private bool IsMeanwhile(int i) =>
        text.Word(i)?.Form == "في" && (text.Word(i + 1)?.Form is "خطوه" or "اشاره" || text[i + 2].Is(WordClass.Verb))
        || text.Word(i)?.Form is "فيما" or "بينما"
            && text.Word(i + 1) is { HasArticle: false } next
            && (next.Is(WordClass.Verb | WordClass.Common) || next.Form.EndsWith('ت'));

    /// <summary>الوزيرة التي أعلنت أن …، والتي وصفت …: of her a second clause tells.</summary>
    private bool GoesOnAbout(int first, int i)
    {
        if (text.Word(i)?.Form is not ("والتي" or "والذي" or "والذين"))
        {
            return false;
        }
        for (var at = first - 1; at >= first - FarthestRelative && text[at].IsWord; at--)
        {
            if (text[at].Is(WordClass.Relative))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>هذا ويعقد …</summary>
    private bool IsResumption(int i) => text.Word(i)?.Form == "هذا" && text.Word(i + 1)?.Form[0] == 'و';

    /// <summary>كما ذكرت …, بحسب …, to the end of the sentence; وحسب …، فإن …, where another's words begin.</summary>
    private bool IsSource(int i, int end) => IntroducesSource(i, end) > 0 && (IsTail(i, end) || BeginsSource(i));

    /// <summary>، وحسب فلان، فإن …</summary>
    public bool BeginsSource(int i) =>
        text[i - 1].IsComma
        && text.Word(i) is { Form: ['و', ..] and not "وكما" } word
        && word.TryRead(WordClass.According, out var reading)
        && reading.And;

    /// <summary>بحسب, على حد قول: how many words introduce a source; 0 if none do.</summary>
    public int IntroducesSource(int i, int end) =>
        MatchesPhrase(i, end, PhraseKind.According) is var words and > 0 ? words
        : text.Word(i) is { } word
        && word.TryRead(WordClass.According, out _)
        && (word.Form is not ("كما" or "هكذا") || text.Word(i + 1)?.Is(WordClass.Verb) == true)
            ? 1
        : 0;

    /// <summary>A verb of saying and what it reports: سجلت الوزارة أن …, but not سجلت المحافظة خمس حالات.</summary>
    public bool Reports(int i, int end, Quotations quotations) =>
        cues.Read(i, i) is { Verb.Kind: VerbKind.Say } cue && complements.Find(cue, end, quotations) is not null;

    /// <summary>قال إن «…»، وأن …: where the clause begins that the same cue reports behind marks.</summary>
    public int? Joined(int behind, int end)
    {
        var that = text[behind].IsComma ? behind + 1 : behind;
        return that + 2 < end && text.Word(that) is { Form: ['و', ..] } word && word.Is(WordClass.That)
            ? that + 1
            : null;
    }

    /// <summary>Nothing but the source follows to the end of the sentence.</summary>
    public bool IsTail(int i, int end)
    {
        if (end - i > LongestTail)
        {
            return false;
        }
        for (var at = i; at < end; at++)
        {
            if (Marks.IsComma(text[at].Symbol))
            {
                return false;
            }
        }
        return true;
    }

    public int MatchesPhrase(int i, int end, PhraseKind kind) => text.Match(i, end, kind, out _, out _);

    /// <summary>Back over punctuation and the connectives that lead to the next clause.</summary>
    public int Trim(int first, int stop)
    {
        while (stop > first + 1)
        {
            var token = text[stop - 1];
            var connective = token.Word?.Is(ClosedClass.Trimmed) == true;
            if (
                connective
                || token.Kind == TokenKind.Symbol && token.Symbol is not (')' or '%') && !ClosesWithin(first, stop - 1)
            )
            {
                stop--;
                continue;
            }
            break;
        }
        return stop;
    }

    /// <summary>… باسم «أمين»: the mark closes one that the clause has too.</summary>
    private bool ClosesWithin(int first, int at)
    {
        if (!Marks.IsClosing(text[at].Symbol) || !text[at - 1].IsWord)
        {
            return false;
        }
        var marks = 0;
        for (var i = first; i < at; i++)
        {
            marks += Marks.IsMark(text[i].Symbol) ? 1 : 0;
        }
        return marks % 2 == 1;
    }
}

/// <summary>Where a clause ends.</summary>
/// <param name="Stop">The token behind it.</param>
/// <param name="Rule">What ended it; <c>null</c> if its sentence did.</param>
internal readonly record struct ClauseEnd(int Stop, IRule? Rule);

internal delegate bool EndsClause(Clauses clauses, int first, int at, int end, Quotations quotations);
