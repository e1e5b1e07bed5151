using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Cues;

/// <summary>Tells where words report speech and where the clause that they report begins.</summary>
internal sealed class CueReader(TokenizedText text, NameTable names)
{
    private const int LongestGap = 70;

    /// <summary>Behind more words than this a colon opens a list or an address, unless marks follow.</summary>
    private const int FarthestColon = 30;

    /// <param name="first">The sentence's first token.</param>
    public Cue? Read(int i, int first, int end)
    {
        if (text.Word(i) is not { } word || names.At(i) is not null)
        {
            return null;
        }
        if (word.TryRead(WordClass.Nominal, out var nominal) && !nominal.And)
        {
            return new Cue(i, i + 1, CueKind.Nominal, new VerbForm(VerbKind.Say, false, false, false, word.Form));
        }
        if (word.TryRead(WordClass.Participle, out var participle) && IsParticiple(i, end, word, participle))
        {
            return new Cue(i, i + 1, CueKind.Participle, participle.Entry.Participle!.Value) { OpensClause = true };
        }
        if (word.TryRead(WordClass.Verb, out var verb) && verb is { Definite: false, Preposition: '\0' })
        {
            return ReadVerb(i, first, word, verb);
        }
        return null;
    }

    /// <summary>An accusative that governs something: مشيرا إلى, مؤكدا أن, قائلا:</summary>
    private bool IsParticiple(int i, int end, Word word, Reading reading)
    {
        if (reading.Definite || reading.Preposition != '\0' || i + 1 >= end)
        {
            return false;
        }
        var next = text[i + 1];
        var governs = next.Word is { } after
            ? after.Is(WordClass.That)
                || after.Form
                    is "علي"
                        or "الي"
                        or "عن"
                        or "في"
                        or "من"
                        or "له"
                        or "لهم"
                        or "بذلك"
                        or "كذلك"
                        or "ايضا"
                        or "انه"
                || after.Form[0] is 'ب' or 'ل'
            : next.Symbol == ':' || Marks.IsMark(next.Symbol);
        if (word.Form.EndsWith('ا'))
        {
            return governs
                || reading.Entry.Participle!.Value.Kind != VerbKind.Say
                || Marks.EndsClause(text[i - 1].Symbol);
        }
        // مؤكد على, written without its ending, and the feminine, which is also an adjective.
        var before = text[i - 1];
        var opens = Marks.EndsClause(before.Symbol);
        return governs
            && (
                opens
                || next.Word?.Is(WordClass.That) == true
                || next.Word?.Form is "الي" or "علي" && text.Word(i + 2)?.Is(WordClass.That) == true
            )
            && !word.Is(WordClass.Office | WordClass.Source);
    }

    private Cue? ReadVerb(int i, int first, Word word, Reading reading)
    {
        var form = reading.Entry.Verb!.Value;
        if (
            IsGoverned(i)
            || IsImpersonal(i, form)
            || IsOfNoText(i, form)
            || IsAnotherWord(i, i == first || reading.And, form)
        )
        {
            return null;
        }
        var before = text[i - 1];
        var opens = reading.And || i == first || before.Kind != TokenKind.Word || before.Word!.Is(ClosedClass.Opens);
        var noun =
            word.Is(WordClass.Function | WordClass.Preposition | WordClass.SpeakingText | WordClass.Field)
            || word.Is(WordClass.Common) && !opens;
        return new Cue(i, i + 1, CueKind.Verb, form) { OpensClause = opens, IsDoubtful = noun && !HasShadda(i) };
    }

    /// <summary>Behind a preposition it is a noun; ما قال, لم يقل, هل قال report nothing.</summary>
    private bool IsGoverned(int i) =>
        text.Word(i - 1) is { } before
        && (
            before.Is(WordClass.Preposition) && !before.Is(WordClass.Relative)
            || before.Form is "ما" or "لما" or "بما" or "كلما" or "لم" or "لن" or "لا" or "حسبما" or "هل"
        );

    /// <summary>يذكر أن, الجدير ذكره: nobody in particular.</summary>
    private bool IsImpersonal(int i, VerbForm form) =>
        form is { Present: true, Feminine: false, Many: false }
            && text.Word(i + 1)?.Is(WordClass.That) == true
            && form.Stem is "ذكر" or "توقع" or "قدر" or "اعتقد" or "رجح" or "زعم"
        || form is { Kind: VerbKind.Describe, Present: true } && text.Word(i - 1)?.Is(WordClass.Relative) == true
        || form.Stem == "ذكر" && text.Word(i - 1)?.Form == "الجدير";

    /// <summary>جاء reports only what stands in a text: جاء في البيان, جاء فيه.</summary>
    private bool IsOfNoText(int i, VerbForm form) =>
        form.Stem is "جاء" or "ورد"
        && text.Word(i + 1)?.Form is not ("فيه" or "فيها")
        && !(text.Word(i + 1)?.Form == "في" && text.Word(i + 2)?.Is(WordClass.SpeakingText) == true);

    /// <summary>بين is between unless it opens or has its shadda; رأي, written with ي, is an opinion.</summary>
    private bool IsAnotherWord(int i, bool begins, VerbForm form) =>
        form.Stem == "بين" && !begins && !HasShadda(i) && text.Word(i - 1)?.Form != "و"
        || form is { Stem: "راي", Present: false } && text.Value[text[i].End - 1] is 'ي';

    private bool HasShadda(int i) => text.Written(i).Contains('\u0651');

