using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Dates;

/// <summary>How long ago, which is no date: منذ 3 ساعات, قبل ساعتين.</summary>
internal static class RelativeTime
{
    /// <param name="line">A whole line, from its first word.</param>
    public static bool Is(ReadOnlySpan<Token> line) =>
        line.Length is >= 2 and <= 3
        && (
            line[0].Is(PageWord.Since)
            || line[0].Is(PageWord.Before) && (line[1].Kind == TokenKind.Number || line[1].Is(PageWord.While))
        );
}
