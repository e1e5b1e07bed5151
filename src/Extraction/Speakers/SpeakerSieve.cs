using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// Finds who said it, precise rules first: the noun phrase behind the verb, the one before it, the subject that governs a
/// participle, the last speaker who agrees with the verb.
/// </summary>
internal sealed class SpeakerSieve
{
    /// <summary>Tokens back to somebody who was named before the first cue of a text.</summary>
    private const int FarthestNamed = 60;

    private readonly TokenizedText _text;
    private readonly NameTable _names;
    private readonly NounPhrases _phrases;
    private readonly SubjectBehind _behind;
    private readonly SubjectBefore _before;
    private readonly SentenceSubject _opening;

    private readonly SpokenBefore _spoken;

    /// <summary>The subject of the clause that is being read.</summary>
    private Attribution? _subject;

    private int _subjectSentence = -1;
    private int _sentence;

    public SpeakerSieve(TokenizedText text, NameTable names)
    {
        _text = text;
        _names = names;
        _phrases = new NounPhrases(text, names);
        _behind = new SubjectBehind(text, names, _phrases);
        _before = new SubjectBefore(text, names, _phrases);
        _opening = new SentenceSubject(text, names, _phrases);
        _spoken = new SpokenBefore(text);
    }

    public void BeginSentence(int first, int end)
    {
        _sentence = first;
        if (_opening.Find(first, end) is { } subject)
        {
            Govern(subject);
        }
    }

    public void BeginBody()
    {
        _spoken.Clear();
        _subject = null;
        _subjectSentence = -1;
    }

    /// <param name="limit">Where the reported clause begins.</param>
    public Attribution? Find(Cue cue, int limit)
    {
        if (cue.Verb.Kind == VerbKind.Relay || FindRelayed(cue, limit) is not null)
        {
            var relayed = FindRelayed(cue, limit);
            if (relayed is not null)
            {
                Speak(relayed);
            }
            return relayed;
        }
        var found = cue.Kind == CueKind.Verb ? Subject(cue, limit) : Governing(cue);
        found = found is { Referent: null } text ? _spoken.OwnerOf(text) ?? _spoken.SameAgain(text) ?? found : found;
        found ??= Implicit(cue);
        found = found is null ? null : _spoken.WithBody(found);
        if (found is not null)
        {
            Speak(found);
        }
        return found;
    }

