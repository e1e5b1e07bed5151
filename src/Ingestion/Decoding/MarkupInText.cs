using System.Text.RegularExpressions;
using Qawl.Extraction.Model;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Decoding;

/// <summary>Tells text in which a program left HTML, and reads it.</summary>
internal static class MarkupInText
{
    private static readonly Regex Tag = new(
        @"<(?<end>/?)(?<name>p|br|div|span|strong|b|em|i|u|a|h[1-6]|ul|ol|li|img|figure|figcaption|blockquote|table|tr|td|q|font|center|html|body|article|section|script|style|iframe)(\s[^<>]*|/)?>",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    );

    private static readonly HashSet<string> Inline = new(
        "span strong b em i u a q font img".Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>A tag that ends an element, or one that has no end.</summary>
    public static bool IsIn(string text) =>
        text.Contains('<', StringComparison.Ordinal)
        && Tag.Matches(text)
            .Any(m => m.Groups["end"].Length > 0 || m.Groups["name"].Value is "br" or "BR" or "img" or "p");

    public static (string Text, GivenFields Given, Rejection? Rejection) Read(string text)
    {
        // With no paragraphs of its own the text keeps its lines.
        var hasLines = Tag.Matches(text).All(m => Inline.Contains(m.Groups["name"].Value));
        return HtmlText.Read(hasLines ? $"<pre>{text}</pre>" : text);
    }
}
