using Qawl.Extraction.Dates;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>Names in a dateline that no list has; each reading returns how many tokens the name has, or 0.</summary>
internal static class NewOutlets
{
    /// <summary>صنعاء – نافذة الوادي: a name that only outlets have.</summary>
    public static int CalledLikeOne(ReadOnlySpan<Token> range)
    {
        const int longest = 4;
        var end = 0;
        while (end < range.Length && end < longest && range[end].IsWord)
        {
            end++;
        }
        return end < range.Length && PlaceAndSource.IsEnd(range[end]) && OutletNames.IsCalledLikeOutlet(range[..end])
            ? end
            : 0;
    }

    /// <summary>
    /// طهران / أفق: …; صنعاء/ سهيل/ أكد …; رام الله 9-11-2025 الضفة الجديدة- …: words behind a place and a stroke; where that
    /// may be a dash or a day, those that a verb follows or that the text names again as an outlet.
    /// </summary>
    public static int BehindPlace(Token[] tokens, int first, int end)
    {
        const int longest = 3;
        var before = tokens[first - 1];
        if (before.Kind != TokenKind.Number && before.Symbol != '/' && !Datelines.IsDash(before))
        {
            return 0;
        }
        var stop = first;
        while (stop < end && stop - first < longest && MayCall(tokens, stop))
        {
            stop++;
        }
        var isStroke = before.Symbol == '/';
        var isEnded = stop < end && (PlaceAndSource.IsEnd(tokens[stop]) || isStroke && tokens[stop].IsSymbol('/'));
        return
            stop > first
            && isEnded
            && (isStroke || tokens[stop + 1].Is(WordClass.Verb) || OutletNames.IsNamedBehind(tokens, first, stop))
            ? stop - first
            : 0;
    }

    /// <summary>A given name alone between two strokes is nobody's.</summary>
    private static bool MayCall(Token[] tokens, int at) =>
        tokens[at].Word is { } word
        && !word.Is(WordClass.NoBareName | WordClass.Nisba | WordClass.Field | WordClass.Place)
        && MonthNames.Match(tokens.AsSpan(at, 1), out _, out _) == 0
        && (
            !word.Is(WordClass.GivenName) || tokens[at - 1].IsSymbol('/') && tokens[at + 1].Symbol is '/' or ':' or '-'
        );
}
