using Qawl.Extraction.Names;
using Qawl.Extraction.Quotes;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// Finds who said it, precise rules first: the noun phrase behind the verb, the one before it, the subject that governs a
/// participle, the last speaker who agrees with the verb.
/// </summary>
internal sealed class SpeakerSieve(NameTable names)
{
    private readonly NounPhrases _phrases = new(names);
    private readonly List<Attribution> _history = [];
    private readonly Dictionary<Referent, Referent> _bodies = [];

    /// <summary>The organization that spoke last.</summary>
    private Attribution? _lastBody;

    /// <summary>The subject of the clause that is being read.</summary>
    private Attribution? _subject;

    private int _subjectSentence = -1;
    private int _sentence;

    public void BeginSentence(int first, int end)
    {
        _sentence = first;
        if (FindSubject(first, end) is { } subject)
        {
            Govern(subject);
        }
    }

    public void BeginBody()
    {
        _history.Clear();
        _lastBody = null;
        _subject = null;
        _subjectSentence = -1;
    }

    /// <param name="limit">Where the reported clause begins.</param>
    public Attribution? Find(Cue cue, int limit)
    {
        if (cue.Form.Kind == VerbKind.Relay || FindRelayed(cue, limit) is not null)
        {
            var relayed = FindRelayed(cue, limit);
            if (relayed is not null)
            {
                Speak(relayed);
            }
            return relayed;
        }
        var found = cue.Kind == CueKind.Verb ? Subject(cue, limit) : Governing(cue);
        found = found is { Referent: null } text ? OwnerOf(text) ?? found : found;
        found ??= Implicit(cue);
        found = found is null ? null : WithBody(found);
        if (found is not null)
        {
            Speak(found);
        }
        return found;
    }

    /// <summary>البيان: the statement of the body that spoke last.</summary>
    private Attribution? OwnerOf(Attribution text) =>
        names.Word(text.First)?.Form is "البيان" or "البلاغ" && _lastBody is { } body
            ? body with
            {
                First = text.First,
                End = text.End,
                By = SpeakerBy.Title,
                StartUtf16 = null,
                Relay = null,
            }
            : null;

    /// <summary>A cue that reports nothing still tells who acts.</summary>
    public void Note(Cue cue, int end)
    {
        if (cue.Kind != CueKind.Verb || names.Word(cue.First - 1)?.Is(WordClass.Relative) == true)
        {
            return;
        }
        var limit = cue.End;
        while (
            limit < end
            && limit < cue.End + 25
            && !(names.Word(limit)?.Is(WordClass.That | WordClass.Nominal) == true)
            && !names[limit].IsSymbol(':')
            && !IsAccusative(limit)
        )
        {
            limit++;
        }
        // Of verbs that address somebody a plain noun may be the object: دعا الهياكل القضائية.
        if (
            Subject(cue, limit) is { } subject
            && (
                subject.Referent is not null
                || names.Word(subject.First)?.Is(WordClass.Source | WordClass.SpeakingText | WordClass.Office) == true
            )
        )
        {
            Govern(subject);
        }
    }

    /// <summary>مشيرا, مبينة behind a comma: the next cue begins.</summary>
    private bool IsAccusative(int at) =>
        names[at - 1].Symbol is '،' or ','
        && names.Word(at) is { } word
        && word.TryRead(WordClass.Participle, out var reading)
        && !reading.Definite;

    /// <summary>A noun phrase right behind a word that may be a verb makes it one.</summary>
    public bool HasSubject(Cue cue) =>
        names.At(cue.End) is { HasPreposition: false }
        || names.Word(cue.End)?.Is(WordClass.Office | WordClass.Honorific) == true;

    /// <summary>The noun phrase behind بحسب and the like, where ل may stand before it.</summary>
    public Attribution? ReadPhrase(int at, int limit) =>
        _phrases.Begins(at) || names.Word(at)?.Is(WordClass.Office | WordClass.Honorific | WordClass.Source) == true
            ? _phrases.Read(at, limit)
            : null;

    public Attribution? Last => _history.Count > 0 ? AsImplicit(_history[^1]) : null;

    public void Speak(Attribution speaker)
    {
        Govern(speaker);
        _history.Add(speaker);
        _lastBody = speaker.Referent is { IsPerson: false } ? speaker : _lastBody;
        if (speaker is { Referent: { } referent, OnBehalfOf: { } represented })
        {
            _bodies[referent] = represented;
        }
    }

    /// <summary>A spokesman keeps his body through the article.</summary>
    private Attribution WithBody(Attribution speaker) =>
        speaker is { OnBehalfOf: null, Referent: not null }
        && _history.FindLast(a => a.Referent == speaker.Referent && a.OnBehalfOf is not null) is { } earlier
            ? speaker with
            {
                OnBehalfOf = earlier.OnBehalfOf,
            }
            : speaker;

