using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Cues;

/// <summary>
/// A quotation mark of one or more tokens (two apostrophes), and what speaks against its being an opening or a closing one: where it
/// stands among spaces and letters weighs more than which way it is drawn, since keyboards and pages turn marks round.
/// </summary>
/// <param name="First">Its first token.</param>
/// <param name="End">The token behind it.</param>
/// <param name="IsIntroduced">Words that report, or a colon, stand before it.</param>
internal readonly record struct QuotationMark(
    int First,
    int End,
    int AgainstOpening,
    int AgainstClosing,
    bool IsIntroduced
)
{
    /// <summary>The mark stands as its counterpart would.</summary>
    public const int StandsOtherwise = 16;

    /// <summary>Letters that are marks two at a time.</summary>
    private const string Doubled = "<>()'`";

    /// <summary>Tokens back to a word that introduces a mark.</summary>
    private const int FarthestIntroduction = 16;

    /// <summary>Tokens of a name between marks, with the marks.</summary>
    private const int LongestName = 4;

    public static List<QuotationMark> Read(TokenizedText text, int first, int end)
    {
        var marks = new List<QuotationMark>();
        for (var i = first; i < end; i++)
        {
            var stop = RunEnd(text, i, end);
            if (
                Marks.IsMark(text[i].Symbol)
                || stop - i == 2 && Doubled.Contains(text[i].Symbol, StringComparison.Ordinal)
            )
            {
                marks.Add(Of(text, i, stop));
            }
            i = stop - 1;
        }
        return marks;
    }

    /// <summary>The end of a run of one symbol without spaces.</summary>
    private static int RunEnd(TokenizedText text, int i, int end)
    {
        var stop = i + 1;
        while (text[stop].IsSymbol(text[i].Symbol) && text[stop].Start == text[stop - 1].End)
        {
            stop++;
        }
        return stop;
    }

    private static QuotationMark Of(TokenizedText text, int first, int end)
    {
        var (open, close) = Standing(text, first, end);
        return new QuotationMark(first, end, open, close, IsIntroducedAt(text, first));
    }

    /// <summary>What the letters and spaces on both sides say against its opening and closing something.</summary>
    private static (int Open, int Close) Standing(TokenizedText text, int first, int end)
    {
        var (before, after) = (Before(text, first), After(text, end));
        var opens = !char.IsLetterOrDigit(before);
        var closes = !char.IsLetterOrDigit(after);
        return (opens, closes) switch
        {
            (true, false) => (0, StandsOtherwise),
            // إن" …
            (false, true) when char.IsWhiteSpace(after) && IsLeftOpen(text, first) => (0, StandsOtherwise / 4),
            (false, true) => (StandsOtherwise, 0),
            _ => (0, 0),
        };
    }

    /// <summary>A word that reports stands right before a mark that may be an opening one.</summary>
    private static bool IsLeftOpen(TokenizedText text, int mark) =>
        text[mark - 1].Is(WordClass.That | WordClass.Verb | WordClass.Participle);

    /// <summary>The nearest character that is read; the text's ends are <c>\0</c>.</summary>
    private static char Before(TokenizedText text, int token)
    {
        var at = text[token].Start - 1;
        while (at >= 0 && Folding.IsDropped(text.Value[at]))
        {
            at--;
        }
        return at < 0 ? '\0' : text.Value[at];
    }

    /// <inheritdoc cref="Before" />
    private static char After(TokenizedText text, int end)
    {
        var at = text[end - 1].End;
        while (at < text.Value.Length && Folding.IsDropped(text.Value[at]))
        {
            at++;
        }
        return at == text.Value.Length ? '\0' : text.Value[at];
    }

    /// <summary>The mark that opens a name which another closes; out of the text if what it closes is longer.</summary>
    private static int MarkBefore(TokenizedText text, int mark)
    {
        for (var i = mark - 1; i >= mark - LongestName; i--)
        {
            if (Marks.IsMark(text[i].Symbol))
            {
                return i;
            }
        }
        return -1;
    }

    private static bool IsIntroducedAt(TokenizedText text, int mark)
    {
        for (var i = mark - 1; i >= mark - FarthestIntroduction; i--)
        {
            // لـ«الضحى»: the marks of a name may stand between.
            if (Marks.IsMark(text[i].Symbol))
            {
                i = MarkBefore(text, i);
            }
            if (
                text[i].IsSymbol(':')
                || text[i].Is(WordClass.That | WordClass.Verb | WordClass.Participle | WordClass.Nominal)
            )
            {
                return true;
            }
        }
        return false;
    }
}
