using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Tells whether a word that no list has as a name is one all the same, from what stands around it: a title, a verb of
/// saying, commas, and another word that the language does not have.
/// </summary>
internal sealed class UnknownNames(TokenizedText text, NameTable names, NameShape shape, bool[] honorific)
{
    /// <summary>Farther from the title, behind its nisba: السفير لدى تونس التركي … .</summary>
    public bool IsBehindNisba(Start start) =>
        start.Context < OfficeContext.Direct
        && text[start.At - 1].Is(WordClass.Nisba)
        && (IsDefinite(start) ?? IsBehindAnyTitle(start));

    /// <summary>رئيس نادي الصقر ماهر سندال: behind the body that the office is of.</summary>
    public bool IsBehindBody(Start start) =>
        start.Context == OfficeContext.Phrase
        && names.At(start.At - 1) is not null
        && shape.IsNameLike(start.At)
        && text.Word(start.At + 1) is { HasArticle: false } second
        && shape.IsPart(second, start.At + 1, 1, start.End)
        && shape.EndsPhrase(start.At + 2);

    /// <summary>المتحدثة باسم البعثة، راضية عاشوري، إن: two bare words between commas behind an office are its holder.</summary>
    public bool IsBetweenCommas(Start start) =>
        start.Context == OfficeContext.Phrase
        && text[start.At - 1].Symbol is '،' or ','
        && IsBarePair(start)
        && text[start.At + 2].Symbol is '،' or ',';

    /// <summary>السفيرة الأمريكية لدى كييف بريدغيت برينك: two words that the language does not have.</summary>
    public bool IsRarePair(Start start) =>
        start.Context >= OfficeContext.Phrase
        && start.Word.IsRare
        && text.Word(start.At + 1) is { IsRare: true, HasArticle: false }
        && shape.EndsPhrase(start.At + 2);

    private bool IsBehindVerb(Start start) => start.Context < OfficeContext.Direct && IsSaying(start.At - 1);

    /// <summary>قال ميرسكيلا إن, قالت أوبراين كيلي: what the language does not have.</summary>
    public bool IsRareBehindVerb(Start start) =>
        IsBehindVerb(start)
        && (!start.Word.HasArticle || start.Word.IsRare && text.Word(start.At + 1) is { IsRare: true })
        && BeginsRarely(start)
        && start.Word.Form[0] is not ('ب' or 'ل' or 'و' or 'ف');

    /// <summary>Of a rare word behind a verb: whether the name ends where it must.</summary>
    public bool EndsBehindVerb(Start start) =>
        ContinuesRarely(start.At + 1)
        || text.Word(start.At - 1)!.Form[^1] != 'ت'
            && start.Word.Form[^1] is not ('ه' or 'ا')
            && shape.EndsPhrase(start.At + 1);

    /// <summary>قال باقان أموم الأمين العام: two bare words between the verb and the office.</summary>
    public bool IsPairBeforeOffice(Start start) =>
        IsBehindVerb(start)
        && IsBarePair(start)
        && text.Word(start.At + 2) is { HasArticle: true } office
        && office.Is(WordClass.Office);

    /// <summary>أكد باهير مساعد حاكم الولاية: between a verb of saying and an office stands a name.</summary>
    public bool IsBeforeOffice(Start start) =>
        IsBehindVerb(start)
        && start.Word is { IsUnknown: true, HasArticle: false, Form.Length: > 3 }
        && text.Word(start.At + 1) is { } behind
        && behind.TryRead(WordClass.Office, out var apposed)
        && apposed.Prefix == 0;

    /// <summary>A word that no lexicon has and that is shaped like a name.</summary>
    private bool IsNameLike(Start start) =>
        shape.IsNameLike(start.At)
        && start.Word.Form.Length >= 3
        && !(start.Word.Form[0] == 'و' && start.Word.Form.Length > 4);

    private bool IsBehindHonorific(Start start) =>
        text.Word(start.At - 1) is { } before && (before.Is(WordClass.Honorific) || honorific[start.At - 1]);

    /// <summary>Behind an office a definite word is its adjective; behind الدكتور it is a surname.</summary>
    public bool? IsDefinite(Start start) =>
        !IsNameLike(start) ? false
        : !start.Word.HasArticle ? null
        : IsBehindHonorific(start)
            && text.Word(start.At - 1)!.HasArticle
            && (start.Word.IsRare ? shape.EndsPhrase(start.At + 1) : shape.Closes(start.At + 1));

    /// <summary>
    /// A word that no lexicon has, right behind an office or honorific, or behind a noun with its nisba
    /// (العداء الكيني …): a name if it is shaped like one. One word alone is believed before a boundary.
    /// </summary>
    private bool IsBehindAnyTitle(Start start) =>
        IsRareBehindTitle(start) || IsPairBehindTitle(start) || (IsBehindDescribed(start) ?? IsBehindTitle(start));

