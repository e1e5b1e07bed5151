using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;
using MarkedRule = Qawl.Extraction.Words.Rule<Qawl.Extraction.Speakers.FindSpeaker<Qawl.Extraction.Quotes.MarkedWords>>;
using SentenceRule = Qawl.Extraction.Words.Rule<Qawl.Extraction.Quotes.FindSourced>;
using TurnRule = Qawl.Extraction.Words.Rule<Qawl.Extraction.Quotes.FindTurn>;

namespace Qawl.Extraction.Quotes;

/// <summary>
/// Quotes without a cue before them: marked words whose source follows («…»، قال فلان), and sentences that name their source
/// (وبحسب …، …).
/// </summary>
internal sealed class SourcedQuotes(TokenizedText text, SourcePhrases phrases, SpeakerSieve speakers, FoundQuotes found)
{
    /// <summary>Behind the marks; what a verb there reports is the sieve's.</summary>
    private static readonly Rule<FindCue>[] CuesBehindMarks =
    [
        new("verb-behind-marks", (reader, at) => reader.Verb(at)),
    ];

    private static readonly Rule<FindCue> VerbAtEnd = new("verb-closes-sentence", (reader, at) => reader.Verb(at));

    private static readonly MarkedRule[] OfMarks =
    [
        new("quotation-goes-on", (marked, _) => marked.GoesOn),
        new("source-behind-marks", (marked, _) => marked.Source),
        new("thus-behind-marks", (marked, _) => marked.TakenUp),
        new("name-and-office-before-marks", (marked, _) => marked.Label),
        new("another-stretch", (marked, _) => marked.AnotherStretch),
        new("actor-before-colon", (marked, _) => marked.Actor),
        new("name-below-marks", (marked, _) => marked.Signature),
        new("last-speaker-goes-on", (marked, question) => marked.LastSpeaker(question)),
    ];

    private static readonly TurnRule[] OfTurns =
    [
        new("name-opens-turn", (reader, first, end) => reader.Turn(first, end)),
        new("speaker-of-subtitle", (reader, first, _) => reader.Subtitles?.Spoken(first)),
        new("answer-below-question", (reader, first, _) => reader.Interview?.Answer(first)),
    ];

    /// <summary>Of the article, once its paragraphs are known.</summary>
    public Interview? Interview { private get; set; }

    /// <inheritdoc cref="Interview" />
    public Subtitles? Subtitles { private get; set; }

    private static readonly SentenceRule[] AtHead =
    [
        new("source-opens-sentence", (phrases, source, _, end, marks) => phrases.Opening(source, end, marks)),
    ];

    private static readonly SentenceRule[] AtEnd =
    [
        new("source-closes-sentence", (phrases, source, first, end, _) => phrases.Closing(source, first, end)),
    ];

    /// <summary>سلمى الدروبي: لم أتوقع الجائزة.</summary>
    private (Attribution, int)? Turn(int first, int end) =>
        speakers.LabelOfTurn(first, end) is { } label ? (label, label.End + 1) : null;

    /// <summary>An answer of an interview, the whole paragraph. Whether it was one.</summary>
    public bool ReadTurn(int first, int end, Quotations quotations)
    {
        foreach (var rule in OfTurns)
        {
            if (rule.Find(this, first, end) is not var (speaker, begin) || quotations.OpeningAt(begin) is not null)
            {
                continue;
            }
            var question = new Question(null, first, end);
            question.Decide(speaker with { Rule = rule });
            speakers.Speak(speaker);
            found.Add(null, begin, end, new Reported(null, null, question), quotations);
            return true;
        }
        return false;
    }

    /// <summary>Marked words that no cue before them claimed.</summary>
    /// <param name="cues">How many cues the sentence had before them.</param>
    public void ReadUnclaimed(Quotation quotation, int first, int end, int cues, Quotations quotations)
    {
        var before = Before(quotation, quotations);
        var at = quotation.Behind;
        var signature = phrases.Signature(quotation, end);
        while (Marks.IsComma(text[at].Symbol) || text[at].IsSymbol(':'))
        {
            at++;
        }
        if (CueBehindMarks(at) is { } cue)
        {
            found.Add(
                quotation,
                quotation.First,
                quotation.Close,
                new Reported(cue, null, speakers.Find(cue, LimitBehind(cue, end, quotations))),
                quotations
            );
            return;
        }
        var source = at < end ? phrases.Read(at, end) : null;
        var question = new Question(source?.Cue, first, end);
        var marked = new MarkedWords(text, quotation, source, signature, cues == 0 || before ? speakers.Last : null)
        {
            Label = speakers.LabelBefore(first, quotation.Open),
            IsAnotherStretch = before,
            TakenUp = text[at].Is(SpeechWord.Thus) ? speakers.TakingUp(at, end) : null,
            Actor =
                text[quotation.Open - 1].IsSymbol(':') && !text[quotation.Open - 2].Is(WordClass.TitleWord)
                    ? speakers.ActorBefore(quotation.Open)
                    : null,
        };
        if (question.Decide(question.Ask(marked, OfMarks)) is not { } speaker)
        {
            return;
        }
        if (speaker.By != SpeakerBy.Implicit)
        {
            speakers.Speak(speaker);
        }
        var reported = new Reported(source?.Cue, null, question);
        // Marks at the end of a clause that is longer than they are: the clause is what the source said.
        var isPart =
            cues == 0
            && !text[quotation.Open - 1].IsSymbol(':')
            && text[quotation.First].Start - text[first].Start
                > text[quotation.Close - 1].End - text[quotation.First].Start;
        found.Add(isPart ? null : quotation, isPart ? first : quotation.First, quotation.Behind, reported, quotations);
    }

