using System.Net;
using System.Text.RegularExpressions;

namespace Qawl.Ingestion.Decoding;

/// <summary>
/// Decodes what programs left escaped in a text: character references (<c>&amp;quot;</c>, <c>&amp;amp;laquo;</c>), backslashes
/// before marks and line ends (<c>\"</c>, <c>\n</c>, <c>\u0627</c>), marks doubled as in CSV, CDATA sections.
/// </summary>
internal static class Leftovers
{
    private static readonly Regex Reference = new(
        @"&(amp;)*(?<name>#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    );

    private static readonly Regex Escape = new(
        @"\\(u(?<code>[0-9a-fA-F]{4})|(?<mark>[""'/\\]|[nrt]))",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    );

    public static string Decode(string text)
    {
        if (text.Contains("<![CDATA[", StringComparison.Ordinal))
        {
            text = text.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal);
        }
        if (text.Contains('&', StringComparison.Ordinal))
        {
            text = Reference.Replace(text, m => WebUtility.HtmlDecode($"&{m.Groups["name"].Value};"));
        }
        if (text.Contains('\\', StringComparison.Ordinal) && IsEscaped(text))
        {
            text = Escape.Replace(text, m => Unescaped(m, text));
        }
        return text.Contains("\"\"", StringComparison.Ordinal) && HasOnlyDoubledMarks(text)
            ? text.Replace("\"\"", "\"", StringComparison.Ordinal)
            : text;
    }

    /// <summary>A backslash before a mark or an Arabic letter's code; a path of Windows has neither.</summary>
    private static bool IsEscaped(string text) =>
        text.Contains("\\\"", StringComparison.Ordinal)
        || text.Contains("\\u06", StringComparison.Ordinal)
        || text.Contains("\\n", StringComparison.Ordinal) && !text.Contains(":\\", StringComparison.Ordinal);

    private static string Unescaped(Match match, string text)
    {
        if (match.Groups["code"].Success)
        {
            return ((char)Convert.ToUInt16(match.Groups["code"].Value, 16)).ToString();
        }
        var next = match.Index + match.Length;
        var mark = match.Groups["mark"].Value;
        var isName = char.IsAsciiLetter(mark[0]) && next < text.Length && char.IsAsciiLetter(text[next]);
        return isName
            ? match.Value
            : mark switch
            {
                "n" or "r" => "\n",
                "t" => " ",
                _ => mark,
            };
    }

    private static bool HasOnlyDoubledMarks(string text)
    {
        const int fewest = 2;
        var runs = 0;
        for (var i = text.IndexOf('"', StringComparison.Ordinal); i >= 0; i = text.IndexOf('"', i))
        {
            var end = i;
            while (end < text.Length && text[end] == '"')
            {
                end++;
            }
            if (end - i != 2)
            {
                return false;
            }
            runs++;
            i = end;
            if (i == text.Length)
            {
                break;
            }
        }
        return runs >= fewest;
    }
}
