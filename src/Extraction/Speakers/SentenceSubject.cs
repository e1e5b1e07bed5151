using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// Who acts in a sentence, told from its first words: what a later cue without a subject of its own goes back to.
/// </summary>
internal sealed class SentenceSubject(TokenizedText text, NameTable names, NounPhrases phrases)
{
    /// <summary>Tokens between أن and a verb that it governs; a sentence without an end shall not be read for each verb.</summary>
    private const int FarthestThat = 80;

    private readonly Relations _relations = new(text, names);

    /// <summary>Who acts in a sentence, told from its first words: VERB NAME or NAME VERB.</summary>
    public Attribution? Find(int first, int end)
    {
        var i = SkipParticles(SkipOpening(first, end));
        if (text.Word(i) is not { } word)
        {
            return null;
        }
        if (names.At(i) is { } mention)
        {
            return mention.HasPreposition ? null : phrases.Read(i, end);
        }
        if (word.Is(WordClass.Preposition | WordClass.That))
        {
            return null;
        }
        if (IsCountryThatActs(i))
        {
            return phrases.Read(i, i + 1);
        }
        if (word.Is(WordClass.Office | WordClass.Honorific))
        {
            return phrases.Read(i, end) is { Referent: not null } named ? named : null;
        }
        // إدارة المستشفى خرجت عن صمتها
        if (
            word is { HasArticle: false }
            && word.Is(WordClass.OrganizationHead)
            && text.Word(i + 1)?.HasArticle == true
        )
        {
            return phrases.Read(i, end) is { Referent.IsPerson: false } body ? body : null;
        }
        // An indefinite first word with a name behind it is the verb; رد عليه فلان.
        var behind = i + (text[i + 1].Is(SpeechWord.ToHim) ? 2 : 1);
        return
            (names.At(behind) is not null || text[behind].Is(WordClass.Office | WordClass.Honorific))
            && phrases.Read(behind, end) is { } actor
            && (actor.Referent is null ? IsAct(i) : !IsObject(word, actor))
            ? actor
            : PersonBehind(i, end) ?? GroupBehind(i, end);
    }

    /// <summary>…، لكن المدير فلانا قطع …، غير أن فلانا رفض: the person who acts from there on.</summary>
    public Attribution? Turn(int at, int end) =>
        text[at - 1].IsComma
        && (
            text.Word(at)?.Form is "لكن"
            || text.Word(at + 1)?.Form == "ان" && text.Word(at)?.Form is "غير" or "الا" or "بيد"
        )
        && SkipParticles(at) is var who
        && who > at
        && who < end
        && Find(who, end) is { Referent.IsPerson: true, By: SpeakerBy.Name } actor
            ? actor
            : null;

    /// <summary>الذي انتقد, إلى أن التقرير خلص: what acts there does not act in the sentence.</summary>
    public bool IsSubordinate(Cue cue, int sentence)
    {
        var i = cue.First - 1;
        if (text[i].Is(WordClass.Relative))
        {
            return true;
        }
        if (text.Word(cue.First)!.Readings is [{ And: true }, ..])
        {
            return false;
        }
        var first = Math.Max(sentence, cue.First - FarthestThat);
        while (i >= first && !text[i].IsComma && !text[i].Is(WordClass.That))
        {
            i--;
        }
        // غير أن فلانا …: no clause of another's.
        return text[i].Is(WordClass.That) && text.Word(i - 1)?.Form is not ("غير" or "الا" or "بيد");
    }

    /// <summary>غيرت الصين خط سيرها, ونظم أنصار فلان مظاهرة: a country or a group behind a verb that agrees.</summary>
    private Attribution? GroupBehind(int i, int end)
    {
        if (
            text.Word(i) is not { HasArticle: false } word
            || text.Word(i + 1) is not { Readings: [{ Preposition: '\0' }, ..] } group
        )
        {
            return null;
        }
        var verb = word.Form.AsSpan(word.Form[0] == 'و' && word.Form.Length > 3 ? 1 : 0);
        var isFeminine = verb[^1] == 'ت' || verb[0] == 'ت';
        var speaks = group.Is(WordClass.Country) && isFeminine || group.Is(WordClass.Source) && group.IsPlural;
        return speaks && text.Vocabulary.General.KnowsVerb(verb) && !text.Vocabulary.General.ListsNoun(verb)
            ? phrases.Read(i + 1, end)
            : null;
    }

