using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Pages;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>
/// Reads the article sentence by sentence: cue, complement, its right end, and who said it.
/// </summary>
internal sealed class QuoteFinder
{
    /// <summary>From this share on, marks that run to the end of a clause make it direct (gold/FORMAT.md's rule).</summary>
    private const double DirectShare = 0.6;

    private readonly TokenizedText _text;
    private readonly NameTable _names;
    private readonly CueReader _cues;
    private readonly ComplementReader _complements;
    private readonly Clauses _clauses;
    private readonly ToldSpeech _told;
    private readonly Sentences _sentences;
    private readonly GoingOn _goingOn;
    private readonly SpeakerSieve _speakers;
    private readonly FoundQuotes _found;
    private readonly SourcedQuotes _sources;
    private readonly HeadlineQuotes _headlines;

    /// <summary>The verb of somebody of whose speech an outlet tells, and the outlet.</summary>
    private (int Verb, Attribution Outlet)? _teller;

    /// <summary>Of the paragraph that is being read.</summary>
    private Quotations _quotations = Quotations.None;

    private int _paragraphEnd;

    /// <summary>Reports of nobody are kept, and clauses behind marks that belong to what these hold.</summary>
    private readonly bool _isDraft;

    private QuoteFinder(TokenizedText text, NameTable names, bool isDraft)
    {
        _isDraft = isDraft;
        _text = text;
        _names = names;
        _cues = new CueReader(text, names);
        _complements = new ComplementReader(text, names, isDraft);
        _clauses = new Clauses(text, names, _cues, _complements);
        _told = new ToldSpeech(text, names, _cues, _complements, isDraft);
        _sentences = new Sentences(text);
        _goingOn = new GoingOn(text, _cues, _sentences);
        _speakers = new SpeakerSieve(text, names);
        _found = new FoundQuotes(text, _clauses, isDraft);
        _sources = new SourcedQuotes(text, new SourcePhrases(text, names, _clauses, _speakers), _speakers, _found);
        _headlines = new HeadlineQuotes(text, names, _speakers, _found);
    }

    public static List<FoundQuote> Find(TokenizedText text, NameTable names, Page page, bool isDraft)
    {
        var finder = new QuoteFinder(text, names, isDraft);
        var paragraphs = Paragraph.Of(text, page, isDraft);
        new OpenQuotations(text, finder._cues, finder._complements, finder._sentences).Settle(paragraphs);
        foreach (var line in page.Lines)
        {
            if (line.Role == LineRole.Title)
            {
                finder.ReadHeadline(line);
            }
        }
        finder._speakers.BeginBody();
        finder._sources.Interview = new Interview(text, names, paragraphs);
        finder._sources.Subtitles = isDraft ? new Subtitles(text, names, paragraphs) : null;
        foreach (var paragraph in paragraphs)
        {
            finder.ReadParagraph(paragraph);
        }
        return SaidDays.Tell(text, names, page.Published, finder._found.InOrder());
    }

    private void ReadHeadline(PageLine line)
    {
        var paragraph = new Paragraph(_text, line.FirstToken, line.TokenEnd);
        if (!_headlines.Read(line, paragraph.Quotations))
        {
            ReadParagraph(paragraph);
        }
    }

    private void ReadParagraph(Paragraph paragraph)
    {
        _quotations = paragraph.Quotations;
        _paragraphEnd = paragraph.End;
        _found.Sentence = default;
        if (_sources.ReadTurn(paragraph.First, paragraph.End, _quotations))
        {
            return;
        }
        for (var i = paragraph.First; i < paragraph.End; )
        {
            var stop = paragraph.IsSigned ? paragraph.End : _sentences.End(i, paragraph.End, _quotations);
            ReadSentence(i, stop);
            i = Math.Max(stop, i + 1);
        }
    }

    private void ReadSentence(int first, int end)
    {
        while (first < end && !_text[first].IsWord && _quotations.OpeningAt(first) is null)
        {
            first++;
        }
        _speakers.BeginSentence(first, end);
        _found.Sentence = (first, end);
        var before = _found.Count;
        var cues = 0;
        var opening = _sources.ReadOpening(first, end, _quotations);
        Add(opening);
        for (var i = opening?.Stop ?? first; i < end; )
        {
            if (_quotations.OpeningAt(i) is { } quotation && (quotation.Words >= 4 || quotation.Beginning is not null))
            {
                if (!quotation.IsTaken)
                {
                    _sources.ReadUnclaimed(quotation, first, end, cues, _quotations);
                }
                i = Math.Min(end, Math.Max(quotation.Behind, i + 1));
                continue;
            }
            if (i > first && _clauses.BeginsSource(i) && _sources.ReadOpening(i, end, _quotations) is { } next)
            {
                Add(next);
                i = next.Stop;
                continue;
            }
            _speakers.BeginClause(i, end);
            if (_cues.Read(i, first) is not { } cue)
            {
                i++;
                continue;
            }
            cues++;
            i = ReadCue(cue, end);
        }
        Add(_found.Count == before ? _sources.ReadClosing(first, end, _quotations) : null);
        Add(_found.Count == before ? _sources.ReadVerbAtEnd(first, end) : null);
    }

