using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Tells whether a word that no list has as a name is one all the same, from what stands around it: a title, a verb of
/// saying, commas, and another word that the language does not have.
/// </summary>
internal sealed class UnknownNames(TokenizedText text, NameShape shape)
{
    private const WordClass NoName =
        WordClass.Office
        | WordClass.Source
        | WordClass.Preposition
        | WordClass.That
        | WordClass.Function
        | WordClass.Common
        | WordClass.Place;

    /// <summary>السفيرة الأمريكية لدى كييف بريدغيت برينك, الهولندي ممفيس ديباي: two words that the language does not have.</summary>
    public bool IsRarePair(Start start) =>
        shape.EndsPhrase(start.At + 2)
        && (
            text[start.At - 1].Is(WordClass.Nisba)
                ? IsBare(start.At + 1) && (start.Word.IsRare || IsForeign(start.At + 1))
                : start.Context >= OfficeContext.Phrase
                    && IsForeign(start.At)
                    && IsForeign(start.At + 1)
                    && !text[start.At - 1].Is(WordClass.Preposition)
        );

    /// <summary>قاد اليوناني دونيس الفريق: behind a nation's adjective that stands for a man.</summary>
    public bool IsBehindNation(Start start) =>
        IsForeign(start.At)
        && text.Word(start.At - 1) is { HasArticle: true, Form: [.., 'ي'] }
        // قاد اليوناني دونيس المران: what has the article may as well be the object.
        && text.Word(start.At + 1) is not { HasArticle: true }
        && (!text[start.At - 2].IsWord || text[start.At - 2].Is(WordClass.Verb | WordClass.Preposition));

    /// <summary>قال ميرسكيلا إن, قالت أوبراين كيلي: what the language does not have.</summary>
    public bool IsBehindVerb(Start start) =>
        IsSaying(text[start.At - 1])
        && start.Word.Form[0] is not ('ب' or 'ل' or 'و')
        && (
            start.Word.HasArticle
                ? start.Word is { IsRare: true, IsPlural: false } && text[start.At + 1].Is(WordClass.That)
                : BeginsRarely(start)
                    && (
                        IsName(start.At + 1) && !text.Word(start.At + 1)!.HasArticle
                        // انتقدت ماكدونالدز: a single word may as well be a company.
                        || text.Word(start.At - 1) is { Form: not [.., 'ت'] } verb
                            && !verb.Is(WordClass.Common)
                            && shape.EndsPhrase(start.At + 1)
                    )
        );

    /// <summary>قال دان لويد المتحدث باسم …: two or three words behind the verb with an office behind them.</summary>
    public bool IsBeforeTitle(Start start)
    {
        if (
            !IsSaying(text[start.At - 1])
            || !MayBeName(start.At)
            // فعل ميسي: a noun of the language with a name behind it.
            || start.Word.IsUnknown && !start.Word.IsRare && text.Word(start.At + 1)?.HasArticle != true
        )
        {
            return false;
        }
        var at = start.At + 1;
        while (MayBeName(at))
        {
            at++;
        }
        return at > start.At + 1 && text[at].Is(WordClass.Office);
    }

    private bool MayBeName(int at) =>
        shape.IsNameLike(at)
        || text.Word(at) is { } word && word.Is(WordClass.AnyName | WordClass.Ambiguous) && !word.Is(NoName);

    /// <summary>Right behind a title: what the language does not have, or a word with a name behind it.</summary>
    public bool IsBehindTitle(Start start)
    {
        if (start.Word.Form.Length < 3 || start.Word.Form is ['و', _, _, _, _, ..] || !shape.IsNameLike(start.At))
        {
            return false;
        }
        var next = start.At + 1;
        var honored = text[start.At - 1].Is(WordClass.Honorific);
        // Behind an office a definite word is its adjective; behind الدكتور it is a surname.
        return start.Word.HasArticle
            ? honored && start.Word.Form[^1] == 'ي' && shape.EndsPhrase(next)
            : IsTitleEnd(start.At - 1)
                && (
                    IsName(next)
                    || BeginsRarely(start) && shape.EndsPhrase(next)
                    // إن الجنرال كفء.
                    || honored && shape.Closes(next) && !text[start.At - 2].Is(WordClass.That)
                    || (honored || start.Word.IsRare) && text.Word(next)?.IsUnknown == true
                );
    }

    /// <summary>الرئيس الكيني, المدير التنفيذي: an office whose last word is definite leaves room for nothing but the name.</summary>
    private bool IsTitleEnd(int at) =>
        text.Word(at) is { IsPlural: false } word
        && (word.HasArticle || word.Is(WordClass.Honorific | WordClass.Country | WordClass.Place));

    /// <summary>Another part of a name, or one more word that the language does not have.</summary>
    private bool IsName(int at) =>
        text.Word(at) is { } word
        && (word.IsRare || word.Is(WordClass.GivenName | WordClass.FamilyName) && !word.Is(WordClass.Preposition));

    public static bool IsSaying(Token token) =>
        token.Is(WordClass.Verb) && !token.Is(WordClass.Function | WordClass.Preposition | WordClass.SpeakingText);

    /// <summary>فلوريان جليفتسكي: the second word is none of the language, so the first, if it may be one, is not meant as such.</summary>
    private bool BeginsRarely(Start start) =>
        start.Word.IsRare
        // منظومة سايدار
        || start.Word.Form[^1] != 'ه' && IsForeign(start.At + 1) && shape.EndsPhrase(start.At + 2);

    private bool IsBare(int at) => text.Word(at) is { IsUnknown: true };

    private bool IsForeign(int at) => text.Word(at) is { IsRare: true, HasArticle: false };
}
