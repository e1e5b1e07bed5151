using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;
using Veto = Qawl.Extraction.Words.Rule<Qawl.Extraction.Cues.IsNoCue>;

namespace Qawl.Extraction.Cues;

/// <summary>Tells verbs that report from the same verbs where they report nothing, and from other words of their letters.</summary>
internal sealed class ReportingVerbs(TokenizedText text)
{
    /// <summary>Words between بين and وبين.</summary>
    private const int FarthestBetween = 12;

    /// <summary>Tokens from عاد to the verb behind ل.</summary>
    private const int FarthestReturn = 6;

    /// <summary>Tokens from وجد to أن; a sentence without an end shall not be read for each verb.</summary>
    private const int FarthestFinding = 12;

    /// <summary>Why a verb of saying is no cue.</summary>
    private static readonly Veto[] Vetoes =
    [
        new("verb-behind-preposition-or-negation", (verbs, i, form, _) => verbs.IsGoverned(i, form)),
        new("verb-of-what-may-be-said", (verbs, i, form, _) => verbs.IsSupposed(i, form)),
        new("verb-of-hiding", (verbs, i, form, _) => form.Traits == VerbTraits.Hides && !verbs.IsNegated(i)),
        new("verse", (verbs, i, _, _) => verbs.IsOfVerse(i)),
        new("first-person", (verbs, i, form, _) => verbs.IsWritersOwn(i, form)),
        new("impersonal-verb", (verbs, i, form, _) => verbs.IsImpersonal(i, form)),
        new("jaa-without-a-text", (verbs, i, form, _) => verbs.IsOfNoText(i, form)),
        new("another-word-of-the-letters", (verbs, i, form, begins) => verbs.IsAnotherWord(i, begins, form)),
    ];

    /// <param name="first">The sentence's first token.</param>
    public Cue? Read(int i, int first, Word word)
    {
        if (
            !word.TryRead(WordClass.Verb, out var reading)
            || reading.Definite
            || reading.Preposition != '\0' && !IsColloquial(reading) && !IsReturn(i)
        )
        {
            return null;
        }
        var form = reading.Entry.Verb!.Value;
        foreach (var veto in Vetoes)
        {
            if (veto.Find(this, i, form, i == first || reading.And))
            {
                text.Trail.Add(veto, i, i + 1);
                return null;
            }
        }
        var before = text[i - 1];
        var opens =
            reading.And || form.Stem == "بين" || before.Kind != TokenKind.Word || before.Word!.Is(ClosedClass.Opens);
        var noun =
            word.Is(WordClass.Function | WordClass.Preposition | WordClass.SpeakingText | WordClass.Field)
            || word.Is(WordClass.Common) && !opens;
        return new Cue(i, text.Word(i + 1)?.Form == "بالحرف" ? i + 2 : i + 1, CueKind.Verb, form)
        {
            OpensClause = opens,
            IsNegated = form.Traits is VerbTraits.Denies or VerbTraits.Hides && IsNegated(i),
            IsDoubtful = noun && !HasShadda(i) && form.Traits != VerbTraits.OfText,
        };
    }

    /// <summary>بيقول, وبتقول: the present of speech from Cairo to Damascus.</summary>
    private static bool IsColloquial(Reading reading) =>
        reading is { Preposition: 'ب', Entry.Verb: { Present: true, Kind: VerbKind.Say or VerbKind.Quote } };

