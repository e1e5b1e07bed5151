using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>Whether a verb may be said of a person, where nothing of its form agrees.</summary>
internal static class Agreement
{
    /// <summary>Of two who are named the verb is dual and one is meant; of a name that no list has nothing tells whose it is.</summary>
    public static bool MayBe(TokenizedText text, Referent person, Cue cue) =>
        cue.Verb.Many
            ? text.Word(cue.First)!.Form is not ([.., 'و', 'ا'] or [.., 'و', 'ن'])
            : cue.Verb.Feminine
                && (
                    !IsMans(text.Lexicon, person.Forms[0])
                    // المديرة نور الحمصي
                    || person.Roles.Exists(role => role.Forms[0] is [.., 'ه'])
                );

    /// <summary>قالت جوان: the verb right before a name tells that it is a woman's.</summary>
    public static bool IsOfWoman(TokenizedText text, Cue cue, Attribution found) =>
        cue.Verb.Feminine
        && (
            found.First == cue.End
            || text.Word(cue.End) is { } title
                && title.Is(WordClass.Office | WordClass.Honorific)
                // ترى عضو الغرفة فلانة
                && (title.Form[^1] == 'ه' || found.By == SpeakerBy.Name && MayBe(text, found.Referent!, cue))
        );

    private static bool IsMans(Lexicon lexicon, string given) =>
        (lexicon.Find(given)?.Classes & (WordClass.GivenName | WordClass.Woman)) == WordClass.GivenName;
}