    /// <summary>لكن إيران نفت …: a country before a verb of its gender.</summary>
    private bool IsCountryThatActs(int i) =>
        text.Word(i) is { } country
        && country.Is(WordClass.Country)
        && text.Word(i + 1) is { Form: [.., 'ت'] or ['ت', ..] } verb
        && !text.Vocabulary.General.ListsNoun(verb.Form.AsSpan());

    /// <summary>وعارض ممثل النيابة …, وأجرى وزير الداخلية …: a verb with و, where the office's holder is not named.</summary>
    private bool IsAct(int i) =>
        text.Word(i) is { Form: ['و', _, _, _, ..] word }
        && text.Vocabulary.General.ListsVerb(word.AsSpan(1))
        && !text.Vocabulary.General.ListsNoun(word.AsSpan(1));

    /// <summary>وخاطب هيئة المحكمة: the verb is no feminine, the body is.</summary>
    private static bool IsObject(Word verb, Attribution actor) =>
        actor.Feminine == true && verb.Form[^1] != 'ت' && verb.Form.TrimStart('و')[0] != 'ت';

    /// <summary>غير أن, إلا أن, ولم, كانت, فماذا: what stands before the subject or its verb.</summary>
    private int SkipParticles(int i)
    {
        while (true)
        {
            if (
                text[i].Is(SpeechWord.BeforeSubject | SpeechWord.Denies)
                || text.Word(i)?.Form is "لكن" or "ولكن" or "ماذا" or "وماذا" or "فماذا"
                || text[i].Kind == TokenKind.Symbol
            )
            {
                i++;
            }
            else if (text.Word(i)?.Form is "غير" or "الا" or "بيد")
            {
                i += 2;
            }
            else if (text[i].Is(SpeechWord.Remarks))
            {
                i = That(i) + 1;
            }
            else
            {
                return i;
            }
        }
    }

    /// <summary>The أن of يشار إلى أن, والجدير بالذكر أن; the remark itself if there is none.</summary>
    private int That(int remark)
    {
        for (var i = remark + 1; i < remark + 4; i++)
        {
            if (text.Word(i)?.Form == "ان")
            {
                return i;
            }
        }
        return remark;
    }

    /// <summary>سخر المطور المغربي فلان من …, ويلتقط الحديث جاره فلان: behind the verb nothing but definite words lead to the name.</summary>
    private Attribution? PersonBehind(int verb, int end)
    {
        for (var i = verb + 1; i < Math.Min(end, verb + FarthestPerson); i++)
        {
            if (names.At(i) is { } name)
            {
                return name is { Referent.IsPerson: true, HasPreposition: false }
                    ? Attribution.Of(name) with
                    {
                        Feminine = name.Referent.Feminine,
                    }
                    : null;
            }
            if (
                text.Word(i) is not { } word
                || !(word.HasArticle && word.Readings is [] or [{ Preposition: '\0' }, ..])
                    && !word.Is(WordClass.Office | WordClass.Honorific | WordClass.Source)
                    && !_relations.IsRelation(i)
            )
            {
                return null;
            }
        }
        return null;
    }

    /// <summary>Tokens from a verb to the name of who acts.</summary>
    private const int FarthestPerson = 6;

    /// <summary>وبعد ظهر السبت زار فلان …, أصدر الحزب بيانا: no noun without the article stands behind one with it.</summary>
    private bool IsVerbOf(int i) =>
        text.Word(i - 1)?.HasArticle == true
        && text.Word(i) is { HasArticle: false }
        && names.At(i) is null
        // وعند الرجال حل الكيني فلان …
        && (text[i + 1].Is(WordClass.Nisba) ? names.At(i + 2) : names.At(i + 1)) is { } actor
        && (actor.Referent.IsPerson || IsText(actor.End));

    /// <summary>بيانا, as an object.</summary>
    private bool IsText(int at) =>
        text.Word(at) is { } word
        && text.Lexicon.Find(word.Form.TrimEnd('ا'))?.Classes.HasFlag(WordClass.SpeakingText) == true;

    /// <summary>في المقابل، …; من جهة أخرى، …: a circumstance up to the first comma.</summary>
    private int SkipOpening(int first, int end)
    {
        var turn = text.Match(first, end, PhraseKind.Turn, out _, out _);
        if (turn > 0)
        {
            return first + turn;
        }
        if (text.Word(first)?.Is(WordClass.Preposition) != true)
        {
            return first;
        }
        for (var i = first; i < Math.Min(end, first + 9); i++)
        {
            if (text[i].IsComma)
            {
                return i + 1;
            }
            if (IsVerbOf(i))
            {
                return i;
            }
        }
        return first;
    }
}
