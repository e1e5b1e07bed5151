namespace Qawl.Ingestion.Decoding;

/// <summary>Letters of the Arabic script: neither digits, marks nor punctuation.</summary>
internal static class ArabicLetters
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += Is(c) ? 1 : 0;
        }
        return count;
    }

    public static bool AreIn(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (Is(c))
            {
                return true;
            }
        }
        return false;
    }

    private static bool Is(char c) =>
        c
            is >= '\u0620'
                and <= '\u064A'
                and not '\u0640'
                or >= '\u066E'
                and <= '\u06D3'
                and not '\u0670'
                or >= '\u06FA'
                and <= '\u06FF'
                or >= '\u0750'
                and <= '\u077F'
                or >= '\uFB50'
                and <= '\uFDFB'
                or >= '\uFE70'
                and <= '\uFEFC';
}
