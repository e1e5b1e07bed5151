using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Dates;

/// <summary>How long ago, which is no date: منذ 3 ساعات, قبل ساعتين.</summary>
internal static class RelativeTime
{
    /// <summary>3 دقائق, 2 دقيقة للقراءة: how long the text is.</summary>
    public static bool IsOfReading(ReadOnlySpan<Token> line) =>
        line is [{ Kind: TokenKind.Number }, var unit, ..] && line.Length <= 3 && unit.Is(PageWord.Minutes);

    /// <param name="line">A whole line, from its first word.</param>
    public static bool Is(ReadOnlySpan<Token> line) =>
        line.Length is >= 2 and <= 3
        && (
            line[0].Is(PageWord.Since)
            || line[0].Is(PageWord.Before) && (line[1].Kind == TokenKind.Number || line[1].Is(PageWord.While))
        );
}