    private void Govern(Attribution subject)
    {
        _subject = subject;
        _subjectSentence = _sentence;
    }

    private Attribution? Subject(Cue cue, int limit)
    {
        // جاء في البيان: the text that it stands in.
        if (cue.Form.Stem is "جاء" or "ورد" && names.Word(cue.End)?.Form == "في" && _phrases.Begins(cue.End + 1))
        {
            return _phrases.Read(cue.End + 1, limit);
        }
        // كانت … قد أعلنت; بوتين قال: what stands before is the subject.
        var ahead =
            names.Word(cue.First - 1)?.Form == "قد"
            || names.At(cue.First - 1) is { HasPreposition: false }
                && names.Word(cue.First)!.Readings is [{ And: false }, ..];
        return ahead ? Before(cue) ?? After(cue, limit) : After(cue, limit) ?? Before(cue);
    }

    /// <summary>Verb first, then its subject, possibly behind circumstances.</summary>
    private Attribution? After(Cue cue, int limit)
    {
        var i = cue.End;
        // وتابع الوزير, وقال أيضا الوزير
        while (
            i < limit
            && (
                names.Word(i)?.Form
                    is "ايضا"
                        or "كذلك"
                        or "اليوم"
                        or "امس"
                        or "قد"
                        or "عليه"
                        or "عليها"
                        or "له"
                        or "لها"
                        or "لهم"
                        or "خلالها"
                        or "خلاله"
                        or "عندها"
                        or "حينها"
                        or "فيه"
                        or "فيها"
                || names[i].Symbol is '،' or ','
                || IsWeekday(i)
            )
        )
        {
            i++;
        }
        if (i < limit && names[i].Symbol is '(')
        {
            while (i < limit && names[i].Symbol is not ')')
            {
                i++;
            }
            i++;
        }
        if (i >= limit)
        {
            return null;
        }
        if (Marks.IsOpening(names[i].Symbol) && names.At(i + 1) is { } marked && marked.First == i + 1)
        {
            return _phrases.Read(i + 1, limit);
        }
        if (_phrases.Begins(i))
        {
            return _phrases.Read(i, limit);
        }
        if (names.Word(i) is not { } word)
        {
            return null;
        }
        if (IsCircumstance(word))
        {
            return BehindCircumstance(i, limit);
        }
        // Any definite noun that is the subject: المجتمعون, الجانبان.
        if (
            word.Form.StartsWith("الشهر", StringComparison.Ordinal)
            || word.Form is "الاسبوع" or "العام" or "السنه" or "الساعه" or "الليله" or "الثلاثاء" or "الاربعاء"
        )
        {
            return null;
        }
        return
            word.HasArticle
            && word.Readings is [] or [{ Prefix: 0, Definite: true }, ..]
            && !word.Is(WordClass.Function)
            && limit - i <= 14
            ? _phrases.Read(i, limit)
            : null;
    }

    private bool IsWeekday(int i) =>
        names.Word(i)?.Form is "السبت" or "الاحد" or "الاثنين" or "الثلاثاء" or "الاربعاء" or "الخميس" or "الجمعه";

    private static bool IsCircumstance(Word word) =>
        word.Is(WordClass.Preposition)
        || word.Form[0] is 'ب' or 'ل' && word.Readings is not [{ Prefix: 0 }, ..]
        || word.Form is "ردا" or "تعليقا" or "خلال" or "مساء" or "صباح" or "ظهر";

    /// <summary>قال في تصريح صحفي الوزير …: only what no preposition governs, and nothing behind لقائه, which has its subject.</summary>
    private Attribution? BehindCircumstance(int i, int limit)
    {
        for (var at = i + 1; at < limit; at++)
        {
            if (names.Word(at - 1) is { } owner && IsPossessed(owner) && at - 1 >= i)
            {
                return null;
            }
            if (!_phrases.Begins(at) || names.At(at)?.Referent is { IsPerson: false })
            {
                at = names.At(at) is { } skipped ? skipped.End - 1 : at;
                continue;
            }
            var before = names[at - 1];
            var free =
                before.Kind != TokenKind.Word
                    ? before.Symbol == ')' || Marks.EndsClause(before.Symbol)
                    : before.Word!.HasArticle && !before.Is(WordClass.Preposition | WordClass.Office)
                        || before.Is(WordClass.Function) && !before.Is(WordClass.Preposition);
            if (free && !(names.At(at) is null && names.Word(at) is { HasArticle: false }))
            {
                return _phrases.Read(at, limit);
            }
            if (names.At(at) is { } governed)
            {
                at = governed.End - 1;
            }
        }
        return null;
    }

