using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Tells whether a word that no list has as a name is one all the same, from what stands around it: a title, a verb of
/// saying, commas, and another word that the language does not have.
/// </summary>
internal sealed class UnknownNames(TokenizedText text, NameShape shape, bool[] honorific)
{
    /// <summary>السفيرة الأمريكية لدى كييف بريدغيت برينك, الهولندي ممفيس ديباي: two words that the language does not have.</summary>
    public bool IsRarePair(Start start) =>
        (
            start.Context >= OfficeContext.Phrase
                ? IsForeign(start.At) && !text[start.At - 1].Is(WordClass.Preposition)
                : text[start.At - 1].Is(WordClass.Nisba)
        )
        && BeginsRarely(start)
        && IsForeign(start.At + 1)
        && shape.EndsPhrase(start.At + 2);

    /// <summary>المتحدثة باسم البعثة، راضية عاشوري، إن: two bare words between commas behind an office are its holder.</summary>
    public bool IsBetweenCommas(Start start) =>
        start.Context == OfficeContext.Phrase
        && IsComma(start.At - 1)
        && IsBare(start.At)
        && IsBare(start.At + 1)
        && IsComma(start.At + 2);

    /// <summary>قال ميرسكيلا إن, قالت أوبراين كيلي: what the language does not have.</summary>
    public bool IsBehindVerb(Start start) =>
        start.Context < OfficeContext.Direct
        && IsSaying(start.At - 1)
        && start.Word.Form[0] is not ('ب' or 'ل' or 'و')
        && BeginsRarely(start)
        && (start.Word.HasArticle ? IsSubject(start) : IsForeignSubject(start));

    /// <summary>وأضاف الدهمشي أن: a surname that nobody tells in full.</summary>
    private bool IsSubject(Start start) =>
        start.Word is { Form.Length: > 5, IsPlural: false }
        && text[start.At + 1] is var next
        && (next.Is(WordClass.That | WordClass.Preposition) || next.Symbol is ':' or '،');

    private bool IsForeignSubject(Start start) =>
        ContinuesRarely(start.At + 1)
        || text.Word(start.At - 1)!.Form[^1] != 'ت'
            && start.Word.Form[^1] is not ('ه' or 'ا')
            && shape.EndsPhrase(start.At + 1);

    /// <summary>Behind an office a definite word is its adjective; behind الدكتور it is a surname.</summary>
    public bool? IsDefinite(Start start) =>
        !IsNameLike(start) ? false
        : !start.Word.HasArticle ? null
        : IsBehindHonorific(start)
            && text.Word(start.At - 1)!.HasArticle
            && (start.Word.IsRare ? shape.EndsPhrase(start.At + 1) : shape.Closes(start.At + 1));

    /// <summary>A word that no lexicon has and that is shaped like a name.</summary>
    private bool IsNameLike(Start start) =>
        shape.IsNameLike(start.At)
        && start.Word.Form.Length > 2
        && !(start.Word.Form[0] == 'و' && start.Word.Form.Length > 4);

    private bool IsBehindHonorific(Start start) =>
        text[start.At - 1].Is(WordClass.Honorific) || honorific[Math.Max(0, start.At - 1)];

    /// <summary>الرئيس الكيني …: what the language does not have.</summary>
    public bool IsRareBehindTitle(Start start) =>
        IsTitleEnd(start) && BeginsRarely(start) && (ContinuesRarely(start.At + 1) || shape.EndsPhrase(start.At + 1));

    /// <summary>Right behind a title, with a part of a name behind it or the end of the phrase.</summary>
    public bool IsBehindTitle(Start start)
    {
        var titled =
            IsBehindHonorific(start)
            || text.Word(start.At - 1) is { } before
                && before.TryRead(WordClass.Office, out var office)
                && office.Definite
                && !before.IsPlural;
        if (!titled && !IsTitleEnd(start) && !text[start.At - 1].Is(WordClass.Nisba | WordClass.Field))
        {
            return false;
        }
        return text.Word(start.At + 1) is { } next
                && (
                    next.Is(WordClass.FamilyName | WordClass.GivenName)
                    // وزارته دروسا متواصلة: two words of the language are no name.
                    || next.Readings.Length == 0
                        && (
                            start.Word.IsRare
                            || next.IsRare
                            || IsBehindHonorific(start)
                            || text[start.At - 1].Is(WordClass.Nisba)
                                && start.Word.Form[^1] != 'ا'
                                && shape.EndsPhrase(start.At + 2)
                        )
                )
                && shape.IsPart(next, start.At + 1, 1, start.End)
            // المعلم حرصا على: one word that ends like an adverb is one.
            || titled
                && start.Word.Form[^1] != 'ا'
                && (
                    start.Word.IsRare
                        ? shape.EndsPhrase(start.At + 1)
                        : start.Word.Form[^1] != 'ه' && shape.Closes(start.At + 1)
                );
    }

    /// <summary>الرئيس الكيني, المدير التنفيذي: an office whose last word is definite leaves room for nothing but the name.</summary>
    private bool IsTitleEnd(Start start) =>
        text.Word(start.At - 1) is { } before
        && (before.HasArticle && !before.IsPlural || before.Is(WordClass.Country | WordClass.Place));

    /// <summary>Another part of a name, or one more word that the language does not have.</summary>
    private bool ContinuesRarely(int at) =>
        text.Word(at) is { HasArticle: false } next
        && (next.IsRare || next.Is(WordClass.GivenName | WordClass.FamilyName));

    /// <summary>فلوريان جليفتسكي: the second word is none of the language, so the first, if it may be one, is not meant as such.</summary>
    private bool BeginsRarely(Start start) =>
        start.Word.IsRare
        || IsBare(start.At)
            && IsForeign(start.At + 1)
            && text.Word(start.At + 1)!.Form[0] is not ('ل' or 'ب' or 'و')
            && shape.EndsPhrase(start.At + 2);

    public bool IsSaying(int at) =>
        text.Word(at) is { Readings: [{ Preposition: '\0' }, ..] } word
        && word.Is(WordClass.Verb)
        && !word.Is(WordClass.Function | WordClass.Common);

    private bool IsComma(int at) => text[at].Symbol is '،' or ',';

    private bool IsForeign(int at) => text.Word(at) is { IsRare: true, HasArticle: false };

    private bool IsBare(int at) =>
        text.Word(at) is { HasArticle: false, IsInflected: false } word
        && (word.Classes & ~(WordClass.AnyName | WordClass.Ambiguous)) == WordClass.None;
}
