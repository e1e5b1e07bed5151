using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Tells whether a word that no list has as a name is one all the same, from what stands around it: a title, a verb of
/// saying, commas, and another word that the language does not have.
/// </summary>
internal sealed class UnknownNames(TokenizedText text, NameTable names, NameShape shape, bool[] honorific)
{
    /// <summary>Two words, or one behind a nisba, that are the end of a title's phrase.</summary>
    public bool CompletesTitle(int i, int end, Word word, OfficeContext context) =>
        context < OfficeContext.Direct
            && IsBehindTitle(i, end, word, context)
            && text.Word(i - 1)?.Is(WordClass.Nisba) == true
        || context == OfficeContext.Phrase && (IsBehindBody(i, end, word) || IsBetweenCommas(i, word))
        || context >= OfficeContext.Phrase && IsRarePair(i, word);

    /// <summary>رئيس نادي الصقر ماهر سندال: behind the body that the office is of.</summary>
    private bool IsBehindBody(int i, int end, Word word) =>
        names.At(i - 1) is { Referent.IsPerson: false }
        && !word.HasArticle
        && shape.IsNameLike(i)
        && text.Word(i + 1) is { HasArticle: false } second
        && shape.IsPart(second, i + 1, 1, end)
        && shape.EndsPhrase(i + 2);

    /// <summary>السفيرة الأمريكية لدى كييف بريدغيت برينك: two words that the language does not have.</summary>
    private bool IsRarePair(int i, Word word) =>
        word.IsRare
        && text.Adjacent(i)
        && text.Word(i + 1) is { IsRare: true, HasArticle: false }
        && shape.EndsPhrase(i + 2);

    /// <summary>المتحدثة باسم البعثة، راضية عاشوري، إن: two bare words between commas behind an office are its holder.</summary>
    private bool IsBetweenCommas(int i, Word word) =>
        text[i - 1].Symbol is '،' or ',' && IsBarePair(i, word) && text[i + 2].Symbol is '،' or ',';

    /// <summary>Right behind a verb of saying.</summary>
    public bool IsBehindVerb(int i, Word word)
    {
        if (!text.Adjacent(i - 1) || !IsSaying(i - 1))
        {
            return false;
        }
        // قال ميرسكيلا إن, قالت أوبراين كيلي: what the language does not have.
        if (
            (!word.HasArticle || word.IsRare && text.Word(i + 1) is { IsRare: true, HasArticle: false })
            && BeginsRarely(i, word)
            && word.Form[0] is not ('ب' or 'ل' or 'و' or 'ف')
        )
        {
            return ContinuesRarely(i + 1)
                || text.Word(i - 1)!.Form[^1] != 'ت' && word.Form[^1] is not ('ه' or 'ا') && shape.EndsPhrase(i + 1);
        }
        // قال باقان أموم الأمين العام: two bare words between the verb and the office.
        if (IsBarePair(i, word) && text.Word(i + 2) is { HasArticle: true } office && office.Is(WordClass.Office))
        {
            return true;
        }
        // أكد باهير مساعد حاكم الولاية: between a verb of saying and an office stands a name.
        return word is { IsUnknown: true, HasArticle: false, Form.Length: > 3 }
            && text.Adjacent(i)
            && text.Word(i + 1) is { } behind
            && behind.TryRead(WordClass.Office, out var apposed)
            && apposed.Prefix == 0;
    }

