using Qawl.Extraction.Lexicons;

namespace Qawl.Extraction.Words;

/// <summary>Words by which somebody speaks of himself: in news they are somebody's words even where nothing marks them.</summary>
internal static class FirstPerson
{
    private static readonly string[] Pronouns = ["ها", "هم", "كم", "ه"];

    private const char AlefWithHamza = '\u0623';

    /// <summary>Letters of the shortest word with نا.</summary>
    private const int ShortestOfUs = 5;

    /// <summary>Whether a stretch has such a word.</summary>
    public static bool Speaks(TokenizedText text, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (text[i].Is(SpeechWord.Mine) || IsVerb(text, i, false) || IsOurs(text.Word(i)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>أهتم, نناقش, سنناقش: of the present, where the same verb has a third person.</summary>
    /// <param name="behindVerb">Right behind another verb nothing but it can stand, even without its hamza.</param>
    public static bool IsVerb(TokenizedText text, int i, bool behindVerb)
    {
        if (text.Word(i) is not { Classes: WordClass.None, Form.Length: >= 4 } word)
        {
            return false;
        }
        var form = word.Form[0] == 'س' ? word.Form[1..] : word.Form;
        var pronoun = Array.Find(
            Pronouns,
            p => form.Length - p.Length >= 4 && form.EndsWith(p, StringComparison.Ordinal)
        );
        form = pronoun is null ? form : form[..^pronoun.Length];
        return form.Length >= 4
            && (
                form[0] == 'ن'
                || form[0] == 'ا' && (word.Form[0] == 'س' || behindVerb || text.Written(i)[0] == AlefWithHamza)
            )
            && word.Vocabulary.General.ListsVerb(form)
            && word.Vocabulary.General.ListsVerb("ي" + form[1..])
            && !word.Vocabulary.General.ListsNoun(form);
    }

    /// <summary>قررنا, بلدنا, يعجبونني; but not أحيانا, which is an accusative.</summary>
    private static bool IsOurs(Word? word) =>
        word is { Form: [_, _, _, .., 'ن', 'ا'] or [_, _, _, .., 'ن', 'ي'] }
        && word.Form.Length >= ShortestOfUs
        && !word.Form.EndsWith("انا", StringComparison.Ordinal)
        && !word.HasArticle
        && (
            word.Form[^1] == 'ا'
                ? word.Vocabulary.General.KnowsVerb(word.Form)
                    && !word.Vocabulary.General.ListsNoun(word.Form.AsSpan(0, word.Form.Length - 1))
                : word.Vocabulary.General.ListsVerb(word.Form.AsSpan(0, word.Form.Length - 2))
                    && !word.Vocabulary.General.KnowsNoun(word.Form)
        );
}