    /// <summary>«…»، تؤكد، «…»: the words in the next marks are no subject.</summary>
    private int LimitBehind(Cue cue, int end, Quotations quotations)
    {
        for (var i = cue.End; i < end; i++)
        {
            if (
                quotations.OpeningAt(i) is { } next
                && (next.Words >= FewestOfSpeech || Marks.IsComma(text[i - 1].Symbol))
            )
            {
                return i;
            }
        }
        return end;
    }

    /// <summary>Words that are no name.</summary>
    private const int FewestOfSpeech = 4;

    /// <summary>«…»، لكن «…»: nothing but a connective stands between a quotation that somebody said and this one.</summary>
    private bool Before(Quotation quotation, Quotations quotations)
    {
        var before = quotations.Before(quotation);
        if (before is not { IsTaken: true })
        {
            return false;
        }
        for (var i = before.Behind; i < quotation.Open; i++)
        {
            if (!Marks.IsComma(text[i].Symbol) && text.Word(i)?.Is(ClosedClass.Trimmed) != true)
            {
                return false;
            }
        }
        return true;
    }

    private Cue? CueBehindMarks(int at)
    {
        foreach (var rule in CuesBehindMarks)
        {
            if (rule.Find(this, at) is { } cue)
            {
                return cue with { Rule = rule };
            }
        }
        return null;
    }

    /// <summary>Letters of ها in قالها, which means the words.</summary>
    private const int PronounOfWords = 2;

    /// <summary>«…»، قال فلان.; «…»: قالها فلان.</summary>
    private Cue? Verb(int at) =>
        text.Word(at) is { } verb && verb.TryRead(WordClass.Verb, out var reading) && !reading.And
            ? new Cue(at, at + 1, CueKind.Verb, reading.Entry.Verb!.Value) { OpensClause = true }
        : text.Word(at) is { Form: [_, _, _, .., 'ه', 'ا'] words }
        && text.Lexicon.Find(words[..^PronounOfWords])?.Verb is { Kind: VerbKind.Say } form
            ? new Cue(at, at + 1, CueKind.Verb, form) { OpensClause = true }
        : null;

    /// <summary>Tokens of what a line may be called before its sentence: التعليم: بحسب …، ….</summary>
    private const int LongestHeading = 8;

    /// <summary>A sentence that names its source at its head: وبحسب …، …. Returns what its words are.</summary>
    public SourcedWords? ReadOpening(int first, int end, Quotations quotations)
    {
        for (var i = first; i < Math.Min(end, first + LongestHeading); i++)
        {
            if (i >= first + 2 && text[i - 2].Is(WordClass.Verb | WordClass.Participle | WordClass.AnyName))
            {
                break;
            }
            if ((i < first + 2 || text[i - 1].IsSymbol(':')) && phrases.Read(i, end) is { } source)
            {
                return Ask(AtHead, source, first, end, quotations);
            }
        }
        return null;
    }

    /// <summary>A sentence without a cue that names its source at its end: …، كما ذكرت ….</summary>
    public SourcedWords? ReadClosing(int first, int end, Quotations quotations)
    {
        for (var i = first; i < end - 1; i++)
        {
            if (phrases.Read(i, end) is { } source)
            {
                return Ask(AtEnd, source, first, end, quotations);
            }
        }
        return null;
    }

    /// <summary>كنا نشتريه بألف، تقول فلانة بحسرة.: a sentence without marks that ends with who says it.</summary>
    public SourcedWords? ReadVerbAtEnd(int first, int end)
    {
        for (var i = end - 2; i > Math.Max(first + FewestOfSpeech, end - FarthestVerb); i--)
        {
            if (
                text[i - 1].IsComma
                && CueBehindMarks(i) is { Verb.Kind: VerbKind.Say } cue
                && speakers.ReadPhrase(cue.End, end) is { Referent: not null } speaker
                && end - speaker.End <= LongestManner
            )
            {
                var question = new Question(cue, first, end);
                question.Decide(speaker with { Rule = VerbAtEnd });
                speakers.Speak(speaker);
                return new SourcedWords(first, i - 1, new Reported(cue with { Rule = VerbAtEnd }, null, question));
            }
        }
        return null;
    }

    /// <summary>Tokens from a verb to the end of the sentence that it closes.</summary>
    private const int FarthestVerb = 10;

    /// <summary>بحسرة, مبتسما, and the full stop.</summary>
    private const int LongestManner = 3;

    private SourcedWords? Ask(SentenceRule[] rules, Source source, int first, int end, Quotations quotations)
    {
        foreach (var rule in rules)
        {
            if (rule.Find(phrases, source, first, end, quotations) is { } words)
            {
                var question = new Question(source.Cue, first, end);
                question.Decide(source.Speaker with { Rule = rule });
                speakers.Speak(source.Speaker);
                var reported = new Reported(source.Cue with { Rule = rule }, null, question);
                return new SourcedWords(words.First, words.Stop, reported);
            }
        }
        return null;
    }
}

internal delegate Cue? FindCue(SourcedQuotes reader, int at);

/// <summary>Whose answer a paragraph is, and where its words begin.</summary>
internal delegate (Attribution Speaker, int Begin)? FindTurn(SourcedQuotes reader, int first, int end);

/// <summary>Tells which words of a sentence are its source's; token indices.</summary>
internal delegate (int First, int Stop)? FindSourced(
    SourcePhrases phrases,
    Source source,
    int first,
    int end,
    Quotations quotations
);

/// <summary>Words whose source stands beside them; token indices.</summary>
internal readonly record struct SourcedWords(int First, int Stop, Reported Reported);
