using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Who asks and who is asked, side by side behind a verb of asking: سأل المذيع الوزير فلانا.</summary>
internal sealed class Askers(TokenizedText text, NameTable names)
{
    public static bool Asks(VerbForm verb) => verb.Stem == "سال";

    /// <summary>متى؟ فرد الدروبي: behind the end of a sentence. As a whole it is a given name and a noun too.</summary>
    public static bool IsAnswer(TokenizedText text, int at) => text.Word(at)?.Form == "فرد" && !text[at - 1].IsWord;

    /// <summary>The verb of asking stands right before a token.</summary>
    public bool AreBehindVerb(int at) =>
        text.Word(at - 1) is { } word && word.TryRead(WordClass.Verb, out var verb) && Asks(verb.Entry.Verb!.Value);

    /// <summary>Where the words for who is asked begin, -1 if there is nobody but who asks.</summary>
    /// <param name="at">First token of who asks.</param>
    public int Asked(int at, int limit)
    {
        for (var i = limit - 1; i > at; i--)
        {
            if (names.At(i) is { } name)
            {
                return name.First > at ? Before(at, name.First) : -1;
            }
        }
        // أحد الصحفيين الصابونجي: a name that nothing else tells.
        return IsOneOfMany(at) && text.Word(at + 2)?.IsRare == true ? at + 2 : -1;
    }

    /// <summary>Where the titles of who is asked begin, or the name.</summary>
    public int Before(int at, int name)
    {
        for (var i = at + 1; i <= name; i++)
        {
            if (i == name ? IsOneOfMany(at) : IsTitle(i) && IsWhole(at, i))
            {
                return i;
            }
        }
        return -1;
    }

    private bool IsTitle(int at) => IsOffice(at) && text.Word(at)!.Readings is [{ Preposition: '\0', And: false }, ..];

    private bool IsOffice(int at) => text[at].Is(WordClass.Office) && !text[at].Is(WordClass.Honorific);

    /// <summary>No title of who asks goes on at a token.</summary>
    private bool IsWhole(int at, int end) =>
        names.At(end - 1)?.Referent.IsPerson == true
        || end == at + 2 && IsOneOfMany(at)
        || (IsOffice(at) || text[at].Is(WordClass.Source)) && AreTwo(text.Word(at)!, text.Word(end)!);

    /// <summary>المذيع الوزير; صحفي رئيس البلدية, but not نائب رئيس البلدية.</summary>
    private static bool AreTwo(Word asker, Word asked) =>
        asker.HasArticle ? asked.HasArticle : asker.Form[^1] == 'ي' && !asked.HasArticle;

    private bool IsOneOfMany(int at) =>
        text.Word(at)?.Form is "احد" or "احدي" or "بعض" && text.Word(at + 1)?.HasArticle == true;
}
