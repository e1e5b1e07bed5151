using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>Whether words are, by themselves, the name of an outlet or what such a name is made of.</summary>
internal static class OutletNames
{
    /// <summary>Without what is no word at either end.</summary>
    public static ReadOnlySpan<Token> Unmarked(ReadOnlySpan<Token> range)
    {
        while (!range.IsEmpty && !range[0].IsWord)
        {
            range = range[1..];
        }
        while (!range.IsEmpty && !range[^1].IsWord)
        {
            range = range[..^1];
        }
        return range;
    }

    /// <summary>بوابة الجنوب, الجنوب نيوز, JANOUB.INFO: how outlets are called.</summary>
    public static bool IsCalledLikeOutlet(ReadOnlySpan<Token> range) =>
        IsDomain(range)
        || range.Length > 1
            && AllWords(range)
            && (range[0].Word!.Is(ClosedClass.OutletBegins) || range[^1].Word!.Is(ClosedClass.OutletEnds));

    /// <summary>A known outlet, or a name that only outlets have.</summary>
    public static bool IsNamedOutlet(ReadOnlySpan<Token> range) => IsKnown(range) || IsCalledLikeOutlet(range);

    /// <summary>Latin letters around a dot, in one piece.</summary>
    private static bool IsDomain(ReadOnlySpan<Token> range)
    {
        var dots = 0;
        for (var i = 0; i < range.Length; i++)
        {
            dots += range[i].IsSymbol('.') ? 1 : 0;
            if (i > 0 && range[i].Start != range[i - 1].End)
            {
                return false;
            }
        }
        return dots > 0 && range is [{ Word.IsLatin: true }, .., { Word.IsLatin: true }];
    }

    public static bool IsKnown(ReadOnlySpan<Token> range) =>
        Phrases.Match(range, PhraseKind.Organization, out var phrase, out var prefix) == range.Length
        && prefix == 0
        && phrase is { Name.IsOutlet: true };

    public static bool AllLatin(ReadOnlySpan<Token> range)
    {
        var words = 0;
        foreach (var token in range)
        {
            if (token.IsWord && !token.Word!.IsLatin)
            {
                return false;
            }
            words += token.IsWord ? 1 : 0;
        }
        return words > 0;
    }

    public static bool AreWordsInMarks(ReadOnlySpan<Token> range)
    {
        foreach (var token in range)
        {
            if (!token.IsWord && !Marks.IsOpening(token.Symbol) && !Marks.IsClosing(token.Symbol))
            {
                return false;
            }
        }
        return true;
    }

    public static bool AllWords(ReadOnlySpan<Token> range)
    {
        foreach (var token in range)
        {
            if (!token.IsWord)
            {
                return false;
            }
        }
        return true;
    }
}
