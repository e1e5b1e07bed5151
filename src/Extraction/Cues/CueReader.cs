using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;
using CueRule = Qawl.Extraction.Words.Rule<Qawl.Extraction.Cues.ReadCue>;

namespace Qawl.Extraction.Cues;

/// <summary>Tells where words report speech.</summary>
internal sealed class CueReader(TokenizedText text, NameTable names)
{
    private static readonly CueRule[] Rules =
    [
        new("noun-of-saying", (reader, i, _, word) => reader.Noun(i, word)),
        new("what-somebody-said", (reader, i, _, word) => reader.WhatWasSaid(i, word)),
        new("what-it-says", (reader, i, _, word) => reader.Content(i, word)),
        new("noun-of-saying-with-pronoun", (reader, i, _, word) => reader.NounOfHim(i, word)),
        new("noun-of-saying-with-its-owner", (reader, i, _, word) => reader.OwnedNoun(i, word)),
        new("participle-that-governs", (reader, i, _, word) => reader.Participle(i, word)),
        new("answer-written-like-name", (reader, i, _, _) => reader.Answer(i)),
        new("verb-that-reports", (reader, i, first, word) => reader._verbs.Read(i, first, word)),
    ];

    /// <summary>Tokens from a verb of refusing to what is not said.</summary>
    private const int FarthestRefusal = 5;

    /// <summary>Tokens from a noun of saying to أن.</summary>
    private const int FarthestThat = 12;

    /// <summary>Tokens from a noun of saying to the name of who speaks, with his office.</summary>
    private const int FarthestOwner = 5;

    private readonly Participles _participles = new(text);
    private readonly ReportingVerbs _verbs = new(text);

    /// <param name="first">The sentence's first token.</param>
    public Cue? Read(int i, int first)
    {
        if (
            text.Word(i) is not { } word
            || !word.TryRead(WordClass.Nominal | WordClass.Participle | WordClass.Verb, out _)
                && !Askers.IsAnswer(text, i)
                && !IsWhat(i - 1)
                && word.Form is not ("وعن" or "وله" or "ولها")
                && !word.Is(SpeechWord.Utterance | SpeechWord.UtteranceOfHim | SpeechWord.Content)
            || names.At(i) is not null
        )
        {
            return null;
        }
        foreach (var rule in Rules)
        {
            if (rule.Find(this, i, first, word) is { } cue)
            {
                return cue with { Rule = rule };
            }
        }
        return null;
    }

    /// <summary>بقوله, القول: the suffix is the speaker.</summary>
    private Cue? Noun(int i, Word word) =>
        word.TryRead(WordClass.Nominal, out var noun) && !noun.And && !IsUnsaid(i)
            ? new Cue(i, i + 1, CueKind.Nominal, new VerbForm(VerbKind.Say, IsHers(word), false, false, word.Form))
            : null;

    /// <summary>قول فلان إن, تصريح الوزير فلان أمس بأن, وعن فلان أن: who is named between the noun and أن has said it.</summary>
    private Cue? OwnedNoun(int i, Word word)
    {
        var isSource = word.Form == "وعن";
        if (!isSource && !word.Is(SpeechWord.Utterance) || IsUnsaid(i) || !text[i + 1].IsWord)
        {
            return null;
        }
        // تأكيد الوزارة أن
        var isBody =
            text.Word(i + 1)?.HasArticle == true
            && text[i + 1].Is(WordClass.OrganizationHead | WordClass.OrganizationClass);
        var isNamed = isBody || text[i + 1].Is(WordClass.Office);
        for (var at = i + 1; at <= i + FarthestThat; at++)
        {
            if (text[at].Is(WordClass.That) || text[at].IsSymbol(':') || Marks.IsOpening(text[at].Symbol))
            {
                return isNamed && (!isSource || text[at].Is(WordClass.That))
                    ? Nominal(i) with
                    {
                        HasOwner = true,
                    }
                    : null;
            }
            if (names.At(at) is { HasPreposition: false } name)
            {
                isNamed |= at <= i + FarthestOwner;
                at = name.End - 1;
            }
            else if (!text[at].IsWord || text[at].Is(WordClass.Verb | WordClass.Relative | WordClass.Participle))
            {
                return null;
            }
        }
        return null;
    }

    /// <summary>اعتباره أن, تصريحها بأن, إشارتهم إلى أن: the noun's pronoun is who speaks.</summary>
    private Cue? NounOfHim(int i, Word word) =>
        (
            word.Is(SpeechWord.UtteranceOfHim)
                ? text[i + 1].Is(WordClass.That) || text[i + 2].Is(WordClass.That)
                : IsAlsoHis(i, word)
        ) && !IsUnsaid(i)
            ? Nominal(i, IsHers(word))
            : null;

