using Qawl.Extraction.Lexicons;

namespace Qawl.Extraction.Words;

/// <summary>Finds the phrases of the lexicons in a text.</summary>
internal static class Phrases
{
    /// <summary>The longest phrase of one of the kinds that begins at the first token; its length in tokens.</summary>
    /// <param name="prefix">Letters of the first token that are particles.</param>
    public static int Match(ReadOnlySpan<Token> tokens, PhraseKind wanted, out Phrase? phrase, out int prefix)
    {
        phrase = null;
        prefix = 0;
        if (tokens.IsEmpty || tokens[0].Word is not { } first || (first.Phrases & wanted) == 0)
        {
            return 0;
        }
        foreach (var reading in first.Readings)
        {
            foreach (var candidate in reading.Entry.Phrases)
            {
                if ((candidate.Kind & wanted) != 0 && Continues(tokens, candidate.Forms))
                {
                    phrase = candidate;
                    prefix = reading.Prefix;
                    return candidate.Forms.Length;
                }
            }
        }
        return 0;
    }

    private static bool Continues(ReadOnlySpan<Token> tokens, string[] forms)
    {
        if (tokens.Length < forms.Length)
        {
            return false;
        }
        for (var i = 1; i < forms.Length; i++)
        {
            var same = tokens[i].Word is { } word
                ? string.Equals(word.Form, forms[i], StringComparison.Ordinal)
                : forms[i][0] == tokens[i].Symbol;
            if (!same)
            {
                return false;
            }
        }
        return true;
    }
}
