using Qawl.Extraction.Dates;
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
        || IsNumbered(range)
        || range.Length > 1
            && AllWords(range)
            && (range[0].Word!.Is(ClosedClass.OutletBegins) || range[^1].Word!.Is(ClosedClass.OutletEnds));

    /// <summary>A known outlet, or a name that only outlets have.</summary>
    public static bool IsNamedOutlet(ReadOnlySpan<Token> range) => IsKnown(range) || IsCalledLikeOutlet(range);

    /// <summary>الأطلس 24, which is no day: a name and the hours of one.</summary>
    private static bool IsNumbered(ReadOnlySpan<Token> range) =>
        range is [{ Word: { } name }, { Kind: TokenKind.Number } hours]
        && hours.End - hours.Start == 2
        && !name.Is(WordClass.Framing | WordClass.Place | WordClass.Country | WordClass.Office)
        && !name.Is(ClosedClass.DateFiller)
        && MonthNames.Match(range, out _, out _) == 0;

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

    /// <summary>The text speaks further on of the words as of a name: in marks, or behind ل and ب.</summary>
    public static bool IsNamedBehind(Token[] tokens, int first, int end)
    {
        var name = tokens.AsSpan(first, end - first);
        if (!AllWords(name))
        {
            return false;
        }
        for (var i = end; i + name.Length <= tokens.Length; i++)
        {
            if (tokens[i].Word is not { } word || !Array.Exists(word.Stems, s => s.Form == tokens[first].Word!.Form))
            {
                continue;
            }
            var same = true;
            for (var k = 1; k < name.Length; k++)
            {
                same &= tokens[i + k].Word == name[k].Word;
            }
            if (same && (name.Length > 1 || word.Form != name[0].Word!.Form || Marks.IsOpening(tokens[i - 1].Symbol)))
            {
                return true;
            }
        }
        return false;
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
