using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// The subject behind its verb, where Arabic puts it, possibly after circumstances: قال في تصريح صحفي الوزير ….
/// </summary>
internal sealed class SubjectBehind(TokenizedText text, NameTable names, NounPhrases phrases)
{
    private readonly TwoNamed _two = new(text, names);
    private readonly Addressees _addressees = new(text, names);
    private readonly Askers _askers = new(text, names);
    private readonly Relations _relations = new(text, names);

    /// <summary>Tokens within which a noun that nobody knows is still the subject.</summary>
    private const int FarthestClause = 14;

    /// <summary>جاء في البيان: the text that it stands in.</summary>
    public Attribution? TextItStandsIn(Question question)
    {
        var cue = question.Cue;
        return cue.Verb.Traits == VerbTraits.OfText ? phrases.Read(cue.End + 1, question.Limit) : null;
    }

    /// <summary>ويقول الأول</summary>
    public Attribution? OneOfTwo(Question question) => _two.Meant(Start(question));

    /// <summary>قالت «هيئة …»</summary>
    public Attribution? MarkedName(Question question)
    {
        var i = Start(question);
        return i < question.Limit && Marks.IsOpening(text[i].Symbol) && !IsToldBySomebody(question)
            ? phrases.Read(i + 1, question.Limit)
            : null;
    }

    /// <summary>مصادر أبلغت «الضحى»: whom a verb of telling has for its object.</summary>
    private static bool IsToldBySomebody(Question question) =>
        question.Cue is { Verb.Stem: "ابلغ", OpensClause: false };

    /// <summary>سأل المذيع الوزير فلانا: whose question it is.</summary>
    public Attribution? Asker(Question question) =>
        AskedAt(question) is var asked and > 0 ? phrases.Read(Start(question), asked, true) : null;

    /// <summary>Whose question it is not.</summary>
    public Attribution? Asked(Question question) =>
        AskedAt(question) is var asked and > 0 ? phrases.Read(asked, question.Limit) : null;

    private int AskedAt(Question question) =>
        Askers.Asks(question.Cue.Verb) ? _askers.Asked(Start(question), question.Limit) : -1;

    /// <summary>قال الوزير فلان</summary>
    public Attribution? Phrase(Question question)
    {
        var i = StartBehindOutlet(question);
        i += _relations.LeadsToName(i) ? 1 : 0;
        return (phrases.Begins(i) || IsCount(i)) && !IsObject(question.Cue, i)
            ? phrases.Read(i, ObjectBehind(question, i))
            : null;
    }

    /// <summary>ثلاثة مصادر; آخر, اثنان منهم</summary>
    private bool IsCount(int at) =>
        text[at].Is(SpeechWord.Counts)
        && (!text[at + 1].IsWord || text[at + 1].Is(WordClass.Source | WordClass.That | WordClass.Preposition));

    /// <summary>حذر المشرعين, دعا إيران, طالب الحكومة: neither the ending nor the gender is a subject's.</summary>
    private bool IsObject(Cue cue, int at) =>
        text.Word(at) is { } word
        && (
            word is { IsPlural: true, Form: [.., 'ي', 'ن'] }
                && (word.Is(WordClass.Source) || cue.Verb.Kind == VerbKind.Quote && names.At(at) is null)
            || !cue.Verb.Feminine && (IsFeminine(word) || IsOfThings(word))
        );

    /// <summary>ذكر زملاءه, طمأن أصدقاءها: of a subject the hamza would stand on و.</summary>
    private bool IsAccusative(int at) =>
        text.Letters(at) is [_, .., 'ا', 'ء', 'ه'] or [_, .., 'ا', 'ء', 'ه', 'ا' or 'م'];

    /// <summary>Verbs that tell next to who speaks whom he speaks of or to.</summary>
    private static bool HasObject(VerbForm verb) => verb.Traits == VerbTraits.Calls || verb.Stem == "اتهم";

    /// <summary>دعا الأطراف: with a verb that is no feminine things are no subject.</summary>
    private bool IsOfThings(Word word) => text.Lexicon.FindOfSpeech(Offices.Bare(word)).HasFlag(SpeechWord.Things);