    /// <summary>وله أيضا أن الماء صاف: he has said that too; وله أن يسأل is what he may do.</summary>
    private bool IsAlsoHis(int i, Word word) =>
        word.Form is "وله" or "ولها"
        && text.Word(i + 1)?.Is(ClosedClass.Aside) == true
        && text[i + 2].Is(WordClass.That)
        && text.Word(i + 3)?.HasArticle == true;

    /// <summary>ما صرح به فلان هو أن, ما قالته فلانة من أن, ما أكده فلان أن, كما شرحته فلانة أن, ما ذهب إليه فلان من أن, كما رددته: «…»: with an
    /// object, for ما قال فلان إن denies.</summary>
    private Cue? WhatWasSaid(int i, Word word)
    {
        if (SaysIt(i, word) is not { } verb)
        {
            return null;
        }
        var at = i + 1;
        while (at <= i + FarthestThat && text[at].IsWord && !text[at].Is(WordClass.That | WordClass.Verb))
        {
            at++;
        }
        return text[at].Is(WordClass.That) || text[at].IsSymbol(':')
            ? new Cue(i, i + 1, CueKind.Verb, verb) { OpensClause = true }
            : null;
    }

    /// <summary>The verb of saying whose object is ما, or what كما takes up.</summary>
    private VerbForm? SaysIt(int i, Word word) =>
        !IsWhat(i - 1) ? null
        : word.Form is "ذهب" or "ذهبت" && text.Word(i + 1)?.Form == "اليه"
            ? new VerbForm(VerbKind.Say, word.Form[^1] == 'ت', false, false, "ذهب")
        : (word.Form is [.., 'ه'] or [.., 'ه', 'ا'] || text.Word(i + 1)?.Form == "به")
        && text.Lexicon.Find(word.Form.TrimEnd('ا').TrimEnd('ه'))?.Verb is { Kind: VerbKind.Say } verb
            ? verb
        : null;

    private bool IsWhat(int at) => text.Word(at)?.Form is "ما" or "وما" or "بما" or "وبما" or "كما" or "وكما";

    /// <summary>رأي مفاده أن, رسالة فحواها أن</summary>
    private Cue? Content(int i, Word word) =>
        word.Is(SpeechWord.Content) && (text[i + 1].Is(WordClass.That) || text[i + 1].IsSymbol(':'))
            ? Nominal(i) with
            {
                IsContent = true,
            }
            : null;

    private static bool IsHers(Word word) => word.Form.EndsWith("ها", StringComparison.Ordinal);

    private static Cue Nominal(int i, bool isHers = false) =>
        new(i, i + 1, CueKind.Nominal, new VerbForm(VerbKind.Say, isHers, false, false, "قال"));

    /// <summary>رفض الوزير القول إن, امتنع عن القول إن, يمكن القول إن: nobody said it.</summary>
    private bool IsUnsaid(int i)
    {
        for (var at = i - 1; at >= i - FarthestRefusal && text[at].IsWord; at--)
        {
            if (text[at].Is(SpeechWord.Unsaid) || at == i - 1 && text[at].Is(WordClass.Blocked))
            {
                return true;
            }
        }
        return false;
    }

    private Cue? Answer(int i) =>
        Askers.IsAnswer(text, i) || IsAnswerOf(i)
            ? new Cue(
                i,
                i + 1,
                CueKind.Verb,
                new VerbForm(VerbKind.Quote, false, false, false, "رد") { Traits = VerbTraits.Accuses }
            )
            {
                OpensClause = true,
            }
            : null;

    /// <summary>ورد الوزير: of somebody it is و with رد, for no person has arrived in a text.</summary>
    private bool IsAnswerOf(int i) =>
        text.Word(i)?.Form == "ورد"
        && (
            names.At(i + 1) is { HasPreposition: false, Referent.IsPerson: true }
            || text[i + 1].Is(WordClass.Office | WordClass.Honorific)
        );

    private Cue? Participle(int i, Word word) =>
        _participles.Reports(i, word) && word.TryRead(WordClass.Participle, out var participle)
            ? new Cue(i, i + 1, CueKind.Participle, participle.Entry.Participle!.Value) { OpensClause = true }
            : null;
}

/// <param name="first">The sentence's first token.</param>
internal delegate Cue? ReadCue(CueReader reader, int at, int first, Word word);
