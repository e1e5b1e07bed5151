using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>Words that introduce a source beside what it said, and the source: بحسب فلان, وفقا لما ذكرت الوزارة.</summary>
/// <param name="Cue">From the introducing word to before the source.</param>
internal sealed record Source(Cue Cue, Attribution Speaker)
{
    /// <summary>The token behind it; the speaker's words may stand elsewhere.</summary>
    public int End { get; init; } = Speaker.End;
}

/// <summary>Reads sources that stand beside what they said, and tells which words of the sentence that is.</summary>
internal sealed class SourcePhrases(TokenizedText text, NameTable names, Clauses clauses, SpeakerSieve speakers)
{
    /// <summary>Words in marks that are no name.</summary>
    private const int LongestName = 4;

    /// <summary>Tokens between a source and the comma behind it.</summary>
    private const int FarthestComma = 8;

    /// <summary>Tokens between a source and فإن.</summary>
    private const int FarthestHence = 25;

    /// <summary>Tokens of a clause that a source follows.</summary>
    private const int ShortestClause = 5;

    /// <summary>بحسب …, وفقا لما ذكره …, على حد قول …</summary>
    public Source? Read(int i, int end)
    {
        var words = clauses.IntroducesSource(i, end);
        if (words == 0)
        {
            return clauses.MatchesPhrase(i, end, PhraseKind.Own) is var own and > 0 ? OfLast(i, i + own) : null;
        }
        // ووفقا له، فإن …; وبحسب قوله، …
        if (text[i + words].Is(SpeechWord.OfHim))
        {
            return OfLast(i, i + words + 1);
        }
        var at = SkipClause(i + words);
        at += clauses.MatchesPhrase(at, end, PhraseKind.Turn);
        // …، حسبما ذكر.
        if (!text[at].IsWord && IsSaying(at - 1) && speakers.Last is { } goesOn)
        {
            return new Source(new Cue(i, at, CueKind.Nominal, default), goesOn) { End = at };
        }
        var speaker =
            speakers.ReadPhrase(at, end)
            ?? ((names.At(at) ?? BehindTrade(at)) is { } mention ? Attribution.Of(mention) : null);
        return Maker(at, end) is { } maker ? new Source(new Cue(i, at, CueKind.Nominal, default), maker)
            : speaker is null ? null
            : new Source(new Cue(i, at, CueKind.Nominal, default), speaker);
    }

    /// <summary>بحسب الربان حاتم السالمي: a definite word that is no office before the name.</summary>
    private Mention? BehindTrade(int at) =>
        text.Word(at)?.HasArticle == true && names.At(at + 1) is { Referent.IsPerson: true } name ? name : null;

    /// <summary>على حد قوله, بحسب قولها: who spoke last, if the pronoun may mean him.</summary>
    private Source? OfLast(int first, int end)
    {
        var isHers = text.Word(end - 1)!.Form.EndsWith("ها", StringComparison.Ordinal);
        return speakers.Last is { } last && (last.Feminine ?? isHers) == isHers
            ? new Source(new Cue(first, end, CueKind.Nominal, default), last) { End = end }
            : null;
    }

    private bool IsSaying(int at) =>
        text.Word(at)?.TryRead(WordClass.Verb, out var verb) == true
        && verb.Entry.Verb is { Kind: VerbKind.Say, Traits: not VerbTraits.OfText };

    /// <summary>بحسب حصيلة أوردها مصدر أمني, وفق نشرة صادرة عن المعهد, وفقا لتصريحات أدلى بها فلان: who is behind the text.</summary>
    private Attribution? Maker(int at, int end)
    {
        for (var i = at + 1; i < Math.Min(end, at + FarthestMaker) && text[i].IsWord; i++)
        {
            if (text.Word(i)!.Is(SpeechWord.MadeBy))
            {
                i++;
                while (text[i].Is(WordClass.Preposition) || text.Word(i)?.Is(ClosedClass.Aside) == true)
                {
                    i++;
                }
                return speakers.ReadPhrase(i, end);
            }
        }
        return null;
    }

    /// <summary>Tokens from a text to the verb that tells who made it.</summary>
    private const int FarthestMaker = 6;

    /// <summary>لما ذكره, ما أعلنت, ما صرح به, عن: behind ما stands a verb, which no list has with its pronoun.</summary>
    private int SkipClause(int at)
    {
        for (; text.Word(at) is { } word; at++)
        {
            if (
                word.Form is not ("لما" or "ما" or "عن")
                && !word.Is(WordClass.Verb)
                && !(word.Form.EndsWith('ه') && speakers.ReadPhrase(at, at + 1) is null)
            )
            {
                break;
            }
        }
        return at;
    }

    /// <summary>وبحسب …، فإن …: what follows فإن, or else the comma; the clause ends as behind any cue.</summary>
    public (int First, int Stop)? Opening(Source source, int end, Quotations quotations)
    {
        if (
            Start(source.End, end, quotations, text.Word(source.Cue.First + 1)?.Form == "لسان") is not { } start
            || start >= end - 3
        )
        {
            return null;
        }
        if (
            !text[start - 1].Is(SpeechWord.Hence)
            && (
                !text[start - 1].Is(WordClass.That) && BelongsElsewhere(start, end, quotations)
                || IsAsWell(source.Cue.First) && !text[start].Is(WordClass.That)
            )
        )
        {
            return null;
        }
        start += text[start].Is(WordClass.That) ? 1 : 0;
        return (start, clauses.End(start, end, quotations).Stop);
    }

