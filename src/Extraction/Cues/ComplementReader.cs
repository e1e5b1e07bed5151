using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;
using ComplementRule = Qawl.Extraction.Words.Rule<Qawl.Extraction.Cues.ReadComplement>;

namespace Qawl.Extraction.Cues;

/// <summary>Finds the clause that a cue governs, from the cue on token by token.</summary>
/// <param name="isDraft">What somebody proposes or asks for (اقترح أن …) counts as what he said.</param>
internal sealed class ComplementReader(TokenizedText text, NameTable names, bool isDraft)
{
    /// <summary>Each token is shown to them in this order; the first that it concerns decides.</summary>
    private static readonly ComplementRule[] Rules =
    [
        new("marks-that-are-speech", (reader, cue, i, _, quotations) => reader.Marked(cue, i, quotations)),
        new("colon", (reader, _, i, end, quotations) => reader.Colon(i, end, quotations)),
        new("complementizer", (reader, cue, i, end, quotations) => reader.That(cue, i, end, quotations)),
        new("another-cue-takes-the-clause", (reader, cue, i, end, _) => reader.AnotherCue(cue, i, end)),
    ];

    private const WordClass Concerned = WordClass.That | WordClass.Nominal | WordClass.Participle | WordClass.Verb;

    private const int LongestGap = 70;

    /// <summary>Tokens of a subject with its offices, up to أن.</summary>
    private const int FarthestThat = 35;

    /// <summary>Words in marks that need nothing else to be speech.</summary>
    private const int FewestOfSpeech = 4;

    /// <summary>Words that are too many for the name of a body.</summary>
    private const int FewestOfNoName = 7;

    private readonly Participles _participles = new(text);
    private readonly BareClauses _bare = new(text, names, isDraft);

    /// <summary>Where the reported clause begins, or <c>null</c> if the cue governs none.</summary>
    public Complement? Find(Cue cue, int end, Quotations quotations)
    {
        // وقال نريد أن …: the clause has an أن of its own.
        if (isDraft && cue.IsPlain && _bare.BeginsRightBehind(cue) && _bare.Find(cue, end) is { } bare)
        {
            return bare;
        }
        var limit = Math.Min(end, cue.End + LongestGap);
        for (var i = cue.End; i < limit; )
        {
            var next = i + 1;
            // Most words concern no rule.
            if (text.Word(i)?.TryRead(Concerned, out _) == false && !text[i].Is(SpeechWord.Utterance))
            {
                i = next;
                continue;
            }
            foreach (var rule in Rules)
            {
                if (rule.Find(this, cue, i, end, quotations) is not { } step)
                {
                    continue;
                }
                if (step.IsLast)
                {
                    text.Trail.Add(rule, i, i + 1);
                    return step.Complement is { } found ? found with { Rule = rule } : _bare.Find(cue, end);
                }
                next = step.Next;
                break;
            }
            i = next;
        }
        return _bare.Find(cue, end);
    }

    private Step? Marked(Cue cue, int i, Quotations quotations) =>
        quotations.OpeningAt(i) is not { } quotation ? null
        : cue.Verb.Traits != VerbTraits.Goes && IsSpeech(quotation, i, cue)
            ? Step.At(new Complement(i, quotation, false))
        : Step.To(quotation.Behind);

    private Step? Colon(int i, int end, Quotations quotations)
    {
        // 10:30, https://…
        var isInside =
            text[i + 1].IsSymbol('/') || text[i - 1].Kind == TokenKind.Number && text[i + 1].Kind == TokenKind.Number;
        // وهم: …, المدن التالية: … lead to a list.
        return text[i].IsSymbol(':') && !isInside && !text[i - 1].Is(SpeechWord.Lists)
            ? Step.At(AfterColon(i + 1, end, quotations))
            : null;
    }

    private Complement? AfterColon(int i, int end, Quotations quotations)
    {
        // The marks may stand on the next line.
        while (i < end && text[i].Kind == TokenKind.LineEnd)
        {
            i++;
        }
        if (quotations.OpeningAt(i) is { } quotation)
        {
            return new Complement(i, quotation, true);
        }
        if (text[i].Is(WordClass.That))
        {
            i++;
        }
        // البريد الإلكتروني: info@…
        return i < end && text.Word(i)?.IsLatin != true ? new Complement(i, null, true) : null;
    }

