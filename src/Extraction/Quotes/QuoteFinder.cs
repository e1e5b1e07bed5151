using Qawl.Extraction.Names;
using Qawl.Extraction.Pages;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Quotes;

/// <summary>A quote while the article is being read; offsets are UTF-16.</summary>
internal sealed record FoundQuote(QuoteKind Kind, int Start, int End, Cue? Cue, Attribution? Speaker);

/// <summary>Reads the article sentence by sentence: cue, complement, its right end, and who said it.</summary>
internal sealed class QuoteFinder
{
    /// <summary>From this share on, marks that run to the end of a clause make it direct (gold/FORMAT.md's rule).</summary>
    private const double DirectShare = 0.6;

    private readonly NameTable _names;
    private readonly CueReader _cues;
    private readonly SpeakerSieve _speakers;
    private readonly List<FoundQuote> _found = [];
    private readonly bool[] _claimed;
    private Quotations _quotations = Quotations.None;

    private QuoteFinder(NameTable names)
    {
        _names = names;
        _cues = new CueReader(names);
        _speakers = new SpeakerSieve(names);
        _claimed = new bool[names.Tokens.Length];
    }

    public static List<FoundQuote> Find(NameTable names, Page page)
    {
        var finder = new QuoteFinder(names);
        var inBody = false;
        foreach (var line in page.Lines)
        {
            if (line.Role is LineRole.Title or LineRole.Kicker)
            {
                finder.ReadHeadline(line);
            }
            else if (line.Role == LineRole.Body && line.End > page.BodyStart && line.Start < page.BodyEnd)
            {
                if (!inBody)
                {
                    finder._speakers.BeginBody();
                    inBody = true;
                }
                var first = line.FirstToken;
                while (first < line.TokenEnd && names[first].Start < page.BodyStart)
                {
                    first++;
                }
                finder.ReadParagraph(first, line.TokenEnd);
            }
        }
        finder._found.Sort((a, b) => (a.Start, a.End).CompareTo((b.Start, b.End)));
        return finder._found;
    }

    /// <summary>نتنياهو: …; «المقاييس والجودة»: …</summary>
    private void ReadHeadline(PageLine line)
    {
        _quotations = Quotations.Find(_names.Text, _names.Tokens, line.FirstToken, line.TokenEnd);
        for (var i = line.FirstToken + 1; i < line.TokenEnd - 1 && i < line.FirstToken + 10; i++)
        {
            if (!_names[i].IsSymbol(':'))
            {
                continue;
            }
            var last = Marks.IsMark(_names[i - 1].Symbol) ? i - 2 : i - 1;
            if (_names.At(last) is { } mention && !mention.HasPreposition)
            {
                var speaker = new Attribution(mention.Referent, mention.First, mention.End, SpeakerBy.Name)
                {
                    StartUtf16 = mention.StartUtf16,
                };
                var quotation = _quotations.OpeningAt(i + 1);
                Emit(quotation is { Words: >= 4 } ? quotation : null, i + 1, line.TokenEnd, null, speaker);
                return;
            }
            if (
                i - line.FirstToken <= 5
                && _names.Word(line.FirstToken)?.Is(WordClass.Source | WordClass.Office) == true
                && _speakers.ReadPhrase(line.FirstToken, i) is { } source
                && source.End >= i
            )
            {
                Emit(null, i + 1, line.TokenEnd, null, source);
                return;
            }
        }
        ReadParagraph(line.FirstToken, line.TokenEnd);
    }

    private void ReadParagraph(int first, int end)
    {
        _quotations = Quotations.Find(_names.Text, _names.Tokens, first, end);
        ShortenUnclosed(end);
        for (var i = first; i < end; )
        {
            var stop = SentenceEnd(i, end);
            ReadSentence(i, stop);
            i = Math.Max(stop, i + 1);
        }
    }

