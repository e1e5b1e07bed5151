using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Tells surnames behind given names: whatever else a word means, there it is nearly always the name.</summary>
internal sealed class Surnames(TokenizedText text, NameShape shape)
{
    /// <summary>
    /// A definite word behind a given name is the surname: صالح السدلان, علي بن علي الحكمي. What is shaped like other words too
    /// (محمد المصري, أحمد الصديق, محمد العمرة) only where the phrase ends.
    /// </summary>
    public bool Is(Word word, int at, int length)
    {
        if (
            !(text[at - 2].Word?.Is(ClosedClass.Son) == true || length <= 2 && IsBehindGiven(at, length))
            || word.Is(WordClass.Function | WordClass.OrganizationHead | WordClass.OrganizationClass)
            || NameShape.EndsWithAny(word.Form, "يه", "ين", "ون")
        )
        {
            return false;
        }
        const WordClass NamesToo =
            WordClass.Participle | WordClass.GivenName | WordClass.FamilyName | WordClass.Ambiguous;
        if ((word.Classes & ~NamesToo) == WordClass.None && NameShape.EndsWithAny(word.Form, "ي", "ان"))
        {
            return true;
        }
        // زار الأمير فهد بن سلطان المعرض: a prince's name is complete, and the word may as well be the object.
        return (
                shape.Closes(at + 1)
                || text[at + 1].Is(WordClass.Office)
                || word.Form[^1] == 'ي' && shape.EndsPhrase(at + 1) && !word.Is(WordClass.Office | WordClass.Field)
            )
            && text.Word(at - length - 1)?.Is(ClosedClass.Royal) != true;
    }

    /// <summary>The words so far are a given name for certain; one that is also a word needs a title before it.</summary>
    public bool IsBehindGiven(int at, int length)
    {
        if (text.Word(at - 1) is not { } last)
        {
            return false;
        }
        if (text.Word(at - 2)?.Is(ClosedClass.WithGod) == true)
        {
            return true;
        }
        if (length == 1 && last.IsRare)
        {
            return !last.HasArticle;
        }
        return last.Is(WordClass.GivenName)
            && (!last.Is(WordClass.Ambiguous) || text[at - 2].Is(WordClass.Honorific | WordClass.Office));
    }

    /// <summary>محمد ضيفان العبيدي: whatever stands between a given name and what can only be a surname is a name too.</summary>
    public bool IsMiddle(Word word, int at, int length) =>
        IsBeforeUnlisted(word, at, length)
        || word is { HasArticle: false, Form: not ['و', ..] }
            && word.Classes == WordClass.None
            && text.Word(at + 1) is { } surname
            && DefiniteArticle.Begins(surname.Form)
            && surname.Is(WordClass.FamilyName);

    /// <summary>نادر ربيع البرزنحي, مازن سعادة الخطابي: what no list has, and the language neither, is the surname.</summary>
    private bool IsBeforeUnlisted(Word word, int at, int length) =>
        length == 1
        && word is { HasArticle: false, Form: not (['و', ..] or [.., 'ا']) }
        && (word.Classes & ~(WordClass.Common | WordClass.Honorific | WordClass.Ambiguous)) == WordClass.None
        && text.Word(at - 1)!.Is(WordClass.GivenName)
        && text.Word(at + 1) is { Form: ['ا', 'ل', _, _, _, .., 'ي'] } surname
        && !surname.Is(~(WordClass.FamilyName | WordClass.Ambiguous))
        && !text.Vocabulary.General.ListsNoun(DefiniteArticle.Drop(surname.Form))
        && shape.EndsPhrase(at + 2);
}