    /// <summary>اتهم زعيم المعارضة فلان الحكومة: where behind the whole of who speaks another body begins.</summary>
    private int ObjectBehind(Question question, int at)
    {
        if (!HasObject(question.Cue.Verb))
        {
            return question.Limit;
        }
        for (var i = at + 1; i < question.Limit; i++)
        {
            if (
                text.Word(i) is { Readings: [{ Preposition: '\0' }, ..] } word
                && word.Is(WordClass.OrganizationHead)
                && text.Word(i - 1)?.HasArticle == true
            )
            {
                return i;
            }
        }
        return question.Limit;
    }

    private static bool IsFeminine(Word word) =>
        word.TryRead(WordClass.OrganizationHead, out var head) && head.Entry.Organization?.Feminine == true
        || word.Is(WordClass.Country) && !word.Is(SpeechWord.Masculine);

    /// <summary>Any definite noun that is the subject: المجتمعون, الجانبان.</summary>
    public Attribution? DefiniteNoun(Question question)
    {
        var i = StartBehindOutlet(question);
        return
            PlainNoun(i, question.Limit) is { HasArticle: true, Readings: [] or [{ Definite: true }, ..] } word
            && !word.Is(WordClass.Function)
            && !IsObject(question.Cue, i)
            && !IsDescribed(question, i)
            && question.Limit - i <= FarthestClause
            ? phrases.Read(i, ObjectBehind(question, i))
            : null;
    }

    /// <summary>ووصفت الفيلم بأنه …: who describes needs something that is described, and nothing else stands here.</summary>
    private bool IsDescribed(Question question, int at) =>
        question.Cue.Verb.Kind == VerbKind.Describe && text.Word(at + 1)?.Form is "بانه" or "بانها";

    /// <summary>قال أفراد من العشيرة إن: right behind a verb of saying an indefinite noun can only be its subject.</summary>
    public Attribution? BareNoun(Question question)
    {
        var i = StartBehindOutlet(question);
        return
            PlainNoun(i, question.Limit) is { HasArticle: false } word
            && (i == question.Cue.End || i > Start(question))
            && question.Limit - i <= FarthestClause
            && IsBareSubject(question, word)
            ? phrases.Read(i, question.Limit)
            : null;
    }

    /// <inheritdoc cref="UnknownSubjects" />
    public Attribution? Unknown(Question question) =>
        StartBehindOutlet(question) is var i
        && PlainNoun(i, question.Limit) is { } word
        && UnknownSubjects.IsOne(text, question, i, word)
            ? UnknownSubjects.Read(phrases, i, ObjectBehind(question, i), word)
            : null;

    /// <summary>Where the subject is looked for: behind وتابع (أيضا) and what stands in brackets.</summary>
    private int Start(Question question)
    {
        var (i, limit) = (question.Cue.End, question.Limit);
        while (text.Word(i)?.Is(ClosedClass.Aside) == true || text[i].IsComma)
        {
            i++;
        }
        if (text[i].Symbol is '(')
        {
            while (i < limit && text[i].Symbol is not ')')
            {
                i++;
            }
            i++;
        }
        return i;
    }

    /// <summary>Behind the outlet that is told as well: قال لـ«الضحى» مصدر ….</summary>
    private int StartBehindOutlet(Question question)
    {
        var i = _addressees.End(Start(question), question.Limit, known: false);
        return i + (text[i].IsComma ? 1 : 0);
    }

    /// <summary>A word that begins no phrase of somebody known and tells neither where nor when.</summary>
    private Word? PlainNoun(int i, int limit) =>
        i < limit
        && text.Word(i) is { } word
        && !IsCircumstance(word)
        && !word.Is(SpeechWord.Time)
        && !IsAccusative(i)
        && !IsWhile(word)
            ? word
            : null;

    /// <summary>وقال والدموع في عينيه: nobody is the subject behind و; والد and الوالي are read as they stand.</summary>
    private static bool IsWhile(Word word) =>
        word
            is {
                Form: ['و', 'ا', 'ل', not 'د', _, _, ..] or ['و', 'ا', 'ل', 'د', not ('ا' or 'ت' or 'ي'), _, ..],
                HasArticle: true
            }
        && word.Readings is [] or [{ And: true }, ..];