    /// <summary>وعاد الوزير ليؤكد: he said it.</summary>
    private bool IsReturn(int i)
    {
        for (var at = i - 1; at >= i - FarthestReturn && text[at].IsWord; at--)
        {
            if (text[at].Is(SpeechWord.Returns))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>
    /// Behind a preposition it is a noun; ما قال, لم يقل, هل قال report nothing, nor does أن يقول, but قبل أن يقول and يحلو له أن يقول do.
    /// </summary>
    private bool IsGoverned(int i, VerbForm form) =>
        text.Word(i - 1) is { } before
        && (
            before.Is(WordClass.Preposition)
            || before.Is(SpeechWord.Denies)
                && form.Traits is not (VerbTraits.Denies or VerbTraits.Hides)
                && text.Word(i - 2)?.Form.EndsWith("سرعان", StringComparison.Ordinal) != true
            || form.Present && before.Form == "ان" && text.Word(i - 2)?.Form != "قبل" && !IsHabit(i)
        );

    /// <summary>يحلو لها أن تقول, اعتاد أن يردد: who does so has said it.</summary>
    private bool IsHabit(int i) =>
        i > 2
        && (
            text.Match(i - 2, i - 1, PhraseKind.Habit, out _, out _) == 1 && !IsNegated(i - 2)
            || text.Match(i - 3, i - 1, PhraseKind.Habit, out _, out _) == 2 && !IsNegated(i - 3)
        );

    private bool IsNegated(int i) => text[i - 1].Is(SpeechWord.Denies);

    /// <summary>لو قال إنه نادم, قد يقول, ربما قال: what nobody said, or perhaps.</summary>
    private bool IsSupposed(int i, VerbForm form) =>
        text.Word(i - 1) is { } before
        && (before.Is(SpeechWord.Supposes) || form.Present && before.Is(SpeechWord.MayBe));

    /// <summary>قال تعالى, قال الله تعالى</summary>
    private bool IsOfVerse(int i) =>
        text[i + 1].Is(SpeechWord.Divine) || text.Word(i + 1)?.Form == "الله" && text[i + 2].Is(SpeechWord.Divine);

    /// <summary>أعتقد أن, often without its hamza: what writers believe, for in news nobody else did without being named.</summary>
    private bool IsWritersOwn(int i, VerbForm form) =>
        form is { Stem: "اعتقد", Present: false } && text[i + 1].Is(WordClass.That);

    /// <summary>يذكر أن, الجدير ذكره: nobody in particular.</summary>
    private bool IsImpersonal(int i, VerbForm form) =>
        form is { Present: true, Feminine: false, Many: false }
            && text[i + 1].Is(WordClass.That)
            && form.Traits == VerbTraits.Impersonal
        || form is { Kind: VerbKind.Describe, Present: true } && text[i - 1].Is(WordClass.Relative);

    /// <summary>جاء reports only what stands in a text: جاء في البيان, جاء فيه.</summary>
    private bool IsOfNoText(int i, VerbForm form) =>
        form.Traits == VerbTraits.OfText
        && text.Word(i + 1)?.Form is not ("فيه" or "فيها")
        && !text[i + 2].Is(WordClass.SpeakingText)
        && text.Word(i + 2)?.Is(ClosedClass.Occasion) != true;

    /// <summary>بين is between unless it opens or has its shadda; بين قول فلان وقول فلان is so too.</summary>
    private bool IsAnotherWord(int i, bool begins, VerbForm form) =>
        form.Stem == "بين"
            && !HasShadda(i)
            && (begins ? JoinsTwo(i) || text[i + 1].Is(SpeechWord.Utterance) : !IsInflected(i, form) && !HasSubject(i))
        || form.Stem == "وجد" && !IsFinding(i)
        // يدعى «…»: is called.
        || form is { Stem: "ادعي", Present: true } && Marks.IsOpening(text[i + 1].Symbol);

    /// <summary>وجد الباحثون أن; but وجدت اختلافات بين النصين are there.</summary>
    private bool IsFinding(int i)
    {
        var at = i + 1;
        while (at < i + FarthestFinding && text[at].IsWord && !text[at].Is(WordClass.That | WordClass.Preposition))
        {
            at++;
        }
        return text[at].Is(WordClass.That);
    }

    /// <summary>بينت, يبين التقرير; but تبين أن has nobody for its subject.</summary>
    private bool IsInflected(int i, VerbForm form) =>
        form.Present ? text[i + 1].Is(WordClass.Source | WordClass.SpeakingText) : form.Feminine || form.Many;

    /// <summary>بينها وبين …</summary>
    private bool JoinsTwo(int i)
    {
        for (var at = i - 1; at >= i - FarthestBetween && text[at].IsWord; at--)
        {
            if (text[at].Is(SpeechWord.Between))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>من جهته بين الوزير أن …: an office and أن, with nobody joined to it by و.</summary>
    private bool HasSubject(int i)
    {
        if (!text[i + 1].Is(WordClass.Office | WordClass.Honorific))
        {
            return false;
        }
        var at = i + 1;
        while (text.Word(at) is { } word && word.Form[0] != 'و' && !word.Is(WordClass.That))
        {
            at++;
        }
        return text[at].Is(WordClass.That);
    }

    private bool HasShadda(int i) => text.Written(i).Contains('\u0651');
}

/// <param name="begins">The verb opens its sentence or is joined to it by و.</param>
internal delegate bool IsNoCue(ReportingVerbs verbs, int at, VerbForm form, bool begins);