    /// <summary>الرئيس الكيني …: what the language does not have.</summary>
    public bool IsRareBehindTitle(Start start) =>
        IsTitleEnd(start) && BeginsRarely(start) && (ContinuesRarely(start.At + 1) || shape.EndsPhrase(start.At + 1));

    /// <summary>الأمين العام للحركة باقان أموم إن: two bare words that fill the place between the title and أن.</summary>
    public bool IsPairBehindTitle(Start start) =>
        IsTitleEnd(start) && IsBarePair(start) && text[start.At + 2].Is(WordClass.That);

    /// <summary>العداء الكيني … …: two words and then a boundary: what follows a nisba may be a verb or an object.</summary>
    public bool? IsBehindDescribed(Start start) =>
        !IsDescribed(start)
            ? null
            : text.Word(start.At + 1) is { HasArticle: false } next
                && !EndsLikeVerb(start.Word.Form)
                && !EndsLikeVerb(next.Form)
                && (shape.IsNameLike(start.At + 1) || next.Is(WordClass.FamilyName | WordClass.GivenName))
                && shape.EndsPhrase(start.At + 2);

    /// <summary>Right behind a title, with a part of a name behind it or the end of the phrase.</summary>
    public bool IsBehindTitle(Start start)
    {
        var titled = IsTitled(start);
        if (!titled && !IsTitleEnd(start) && !IsBehindField(start))
        {
            return false;
        }
        return text.Word(start.At + 1) is { } next
                && (next.Readings.Length == 0 || next.Is(WordClass.FamilyName | WordClass.GivenName))
                && shape.IsPart(next, start.At + 1, 1, start.End)
            || titled && shape.EndsPhrase(start.At + 1);
    }

    private bool IsBehindField(Start start) =>
        start.Context == OfficeContext.Direct && text.Word(start.At - 1)?.Is(WordClass.Nisba | WordClass.Field) == true;

    private bool IsTitled(Start start) =>
        IsBehindHonorific(start)
        || text.Word(start.At - 1) is { } before
            && before.TryRead(WordClass.Office, out var office)
            && office.Definite
            && !before.IsPlural;

    private bool IsDescribed(Start start) =>
        text.Word(start.At - 1) is { HasArticle: true } before
        && before.Is(WordClass.Nisba)
        && !before.IsPlural
        && text.Word(start.At - 2) is { HasArticle: true } noun
        && !noun.Is(WordClass.Nisba | WordClass.OrganizationHead | WordClass.OrganizationClass | WordClass.Field);

    /// <summary>الرئيس الكيني, المدير التنفيذي: an office whose last word is definite leaves room for nothing but the name.</summary>
    private bool IsTitleEnd(Start start) =>
        start.Context == OfficeContext.Direct
        && text.Word(start.At - 1) is { } before
        && (before.HasArticle && !before.IsPlural || before.Is(WordClass.Country | WordClass.Place));

    /// <summary>Another part of a name, or one more word that the language does not have.</summary>
    private bool ContinuesRarely(int at) =>
        text.Word(at) is { HasArticle: false } next
        && (
            next.IsRare
            || next.Is(WordClass.GivenName | WordClass.FamilyName)
            || next.Classes == WordClass.None && shape.EndsPhrase(at + 1)
        );

    /// <summary>فلوريان جليفتسكي: the second word is none of the language, so the first, if it may be one, is not meant as such.</summary>
    private bool BeginsRarely(Start start) =>
        start.Word.IsRare
        || start.Word is { IsInflected: false, Classes: WordClass.None }
            && start.Word.Form[^1] is not 'ه'
            && text.Word(start.At + 1) is { IsRare: true, HasArticle: false } next
            && next.Form[0] is not ('ل' or 'ب' or 'و')
            && (shape.EndsPhrase(start.At + 2) || text.Word(start.At + 2) is { HasArticle: true });

    public bool IsSaying(int at) =>
        text.Word(at) is { Readings: [{ Preposition: '\0' }, ..] } word
        && word.Is(WordClass.Verb)
        && !word.Is(WordClass.Function | WordClass.Common);

    private bool IsBarePair(Start start) =>
        IsBare(start.Word) && text.Adjacent(start.At) && IsBare(text.Word(start.At + 1)!);

    private static bool IsBare(Word word) =>
        word is { HasArticle: false, IsInflected: false }
        && (word.Classes & ~(WordClass.AnyName | WordClass.Ambiguous)) == WordClass.None;

    private static bool EndsLikeVerb(string form) => form[^1] is 'ا' || form[0] is 'ت';
}
