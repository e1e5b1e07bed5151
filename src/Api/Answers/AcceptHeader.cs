using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Qawl.Api.Answers;

/// <summary>
/// The header Accept as RFC 9110 (12.5.1) means it: the most specific range that a media type matches gives its quality.
/// </summary>
/// <remarks>
/// Two forms outside the grammar are read as meant, because Java's own client sends both in every request: <c>*</c> for
/// <c>*/*</c>, and <c>q=.2</c>. Everything else that breaks the grammar is refused. Of a range's parameters only
/// <c>charset</c> can rule a format out: there is none but UTF-8. Others, such as a profile or a version, are not in our
/// media types, and nobody is served better by a refusal.
/// </remarks>
internal sealed class AcceptHeader
{
    private readonly List<MediaRange> _ranges = [];

    /// <param name="values">The header's lines.</param>
    /// <param name="accept">What they say; without any range everything is acceptable.</param>
    /// <param name="fault">The first part that is no media range.</param>
    public static bool TryParse(
        StringValues values,
        [NotNullWhen(true)] out AcceptHeader? accept,
        [NotNullWhen(false)] out string? fault
    )
    {
        accept = null;
        var read = new AcceptHeader();
        foreach (var part in values.SelectMany(v => Elements(v ?? "")))
        {
            if (MediaRange.Of(part) is not { } range)
            {
                fault = part;
                return false;
            }
            read._ranges.Add(range);
        }
        accept = read;
        fault = null;
        return true;
    }

    /// <summary>The offer that the client wants most, the first one of equals; nothing if it takes none.</summary>
    public T? BestOf<T>(IReadOnlyList<T> offers, Func<T, string> mediaType)
        where T : class
    {
        var (best, quality) = ((T?)null, 0.0);
        foreach (var offer in offers)
        {
            if (QualityOf(mediaType(offer)) is var wanted && wanted > quality)
            {
                (best, quality) = (offer, wanted);
            }
        }
        return best;
    }

    /// <summary>From 0, not acceptable, to 1.</summary>
    public double QualityOf(string mediaType) =>
        _ranges.Count == 0
            ? 1
            : _ranges.Where(r => r.Matches(mediaType)).MaxBy(r => (r.Specificity, r.Quality))?.Quality ?? 0;

    /// <summary>Commas inside quoted strings do not part. Empty elements are allowed (RFC 9110, 5.6.1).</summary>
    private static IEnumerable<string> Elements(string line)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || (line[i] == ',' && !quoted))
            {
                if (line[start..i].Trim() is { Length: > 0 } element)
                {
                    yield return element;
                }
                start = i + 1;
            }
            else if (line[i] == '\\' && quoted)
            {
                i++;
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
        }
    }

    private sealed record MediaRange(MediaTypeHeaderValue Type, double Quality)
    {
        public int Specificity =>
            Type.MatchesAllTypes ? 0
            : Type.MatchesAllSubTypes ? 1
            : 2 + Type.Parameters.Count(p => !IsQuality(p));

        public static MediaRange? Of(string text)
        {
            var form = text == "*" || (text[0] == '*' && text[1..].TrimStart().StartsWith(';')) ? "*/" + text : text;
            if (
                !MediaTypeHeaderValue.TryParse(form, out var type)
                || (type.Type.Value == "*" && type.SubType.Value != "*")
            )
            {
                return null;
            }
            var weight = type.Parameters.FirstOrDefault(IsQuality)?.Value.Value;
            return weight is null ? new(type, 1)
                : TryParseWeight(weight, out var quality) ? new(type, quality)
                : null;
        }

        public bool Matches(string mediaType) =>
            (
                Type.MatchesAllTypes
                || (
                    Type.MatchesAllSubTypes
                        ? mediaType.StartsWith(Type.Type.Value + "/", StringComparison.OrdinalIgnoreCase)
                        : string.Equals(Type.MediaType.Value, mediaType, StringComparison.OrdinalIgnoreCase)
                )
            )
            && (
                Type.Charset.Value is not { } charset
                || charset.Trim('"').ToUpperInvariant() is "UTF-8" or "UTF8" or "US-ASCII" or "*"
            );

        private static bool IsQuality(NameValueHeaderValue parameter) =>
            parameter.Name.Equals("q", StringComparison.OrdinalIgnoreCase);

        private static bool TryParseWeight(string text, out double weight) =>
            double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out weight)
            && weight is >= 0 and <= 1
            && text.Length <= 5;
    }
}
