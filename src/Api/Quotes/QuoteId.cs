using System.Globalization;
using System.Text.RegularExpressions;
using Qawl.Extraction.Model;

namespace Qawl.Api.Quotes;

/// <summary>A quote's id on the wire: its article and its span.</summary>
internal sealed partial record QuoteId(string ArticleId, TextSpan Span)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{ArticleId}-{Span.Start}-{Span.End}");

    /// <returns><c>null</c> if no quote can have this id.</returns>
    public static QuoteId? Parse(string id)
    {
        var parts = Pattern().Match(id);
        return
            parts.Success
            && int.TryParse(parts.Groups["start"].ValueSpan, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(parts.Groups["end"].ValueSpan, CultureInfo.InvariantCulture, out var end)
            ? new(parts.Groups["article"].Value, new TextSpan(start, end))
            : null;
    }

    [GeneratedRegex(
        "^(?<article>[a-z2-7]{26})-(?<start>0|[1-9][0-9]{0,9})-(?<end>[1-9][0-9]{0,9})\\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Pattern();
}
