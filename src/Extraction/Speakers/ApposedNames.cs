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

    /// <summary>
    /// الباحثة في الدراسة، الدكتورة فلانة، إن; رئيس الغرفة – فرع الواحة، المهندس فلان، إن; نائبة المتحدث باسمها فلانة إن: behind what ends the
    /// phrase the first name before the words that are reported, if a break leads to it and no verb stands between.
    /// </summary>
    public Mention? Beyond(NounPhrase phrase)
    {
        for (var at = phrase.End; at < Math.Min(phrase.Limit, phrase.End + LongestOffice); at++)
        {
            if (names.At(at) is { } mention)
            {
                if (mention.Referent.IsPerson)
                {
                    return mention.StartUtf16 == text[at].Start && LeadsTo(phrase.At, at) ? mention : null;
                }
                at = mention.End - 1;
                continue;
            }
            if (
                text.Word(at) is { } word
                    ? EndsPhrase(word)
                    : text[at].Symbol is not ('(' or ')' or '-' or '–' or '—' or '،')
            )
            {
                return null;
            }
        }
        return null;
    }

    private static bool EndsPhrase(Word word) =>
        word.Is(WordClass.That | WordClass.Relative | WordClass.Nominal)
        || word.Is(SpeechWord.GoesOn | SpeechWord.Introduces)
        || word.TryRead(WordClass.Verb, out var verb)
            && !verb.Definite
            && !word.Is(WordClass.Preposition | WordClass.Field);

    /// <summary>A comma, a dash, a bracket or باسمها stands before the name and its titles; خلال لقاء السفير فلان leads to somebody else.</summary>
    private bool LeadsTo(int at, int name)
    {
        var title = name;
        while (
            title > at + 1
            && (IsTitle(title - 1) || text[title - 1].Is(WordClass.Nisba))
            && text.Word(title - 1)!.Readings is [{ Preposition: '\0' }, ..]
        )
        {
            title--;
        }
        return text[title - 1].Symbol is '،' or '-' or '–' or '—' or ')'
            || text.Word(title - 1)?.Form is "باسمه" or "باسمها" or "باسمهم";
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
            // إدارة الرئيس فلان: a body that is called after him.
            || text.Word(at) is { HasArticle: false, Form: "اداره" }
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
