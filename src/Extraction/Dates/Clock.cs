using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Dates;

/// <summary>Reads a time of day: ٠٤:٤٤, 7:13:41 م, 5.02 مساءً, 14h30, 14سا30, الساعة 8 مساء.</summary>
internal static class Clock
{
    private enum Half
    {
        None,
        Morning,
        Evening,
        Night,
    }

    /// <summary>The length in tokens of a time that begins at a number, or 0.</summary>
    public static int Read(
        ReadOnlySpan<char> text,
        ReadOnlySpan<Token> tokens,
        int i,
        out TimeOnly time,
        out bool hasSeconds
    )
    {
        (time, hasSeconds) = (default, false);
        var isNamed = i > 0 && tokens[i - 1].Is(PageWord.Clock);
        int hour = Numbers.Value(text, tokens[i]),
            minute = 0,
            second = 0,
            used = 1;
        // A dot or comma also stands in other numbers: 12.8
        var sure = isNamed;
        if (i + 2 < tokens.Length && IsBetween(tokens[i + 1]))
        {
            sure |= tokens[i + 1].Symbol is not ('.' or ',' or '،');
            minute = Numbers.Value(text, tokens[i + 2]);
            used = 3;
            if (i + 4 < tokens.Length && tokens[i + 3].IsSymbol(':') && tokens[i + 4].Kind == TokenKind.Number)
            {
                second = Numbers.Value(text, tokens[i + 4]);
                hasSeconds = true;
                used = 5;
            }
        }
        var half = HalfOfDay(tokens[Math.Min(i + used, tokens.Length)..], out var length);
        // PM 04:40
        if (half == Half.None && i > 0 && tokens[i - 1].Word is { IsLatin: true })
        {
            half = HalfOfDay(tokens[(i - 1)..i], out _);
        }
        if (half == Half.None && (!sure || used == 1) || used == 1 && !isNamed)
        {
            return 0;
        }
        used += length;
        hour = half switch
        {
            Half.Evening when hour is > 0 and < 12 => hour + 12,
            Half.Night when hour is > 5 and < 12 => hour + 12,
            Half.Morning or Half.Night when hour == 12 => 0,
            _ => hour,
        };
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return 0;
        }
        time = new TimeOnly(hour, minute, second);
        return used;
    }

    private static bool IsBetween(Token token) =>
        token.Symbol is ':' or '.' or ',' or '،' || token.Is(PageWord.ClockJoint);

    private static Half HalfOfDay(ReadOnlySpan<Token> tokens, out int length)
    {
        length = 0;
        if (tokens.IsEmpty || tokens[0].Word is not { } word)
        {
            return Half.None;
        }
        if (tokens.Length > 1 && tokens[1].Is(PageWord.Noon) && word.Is(PageWord.Before | PageWord.After))
        {
            length = 2;
            return word.Is(PageWord.After) ? Half.Evening : Half.Morning;
        }
        var half =
            word.Is(PageWord.Evening) ? Half.Evening
            : word.Is(PageWord.Morning) ? Half.Morning
            : word.Is(PageWord.Night) ? Half.Night
            : Half.None;
        length = half == Half.None ? 0 : 1;
        return half;
    }
}
