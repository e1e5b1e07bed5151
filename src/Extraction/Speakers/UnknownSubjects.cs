using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// Tells that a noun behind a verb of saying is its subject though no list knows it, so that nobody who spoke before is taken for it:
/// وقال عدة دبلوماسيين إنهم …, وأكدت قيادات المقاومة أن …, وقال أوباه فان، محلل الأسواق: «…».
/// </summary>
internal static class UnknownSubjects
{
    private const char TehMarbuta = '\u0629';

    public static bool IsOne(TokenizedText text, Question question, int at, Word word) =>
        question.Cue is { Verb.Many: false } cue
        && !word.Is(WordClass.That | WordClass.Nominal | WordClass.Participle | WordClass.Verb | WordClass.According)
        && !Array.Exists(word.Stems, stem => stem.Preposition != '\0')
        && !word.Is(ClosedClass.Aside | ClosedClass.Circumstance)
        && (
            word.Is(SpeechWord.Quantifies) && !IsManner(text, at)
            || IsPlural(text, cue, at, word)
            || cue.Verb.Stem == "قال" && IsNoun(text, at, word)
            || word.IsRare
        );

    /// <summary>غير مرة, عدة مرات</summary>
    private static bool IsManner(TokenizedText text, int at) =>
        text.Word(at + 1)?.Form.StartsWith("مر", StringComparison.Ordinal) == true;

    /// <summary>منتقدو النظام, سلطات الجمارك: in a construct, with a verb that agrees.</summary>
    private static bool IsPlural(TokenizedText text, Cue cue, int at, Word word) =>
        text.Word(at + 1)?.HasArticle == true && (word.Form[^1] == 'و' || word.IsPlural && cue.Verb.Feminine);

    /// <summary>قال takes no other noun right behind it, but how somebody says it (ضاحكا, باكية) and what (كلمته).</summary>
    private static bool IsNoun(TokenizedText text, int at, Word word) =>
        word.Form.Length > 2
        && !word.Is(WordClass.Function)
        && (word.Form[^1] is not ('ا' or 'ه') || text.Written(at)[^1] == TehMarbuta && text[at + 1].IsWord);

    /// <summary>قالت اللاجئة السورية فلانة: the name that completes the phrase; of خصوم فلان none does.</summary>
    public static Attribution? Read(NounPhrases phrases, int at, int limit, Word head) =>
        head is { HasArticle: true } && phrases.Read(at, limit) is { Referent.IsPerson: true } named
            ? named
            : phrases.AsItStands(at, limit);
}
