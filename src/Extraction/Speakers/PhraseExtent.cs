using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// Tells how far the noun phrase of a speaker goes: up to the verb, the complementizer, the comma or the circumstance of
/// speaking (في تصريح, خلال مؤتمر) that follows it.
/// </summary>
internal sealed class PhraseExtent(TokenizedText text, NameTable names)
{
    private readonly Addressees _addressees = new(text, names);

    /// <summary>The phrase goes on to a verb, a complementizer, a colon, a comma or a preposition of circumstance.</summary>
    public int End(int at, int limit)
    {
        var i = at + 1;
        for (; i < limit; i++)
        {
            if (TellsOutlet(at, i, limit))
            {
                break;
            }
            if (names.At(i) is { } mention)
            {
                i = Math.Max(i, Math.Min(mention.End, limit) - 1);
                continue;
            }
            var token = text[i];
            if (token.Kind == TokenKind.Number || token.Symbol is '(' or ')' or '-' || Marks.IsMark(token.Symbol))
            {
                continue;
            }
            if (token.Word is not { } word || BeginsClause(word) || BeginsCircumstance(word, i))
            {
                break;
            }
        }
        return i;
    }

    /// <summary>السفير لوكالة …, مصادر لـ«الضحى»; but of المدير العام لوكالة … the agency is a part.</summary>
    private bool TellsOutlet(int at, int i, int limit) =>
        _addressees.End(i, limit, known: true) > i && (i == at + 1 || !IsTitle(at, i) || text.Word(i)!.Form == "ل");

    /// <summary>Nothing but a definite office and its adjectives.</summary>
    private bool IsTitle(int at, int end)
    {
        while (at < end && text.Word(at)?.HasArticle == true)
        {
            at++;
        }
        return at == end;
    }

    /// <summary>أن, الذي, مشيرا, أكد: what comes is no longer the speaker's name.</summary>
    private static bool BeginsClause(Word word) =>
        word.Is(SpeechWord.GoesOn)
        || word.Is(WordClass.That | WordClass.Relative | WordClass.Participle | WordClass.According | WordClass.Nominal)
            && !word.Is(WordClass.Office)
        || word.TryRead(WordClass.Verb, out var verb)
            && !verb.Definite
            && !word.Is(WordClass.Preposition | WordClass.Field | WordClass.Source);

    /// <summary>خلال …, في تصريح ….</summary>
    private bool BeginsCircumstance(Word word, int i) =>
        word.Is(ClosedClass.Circumstance) && !IsSupervised(word, i) || word.Form == "في" && IsOccasion(i + 1);

    /// <summary>المشرف على …, المشرف العام على …: the preposition is the office's.</summary>
    private bool IsSupervised(Word word, int i) => word.Form == "علي" && (IsSupervisor(i - 1) || IsSupervisor(i - 2));

    private bool IsSupervisor(int at) => text.Word(at)?.Form.EndsWith("مشرف", StringComparison.Ordinal) == true;

    /// <summary>في تصريح, في بيان, في مؤتمر: circumstances of speaking, not of who speaks.</summary>
    private bool IsOccasion(int at) =>
        text.Word(at) is { } word && (word.Is(WordClass.SpeakingText) || word.Is(ClosedClass.Occasion));
}
