using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>Who acts in the clause that is being read, and whom cues without words of their own go back to for it.</summary>
internal sealed class ActingSubject(TokenizedText text, NameTable names)
{
    /// <summary>Tokens back to somebody who was named before the first cue of a text.</summary>
    private const int FarthestNamed = 60;

    /// <summary>Tokens from a verb to the name behind its subject's office.</summary>
    private const int FarthestVerb = 6;

    /// <summary>Tokens from somebody to the verb of his answer.</summary>
    private const int FarthestSo = 25;

    private Attribution? _subject;

    private int _subjectSentence = -1;

    private int _sentence;

    private bool _isOnlyHere;

    /// <summary>He was named in the sentence itself.</summary>
    public bool IsOfSentence => _subjectSentence == _sentence;

    public void BeginSentence(int first) => _sentence = first;

    public void Clear() => (_subject, _subjectSentence) = (null, -1);

    public void Govern(Attribution subject) => (_subject, _subjectSentence, _isOnlyHere) = (subject, _sentence, false);

    /// <summary>A country or a group that did something: what follows in its sentence may be its words, what follows later is not.</summary>
    public void GovernHere(Attribution subject) =>
        (_subject, _subjectSentence, _isOnlyHere) = (subject, _sentence, true);

    /// <summary>
    /// Whose name closes the words before a colon with his verb before it (فقاطعها فلان: «…»); else whoever acts in the sentence, or else
    /// was named last in it before a token.
    /// </summary>
    public Attribution? Before(int token)
    {
        if (
            names.At(token - 2) is { HasPreposition: false, Referent.IsPerson: true } closing
            && text.Word(closing.First - 1) is { } verb
            && verb.MayBeVerb
        )
        {
            return Attribution.Of(closing) with { Feminine = closing.Referent.Feminine };
        }
        if (_subject is { } subject && IsOfSentence)
        {
            return subject.AsImplicit();
        }
        for (var i = token - 1; i >= Math.Max(_sentence, token - FarthestNamed); i--)
        {
            if (names.At(i) is { HasPreposition: false, Referent.IsPerson: true } named)
            {
                return Attribution.Of(named, SpeakerBy.Implicit) with { Feminine = named.Referent.Feminine };
            }
        }
        return null;
    }

    /// <summary>نفاه الحلو مشيرا, ما رفضه رئيس الحكومة فلان معتبرا: the name right before it, when such a verb stands before the name.</summary>
    public Attribution? BehindGoverningVerb(Cue cue) =>
        names.At(cue.First - 1) is { } actor
        && (text.Word(actor.First - 1) is { IsInflected: true, Form: [.., 'ه'] } || ActsOnWhatIsTold(actor.First))
            ? Attribution.Of(actor, SpeakerBy.Implicit) with
            {
                Feminine = actor.Referent.Feminine,
            }
            : null;

    /// <summary>الأمر الذي استنكره الوزير, وهو ما رفضته الوزيرة: the verb's object is what the sentence has told.</summary>
    private bool ActsOnWhatIsTold(int subject)
    {
        for (var at = subject - 1; at > Math.Max(_sentence, subject - FarthestVerb); at--)
        {
            if (text[at - 1].Is(WordClass.Relative) || text.Word(at - 1)?.Form == "ما")
            {
                return text.Word(at)!.Form is [.., 'ه'] or [.., 'ه', 'ا'];
            }
        }
        return false;
    }

    /// <summary>تقرير, and as an object تقريرا.</summary>
    private bool IsText(int at) =>
        text.Word(at) is { } word
        && (
            word.Is(WordClass.SpeakingText)
            || text.Lexicon.Find(word.Form.TrimEnd('ا'))?.Classes.HasFlag(WordClass.SpeakingText) == true
        );

    /// <summary>قدم المدير فلان تقريرا جاء فيه; وجهت اللجنة … رسالة جاء فيها: whoever stands before the text, else acts in the sentence.</summary>
    public Attribution? MakerOfText(Question question)
    {
        var at = TextBefore(question.Cue);
        // بيان الوزارة, or who stands before the text.
        var maker = IsText(at) ? names.At(at + 1) ?? names.At(at - 1) : null;
        return maker is { HasPreposition: false }
                ? Attribution.Of(maker, SpeakerBy.Implicit) with
                {
                    Feminine = maker.Referent.Feminine,
                }
            : IsOfSentence ? _subject?.AsImplicit()
            : null;
    }

    /// <summary>Whoever acts in the sentence made the text that it tells of: nobody else stands between it and the verb, or behind that.</summary>
    public bool MakesText(Cue cue) =>
        IsText(TextBefore(cue))
        // مقالا للكاتب فلان قال فيه; but برسالة إلى فلان قالت فيها.
        && (names.At(cue.First - 1) is not { } other || other.Referent.Feminine != cue.Verb.Feminine);

