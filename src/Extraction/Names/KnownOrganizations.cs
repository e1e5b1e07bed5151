using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Organizations that a lexicon has, where what stands around them does not make them something else.</summary>
internal sealed class KnownOrganizations(TokenizedText text, NameTable names, HeadedNames headed)
{
    private readonly WeakNames _weak = new(text, names);

    /// <summary>A name of the lexicon.</summary>
    public int Read(int i, int end)
    {
        var length = Match(i, end, out var phrase, out var prefix);
        if (length == 0 || phrase!.Kind != PhraseKind.Organization)
        {
            return i;
        }
        var name = phrase.Name!;
        // الحماس is no movement; اليوتيوب is what no list of words has.
        if (
            phrase.Forms is [var only]
            && prefix == 0
            && !string.Equals(only, text.Word(i)!.Form, StringComparison.Ordinal)
            && !text.Vocabulary.Get(only).IsRare
        )
        {
            return i;
        }
        if (length == 1 && IsOrdinary(i, prefix))
        {
            return i;
        }
        if (name.IsWeak && !_weak.HasSupport(i, i + length, name))
        {
            return i;
        }
        // A nisba behind it may make a longer name: مجلس الشورى السعودي.
        var stop = i + length;
        if (headed.End(i, end, 0) > stop)
        {
            return i;
        }
        // قناة and its like are no part of the name, but القناة الأولى is one.
        var named = text.Word(i)!.TryRead(WordClass.OrganizationClass, out var outer) && !outer.Definite ? i + 1 : i;
        var referent = Referent.Of(name);
        referent.ClassWord = ClassWordOf(i) ?? ClassWordOf(i - 1);
        names.Add(referent, named, stop, named > i ? 0 : prefix);
        return stop;
    }

    /// <summary>وابل الرصاص, بحماس كبير: one word of the language, or what somebody does something with.</summary>
    private bool IsOrdinary(int i, int prefix)
    {
        var word = text.Word(i)!;
        if (prefix == 1 && word.Form[0] == 'و')
        {
            return text.Lexicon.Find(word.Form)?.Classes.HasFlag(WordClass.Ambiguous) == true;
        }
        return prefix == 1
            && word.Form[0] == 'ب'
            && text.Vocabulary.General.ListsNoun(word.Form.AsSpan(1))
            && text.Adjacent(i)
            && text.Word(i + 1) is { HasArticle: false, IsPlural: false } told
            && !told.Is(WordClass.Framing | WordClass.GivenName | WordClass.OrganizationHead)
            && text.Vocabulary.General.ListsNoun(told.Form);
    }

    /// <summary>Behind a place or a person of the lexicon, which are read elsewhere.</summary>
    public int SkipOthers(int i, int end) =>
        Match(i, end, out var phrase, out _) is var length && length > 0 && phrase!.Kind != PhraseKind.Organization
            ? i + length
            : i;

    private int Match(int i, int end, out Phrase? phrase, out int prefix) =>
        text.Match(i, end, PhraseKind.Organization | PhraseKind.Place | PhraseKind.Person, out phrase, out prefix);

    /// <summary>تنظيم, صحيفة where it stands before a name without being part of it.</summary>
    private string? ClassWordOf(int at) =>
        text.Word(at) is { } word
        && word.TryRead(WordClass.OrganizationClass | WordClass.OrganizationHead, out var head)
            ? head.Entry.Form
            : null;
}