    private Step? That(Cue cue, int i, int end, Quotations quotations)
    {
        if (
            text.Word(i) is not { } word
            || !word.Is(WordClass.That)
            || names.At(i) is not null
            || word.Readings[0].Prefix > 1
        )
        {
            return null;
        }
        if (BeginsAnother(i) || i - cue.End > FarthestThat)
        {
            return Step.At(null);
        }
        var goes = cue.Verb.Traits == VerbTraits.Goes;
        if (IsBlocked(i) || IsCondition(cue, i) || IsIf(i) || goes && text.Word(i - 1)?.Form != "الي")
        {
            return Step.To(i + 1);
        }
        if (quotations.OpeningAt(i + 1) is { } marked)
        {
            return Step.At(new Complement(i + 1, marked, true));
        }
        return Step.At(
            cue.Verb.Kind is VerbKind.Say or VerbKind.Relay
            || goes
            || isDraft && cue.Verb.Kind is VerbKind.Quote or VerbKind.Describe
            || Accuses(cue, word)
            || IsOfSaying(i)
                ? new Complement(i + 1, null, true)
                : null
        );
    }

    /// <summary>اتهمه بأنه, وعد بأن: with بـ the clause is what was said.</summary>
    private static bool Accuses(Cue cue, Word that) => that.Form[0] == 'ب' && cue.Verb.Traits == VerbTraits.Accuses;

    /// <summary>جدد التأكيد على أن, أعرب عن اعتقاده بأن</summary>
    private bool IsOfSaying(int i) => text[i - 1].Is(SpeechWord.OfSaying) || text[i - 2].Is(SpeechWord.OfSaying);

    /// <summary>أن behind يمكن, بعد, من شأنه and the like belongs to them.</summary>
    private bool IsBlocked(int i) =>
        text[i - 1].Is(WordClass.Blocked)
        // أقر من قبل بأن: before.
        && !(text.Word(i)!.Form[0] == 'ب' && text.Word(i - 2)?.Form == "من");

    /// <summary>كما أن; but أيضا أن goes on.</summary>
    private bool BeginsAnother(int i) =>
        text.Word(i - 1) is { } before && before.Is(ClosedClass.Joins) && !before.Is(ClosedClass.Aside);

    /// <summary>أعلن … على أن يبدأ غدا: what is agreed on, not what was said.</summary>
    private bool IsCondition(Cue cue, int i) =>
        text.Word(i - 1)?.Form == "علي" && !IsOfSaying(i) && cue.Verb.Traits != VerbTraits.Upon && i - 1 > cue.End;

    /// <summary>إن لم تلتزم, وإن كان</summary>
    private bool IsIf(int i) => text[i + 1].Is(SpeechWord.AfterIf) && text.Word(i)!.Form is "ان" or "وان";

    private Step? AnotherCue(Cue cue, int i, int end)
    {
        if (text.Word(i) is not { } word)
        {
            return null;
        }
        // نقلت الوكالة عنه قوله: the noun is the relay's.
        var takes = word.Is(WordClass.Nominal)
            ? cue.Verb.Kind != VerbKind.Relay
            // استشهد الكاتب بقول فلان: …
            : word is { Form: ['ب', ..] } && word.Is(SpeechWord.Utterance) && names.At(i + 1) is not null
                || _participles.Reports(i, word)
                || word.TryRead(WordClass.Verb, out var verb)
                    && verb is { Definite: false }
                    && (
                        verb.And
                        || text.Word(i - 1)?.Form is "حيث" or "اذ"
                        || text[i - 1].IsComma && HasSubject(i + 1)
                        || IsOfNamed(i, word)
                    );
        return takes ? Step.At(null) : null;
    }

    /// <summary>أعلنت المدينة عن …، حذر الوزير فلان من أن …: the verb behind the comma has a subject of its own.</summary>
    private bool HasSubject(int at) =>
        names.At(at) is { HasPreposition: false }
        || text.Word(at)?.TryRead(WordClass.Office, out var office) == true && office.Prefix == 0;