    private int TextBefore(Cue cue)
    {
        // …، وقد جاء فيه
        var at = text[cue.First - 1].Is(SpeechWord.BeforeSubject) ? cue.First - 2 : cue.First - 1;
        at -= text[at].IsComma ? 1 : 0;
        while (at > cue.First - FarthestNamed && text[at].IsWord && !IsText(at))
        {
            at--;
        }
        return at;
    }

    /// <summary>أرسلت فلانة رسالة فحواها أن: whoever acts.</summary>
    public Attribution? PersonOfSentence() =>
        IsOfSentence && _subject is { Referent: not null } subject ? subject.AsImplicit() : null;

    /// <summary>كان لفلان رأي مفاده أن: whoever was named last in the sentence, in whatever case.</summary>
    public Attribution? NamedWhosever(Question question)
    {
        for (var i = question.Cue.First - 1; i >= Math.Max(_sentence, question.Cue.First - FarthestNamed); i--)
        {
            if (names.At(i) is { } named)
            {
                return Attribution.Of(named, SpeakerBy.Implicit) with { Feminine = named.Referent.Feminine };
            }
        }
        return null;
    }

    /// <summary>قائلا and بالقول go with the verb before them, which has named its subject.</summary>
    public Attribution? OfSentence(Question question)
    {
        var cue = question.Cue;
        if (_subject is not { } subject || !IsOfSentence)
        {
            return null;
        }
        // أظهرت الإحصاءات …، مشيرا: a text of that sentence is not who goes on.
        if (cue.Kind == CueKind.Participle && subject.Referent is null && !SpokenBefore.Agrees(subject, cue))
        {
            question.Refuse(subject.AsImplicit(), WhyNot.Gender);
            return null;
        }
        // وسألها الصحفي …، فجاء ردها أن: the pronoun is a woman's.
        if (cue is { Kind: CueKind.Nominal, Verb.Feminine: true } && subject.Feminine == false)
        {
            question.Refuse(subject.AsImplicit(), WhyNot.Gender);
            return null;
        }
        return cue.Verb.Stem == "قال" || cue.Kind == CueKind.Nominal ? subject : subject.AsImplicit();
    }

    /// <summary>
    /// وتواصلنا مع فلانة، فقالت: whoever was named last in the sentence answers, where nobody who could have said it acts there.
    /// </summary>
    public Attribution? NamedBeforeSo(Question question)
    {
        var cue = question.Cue;
        if (
            !text[cue.First - 1].IsComma
            || text.Word(cue.First)?.TryRead(WordClass.Verb, out var verb) != true
            || verb is not { Prefix: 1 }
            || text.Word(cue.First)!.Form[0] != 'ف'
            || IsOfSentence && _subject is { Referent.IsPerson: true } subject && SpokenBefore.Agrees(subject, cue)
        )
        {
            return null;
        }
        for (var at = cue.First - 2; at >= Math.Max(_sentence, cue.First - FarthestSo); at--)
        {
            if (names.At(at) is { Referent: { IsPerson: true } person } named)
            {
                return person.Feminine == cue.Verb.Feminine
                    ? Attribution.Of(named, SpeakerBy.Implicit) with
                    {
                        Feminine = person.Feminine,
                    }
                    : null;
            }
        }
        return null;
    }

    /// <summary>The subject of the clause before, unless the verb is of the other gender.</summary>
    public Attribution? Agreeing(Question question)
    {
        if (_subject is not { } subject || _isOnlyHere && !IsOfSentence)
        {
            return null;
        }
        if (SpokenBefore.Agrees(subject, question.Cue))
        {
            return subject.AsImplicit();
        }
        question.Refuse(subject.AsImplicit(), WhyNot.Gender);
        return null;
    }

    /// <summary>ما صرح به الوزير فلان حيث قال: nobody has spoken yet, but somebody was named in the sentence.</summary>
    /// <param name="isFirst">Nobody has spoken yet; where others have, the verb must agree.</param>
    public Attribution? NamedBefore(Question question, bool isFirst)
    {
        for (var i = question.Cue.First - 1; i >= Math.Max(_sentence, question.Cue.First - FarthestNamed); i--)
        {
            if (
                names.At(i) is { Referent.IsPerson: true } named
                && (
                    isFirst
                    || !named.HasPreposition
                        && (
                            named.Referent.Feminine == question.Cue.Verb.Feminine
                            || Agreement.MayBe(text, named.Referent, question.Cue)
                        )
                )
            )
            {
                return Attribution.Of(named, SpeakerBy.Implicit) with { Feminine = named.Referent.Feminine };
            }
        }
        return null;
    }
}
