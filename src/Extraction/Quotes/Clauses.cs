using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>
/// Tells where a reported clause ends: with the sentence, before the next cue, or before words that hand the floor on
/// (وفي المقابل, هذا و…, كما ذكرت …).
/// </summary>
internal sealed class Clauses(TokenizedText text, CueReader cues)
{
    /// <summary>Where a reported clause ends: the sentence, the next cue, words that hand the floor on.</summary>
    public int End(int first, int end, Quotations quotations)
    {
        for (var i = first + 1; i < end; i++)
        {
            if (quotations.OpeningAt(i) is { } quotation && quotation.Close < end)
            {
                i = Math.Max(i, quotation.Close);
                continue;
            }
            var token = text[i];
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
            if (MatchesPhrase(i, end, PhraseKind.Turn) > 0 && text[i - 1].Symbol is '،' or ',' or '.')
            {
                return Trim(first, i);
            }
            if (cues.Read(i, first, end) is { OpensClause: true } cue && TakesOver(cue, i, end, word, quotations))
            {
                return Trim(first, i);
            }
        }
        return Trim(first, end);
    }

    private bool TakesOver(Cue cue, int i, int end, Word word, Quotations quotations)
    {
        if (cue.Kind == CueKind.Participle)
        {
            return true;
        }
        var joined = word.Readings[0].And;
        var connected = text.Word(i - 1)?.Is(ClosedClass.Joins) == true;
        return (joined || connected)
            && cues.FindComplement(cue, end, quotations) is { } complement
            && (!cue.IsDoubtful || IsTrusted(cue, complement));
    }

    /// <summary>A word that is also a noun or preposition needs the clause close by.</summary>
    public static bool IsTrusted(Cue cue, Complement complement) =>
        cue.OpensClause
        && (complement.IsMarkedAsSpeech && complement.Start - cue.End <= 16 || complement.Quotation is { Words: >= 4 });

    /// <summary>Behind a comma: هذا و…, كما ذكرت …, بحسب ….</summary>
    private bool HandsOver(int i, int end)
    {
        if (text.Word(i) is not { } word)
        {
            return false;
        }
        // What the reporter adds: دون أن …, على أن ….
        if (
            word.Form is "دون" or "علي" && text.Word(i + 1)?.Form == "ان"
            || word.Form == "وذلك"
                && text.Word(i + 1)?.Form is "خلال" or "في" or "عقب" or "اثناء" or "علي"
                && text.Word(i + 2) is { } occasion
                && (occasion.Is(WordClass.SpeakingText) || occasion.Is(ClosedClass.Occasion))
        )
        {
            return true;
        }
        if (
            word.Form is "فيما" or "بينما"
            && text.Word(i + 1) is { HasArticle: false } next
            && next.Form is not ("يتعلق" or "يخص" or "بعد" or "بينهم" or "بينها")
            && (next.Is(WordClass.Verb | WordClass.Common) || next.Form.EndsWith('ت'))
        )
        {
            return true;
        }
        if (word.Form == "هذا" && text.Word(i + 1)?.Form[0] == 'و')
        {
            return true;
        }
        if (MatchesPhrase(i, end, PhraseKind.Own) is var own && own > 0)
        {
            return i + own >= end - 1;
        }
        return word.Is(WordClass.According)
            && (word.Form != "كما" || text.Word(i + 1)?.Is(WordClass.Verb) == true)
            && IsTail(i, end);
    }

    /// <summary>Nothing but the source follows to the end of the sentence.</summary>
    public bool IsTail(int i, int end)
    {
        if (end - i > 16)
        {
            return false;
        }
        for (var at = i; at < end; at++)
        {
            if (text[at].Symbol is '،' or ',')
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
                || token.Word?.Form == "في" && text.Word(stop)?.Form == "حين"
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
}
