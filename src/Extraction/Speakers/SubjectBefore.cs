using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// The subject before its verb, as headlines and topics put it: رئيسي شدد; أما القائد … فقال; كان خامنئي أكد.
/// </summary>
internal sealed class SubjectBefore(TokenizedText text, NameTable names, NounPhrases phrases)
{
    /// <summary>Tokens back from the verb to where its subject begins.</summary>
    private const int LongestPhrase = 12;

    /// <summary>Tokens from أما to the verb that takes it up.</summary>
    private const int FarthestTopic = 25;

    /// <summary>كانت … قد أعلنت; بوتين قال: what stands before is the subject, whatever stands behind.</summary>
    public bool IsAhead(Cue cue) =>
        text.Word(cue.First - 1)?.Form == "قد"
        || names.At(cue.First - 1) is not null && !HasOwnSubject(cue)
        // الذي وصف القرار بأنه …: what stands behind is described, blamed or called on.
        || IsRelative(cue.First - 1) && cue.Verb.Kind is VerbKind.Describe or VerbKind.Quote && !IsSomebody(cue.End);

    private bool IsSomebody(int at) => (names.At(at) ?? names.At(at + 1)) is not null;

    /// <summary>ردا على سؤال وكالة … قال الوزير فلان: who stands behind a verb that tells nobody anything.</summary>
    private bool HasOwnSubject(Cue cue) =>
        cue.Verb.Kind == VerbKind.Say
        && cue.Verb.Stem is not ("ابلغ" or "اخبر" or "طمان")
        && (names.At(cue.End) is { } name ? name.Referent.IsPerson : text[cue.End].Is(WordClass.Office));

    /// <summary>الوزير الذي قال</summary>
    public Attribution? Antecedent(Question question)
    {
        var i = text.BackOver(question.Cue.First - 1, SpeechWord.Past);
        if (!IsRelative(i))
        {
            return null;
        }
        i--;
        while (text[i].IsComma)
        {
            i--;
        }
        var found = (text[i + 1].IsComma ? OfficeOf(i + 1, question.First) : null) ?? Ending(i, question.First, true);
        var verb = question.Cue.Verb;
        return found?.Feminine is not { } feminine || feminine == verb.Feminine
            ? found
            : NamedBefore(i, question.First, verb.Feminine) ?? found;
    }

    /// <summary>سفير … في وزارة الخارجية الذي أوضح: the nearest person of the verb's gender.</summary>
    private Attribution? NamedBefore(int i, int sentence, bool feminine)
    {
        for (var at = i; at >= Math.Max(sentence, i - FarthestTopic); at--)
        {
            if (names.At(at) is { Referent.IsPerson: true } name && name.Referent.Feminine == feminine)
            {
                return Attribution.Of(name) with { Feminine = feminine };
            }
        }
        return null;
    }

    /// <summary>أما القائد … فقال; …، أما القائد … فقد قال</summary>
    public Attribution? Topic(Question question)
    {
        var cue = question.Cue;
        if (text.Word(cue.First)!.Form[0] != 'ف' && !text[cue.First - 1].Is(SpeechWord.ResumesTopic))
        {
            return null;
        }
        var at = cue.First - 1;
        while (at > question.First && text.Word(at)?.Form != "اما")
        {
            at--;
        }
        return text.Word(at)?.Form is "اما" or "واما" && phrases.Begins(at + 1)
            ? phrases.Read(at + 1, cue.First)
            : null;
    }

    /// <summary>نفاه مسؤولو النادي، مشيرين: a participle of several goes with several.</summary>
    public Attribution? Several(Question question)
    {
        if (!question.Cue.Verb.Many)
        {
            return null;
        }
        for (var at = question.Cue.First - 1; at > Math.Max(question.First, question.Cue.First - LongestPhrase); at--)
        {
            if (text.Word(at) is { Form: ['م', _, _, _, .., 'و'] or [not 'ي', _, .., 'و', 'ن'] })
            {
                return phrases.Read(at, question.Cue.First);
            }
        }
        return null;
    }

    /// <summary>رئيس الوزراء السابق …، مصطفى نياس، قال: the name between commas right before the verb, or before its office.</summary>
    public Attribution? BetweenCommas(Question question)
    {
        var i = question.Cue.First - 1;
        if (!text[i].IsComma || text.Word(question.Cue.First)!.Readings is not [{ And: false }, ..])
        {
            return null;
        }
        if (names.At(i - 1) is not { } apposed)
        {
            return BeforeOffice(i, question.First);
        }
        return apposed.First == question.First || text[apposed.First - 1].IsComma
            ? phrases.Read(apposed.First, i)
            : BeforeOffice(i, question.First);
    }

    /// <summary>نادر السالمي، رئيس البلدية، قال</summary>
    private Attribution? BeforeOffice(int comma, int sentence) =>
        OfficeOf(comma, sentence) is { } named
        && (named.First == sentence || text.Word(named.First - 1)?.Is(ClosedClass.Opens) == true)
            ? named
            : null;

    /// <summary>نادر السالمي، رئيس البلدية،: whose name stands before the office between commas.</summary>
    private Attribution? OfficeOf(int comma, int sentence)
    {
        var at = comma - 1;
        while (text[at].IsWord)
        {
            at--;
        }
        return text[at + 1].Is(WordClass.Office) && names.At(at - 1) is { } name ? phrases.Read(name.First, at) : null;
    }