    /// <summary>رحب الوزير بحديث فلانة التي قالت إن …, قالت فيه إن …: what follows is hers.</summary>
    private bool IsOfNamed(int i, Word verb)
    {
        var relative = text.BackOver(i - 1, SpeechWord.Past);
        if (!text[relative].Is(WordClass.Relative) || verb.Is(WordClass.Preposition))
        {
            return false;
        }
        var named = text[relative - 1].IsComma ? relative - 2 : relative - 1;
        return names.At(named) is not null
            && (text[i + 1].Is(WordClass.That) || text[i + 2].Is(WordClass.That) && names.At(i + 1) is null);
    }

    private bool IsSpeech(Quotation quotation, int i, Cue cue)
    {
        if (names.At(quotation.First) is { } name && name.End >= quotation.Close - 1)
        {
            return false;
        }
        // ينسب إليه نداء «…»
        if (cue.Verb.Kind == VerbKind.Describe || cue.Verb.Stem == "نسب" || isDraft && cue.Verb.Stem == "اعتبر")
        {
            return true;
        }
        if (IsBeforeThat(quotation))
        {
            return false;
        }
        if (quotation.Words < FewestOfSpeech && IsSubject(quotation))
        {
            return false;
        }
        var before = text[i - 1];
        if (before.Word is { } word)
        {
            if (
                word.Is(WordClass.TitleWord | WordClass.OrganizationClass | WordClass.OrganizationHead)
                && !(word.HasArticle && (quotation.Words >= FewestOfNoName || EndsSentence(quotation)))
            )
            {
                return false;
            }
            if (word.Form == "ل")
            {
                return false;
            }
        }
        return quotation.Words >= FewestOfSpeech
            || quotation.Words >= 2
                && (
                    i == cue.End
                    || IsCalledFor(cue, i) && EndsSentence(quotation)
                    || (cue.Verb.Kind == VerbKind.Say || before.IsComma) && EndsSentence(quotation)
                );
    }

    /// <summary>دعا الاثنين إلى «عدم التسرع», حث الأطراف على «ضبط النفس»: what somebody is called on to do.</summary>
    private bool IsCalledFor(Cue cue, int open) =>
        cue.Verb.Traits == VerbTraits.Calls
        && text.Word(open + 1) is { } act
        && (!act.HasArticle || act.Vocabulary.General.ListsNoun(act.Form.AsSpan()))
        && text.Word(open - 1)?.Form is "الي" or "علي" or "ب";

    /// <summary>نقل عن «مصدر مقرب من العائلة» أن …; أوضح، ردا على سؤال حول «معاناة الطلبة مع النقل»، أن …</summary>
    private bool IsBeforeThat(Quotation quotation)
    {
        var at = quotation.Behind;
        at += text[at].IsComma ? 1 : 0;
        return text.Word(at) is { Readings: [{ And: false }, ..] } that && that.Is(WordClass.That);
    }

    /// <summary>قال «نور الشرق» أمس إنه …: the clause follows, and the marks hold whose it is.</summary>
    private bool IsSubject(Quotation quotation)
    {
        var at = quotation.Behind;
        while (text[at].IsWord && !text[at].Is(WordClass.That))
        {
            at++;
        }
        return text[at].Is(WordClass.That);
    }

    /// <summary>وقال المعهد «نحن محايدون».: nothing follows that the marked words could belong to.</summary>
    private bool EndsSentence(Quotation quotation) =>
        text[quotation.Behind].Kind == TokenKind.LineEnd || text[quotation.Behind].IsSymbol('.');
}

/// <summary>What a rule says of one token behind a cue; <c>null</c> if the token does not concern it.</summary>
internal delegate Step? ReadComplement(ComplementReader reader, Cue cue, int at, int end, Quotations quotations);

/// <summary>The search for a complement ends with or without one, or goes on at a token.</summary>
internal readonly record struct Step(Complement? Complement, bool IsLast, int Next)
{
    public static Step At(Complement? complement) => new(complement, true, 0);

    public static Step To(int next) => new(null, false, next);
}
