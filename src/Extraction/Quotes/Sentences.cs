using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>
/// Tells where a sentence ends. Full stops inside of quotation marks end one only where nothing goes on behind the marks.
/// </summary>
internal sealed class Sentences(TokenizedText text)
{
    /// <summary>Characters between paragraphs of pages that came in one line.</summary>
    private const int WidestSpace = 3;

    /// <summary>Letters of two words that a dot may join: ايه.إم.دي.</summary>
    private const int LongestInitials = 6;

    public int End(int first, int end, Quotations quotations)
    {
        for (var i = first; i < end; i++)
        {
            if (quotations.OpeningAt(i) is { } quotation)
            {
                // The full stop inside the marks ends the sentence too, where nothing goes on behind them.
                i = Math.Max(i, quotation.Behind - 1);
                if (
                    text[quotation.Close - 1].Symbol is '.' or '؟'
                    && (
                        !text[i + 1].Is(WordClass.Verb | WordClass.Function)
                        || text[i + 1].Start - text[i].End >= WidestSpace
                    )
                )
                {
                    return i + 1;
                }
                continue;
            }
            if (Ends(i))
            {
                return i + 1;
            }
        }
        return end;
    }

    /// <summary>5.‏0: an invisible mark stands between the point and the digits.</summary>
    private bool IsDecimal(int i)
    {
        if (text[i - 1].Kind != TokenKind.Number || text[i + 1].Kind != TokenKind.Number)
        {
            return false;
        }
        var at = text[i].End;
        while (Folding.IsDropped(text.Value[at]))
        {
            at++;
        }
        return at == text[i + 1].Start;
    }

    private int Letters(int i) => text.Word(i) is { IsLatin: false } word ? word.Form.Length : 0;

    public bool Ends(int i)
    {
        var token = text[i];
        if (token.Symbol is '؟' or '!')
        {
            return true;
        }
        if (token.Symbol != '.')
        {
            return false;
        }
        // Not decimals, abbreviations and dots in a row; but the space behind a full stop is often forgotten.
        return !text[i - 1].IsSymbol('.')
            && !IsDecimal(i)
            && (text[i + 1].Start > token.End || Letters(i - 1) + Letters(i + 1) > LongestInitials);
    }
}