    /// <summary>A cue that reports nothing still tells who acts.</summary>
    public void Note(Cue cue, int end)
    {
        if (cue.Kind != CueKind.Verb || _text.Word(cue.First - 1)?.Is(WordClass.Relative) == true)
        {
            return;
        }
        var limit = cue.End;
        while (
            limit < end
            && limit < cue.End + 25
            && !(_text.Word(limit)?.Is(WordClass.That | WordClass.Nominal) == true)
            && !_text[limit].IsSymbol(':')
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
                || _text
                    .Word(subject.First)
                    ?.Is(
                        WordClass.Source
                            | WordClass.SpeakingText
                            | WordClass.Office
                            | WordClass.OrganizationHead
                            | WordClass.OrganizationClass
                    ) == true
            )
        )
        {
            Govern(subject);
        }
    }

    /// <summary>مشيرا, مبينة behind a comma: the next cue begins.</summary>
    private bool IsAccusative(int at) =>
        _text[at - 1].Symbol is '،' or ','
        && _text.Word(at) is { } word
        && word.TryRead(WordClass.Participle, out var reading)
        && !reading.Definite;

    /// <summary>A noun phrase right behind a word that may be a verb makes it one.</summary>
    public bool HasSubject(Cue cue) =>
        _names.At(cue.End) is { HasPreposition: false }
        || _text.Word(cue.End)?.Is(WordClass.Office | WordClass.Honorific) == true;

    /// <summary>The noun phrase behind بحسب and the like, where ل may stand before it.</summary>
    public Attribution? ReadPhrase(int at, int limit) =>
        _phrases.Begins(at) || _text.Word(at)?.Is(WordClass.Office | WordClass.Honorific | WordClass.Source) == true
            ? _phrases.Read(at, limit)
            : null;

    /// <summary>Whatever noun phrase begins at a token.</summary>
    public Attribution? ReadNoun(int at, int limit) => _phrases.Read(at, limit);

    public Attribution? Last => _spoken.Last;

    public void Speak(Attribution speaker)
    {
        Govern(speaker);
        _spoken.Add(speaker);
    }

    private void Govern(Attribution subject)
    {
        _subject = subject;
        _subjectSentence = _sentence;
    }

    private Attribution? Subject(Cue cue, int limit)
    {
        // جاء في البيان: the text that it stands in.
        if (cue.Verb.Stem is "جاء" or "ورد" && _text.Word(cue.End)?.Form == "في" && _phrases.Begins(cue.End + 1))
        {
            return _phrases.Read(cue.End + 1, limit);
        }
        // كانت … قد أعلنت; بوتين قال: what stands before is the subject.
        var ahead =
            _text.Word(cue.First - 1)?.Form == "قد"
            || _names.At(cue.First - 1) is { HasPreposition: false }
                && _text.Word(cue.First)!.Readings is [{ And: false }, ..];
        return ahead
            ? _before.Find(cue, _sentence) ?? _behind.Find(cue, limit)
            : _behind.Find(cue, limit) ?? _before.Find(cue, _sentence);
    }

    private Attribution? Governing(Cue cue)
    {
        // نفاه الحلو مشيرا: the name right before it, when a verb stands before the name.
        if (
            _names.At(cue.First - 1) is { Referent.IsPerson: true, HasPreposition: false } actor
            && _text.Word(actor.First - 1) is { HasArticle: false } verb
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
        : cue.Verb.Stem == "قال" || cue.Kind == CueKind.Nominal ? subject
        : SpokenBefore.AsImplicit(subject);

    /// <summary>The subject of this sentence, else the last speaker or actor who agrees in gender.</summary>
    private Attribution? Implicit(Cue cue)
    {
        if (_subject is { } subject && (cue.Kind != CueKind.Verb || SpokenBefore.Agrees(subject, cue)))
        {
            return SpokenBefore.AsImplicit(subject);
        }
        return _spoken.LastWhoAgrees(cue) ?? NamedBefore(cue);
    }

    /// <summary>ما صرح به الوزير فلان حيث قال: nobody has spoken yet, but somebody was named in the sentence.</summary>
    private Attribution? NamedBefore(Cue cue)
    {
        for (var i = cue.First - 1; i >= Math.Max(_sentence, cue.First - FarthestNamed); i--)
        {
            if (_names.At(i) is { Referent.IsPerson: true } named)
            {
                return new Attribution(named.Referent, named.First, named.End, SpeakerBy.Implicit)
                {
                    Feminine = named.Referent.Feminine,
                    StartUtf16 = named.StartUtf16,
                };
            }
        }
        return null;
    }

    /// <summary>نقلت وكالة … عن …; ذكرت وكالة … نقلا عن ….</summary>
    private Attribution? FindRelayed(Cue cue, int limit)
    {
        for (var i = cue.End; i < limit - 1; i++)
        {
            if (_text.Word(i)?.Form is "عنه" or "عنها" or "عنهم" && cue.Verb.Kind == VerbKind.Relay && Last is { } same)
            {
                // نقلت الوكالة عنه, نقلت عنه الوكالة
                var agency = i > cue.End ? cue.End : i + 1;
                return same with
                {
                    Relay = _phrases.Begins(agency) ? _phrases.Read(agency, i > cue.End ? i : limit)?.Referent : null,
                };
            }
            if (_text.Word(i)?.Form != "عن" || cue.Verb.Kind != VerbKind.Relay && _text.Word(i - 1)?.Form != "نقلا")
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
}
