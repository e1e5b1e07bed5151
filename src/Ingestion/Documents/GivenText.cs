using System.Globalization;
using System.Text;

namespace Qawl.Ingestion.Documents;

/// <summary>What values that come with a document must be, through whichever door: one rule for posted articles and imports.</summary>
public static class GivenText
{
    /// <summary>Of a title, an outlet or a number, in code points.</summary>
    public const int Longest = 500;

    /// <summary>Of an address, in code points: Arabic words in it are three or six times as long once they are escaped.</summary>
    public const int LongestAddress = 2000;

    /// <summary>Controls but for white space, bidirectional overrides and isolates, what is no character, and what takes no room and changes nothing.</summary>
    public static bool IsUnseen(Rune point) =>
        point.Value
            is (>= 0x202A and <= 0x202E)
                or (>= 0x2066 and <= 0x2069)
                or (>= 0xFDD0 and <= 0xFDEF)
                or 0x00AD
                or 0x200B
                or (>= 0x2060 and <= 0x2064)
                or 0xFEFF
                or (>= 0xE0000 and <= 0xE007F)
        || (point.Value & 0xFFFE) == 0xFFFE
        || (Rune.GetUnicodeCategory(point) is UnicodeCategory.Control && !Rune.IsWhiteSpace(point));

    /// <summary>Without what nobody sees; a joiner, which Persian words have in them, stays.</summary>
    public static string Seen(string text) =>
        text.EnumerateRunes().Any(IsUnseen)
            ? string.Concat(text.EnumerateRunes().Where(point => !IsUnseen(point)).Select(point => point.ToString()))
            : text;

    /// <summary>Whether it is an absolute address of the web, without white space at either end.</summary>
    public static bool IsAddress(string text) =>
        (
            text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        )
        && !text.EnumerateRunes().Any(IsUnseen)
        && !char.IsWhiteSpace(text[^1])
        && Uri.TryCreate(text, UriKind.Absolute, out _);
}
