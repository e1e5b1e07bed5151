using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>
/// Tells where a sentence ends. Full stops inside of quotation marks end one only where nothing goes on behind the marks.
/// </summary>
internal sealed class Sentences(TokenizedText text)
{
    public int End(int first, int end, Quotations quotations)
    {
        for (var i = first; i < end; i++)
        {
            if (quotations.OpeningAt(i) is { } quotation)
            {
                i = Math.Max(i, Math.Min(quotation.Close, end) - 1);
                if (quotation.IsClosed && i + 1 < end)
                {
                    i++;
                    // The full stop inside the marks ends the sentence too, where nothing goes on behind them.
                    if (
                        i + 1 < end
                        && text[i - 1].Symbol is '.' or '؟' or '!'
                        && text[i + 1].Word?.Is(WordClass.Verb | WordClass.Function) != true
                    )
                    {
                        return i + 1;
                    }
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
        var next = text[i + 1];
        // Decimals, abbreviations and dots in a row.
        return next.Start > token.End && text[i - 1].Symbol != '.' || next.Kind == TokenKind.LineEnd;
    }
}
