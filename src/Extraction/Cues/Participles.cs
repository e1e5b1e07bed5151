using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Cues;

/// <summary>Tells participles that report from adjectives and nouns of the same letters.</summary>
internal sealed class Participles(TokenizedText text)
{
    /// <summary>An accusative that governs something: مشيرا إلى, مؤكدا أن, قائلا:</summary>
    public bool Reports(int i, Word word)
    {
        if (!word.TryRead(WordClass.Participle, out var reading) || reading.Definite || reading.Preposition != '\0')
        {
            return false;
        }
        if (word.Form.EndsWith('ا'))
        {
            return Marks.EndsClause(text[i - 1].Symbol)
                || !IsAdjective(i)
                    && (
                        Governs(text[i + 1])
                        // قائلا needs nothing else.
                        || reading.Entry.Participle!.Value.Stem == "قال" && text[i + 1].IsWord
                        || reading.Entry.Participle!.Value.Kind != VerbKind.Say && !IsDescribed(i + 1)
                    );
        }
        // مؤكد على, written without its ending, and the feminine, which is also an adjective, or a noun as مذكرة is.
        return !reading.And && Marks.EndsClause(text[i - 1].Symbol) && !word.Is(WordClass.SpeakingText)
            || GovernsClause(i);
    }

    /// <summary>حضورا لافتا في السوق: behind an indefinite accusative.</summary>
    private bool IsAdjective(int i) =>
        text.Written(i - 1).Contains('\u064b')
        && text.Word(i - 1)?.TryRead(WordClass.Participle, out _) == false
        && text.Word(i + 1)?.Form == "في";

    /// <summary>متحدثا رسميا, معلقا سياسيا: a noun with its adjective; مجددا, مقررا: behind it nothing that it could govern.</summary>
    private bool IsDescribed(int at) =>
        text.Word(at) is not { } next || next is { HasArticle: false, Form: [.., 'ي', 'ا'] };

    private static bool Governs(Token next) =>
        next.Word is { } after
            ? after.Is(WordClass.That)
                || after.Is(SpeechWord.Governed)
                || after.Is(ClosedClass.HisTitle)
                || after.Form[0] is 'ب' or 'ل'
            : next.Symbol == ':' || Marks.IsMark(next.Symbol);

    private bool GovernsClause(int i) =>
        text.Word(i + 1) is { } next
        && (next.Is(WordClass.That) || next.Form is "الي" or "علي" && text[i + 2].Is(WordClass.That));
}