    /// <summary>مازن الخطيب رئيس بلدية صيدا قال: the name that the sentence begins with, its office behind it.</summary>
    public Attribution? AtHead(Question question) =>
        MayStandBefore(question)
        && names.At(Titled(question)) is { } name
        && text[name.End].Is(WordClass.Office | WordClass.Source)
            ? phrases.Read(name.First, question.Cue.First)
            : null;

    /// <summary>The sentence's first word behind الدكتور and the like.</summary>
    private int Titled(Question question)
    {
        var at = question.First;
        while (text[at].Is(WordClass.Honorific))
        {
            at++;
        }
        return at;
    }

    /// <summary>رئيسي شدد; كان خامنئي أكد; مادة … نصت.</summary>
    public Attribution? RightBefore(Question question)
    {
        if (!MayStandBefore(question))
        {
            return null;
        }
        var i = question.Cue.First - 1;
        while (
            text[i].Is(SpeechWord.Past)
            || Marks.EndsClause(text[i].Symbol)
            // نادر السالمي نفسه اتهم
            || text.Word(i)?.Is(ClosedClass.Same) == true && names.At(i - 1) is not null
        )
        {
            i--;
        }
        return Ending(i, question.First, false);
    }

    /// <summary>كان مصدر في الشركة، طلب عدم كشف هويته، قد قال: with a clause about it between commas or in brackets.</summary>
    public Attribution? BeforeClause(Question question)
    {
        var (first, last) = (question.First, text.BackOver(question.Cue.First - 1, SpeechWord.Past));
        var isBehindKana = text.Word(first)?.Form is "كان" or "وكان" or "كانت" or "وكانت";
        if (!IsBreak(last) || !isBehindKana && !text[first].Is(WordClass.Source))
        {
            return null;
        }
        first += isBehindKana ? 1 : 0;
        var clause = first;
        while (!IsBreak(clause))
        {
            clause++;
        }
        // كان رئيس النادي، نادر السالمي، قد قال: the name tells more. المدير (49 عاما) قال: no clause.
        return
            text[clause + 1].IsWord
            && names.At(last - 1)?.Referent.IsPerson != true
            && phrases.Read(first, clause) is { } subject
            && SpokenBefore.Agrees(subject, question.Cue)
            ? subject
            : null;
    }

    private bool IsBreak(int at) => text[at].IsComma || text[at].Symbol is '(' or ')';

    /// <summary>Nothing ends between the verb and what stands before it.</summary>
    private bool MayStandBefore(Question question)
    {
        var i = question.Cue.First - 1;
        return !IsRelative(i)
            // وقفت فلانة … وهي تقول: whoever acts in the sentence.
            && text.Word(i)?.Form is not ("وهو" or "وهي" or "وهم")
            && !TellsTopic(question.First)
            && (
                !question.Cue.OpensClause
                || text[i].Is(SpeechWord.Past)
                || text[i].Symbol == ')'
                || Marks.IsClosing(text[i].Symbol)
            );
    }

    /// <summary>أمام مجلس الشيوخ قال: before whom, not who.</summary>
    private bool IsGoverned(Mention name) => text[name.First - 1].Is(WordClass.Preposition);

    /// <summary>لكن روسيا قالت: a country that nothing governs.</summary>
    private bool IsCountryThatActs(int at) =>
        text[at].Is(WordClass.Country)
        && text.Word(at)!.Readings is [{ Preposition: '\0' }, ..]
        && (
            text.Word(at - 1) is not { } before
            || before.Is(ClosedClass.Opens)
            || before.Is(SpeechWord.Past | SpeechWord.BeforeSubject)
        );

    private bool IsRelative(int i) => text[i].Is(WordClass.Relative);

    /// <summary>وحول المعارض التي تسعى إليها الغرفة أشار إلى أن: what was asked about is no subject.</summary>
    private bool TellsTopic(int sentence) => text[sentence].Is(SpeechWord.Topic);

    /// <summary>The noun phrase that ends at a token.</summary>
    /// <param name="isAntecedent">A relative clause follows, so that a preposition may govern it.</param>
    private Attribution? Ending(int i, int sentence, bool isAntecedent)
    {
        var last = i;
        if (names.At(i) is { } mention)
        {
            if (!mention.HasPreposition && (isAntecedent || !IsGoverned(mention)))
            {
                // ممثل المنظمة قال: not the body itself.
                var holder = !mention.Referent.IsPerson && text[mention.First - 1].Is(WordClass.Office) ? 1 : 0;
                return phrases.Read(mention.First - holder, i + 1);
            }
            last = mention.First - 1;
        }
        for (var at = last; at >= Math.Max(sentence, i - LongestPhrase + 1); at--)
        {
            if (
                text[at].Kind != TokenKind.Word
                && text[at].Kind != TokenKind.Number
                && text[at].Symbol is not ('(' or ')')
            )
            {
                return null;
            }
            if (text[at].Is(WordClass.Verb) && !IsRelative(at - 1))
            {
                return null;
            }
            if (IsCountryThatActs(at))
            {
                return phrases.Read(at, at + 1);
            }
            if (
                phrases.Begins(at)
                && text[at]
                    .Is(WordClass.Office | WordClass.Source | WordClass.SpeakingText | WordClass.OrganizationHead)
                && !text[at - 1]
                    .Is(WordClass.Office | WordClass.OrganizationHead | WordClass.Honorific | WordClass.Source)
                && (isAntecedent || !text[at - 1].Is(WordClass.Preposition))
            )
            {
                return phrases.Read(at, i + 1);
            }
        }
        return null;
    }
}
