using System.Globalization;
using System.Text;

namespace Qawl.Api.Problems;

/// <summary>
/// What a client sent, as a problem shows it: short, and with nothing in it that a reader would not see or that would
/// reorder the sentence around it.
/// </summary>
internal static class Echo
{
    /// <summary>In code points.</summary>
    private const int Longest = 60;

    /// <returns>In quotation marks.</returns>
    public static string Of(string sent) => $"“{Name(sent)}”";

    /// <returns>Without marks, for the name of a parameter or field.</returns>
    public static string Name(string sent)
    {
        var shown = new StringBuilder(sent.Length);
        var count = 0;
        foreach (var point in sent.EnumerateRunes())
        {
            if (count++ == Longest)
            {
                return shown.Append('…').ToString();
            }
            _ = IsHidden(point) ? shown.Append($"\\u{point.Value:X4}") : shown.Append(point);
        }
        return shown.ToString();
    }

    /// <summary>Controls, bidirectional overrides and isolates, line separators, and what is no character.</summary>
    public static bool IsHidden(Rune point) =>
        point.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or (>= 0xFDD0 and <= 0xFDEF)
        || (point.Value & 0xFFFE) == 0xFFFE
        || Rune.GetUnicodeCategory(point)
            is UnicodeCategory.Control
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
