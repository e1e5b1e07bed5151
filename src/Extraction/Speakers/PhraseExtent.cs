using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// Tells how far the noun phrase of a speaker goes: up to the verb, the complementizer, the comma or the circumstance of
/// speaking (في تصريح, خلال مؤتمر) that follows it.
/// </summary>
internal sealed class PhraseExtent(TokenizedText text, NameTable names)
{
    private readonly Addressees _addressees = new(text, names);

    /// <summary>The phrase goes on to a verb, a complementizer, a colon, a comma or a preposition of circumstance.</summary>
    public int End(int at, int limit)
    {
        var i = at + 1;
        for (; i < limit; i++)
        {
            if (TellsOutlet(at, i, limit))
            {
                break;
            }
            if (names.At(i) is { } mention)
            {
                i = Math.Max(i, Math.Min(mention.End, limit) - 1);
                continue;
            }
            var token = text[i];
            if (token.Kind == TokenKind.Number || token.Symbol is '(' or ')' or '-' || Marks.IsMark(token.Symbol))
            {
                continue;
            }
            if (
                token.Word is not { } word
                || BeginsClause(word) && !IsGenitive(at, i)
                || BeginsCircumstance(word, i)
                || IsObject(at, i)
                || IsPossessed(i)
                || word.IsManner && text.Word(i - 1)?.HasArticle == true
                || text.Word(i - 1)?.Is(ClosedClass.Same) == true
                || text[at].Is(WordClass.Country) && !IsOfCountry(word)
            )
            {
                break;
            }
        }
        return i;
    }

    /// <summary>السفير لوكالة …, مصادر لـ«الضحى»; but of المدير العام لوكالة … the agency is a part.</summary>
    private bool TellsOutlet(int at, int i, int limit) =>
        _addressees.End(i, limit, known: true) is var end
        && end > i
        && (i == at + 1 || !IsTitle(at, i) || text.Word(i)!.Form == "ل")
        // الرئيس التنفيذي لـ«…» فلان: the office's, whose holder follows.
        && names.At(end)?.Referent.IsPerson != true;

    /// <summary>Nothing but a definite office and its adjectives.</summary>
    private bool IsTitle(int at, int end) => Enumerable.Range(at, end - at).All(i => text.Word(i)?.HasArticle == true);

    /// <summary>مديرة مخبر: an office without the article has a noun behind it, which is no participle.</summary>
    private bool IsGenitive(int at, int i) =>
        i == at + 1
        && text.Word(at) is { HasArticle: false } office
        && office.Is(WordClass.Office)
        && text.Word(i)!.Is(WordClass.Participle)
        && text.Word(i)!.Form[^1] != 'ا'
        && text.Word(i + 1)?.HasArticle == true;

    /// <summary>أن, الذي, مشيرا, أكد: what comes is no longer the speaker's name.</summary>
    private static bool BeginsClause(Word word) =>
        word.Is(SpeechWord.GoesOn | SpeechWord.OfSaying | SpeechWord.Affirmed)
        || word.Is(WordClass.That | WordClass.Relative | WordClass.According | WordClass.Nominal)
        // المثنى is a place: what has the article reports nothing.
        || word.TryRead(WordClass.Participle, out var participle) && !participle.Definite && !word.Is(WordClass.Office)
        || word.TryRead(WordClass.Verb, out var verb)
            && !verb.Definite
            && !word.Is(WordClass.Preposition | WordClass.Field | WordClass.Source);

    /// <summary>
    /// خاطب الرئيس جموع المستقبلين, أكد المسؤول الأممي التزام برنامجه: behind a definite head and its adjectives what has no
    /// article is no part of the phrase, unless a particle leads to it or it is a title.
    /// </summary>
    private bool IsObject(int at, int i)
    {
        if (text.Word(at) is not { HasArticle: true, Readings: [{ Definite: true }, ..] } head || !IsTitle(at, i))
        {
            return false;
        }
        var word = text.Word(i)!;
        // شكر الوزير القبرصي نظيره: his own counterpart is whom he speaks to.
        if (IsCounterpart(word))
        {
            return true;
        }
        return head.Is(WordClass.Office | WordClass.Source | WordClass.OrganizationHead | WordClass.OrganizationClass)
            && !head.Is(WordClass.Honorific)
            && word is { HasArticle: false }
            && IsOrdinary(word);
    }

    /// <summary>الرئيس المصري كلمته, مدير الأمن رسالته: behind a definite word what somebody has is no part of who he is.</summary>
    private bool IsPossessed(int i) =>
        text.Word(i - 1)?.HasArticle == true
        && text.Word(i) is { HasArticle: false } word
        && word.Form is [_, _, _, .., 'ه'] or [_, _, _, .., 'ه', 'ا' or 'م']
        && text.Written(i)[^1] != TehMarbuta
        && !word.Is(ClosedClass.Same)
        && word.Vocabulary.General.KnowsNoun(word.Form.TrimEnd('ا', 'م').TrimEnd('ه'));

    /// <summary>روسيا والصين, الولايات المتحدة: a country goes on with others and with adjectives alone.</summary>
    private static bool IsOfCountry(Word word) =>
        word.Is(WordClass.Country | WordClass.Nisba) || word is { HasArticle: true, Form: [.., 'ه'] };

    private const char TehMarbuta = '\u0629';

    private static bool IsCounterpart(Word word) => word.Form.StartsWith("نظير", StringComparison.Ordinal);

    /// <summary>A noun of the language as it stands; no name, title or particle.</summary>
    private static bool IsOrdinary(Word word) =>
        word.Classes == WordClass.None
            ? word.Vocabulary.General.Find(word.Form) == Listing.Whole
            : (word.Classes & ~(WordClass.Common | WordClass.Field)) == 0
                && !Array.Exists(word.Stems, stem => stem.Preposition != '\0');

    /// <summary>خلال …, في تصريح ….</summary>
    private bool BeginsCircumstance(Word word, int i) =>
        word.Is(ClosedClass.Circumstance) && !IsSupervised(word, i) || word.Form == "في" && IsOccasion(i + 1);

    /// <summary>المشرف على …, المشرف العام على …: the preposition is the office's.</summary>
    private bool IsSupervised(Word word, int i) => word.Form == "علي" && (IsSupervisor(i - 1) || IsSupervisor(i - 2));

    private bool IsSupervisor(int at) => text.Word(at)?.Form.EndsWith("مشرف", StringComparison.Ordinal) == true;

    /// <summary>في تصريح, في بيان, في مؤتمر: circumstances of speaking, not of who speaks.</summary>
    private bool IsOccasion(int at) =>
        text.Word(at) is { } word
        && (word.Is(WordClass.SpeakingText) || word.Is(ClosedClass.Occasion) || IsTextOfHis(word.Form));

    /// <summary>رسالته, مذكرتها: a text with a pronoun.</summary>
    private bool IsTextOfHis(string form) =>
        form is [_, _, .., 'ت', 'ه'] or [_, _, .., 'ت', 'ه', 'ا']
        && text.Lexicon.Find(form.TrimEnd('ا')[..^2] + "ه")?.Classes.HasFlag(WordClass.SpeakingText) == true;
}
