using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Tells whether a person's name begins at a word: a given name, a joint (عبد, أبو), a family name behind a title, or a word
/// that its surroundings make a name (<see cref="UnknownNames"/>).
/// </summary>
internal sealed class NameStart(TokenizedText text, NameTable names, NameShape shape, bool[] honorific)
{
    private readonly UnknownNames _unknown = new(text, names, shape, honorific);

    /// <summary>Whether the word alone leaves it open; what the lexicons know as something else begins no name.</summary>
    public static bool Allows(Word word) =>
        word.Classes == WordClass.None && !word.IsInflected
        || word.Is(WordClass.AnyName | WordClass.Ambiguous)
        || word.Is(ClosedClass.WithGod);

    public bool CanStart(int i, int end, Word word, OfficeContext context, out int prefix)
    {
        prefix = 0;
        // الشيخ الدكتور …: a title before a title is nobody's name.
        if (word.Is(WordClass.Honorific) && text.Word(i + 1)?.Is(WordClass.Honorific) == true)
        {
            return false;
        }
        if (
            word.TryRead(WordClass.GivenName, out var given)
            && (!given.Definite || given.Entry.Form.StartsWith("ال", StringComparison.Ordinal))
        )
        {
            prefix = given.Prefix;
            return !word.Is(WordClass.Function | WordClass.That | WordClass.Preposition) || IsAli(i, context);
        }
        if (
            word.TryRead(WordClass.NameJoint, out var joint)
            && joint.Entry.Form is "عبد" or "ابو" or "ابا" or "ابي" or "ام" or "بن" or "ولد"
            && !joint.Definite
        )
        {
            prefix = joint.Prefix;
            return IsJoint(i, joint.Entry.Form, context);
        }
        if (IsBeforeGod(i, word, context) || IsBeforeJoint(i, word) || _unknown.CompletesTitle(i, end, word, context))
        {
            return true;
        }
        if (context < OfficeContext.Direct)
        {
            return _unknown.IsBehindVerb(i, word);
        }
        if (word.TryRead(WordClass.FamilyName, out var family) && family.Preposition == '\0' && !family.And)
        {
            // الإمام المجاهد الشهيد: a definite adjective among its like.
            return !family.Definite || !word.Is(WordClass.Ambiguous) || shape.Closes(i + 1);
        }
        return _unknown.IsBehindTitle(i, end, word, context);
    }

    /// <summary>على is written like علي: the name needs a title before it or another name behind it.</summary>
    private bool IsAli(int i, OfficeContext context)
    {
        if (text.Word(i + 1) is not { } next)
        {
            return false;
        }
        if (context >= OfficeContext.Phrase && next.HasArticle && text.Adjacent(i) && text[i + 2].Is(WordClass.That))
        {
            return true;
        }
        var titled =
            context == OfficeContext.Direct
            && text.Word(i - 1) is { } title
            && title.Is(WordClass.Honorific | WordClass.Office)
            && text.Adjacent(i - 1);
        return titled && (next.Form is "بن" || next.HasArticle && (next.Is(WordClass.FamilyName) || next.IsRare))
            || next.Readings is [{ Prefix: 0 }, ..]
                && next.Is(WordClass.GivenName | WordClass.FamilyName)
                && !next.Is(WordClass.Ambiguous | WordClass.Common | WordClass.Office);
    }

    /// <summary>عبد before what may be God's name; أبو and ولد behind a title, أبو behind a verb of saying too.</summary>
    private bool IsJoint(int i, string joint, OfficeContext context)
    {
        if (text.Word(i + 1) is not { } next || !text.Adjacent(i) || next.Is(WordClass.Function))
        {
            return false;
        }
        return joint switch
        {
            "عبد" => next.HasArticle || next.Is(WordClass.NameTail),
            "ام" or "بن" => false,
            _ => context >= OfficeContext.Phrase || joint == "ابو" && _unknown.IsSaying(i - 1),
        };
    }

    /// <summary>جار الله السمران, with a title or a verb of saying before it.</summary>
    private bool IsBeforeGod(int i, Word word, OfficeContext context) =>
        word.Is(ClosedClass.WithGod)
        && text.Word(i + 1)?.Form == "الله"
        && (context == OfficeContext.Direct || _unknown.IsSaying(i - 1));

    /// <summary>إيلي أبو راشد, ماجد بن علي: a word before a joint of names is a name.</summary>
    private bool IsBeforeJoint(int i, Word word) =>
        word.IsUnknown
        && !word.HasArticle
        && text.Adjacent(i)
        && text.Word(i + 1)?.Form is "ابو" or "بن" or "ال" or "عبد" or "ولد" or "بنت" or "ابن"
        && text.Word(i + 2) is not null;
}
