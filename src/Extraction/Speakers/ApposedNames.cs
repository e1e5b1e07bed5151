using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// Tells whether a name inside a noun phrase is whom the phrase means (وزير الصحة فلان), or somebody whom its head belongs to
/// (مصادر فلان, المتحدث باسم فلان, زوجة القتيل فلان).
/// </summary>
internal sealed class ApposedNames(TokenizedText text, NameTable names)
{
    /// <summary>Tokens of a second office behind a comma.</summary>
    private const int LongestOffice = 10;

    /// <summary>The person that completes the phrase: the first name of its own, with only a comma allowed before.</summary>
    public Mention? Find(int at, int end)
    {
        for (var i = at + 1; i <= end; i++)
        {
            if (names.At(i) is not { Referent.IsPerson: true } mention)
            {
                if (text[i].IsComma && BetweenCommas(i + 1) is { } apposed)
                {
                    return apposed;
                }
                continue;
            }
            if (mention.HasPreposition || IsOwner(at, mention))
            {
                i = mention.End - 1;
                continue;
            }
            // محامي كلينتون ديفيد كيندال: of two names the second is his own.
            return names.At(mention.End) is { Referent.IsPerson: true, HasPreposition: false } second
                ? second
                : mention;
        }
        return null;
    }

    /// <summary>وزير المياه، الدكتور فلان، …; وزير المياه، رئيس اللجنة فلان</summary>
    private Mention? BetweenCommas(int at)
    {
        var end = text[at].Is(WordClass.Office) ? at + LongestOffice : at;
        while (text.Word(at) is { } word && names.At(at)?.Referent.IsPerson != true && (word.HasArticle || at < end))
        {
            at++;
        }
        return names.At(at) is { Referent.IsPerson: true } name ? name : null;
    }

    /// <summary>The name, and the titles right before it, are governed by a word before them.</summary>
    private bool IsOwner(int at, Mention name)
    {
        var title = name.First;
        while (title > at + 1 && IsTitle(title - 1))
        {
            title--;
        }
        var governor = text[title - 1];
        return governor.Is(SpeechWord.Governs)
            || governor.Is(SpeechWord.OfOthers)
            || text[name.First - 2].Is(SpeechWord.OfOthers)
            || IsAmong(at)
            // محامي فلان and مستشار الرئيس فلان; مستشار الدكتور فلان is not told apart.
            || title == at + 1 && IsAssistant(at);
    }

    /// <summary>أوساط وزير الداخلية فلان, مصادر رئيس البلدية فلان: those around him.</summary>
    private bool IsAmong(int at) => text[at].Is(SpeechWord.Things);

    private bool IsTitle(int at) => text[at].Is(WordClass.Office | WordClass.Honorific);

    /// <summary>مستشار الرئيس فلان: the name belongs to the second office.</summary>
    private bool IsAssistant(int at) =>
        text.Word(at)?.Readings is [{ Definite: false, Entry: var head }, ..]
        && text.Lexicon.FindOfSpeech(head.Form).HasFlag(SpeechWord.Assists);
}