    private static bool IsPossessed(Word word) =>
        word.Form.Length > 4
        && (
            word.Form.EndsWith("ته", StringComparison.Ordinal)
            || word.Form.EndsWith("يه", StringComparison.Ordinal) && word.IsInflected
            || word.Form.EndsWith("ها", StringComparison.Ordinal)
            || word.Form
                is "لقايه"
                    or "حديثه"
                    or "كلمته"
                    or "اجتماعه"
                    or "تقريره"
                    or "بيانه"
                    or "خطابه"
                    or "استقباله"
                    or "زيارته"
        );

    /// <summary>Subject first: رئيسي شدد; كان خامنئي أكد; مادة … نصت.</summary>
    private Attribution? Before(Cue cue)
    {
        var i = cue.First - 1;
        if (names.Word(i)?.Is(WordClass.Relative) == true)
        {
            i--;
            while (i > _sentence && names[i].Symbol is '،' or ',')
            {
                i--;
            }
            return Ending(i);
        }
        // أما القائد … فقال
        if (
            names.Word(_sentence)?.Form is "اما" or "واما"
            && names.Word(cue.First)!.Form[0] == 'ف'
            && _phrases.Begins(_sentence + 1)
        )
        {
            return _phrases.Read(_sentence + 1, cue.First);
        }
        if (
            cue.OpensClause
            && names.Word(i)?.Form is not ("قد" or "كان" or "كانت")
            && names[i].Symbol != ')'
            && !Marks.IsClosing(names[i].Symbol)
        )
        {
            return null;
        }
        if (AtHead(cue) is { } head)
        {
            return head;
        }
        while (
            i > _sentence
            && (names.Word(i)?.Form is "قد" or "كان" or "كانت" or "ايضا" || Marks.EndsClause(names[i].Symbol))
        )
        {
            i--;
        }
        return Ending(i);
    }

    /// <summary>مازن الخطيب رئيس بلدية صيدا قال: the name that the sentence begins with, its office behind it.</summary>
    private Attribution? AtHead(Cue cue)
    {
        if (
            names.At(_sentence) is not { Referent.IsPerson: true, HasPreposition: false } name
            || cue.First - name.End is < 1 or > 12
        )
        {
            return null;
        }
        for (var i = name.End; i < cue.First; i++)
        {
            if (
                names.At(i)?.Referent.IsPerson == true
                || names.Word(i) is { } word
                    && word.Is(WordClass.Verb | WordClass.That)
                    && !word.Is(WordClass.Preposition | WordClass.Common)
            )
            {
                return null;
            }
        }
        return names.Word(name.End)?.Is(WordClass.Office) == true ? _phrases.Read(name.First, cue.First) : null;
    }

    /// <summary>The noun phrase that ends at a token.</summary>
    private Attribution? Ending(int i)
    {
        if (names.At(i) is { } mention)
        {
            return mention.HasPreposition && mention.First > _sentence ? null : _phrases.Read(mention.First, i + 1);
        }
        for (var at = i; at >= _sentence && i - at < 12; at--)
        {
            if (
                names[at].Kind != TokenKind.Word
                && names[at].Kind != TokenKind.Number
                && names[at].Symbol is not ('(' or ')')
            )
            {
                return null;
            }
            if (
                names.Word(at)?.Is(WordClass.Verb) == true
                && !names.Word(at)!.Is(WordClass.Source | WordClass.SpeakingText | WordClass.Office)
            )
            {
                return null;
            }
            if (
                _phrases.Begins(at)
                && names
                    .Word(at)!
                    .Is(WordClass.Office | WordClass.Source | WordClass.SpeakingText | WordClass.OrganizationHead)
                && (
                    at == _sentence
                    || names.Word(at - 1)?.Is(WordClass.Office | WordClass.OrganizationHead | WordClass.Honorific)
                        != true
                )
            )
            {
                return _phrases.Read(at, i + 1);
            }
        }
        return null;
    }

    private Attribution? Governing(Cue cue)
    {
        // نفاه الحلو مشيرا: the name right before it, when a verb stands before the name.
        if (
            names.At(cue.First - 1) is { Referent.IsPerson: true, HasPreposition: false } actor
            && names.Word(actor.First - 1) is { HasArticle: false } verb
            && (verb.Is(WordClass.Verb) || verb.IsInflected && verb.Form.EndsWith('ه'))
            && !verb.Is(WordClass.Preposition | WordClass.Function)
        )
        {
            return new Attribution(actor.Referent, actor.First, actor.End, SpeakerBy.Implicit)
            {
                Feminine = actor.Referent.Feminine,
                StartUtf16 = actor.StartUtf16,
            };
        }
        return OfSentence(cue);
    }

