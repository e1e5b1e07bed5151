using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// The subject behind its verb, where Arabic puts it, possibly after circumstances: قال في تصريح صحفي الوزير ….
/// </summary>
internal sealed class SubjectBehind(TokenizedText text, NameTable names, NounPhrases phrases)
{
    /// <summary>Verb first, then its subject, possibly behind circumstances.</summary>
    public Attribution? Find(Cue cue, int limit)
    {
        var i = cue.End;
        // وتابع الوزير, وقال أيضا الوزير
        while (i < limit && (text.Word(i)?.Is(ClosedClass.Aside) == true || text[i].Symbol is '،' or ','))
        {
            i++;
        }
        if (i < limit && text[i].Symbol is '(')
        {
            while (i < limit && text[i].Symbol is not ')')
            {
                i++;
            }
            i++;
        }
        if (i >= limit)
        {
            return null;
        }
        if (Marks.IsOpening(text[i].Symbol) && names.At(i + 1) is { } marked && marked.First == i + 1)
        {
            return phrases.Read(i + 1, limit);
        }
        if (phrases.Begins(i))
        {
            return phrases.Read(i, limit);
        }
        if (text.Word(i) is not { } word)
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
        if (!word.HasArticle)
        {
            return IsBareSubject(cue, word, i, limit) ? phrases.Read(i, limit) : null;
        }
        return
            word.Readings is [] or [{ Prefix: 0, Definite: true }, ..]
            && !word.Is(WordClass.Function)
            && limit - i <= 14
            ? phrases.Read(i, limit)
            : null;
    }

    /// <summary>قال أفراد من العشيرة إن: right behind a verb of saying an indefinite noun can only be its subject.</summary>
    private bool IsBareSubject(Cue cue, Word word, int i, int limit) =>
        cue.Verb.Kind == VerbKind.Say
        && i == cue.End
        && limit - i is > 1 and <= 12
        && text[limit - 1].Is(WordClass.That)
        && word.Form.Length > 2
        && word.Form[^1] is not 'ا'
        && !word.IsInflected | word.Form.EndsWith("ون", StringComparison.Ordinal)
        && word.Readings is [] or [{ Prefix: 0 }, ..]
        && !word.Is(WordClass.Framing | WordClass.According)
        && !word.Is(ClosedClass.Circumstance | ClosedClass.Aside | ClosedClass.Joins);

    private static bool IsCircumstance(Word word) =>
        word.Is(WordClass.Preposition)
        || word.Form[0] is 'ب' or 'ل' && word.Readings is not [{ Prefix: 0 }, ..]
        || word.Form is "ردا" or "تعليقا" or "خلال" or "مساء" or "صباح" or "ظهر";

    /// <summary>قال في تصريح صحفي الوزير …: only what no preposition governs, and nothing behind لقائه, which has its subject.</summary>
    private Attribution? BehindCircumstance(int i, int limit)
    {
        for (var at = i + 1; at < limit; at++)
        {
            if (text.Word(at - 1) is { } owner && IsPossessed(owner) && at - 1 >= i)
            {
                return null;
            }
            if (!phrases.Begins(at) || names.At(at)?.Referent is { IsPerson: false })
            {
                at = names.At(at) is { } skipped ? skipped.End - 1 : at;
                continue;
            }
            var before = text[at - 1];
            var free =
                before.Kind != TokenKind.Word
                    ? before.Symbol == ')' || Marks.EndsClause(before.Symbol)
                    : before.Word!.HasArticle && !before.Is(WordClass.Preposition | WordClass.Office)
                        || before.Is(WordClass.Function) && !before.Is(WordClass.Preposition);
            // خلال المؤتمر الصحفي: an adjective, though the word is an occupation too.
            if (before.Word?.HasArticle == true && names.At(at) is null && text.Word(at)!.Form[^1] == 'ي')
            {
                continue;
            }
            if (free && !(names.At(at) is null && text.Word(at) is { HasArticle: false }))
            {
                return phrases.Read(at, limit);
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
}