    /// <summary>A quotation without its closing mark ends before the next cue of the paragraph.</summary>
    private void ShortenUnclosed(int end)
    {
        if (_quotations.Last is not { IsClosed: false } open)
        {
            return;
        }
        var sentence = open.First;
        for (var i = open.First + 2; i < end; i++)
        {
            if (EndsSentence(i))
            {
                sentence = i;
            }
            if (
                _cues.Read(i, open.First, end) is { IsDoubtful: false } cue
                && (
                    sentence > open.First
                    || cue.OpensClause && (cue.Kind == CueKind.Participle || _names[i - 1].Symbol is '.' or '،')
                )
            )
            {
                var close = sentence > open.First && cue.Kind == CueKind.Verb ? sentence : i;
                _quotations.ReplaceLast(new Quotation(open.Open, close, false, close - open.First));
                return;
            }
        }
    }

    private int SentenceEnd(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (_quotations.OpeningAt(i) is { } quotation)
            {
                i = Math.Max(i, Math.Min(quotation.Close, end) - 1);
                if (quotation.IsClosed && i + 1 < end)
                {
                    i++;
                    // The full stop inside the marks ends the sentence too, where nothing goes on behind them.
                    if (
                        i + 1 < end
                        && _names[i - 1].Symbol is '.' or '؟' or '!'
                        && _names[i + 1].Word?.Is(WordClass.Verb | WordClass.Function) != true
                    )
                    {
                        return i + 1;
                    }
                }
                continue;
            }
            if (EndsSentence(i))
            {
                return i + 1;
            }
        }
        return end;
    }

    private bool EndsSentence(int i)
    {
        var token = _names[i];
        if (token.Symbol is '؟' or '!')
        {
            return true;
        }
        if (token.Symbol != '.')
        {
            return false;
        }
        var next = _names[i + 1];
        // Decimals, abbreviations and dots in a row.
        return next.Start > token.End && _names[i - 1].Symbol != '.' || next.Kind == TokenKind.LineEnd;
    }

    private void ReadSentence(int first, int end)
    {
        while (first < end && !_names[first].IsWord && _quotations.OpeningAt(first) is null)
        {
            first++;
        }
        _speakers.BeginSentence(first, end);
        var before = _found.Count;
        var cues = 0;
        for (var i = first; i < end; )
        {
            if (_quotations.OpeningAt(i) is { Words: >= 4 } quotation && quotation.Close > i)
            {
                if (!quotation.IsTaken)
                {
                    ReadUnclaimed(quotation, first, end, cues);
                }
                i = Math.Min(end, quotation.Close + 1);
                continue;
            }
            if (_cues.Read(i, first, end) is not { } cue)
            {
                i++;
                continue;
            }
            cues++;
            i = ReadCue(cue, end);
        }
        if (_found.Count == before)
        {
            ReadSource(first, end);
        }
    }

    /// <summary>Returns where reading goes on.</summary>
    private int ReadCue(Cue cue, int end)
    {
        var complement = _cues.FindComplement(cue, end, _quotations);
        if (complement is null || cue.IsDoubtful && !IsTrusted(cue, complement))
        {
            if (!cue.IsDoubtful || cue.OpensClause && _speakers.HasSubject(cue))
            {
                _speakers.Note(cue, end);
            }
            return cue.End;
        }
        var speaker = _speakers.Find(cue, complement.Start);
        if (
            cue.Form.Kind == VerbKind.Relay
            && speaker?.Relay is null
            && speaker?.By != SpeakerBy.Name
            && complement.Quotation is null
        )
        {
            return cue.End;
        }
        if (complement.Quotation is { } quotation && IsWhole(quotation, complement, end))
        {
            Emit(quotation, quotation.First, quotation.Close, cue, speaker);
            return Math.Max(cue.End, Math.Min(end, quotation.Close + (quotation.IsClosed ? 1 : 0)));
        }
        var stop = ClauseEnd(complement.Start, end);
        Emit(LastMarked(complement.Start, stop), complement.Start, stop, cue, speaker);
        return Math.Max(cue.End, stop);
    }

    /// <summary>A word that is also a noun or preposition needs the clause close by.</summary>
    private static bool IsTrusted(Cue cue, Complement complement) =>
        cue.OpensClause
        && (complement.IsMarkedAsSpeech && complement.Start - cue.End <= 16 || complement.Quotation is { Words: >= 4 });

    /// <summary>Nothing of the clause goes on behind the closing mark.</summary>
    private bool IsWhole(Quotation quotation, Complement complement, int end)
    {
        if (!quotation.IsClosed || quotation.Close + 1 >= end)
        {
            return true;
        }
        var next = _names[quotation.Close + 1];
        if (quotation.Words < 4 && !complement.IsMarkedAsSpeech)
        {
            return true;
        }
        if (next.Word is { } word)
        {
            if (_cues.Read(quotation.Close + 1, complement.Start, end) is not null || word.Is(WordClass.According))
            {
                return true;
            }
            var stop = ClauseEnd(complement.Start, end);
            return Share(quotation, complement.Start, stop) >= DirectShare && quotation.Words >= 5;
        }
        return true;
    }

    private double Share(Quotation quotation, int first, int stop)
    {
        double all = _names[stop - 1].End - _names[first].Start;
        return all <= 0 ? 0 : (_names[Math.Min(quotation.Close, stop) - 1].End - _names[quotation.First].Start) / all;
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
            if (quotation.Close >= stop - 1 && Share(quotation, first, stop) >= DirectShare)
            {
                return quotation;
            }
            i = Math.Max(i, Math.Min(quotation.Close, stop) - 1);
        }
        return null;
    }

    /// <summary>Where a reported clause ends: the sentence, the next cue, words that hand the floor on.</summary>
    private int ClauseEnd(int first, int end)
    {
        for (var i = first + 1; i < end; i++)
        {
            if (_quotations.OpeningAt(i) is { } quotation && quotation.Close < end)
            {
                i = Math.Max(i, quotation.Close);
                continue;
            }
            var token = _names[i];
            if (token.Symbol is '،' or ',' or '؛' && HandsOver(i + 1, end))
            {
                return Trim(first, i);
            }
            if (token.Word is not { } word)
            {
                continue;
            }
            if (MatchesPhrase(i, end, PhraseKind.Own) is var own && own > 0 && i + own >= end - 1)
            {
                return Trim(first, i);
            }
            if (MatchesPhrase(i, end, PhraseKind.Turn) > 0 && _names[i - 1].Symbol is '،' or ',' or '.')
            {
                return Trim(first, i);
            }
            if (_cues.Read(i, first, end) is { OpensClause: true } cue && TakesOver(cue, i, end, word))
            {
                return Trim(first, i);
            }
        }
        return Trim(first, end);
    }

    private bool TakesOver(Cue cue, int i, int end, Word word)
    {
        if (cue.Kind == CueKind.Participle)
        {
            return true;
        }
        var joined = word.Readings[0].And;
        var connected =
            _names.Word(i - 1)?.Form
            is "كما"
                or "لكنه"
                or "لكنها"
                or "فيما"
                or "بينما"
                or "وقد"
                or "حين"
                or "و"
                or "ايضا";
        return (joined || connected)
            && _cues.FindComplement(cue, end, _quotations) is { } complement
            && (!cue.IsDoubtful || IsTrusted(cue, complement));
    }

    /// <summary>Behind a comma: هذا و…, كما ذكرت …, بحسب ….</summary>
    private bool HandsOver(int i, int end)
    {
        if (_names.Word(i) is not { } word)
        {
            return false;
        }
        // What the reporter adds: دون أن …, على أن ….
        if (word.Form is "دون" or "علي" && _names.Word(i + 1)?.Form == "ان" || word.Form == "وذلك")
        {
            return true;
        }
        if (
            word.Form is "فيما" or "بينما"
            && _names.Word(i + 1) is { HasArticle: false } next
            && next.Form is not ("يتعلق" or "يخص" or "بعد" or "بينهم" or "بينها")
            && (next.Is(WordClass.Verb | WordClass.Common) || next.Form.EndsWith('ت'))
        )
        {
            return true;
        }
        if (word.Form == "هذا" && _names.Word(i + 1)?.Form[0] == 'و')
        {
            return true;
        }
        if (MatchesPhrase(i, end, PhraseKind.Own) is var own && own > 0)
        {
            return i + own >= end - 1;
        }
        return word.Is(WordClass.According)
            && (word.Form != "كما" || _names.Word(i + 1)?.Is(WordClass.Verb) == true)
            && IsTail(i, end);
    }

    /// <summary>Nothing but the source follows to the end of the sentence.</summary>
    private bool IsTail(int i, int end)
    {
        if (end - i > 16)
        {
            return false;
        }
        for (var at = i; at < end; at++)
        {
            if (_names[at].Symbol is '،' or ',')
            {
                return false;
            }
        }
        return true;
    }

    private int MatchesPhrase(int i, int end, PhraseKind kind) =>
        Lexicon.MatchPhrase(_names.Tokens.AsSpan(i, end - i), kind, out _, out _);

    /// <summary>Back over punctuation and the connectives that lead to the next clause.</summary>
    private int Trim(int first, int stop)
    {
        while (stop > first + 1)
        {
            var token = _names[stop - 1];
            var connective =
                token.Word?.Form
                is "كما"
                    or "فيما"
                    or "بينما"
                    or "حين"
                    or "و"
                    or "لكنه"
                    or "لكنها"
                    or "ولكن"
                    or "لكن"
                    or "وقد"
                    or "قد"
                    or "حيث"
                    or "ايضا"
                    or "ثم";
            if (
                connective
                || token.Word?.Form == "في" && _names.Word(stop)?.Form == "حين"
                || token.Kind == TokenKind.Symbol && token.Symbol is not (')' or '%' or ']')
            )
            {
                stop--;
                continue;
            }
            break;
        }
        return stop;
    }

    /// <summary>Marked words that no cue before them claimed: «…»، قال فلان; or a sentence that goes on with what was said.</summary>
    private void ReadUnclaimed(Quotation quotation, int first, int end, int cues)
    {
        var at = quotation.Close + 1;
        while (at < end && _names[at].Symbol is '،' or ',' or '-' or '–')
        {
            at++;
        }
        if (quotation.IsClosed && at < end && _names.Word(at) is { } word)
        {
            var source = word.Is(WordClass.According) ? at + 1 : at;
            if (
                _names.Word(source) is { } verb
                && verb.TryRead(WordClass.Verb, out var reading)
                && reading.Preposition == '\0'
                && !verb.Is(WordClass.Function | WordClass.Preposition)
            )
            {
                var cue = new Cue(source, source + 1, CueKind.Verb, reading.Entry.Verb!.Value) { OpensClause = true };
                Emit(quotation, quotation.First, quotation.Close, cue, _speakers.Find(cue, end));
                return;
            }
            if (source > at && _speakers.ReadPhrase(source, end) is { } named)
            {
                _speakers.Speak(named);
                Emit(quotation, quotation.First, quotation.Close, new Cue(at, source, CueKind.Nominal, default), named);
                return;
            }
        }
        var alone =
            quotation.Open == first
            && (quotation.Close + 1 >= end || !_names[quotation.Close + 1].IsWord)
            && quotation.Words >= 5;
        if (alone && cues == 0 && _speakers.Last is { } last)
        {
            Emit(quotation, quotation.First, quotation.Close, null, last);
        }
    }

    /// <summary>A sentence without a cue that names its source: وبحسب …، …; …، كما ذكرت ….</summary>
    private void ReadSource(int first, int end)
    {
        for (var i = first; i < end - 1; i++)
        {
            if (
                _names.Word(i) is not { } word
                || !word.TryRead(WordClass.According, out _)
                || word.Form == "كما" && _names.Word(i + 1)?.Is(WordClass.Verb) != true
            )
            {
                continue;
            }
            var at = i + 1;
            while (
                at < end
                && _names.Word(at) is { } skip
                && (skip.Form is "ل" or "لما" or "ما" or "عن" || skip.Is(WordClass.Verb) && !skip.Is(WordClass.Office))
            )
            {
                at++;
            }
            at += MatchesPhrase(at, end, PhraseKind.Turn);
            var found =
                _speakers.ReadPhrase(at, end)
                ?? (
                    _names.At(at) is { HasPreposition: true } mention && mention.First == at
                        ? new Attribution(mention.Referent, mention.First, mention.End, SpeakerBy.Name)
                        {
                            StartUtf16 = mention.StartUtf16,
                        }
                        : null
                );
            if (found is null)
            {
                continue;
            }
            var cue = new Cue(i, at, CueKind.Nominal, default);
            if (i <= first + 1)
            {
                var comma = found.End;
                while (
                    comma < end
                    && _names[comma].Symbol is not ('،' or ',')
                    && _names.Word(comma)?.Form is not ("فان" or "فقد")
                )
                {
                    comma++;
                }
                var start = comma + 1;
                start += start < end && _names.Word(start)?.Form is "فان" or "فقد" ? 1 : 0;
                if (start < end - 3 && comma - found.End <= 8)
                {
                    _speakers.Speak(found);
                    Emit(null, start, Trim(start, end), cue, found);
                }
            }
            else if (IsTail(i, end) && i - first >= 5)
            {
                _speakers.Speak(found);
                Emit(null, first, Trim(first, i), cue, found);
            }
            return;
        }
    }

    private void Emit(Quotation? quotation, int first, int stop, Cue? cue, Attribution? speaker)
    {
        if (quotation is not null)
        {
            quotation.IsTaken = true;
            (first, stop) = (quotation.First, quotation.Close);
            while (
                !quotation.IsClosed
                && stop > first + 1
                && !_names[stop - 1].IsWord
                && _names[stop - 1].Kind != TokenKind.Number
            )
            {
                stop--;
            }
        }
        else
        {
            stop = Trim(first, stop);
            while (
                first < stop
                && !_names[first].IsWord
                && _names[first].Kind != TokenKind.Number
                && _quotations.OpeningAt(first) is null
            )
            {
                first++;
            }
        }
        if (!HasWords(first, stop))
        {
            return;
        }
        var start = _names[first].Start;
        var prefix =
            quotation is null
            && _names.Word(first) is { Form: ['و', _, _, _, ..] } word
            && cue is { Kind: CueKind.Nominal }
            && word.Stems.Length > 1
                ? 1
                : 0;
        start = prefix > 0 ? _names.StartUtf16(first, prefix) : start;
        var end = _names[stop - 1].End;
        // Of a direct quotation the closing full stop is not part.
        if (
            quotation is not null
            && _names[stop - 1].Symbol is '.' or '،'
            && stop - 1 > first
            && _names[stop - 2].Symbol != '.'
        )
        {
            end = _names[stop - 2].End;
        }
        // What is somebody's words already is not anybody else's.
        if (_claimed.AsSpan(first, stop - first).Contains(true))
        {
            return;
        }
        _claimed.AsSpan(first, stop - first).Fill(true);
        // A clause that nobody can be found for is the writer's own: in opinion pieces, أعتقد أن.
        if (quotation is null && speaker is null)
        {
            return;
        }
        _found.Add(new FoundQuote(quotation is null ? QuoteKind.Indirect : QuoteKind.Direct, start, end, cue, speaker));
    }

    private bool HasWords(int first, int stop)
    {
        for (var i = first; i < stop; i++)
        {
            if (_names[i].Kind is TokenKind.Word or TokenKind.Number)
            {
                return true;
            }
        }
        return false;
    }
}