    /// <summary>Where the reported clause begins, or <c>null</c> if the cue governs none.</summary>
    public Complement? FindComplement(Cue cue, int end, Quotations quotations)
    {
        var limit = Math.Min(end, cue.End + LongestGap);
        for (var i = cue.End; i < limit; i++)
        {
            var token = text[i];
            if (quotations.OpeningAt(i) is { } quotation)
            {
                if (IsSpeech(quotation, i, cue))
                {
                    return new Complement(i, quotation, false);
                }
                i = Math.Min(quotation.Close, limit) - (quotation.IsClosed ? 0 : 1);
                continue;
            }
            if (token.Symbol == ':')
            {
                if (
                    text[i - 1].Kind == TokenKind.Number
                    && text[i + 1].Kind == TokenKind.Number
                    && text[i - 1].End == token.Start
                )
                {
                    continue;
                }
                return i - cue.End > FarthestColon && quotations.OpeningAt(i + 1) is null
                    ? null
                    : AfterColon(i + 1, end, quotations);
            }
            if (token.Word is not { } word)
            {
                if (token.Kind == TokenKind.LineEnd)
                {
                    return null;
                }
                continue;
            }
            if (word.Is(WordClass.That) && names.At(i) is null && word.Readings[0].Prefix <= 1)
            {
                if (IsBlocked(i, cue))
                {
                    continue;
                }
                if (quotations.OpeningAt(i + 1) is { } marked)
                {
                    return new Complement(i + 1, marked, true);
                }
                return (cue.Verb.Kind is VerbKind.Say or VerbKind.Relay || Accuses(cue, word)) && i + 1 < end
                    ? new Complement(i + 1, null, true)
                    : null;
            }
            if (i > cue.End && !(cue.Verb.Kind == VerbKind.Relay && word.Is(WordClass.Nominal)) && Yields(i, end))
            {
                return null;
            }
            if (
                i == cue.End
                && (
                    word.Is(WordClass.Nominal)
                    || word.TryRead(WordClass.Participle, out var own) && IsParticiple(i, end, word, own)
                )
            )
            {
                return null;
            }
        }
        return null;
    }

    /// <summary>اتهمه بأنه, وعد بأن: with بـ the clause is what was said.</summary>
    private static bool Accuses(Cue cue, Word that) =>
        that.Form[0] == 'ب' && cue.Verb.Stem is "اتهم" or "وعد" or "هدد" or "توعد" or "شهد" or "صاح" or "هتف" or "تحدث";

    private Complement? AfterColon(int i, int end, Quotations quotations)
    {
        if (quotations.OpeningAt(i) is { } quotation)
        {
            return new Complement(i, quotation, true);
        }
        if (i < end && text.Word(i)?.Is(WordClass.That) == true)
        {
            i++;
            if (quotations.OpeningAt(i) is { } marked)
            {
                return new Complement(i, marked, true);
            }
        }
        return i < end ? new Complement(i, null, true) : null;
    }

    /// <summary>Another cue takes the clause over.</summary>
    private bool Yields(int i, int end)
    {
        var word = text.Word(i)!;
        if (word.TryRead(WordClass.Participle, out var participle) && IsParticiple(i, end, word, participle))
        {
            return true;
        }
        if (word.Is(WordClass.Nominal))
        {
            return true;
        }
        return word.TryRead(WordClass.Verb, out var verb)
            && verb is { And: true, Definite: false, Preposition: '\0' }
            && !word.Is(WordClass.Function);
    }

    /// <summary>أن behind يمكن, بعد, من شأنه and the like belongs to them.</summary>
    private bool IsBlocked(int i, Cue cue)
    {
        if (i == cue.End || text.Word(i - 1) is not { } before)
        {
            return false;
        }
        return before.Is(WordClass.Blocked) && i - 1 >= cue.End;
    }

    private bool IsSpeech(Quotation quotation, int i, Cue cue)
    {
        if (names.At(quotation.First) is { } name && name.End >= quotation.Close - 1)
        {
            return false;
        }
        if (cue.Verb.Kind == VerbKind.Describe)
        {
            return true;
        }
        var before = text[i - 1];
        if (before.Word is { } word)
        {
            if (
                word.Is(WordClass.TitleWord | WordClass.OrganizationClass | WordClass.OrganizationHead)
                && !word.Is(WordClass.That | WordClass.Verb)
                && !(word.HasArticle && cue.Verb.Kind == VerbKind.Say && EndsSentence(quotation))
            )
            {
                return false;
            }
            if (word.Form == "ل")
            {
                return false;
            }
        }
        return quotation.Words >= 4
            || i == cue.End && quotation.Words >= 2
            || quotation.Words >= 2 && cue is { Kind: CueKind.Verb, Verb.Kind: VerbKind.Say } && EndsSentence(quotation)
            || cue.Kind != CueKind.Verb && i - cue.End <= 2 && quotation.Words >= 2;
    }

    /// <summary>وقال المعهد «نحن محايدون».: nothing follows that the marked words could belong to.</summary>
    private bool EndsSentence(Quotation quotation) =>
        quotation.IsClosed
        && (
            text[quotation.Close + 1].Kind == TokenKind.LineEnd
            || text[quotation.Close + 1].Symbol is '.' or '؟' or '!'
                && text[quotation.Close + 2].Kind != TokenKind.Symbol
        );
}

/// <summary>What a cue governs.</summary>
/// <param name="Start">First token of the clause, or the opening mark.</param>
/// <param name="IsMarkedAsSpeech">A colon or complementizer stands before it.</param>
internal sealed record Complement(int Start, Quotation? Quotation, bool IsMarkedAsSpeech);