    private void Add(SourcedWords? sourced)
    {
        if (sourced is var (first, stop, reported))
        {
            _found.Add(LastMarked(first, stop), first, stop, reported, _quotations);
        }
    }

    /// <summary>Returns where reading goes on.</summary>
    private int ReadCue(Cue cue, int end)
    {
        var complement = _complements.Find(cue, end, _quotations);
        var isTold = _teller?.Verb == cue.First;
        if (complement is null || cue.IsDoubtful && !isTold && !_clauses.IsTrusted(cue, complement))
        {
            if (!cue.IsDoubtful || _speakers.HasSubject(cue))
            {
                _speakers.Note(cue, end);
            }
            return cue.End;
        }
        var question = _speakers.Find(cue, complement.Start);
        if (
            complement.IsBare
            && _text[complement.Start - 1].Kind != TokenKind.LineEnd
            && complement.Start > cue.End
            && question.Speaker?.End != complement.Start
        )
        {
            return cue.End;
        }
        if (isTold)
        {
            question.Decide(question.Speaker is { } told ? told with { Relay = _teller!.Value.Outlet.Referent } : null);
        }
        // يقال إن الوزير صرح بأن: nobody says it, but somebody in it may.
        if (question.Speaker is null && complement.Quotation is null && !_isDraft)
        {
            return cue.End;
        }
        if (_told.In(complement, question.Speaker, end, _quotations) is { } inner)
        {
            _teller = (inner.First, question.Speaker!);
            _told.Act(complement, question.Speaker, _speakers);
            return Math.Max(cue.End, complement.Start);
        }
        var reported = new Reported(cue, complement, question);
        if (complement.Quotation is { } quotation && (cue.HasOwner || IsWhole(quotation, complement, end)))
        {
            _found.Add(quotation, quotation.First, quotation.Close, reported, _quotations);
            var behind = Math.Max(cue.End, Math.Min(end, quotation.Behind));
            if (!_isDraft || _clauses.Joined(behind, end) is not { } joined)
            {
                return behind;
            }
            complement = new Complement(joined, null, true);
            reported = new Reported(cue, complement, question);
        }
        var stop = AddClause(complement, reported, end);
        _told.Act(complement, question.Speaker, _speakers);
        return Math.Max(cue.End, stop);
    }

    /// <summary>A clause without marks around all of it. Returns where it ends.</summary>
    private int AddClause(Complement complement, Reported reported, int end)
    {
        var (stop, rule) = _clauses.End(complement.Start, end, _quotations);
        if (rule is null && complement.Rule?.Name == "colon")
        {
            var last = _goingOn.End(complement.Start, end, _paragraphEnd, _quotations);
            stop = last > end ? _clauses.Trim(complement.Start, last) : stop;
        }
        _found.Add(
            LastMarked(complement.Start, stop),
            complement.Start,
            stop,
            reported with
            {
                EndedBy = rule,
            },
            _quotations
        );
        return stop;
    }

    /// <summary>Nothing of the clause goes on behind the closing mark.</summary>
    private bool IsWhole(Quotation quotation, Complement complement, int end)
    {
        var next = _text[quotation.Behind];
        if (quotation.Words < 4 && !complement.IsMarkedAsSpeech)
        {
            return true;
        }
        if (next.Word is { } word)
        {
            if (
                _cues.Read(quotation.Behind, complement.Start) is not null
                || word.Is(WordClass.According)
                || quotation.Words >= 4 && IsCircumstance(word, quotation.Behind)
            )
            {
                return true;
            }
            var stop = _clauses.End(complement.Start, end, _quotations).Stop;
            return Share(quotation, complement.Start, stop) >= DirectShare && quotation.Words >= 5;
        }
        return true;
    }

    /// <summary>«…» خلال المؤتمر, «…» في بيان: told of the speech, no part of it.</summary>
    private bool IsCircumstance(Word word, int at) =>
        word.Is(ClosedClass.Circumstance) || _text.Word(at + 1)?.Is(ClosedClass.Occasion) == true;

    private double Share(Quotation quotation, int first, int stop)
    {
        double all = _text[stop - 1].End - _text[first].Start;
        return (_text[Math.Min(quotation.Close, stop) - 1].End - _text[quotation.First].Start) / all;
    }

    /// <summary>The marks that run to the end of a clause, if they cover enough of it.</summary>
    private Quotation? LastMarked(int first, int stop)
    {
        for (var i = first; i < stop; i++)
        {
            if (_quotations.OpeningAt(i) is not { } quotation)
            {
                continue;
            }
            if (quotation.Close >= stop - 1 && Share(quotation, first, Math.Min(stop, quotation.Close)) >= DirectShare)
            {
                return quotation;
            }
            i = Math.Max(i, Math.Min(quotation.Close, stop) - 1);
        }
        return null;
    }
}