    /// <summary>
    /// وبحسب …، قال …; …، الذي …; …، على …; …، مدير …: what is behind the comma is another's words, or goes on with the source.
    /// </summary>
    private bool BelongsElsewhere(int start, int end, Quotations quotations) =>
        text.Word(start) is { } word
        && !IsExpectation(start)
        && (
            word.Is(WordClass.Relative | WordClass.Preposition | WordClass.Participle | WordClass.Office)
            || word.Is(ClosedClass.Trimmed)
            || word.Readings is [{ Prefix: > 0 }, ..]
            || clauses.Reports(start, end, quotations)
            || text.Word(start)!.Form is "كان" or "كانت" && HadSaid(start, end, quotations)
        );

    /// <summary>وبحسب الوكالة، كان فلان قد قال إن …: his words.</summary>
    private bool HadSaid(int start, int end, Quotations quotations)
    {
        for (var at = start + 2; at < Math.Min(end, start + FarthestHence); at++)
        {
            if (text.Word(at - 1)?.Form == "قد" && clauses.Reports(at, end, quotations))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>كما أكد المدير أن …, كما أعلنت الوزارة عن …، …: before a verb of the past كما is too, not as.</summary>
    private bool IsAsWell(int at) =>
        text.Word(at)?.Form == "كما"
        && text.Word(at + 1)?.TryRead(WordClass.Verb, out var verb) == true
        && verb.Entry.Verb is { Present: false };

    /// <summary>من المنتظر أن, من المقرر أن: it opens the clause.</summary>
    private bool IsExpectation(int at) => text[at + 1].Is(WordClass.Blocked);

    private int? Start(int behind, int end, Quotations quotations, bool mayLeadToThat)
    {
        // على لسان فلان أن …
        if (text[behind].Is(WordClass.That) && mayLeadToThat)
        {
            return behind + 1;
        }
        // ما جاء على لسان فلان من أن …
        if (text.Word(behind)?.Form == "من" && text[behind + 1].Is(WordClass.That) && mayLeadToThat)
        {
            return behind + 2;
        }
        int? comma = null;
        var farthest = behind + FarthestComma;
        for (var at = behind; at < Math.Min(end, behind + FarthestHence); at++)
        {
            if (text[at].Is(SpeechWord.Hence))
            {
                return at + 1;
            }
            // كما أفاد فلان «…»: the words are in the marks.
            if (text[at].IsSymbol('-') || quotations.OpeningAt(at) is { Words: >= LongestName })
            {
                return comma;
            }
            // بحسب فلانة، مديرة المدرسة، …: what she is stands between commas.
            if (Marks.IsComma(text[at].Symbol) && at == behind && text[at + 1].Is(WordClass.Office))
            {
                farthest = at + FarthestComma;
                continue;
            }
            if (comma is null && at <= farthest && Marks.IsComma(text[at].Symbol))
            {
                comma = at + 1;
            }
        }
        return comma;
    }

    /// <summary>…، بحسب …: what stands before it; whatever follows behind another comma.</summary>
    public (int First, int Stop)? Closing(Source source, int first, int end)
    {
        var at = source.Cue.First;
        return
            at - first >= ShortestClause && (clauses.IsTail(at, end) || IsInserted(source, end)) && !DoesSo(source, end)
            ? (first, clauses.Trim(first, at))
            : null;
    }

    /// <summary>…، وفق ما أعلنت الجمعية، فيما …: between commas, and the sentence goes on with something else.</summary>
    private bool IsInserted(Source source, int end)
    {
        var at = source.End;
        while (at < end && !text[at].IsComma)
        {
            at++;
        }
        return text[source.Cue.First - 1].IsComma
            && (
                text.Word(at + 1)?.Is(ClosedClass.Opens | ClosedClass.Joins) == true
                || text.Word(at + 1)?.Form is "وكان" or "وكانت"
            );
    }

    /// <summary>كما رفضت الوزارة طلبا …, كما أعلنت الشركة استعدادها …: does something else, and is no source of what stands before.</summary>
    private bool DoesSo(Source source, int end) =>
        text.Word(source.Cue.First)?.Form is "كما" or "هكذا"
        && (
            !IsSaying(source.Cue.First + 1)
            || text.Word(source.End) is { } next
                && !next.Is(WordClass.Preposition)
                && !next.Is(ClosedClass.Circumstance | ClosedClass.Aside)
        );

    /// <summary>«…» - رئيسة البلدية نجوى الدهان: nothing else stands in the sentence.</summary>
    public Attribution? Signature(Quotation quotation, int end)
    {
        var at = quotation.Behind;
        while (at < end && (text[at].Kind == TokenKind.LineEnd || text[at].Symbol is '.' or '-' or '–' or '—'))
        {
            at++;
        }
        return
            at < end
            && speakers.ReadNoun(at, end) is { } signed
            && (signed.Referent is not null || text[at].Is(WordClass.Office))
            && IsLast(signed.End, end)
            ? signed
            : null;
    }

    /// <summary>Nothing follows but perhaps an office: …، رئيسة البلدية.</summary>
    private bool IsLast(int at, int end)
    {
        if (text[at].IsComma && text[at + 1].Is(WordClass.Office))
        {
            at++;
            while (at < end && text[at].IsWord)
            {
                at++;
            }
        }
        return at >= end - 1;
    }
}