    /// <summary>قائلا and بالقول go with the verb before them, which has named its subject.</summary>
    private Attribution? OfSentence(Cue cue) =>
        _subject is not { } subject || _subjectSentence != _sentence ? null
        : cue.Form.Stem == "قال" || cue.Kind == CueKind.Nominal ? subject
        : AsImplicit(subject);

    /// <summary>The subject of this sentence, else the last speaker or actor who agrees in gender.</summary>
    private Attribution? Implicit(Cue cue)
    {
        if (_subject is { } subject && (cue.Kind != CueKind.Verb || Agrees(subject, cue)))
        {
            return AsImplicit(subject);
        }
        for (var i = _history.Count - 1; i >= 0 && i >= _history.Count - 6; i--)
        {
            if (cue.Kind != CueKind.Verb || Agrees(_history[i], cue))
            {
                return AsImplicit(_history[i]);
            }
        }
        return Last;
    }

    private static bool Agrees(Attribution attribution, Cue cue) =>
        attribution.Feminine is not { } feminine || feminine == cue.Form.Feminine;

    private static Attribution AsImplicit(Attribution attribution) =>
        attribution with
        {
            By = SpeakerBy.Implicit,
            Relay = null,
        };

    /// <summary>نقلت وكالة … عن …; ذكرت وكالة … نقلا عن ….</summary>
    private Attribution? FindRelayed(Cue cue, int limit)
    {
        for (var i = cue.End; i < limit - 1; i++)
        {
            if (names.Word(i)?.Form is "عنه" or "عنها" or "عنهم" && cue.Form.Kind == VerbKind.Relay && Last is { } same)
            {
                return same with { Relay = _phrases.Begins(cue.End) ? _phrases.Read(cue.End, i)?.Referent : null };
            }
            if (names.Word(i)?.Form != "عن" || cue.Form.Kind != VerbKind.Relay && names.Word(i - 1)?.Form != "نقلا")
            {
                continue;
            }
            if (_phrases.Begins(i + 1) && _phrases.Read(i + 1, limit) is { } speaker)
            {
                var relay = _phrases.Begins(cue.End) ? _phrases.Read(cue.End, i) : null;
                return speaker with { Relay = relay?.Referent };
            }
        }
        return null;
    }

    /// <summary>في المقابل، …; من جهة أخرى، …: a circumstance up to the first comma.</summary>
    private int SkipOpening(int first, int end)
    {
        var turn = Lexicon.MatchPhrase(names.Tokens.AsSpan(first, end - first), PhraseKind.Turn, out _, out _);
        if (turn > 0)
        {
            first += turn;
            return first < end && names[first].Symbol is '،' or ',' ? first + 1 : first;
        }
        if (names.Word(first)?.Is(WordClass.Preposition) != true)
        {
            return first;
        }
        for (var i = first; i < Math.Min(end, first + 9); i++)
        {
            if (names[i].Symbol is '،' or ',')
            {
                return i + 1;
            }
        }
        return first;
    }

    /// <summary>Who acts in a sentence, told from its first words: VERB NAME or NAME VERB.</summary>
    private Attribution? FindSubject(int first, int end)
    {
        var i = SkipOpening(first, end);
        while (
            i < end
            && (
                names.Word(i)?.Form is "و" or "كما" or "وقد" or "قد" or "وكان" or "كان" or "وكانت" or "كانت"
                || !names[i].IsWord && names[i].Kind == TokenKind.Symbol
            )
        )
        {
            i++;
        }
        if (i >= end || names.Word(i) is not { } word)
        {
            return null;
        }
        if (names.At(i) is { } mention)
        {
            return mention.HasPreposition ? null : _phrases.Read(i, end);
        }
        if (
            word.Is(WordClass.Preposition | WordClass.That)
            || names.At(i + 1) is null && word.HasArticle && !word.Is(WordClass.Office | WordClass.Honorific)
        )
        {
            return null;
        }
        if (_phrases.Begins(i) && word.Is(WordClass.Office | WordClass.Honorific) && !word.Is(WordClass.Verb))
        {
            return _phrases.Read(i, end) is { Referent: not null } named ? named : null;
        }
        // An indefinite first word with a name behind it is the verb.
        return
            !word.HasArticle
            && _phrases.Begins(i + 1)
            && names.Word(i + 1) is { } next
            && (names.At(i + 1) is not null || next.Is(WordClass.Office | WordClass.Honorific))
            && _phrases.Read(i + 1, end) is { Referent: not null } actor
            ? actor
            : null;
    }
}