    private bool IsBareSubject(Question question, Word word) =>
        question.Cue.Verb.Kind == VerbKind.Say
        && text[question.Limit - 1].Is(WordClass.That)
        && word.Form[^1] is not 'ا'
        && (!word.IsInflected || word.Form is [.., 'و' or 'ا', 'ن'])
        && !word.Is(WordClass.Framing | WordClass.According)
        && !word.Is(SpeechWord.Affirmed);

    private static bool IsCircumstance(Word word) =>
        word.Is(WordClass.Preposition)
        || word.Form[0] is 'ب' or 'ل' && word.Readings is not [{ Prefix: 0 }, ..]
        || word.Is(SpeechWord.Circumstance | SpeechWord.Governs);

    /// <summary>قال في تصريح صحفي الوزير …: only what no preposition governs, and nothing behind لقائه, which has its subject.</summary>
    public Attribution? BehindCircumstance(Question question)
    {
        var (i, limit) = (Start(question), question.Limit);
        if (text.Word(i) is not { } opening || !IsCircumstance(opening))
        {
            return null;
        }
        for (var at = i + 1; at < limit; at++)
        {
            if (text.Word(at - 1) is { } owner && IsPossessed(owner))
            {
                return null;
            }
            var named = names.At(at);
            if (!phrases.Begins(at) || named?.Referent.IsPerson == false)
            {
                if (named is not null)
                {
                    Refuse(question, named, named.Referent.IsPerson ? WhyNot.Governed : WhyNot.NotAPerson);
                    at = named.End - 1;
                }
                continue;
            }
            if (IsFree(at))
            {
                return phrases.Read(at, limit);
            }
            // مع نظيره الألماني فلان: with his titles somebody is governed as a whole.
            if (IsGenitive(at))
            {
                at = RefuseGoverned(question, at);
            }
        }
        return null;
    }

    /// <summary>The last token of a phrase that something governs.</summary>
    private int RefuseGoverned(Question question, int at)
    {
        if (phrases.Read(at, question.Limit) is not { Referent: not null } governed)
        {
            return at;
        }
        question.Refuse(governed, WhyNot.Governed);
        return Math.Max(at, governed.End - 1);
    }

    /// <summary>A title without the article, right behind a preposition or an indefinite noun: بعد لقاء رئيس ….</summary>
    private bool IsGenitive(int at) =>
        text.Word(at) is { HasArticle: false }
        && text.Word(at - 1) is { HasArticle: false } governor
        && !governor.Is(WordClass.Office | WordClass.OrganizationHead);

    private static void Refuse(Question question, Mention named, WhyNot why) =>
        question.Refuse(Attribution.Of(named), why);

    /// <summary>No preposition or noun governs the phrase.</summary>
    private bool IsFree(int at)
    {
        if (IsAdjective(at) || names.At(at) is null && text.Word(at) is { HasArticle: false })
        {
            return false;
        }
        var before = text[at - 1];
        return before.Word is { } word
            ? word.HasArticle && !word.Is(WordClass.Preposition | WordClass.Office)
                || word.Is(WordClass.Function) && !word.Is(WordClass.Preposition)
            : before.Symbol == ')' || Marks.EndsClause(before.Symbol);
    }

    /// <summary>خلال المؤتمر الصحفي: an adjective, though the word is an occupation too.</summary>
    private bool IsAdjective(int at) =>
        text.Word(at - 1)?.HasArticle == true
        && names.At(at) is null
        && text.Word(at)!.Form is [.., 'ي'] or [.., 'ي', 'ه'];

    private static bool IsPossessed(Word word) =>
        word.Form.Length > 4
        && (
            word.Form.EndsWith("ته", StringComparison.Ordinal)
            || word.Form.EndsWith("يه", StringComparison.Ordinal) && word.IsInflected
            || word.Form.EndsWith("ها", StringComparison.Ordinal)
            || word.Is(SpeechWord.Possessed)
        );
}
