using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Names;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>Outlets that somebody tells something, beside who tells it: قال لـ«الضحى» مصدر أمني إن …; قال السفير لوكالة … إن ….</summary>
internal sealed class Addressees(TokenizedText text, NameTable names)
{
    /// <summary>Tokens of a name between marks, with the marks.</summary>
    private const int LongestMarked = 6;

    /// <summary>The token behind the outlet that is told at a token, or the token itself.</summary>
    /// <param name="known">It must be one that the lexicon or the text calls an outlet.</param>
    public int End(int at, int limit, bool known)
    {
        if (names.At(at) is { Referent.IsOutlet: true } told)
        {
            return text.Word(at)!.Form[0] == 'ل' ? told.End : at;
        }
        return text.Word(at)?.Form == "ل" ? MarkedEnd(at, limit, known)
            : IsToMedium(at) ? Math.Max(MarkedEnd(at, limit, false), at + 1)
            : at;
    }

    /// <summary>لصحيفة «الضحى», لقناة «…»</summary>
    private bool IsToMedium(int at) =>
        text.Word(at) is { Readings: [{ Preposition: 'ل' } reading, ..] }
        && text.Lexicon.FindOfSpeech(reading.Entry.Form).HasFlag(SpeechWord.Medium)
        && (Marks.IsMark(text[at + 1].Symbol) || names.At(at + 1)?.Referent.IsOutlet == true);

    /// <summary>لـ«الضحى», ل "الضحى".</summary>
    private int MarkedEnd(int at, int limit, bool known)
    {
        if (!Marks.IsMark(text[at + 1].Symbol))
        {
            return names.At(at + 1)?.End ?? at;
        }
        if (names.At(at + 2) is { } marked ? !marked.Referent.IsOutlet : known)
        {
            return at;
        }
        for (var i = at + 2; i < Math.Min(limit, at + LongestMarked); i++)
        {
            if (Marks.IsMark(text[i].Symbol))
            {
                return i + 1;
            }
        }
        return at;
    }
}