    /// <summary>
    /// A word that no lexicon has, right behind an office or honorific, or behind a noun with its nisba
    /// (العداء الكيني …): a name if it is shaped like one. One word alone is believed before a boundary.
    /// </summary>
    public bool IsBehindTitle(int i, int end, Word word, OfficeContext context)
    {
        if (!shape.IsNameLike(i) || word.Form.Length < 3 || word.Form[0] == 'و' && word.Form.Length > 4)
        {
            return false;
        }
        var before = text.Word(i - 1);
        var isHonorific = before is not null && (before.Is(WordClass.Honorific) || honorific[i - 1]);
        if (word.HasArticle)
        {
            // Behind an office a definite word is its adjective; behind الدكتور it is a surname.
            return isHonorific && before!.HasArticle && (word.IsRare ? shape.EndsPhrase(i + 1) : shape.Closes(i + 1));
        }
        var titled =
            isHonorific
            || before is not null
                && before.TryRead(WordClass.Office, out var office)
                && office.Definite
                && !IsPlural(before.Form);
        var described =
            before is not null
            && before.HasArticle
            && before.Is(WordClass.Nisba)
            && !IsPlural(before.Form)
            && text.Word(i - 2) is { HasArticle: true } noun
            && !noun.Is(WordClass.Nisba | WordClass.OrganizationHead | WordClass.OrganizationClass | WordClass.Field);
        if (
            !titled
            && !described
            && !IsTitleEnd(before, context)
            && (context < OfficeContext.Direct || before?.Is(WordClass.Nisba | WordClass.Field) != true)
        )
        {
            return false;
        }
        var next = text.Word(i + 1);
        if (IsTitleEnd(before, context))
        {
            if (BeginsRarely(i, word) && (ContinuesRarely(i + 1) || shape.EndsPhrase(i + 1)))
            {
                return true;
            }
            // الأمين العام للحركة باقان أموم إن: two bare words that fill the place between the title and أن.
            if (IsBarePair(i, word) && text[i + 2].Is(WordClass.That))
            {
                return true;
            }
        }
        if (described && !titled)
        {
            // Two words and then a boundary: what follows a nisba may be a verb or an object.
            return next is { HasArticle: false }
                && text.Adjacent(i)
                && !EndsLikeVerb(word.Form)
                && !EndsLikeVerb(next.Form)
                && (shape.IsNameLike(i + 1) || next.Is(WordClass.FamilyName | WordClass.GivenName))
                && shape.EndsPhrase(i + 2);
        }
        return next is not null
                && text.Adjacent(i)
                && next.Readings.Length == 0
                && i + 1 < end
                && shape.IsPart(next, i + 1, 1, end)
            || next is not null
                && text.Adjacent(i)
                && next.Is(WordClass.FamilyName | WordClass.GivenName)
                && shape.IsPart(next, i + 1, 1, end)
            || titled && shape.EndsPhrase(i + 1);
    }

    /// <summary>الرئيس الكيني, المدير التنفيذي: an office whose last word is definite leaves room for nothing but the name.</summary>
    private static bool IsTitleEnd(Word? before, OfficeContext context) =>
        context == OfficeContext.Direct
        && before is not null
        && (before.HasArticle && !IsPlural(before.Form) || before.Is(WordClass.Country | WordClass.Place));

    /// <summary>Another part of a name, or one more word that the language does not have.</summary>
    private bool ContinuesRarely(int at) =>
        text.Adjacent(at - 1)
        && text.Word(at) is { HasArticle: false } next
        && (
            next.IsRare
            || next.Is(WordClass.GivenName | WordClass.FamilyName)
            || next.Classes == WordClass.None && shape.EndsPhrase(at + 1)
        );

    /// <summary>فلوريان جليفتسكي: the second word is none of the language, so the first, if it may be one, is not meant as such.</summary>
    private bool BeginsRarely(int i, Word word) =>
        word.IsRare
        || word is { HasArticle: false, IsInflected: false, IsLatin: false, Classes: WordClass.None }
            && word.Form[^1] is not ('ا' or 'ه')
            && text.Adjacent(i)
            && text.Word(i + 1) is { IsRare: true, HasArticle: false } next
            && next.Form[0] is not ('ل' or 'ب' or 'و')
            && (shape.EndsPhrase(i + 2) || text.Word(i + 2) is { HasArticle: true });

    public bool IsSaying(int at) =>
        text.Word(at) is { Readings: [{ Preposition: '\0' }, ..] } word
        && word.Is(WordClass.Verb)
        && !word.Is(WordClass.Function | WordClass.Common);

    private bool IsBarePair(int i, Word word) =>
        IsBare(word) && text.Adjacent(i) && text.Word(i + 1) is { } next && IsBare(next);

    private static bool IsBare(Word word) =>
        word is { HasArticle: false, IsInflected: false, IsLatin: false }
        && (word.Classes & ~(WordClass.AnyName | WordClass.Ambiguous)) == WordClass.None;

    private static bool EndsLikeVerb(string form) => form[^1] is 'ت' or 'ا' || form[0] is 'ي' or 'ت';

    private static bool IsPlural(string form) =>
        form.EndsWith("ون", StringComparison.Ordinal)
        || form.EndsWith("ين", StringComparison.Ordinal)
        || form.EndsWith("ات", StringComparison.Ordinal);
}
