using Qawl.Extraction.Model;
using Qawl.Extraction.Search;

namespace Qawl.Extraction;

/// <summary>The words of parts of a text as a search finds them.</summary>
/// <param name="text">The text.</param>
/// <param name="names">
/// Whom the document names: a word of no list that begins like a particle and goes on like one of these has that particle.
/// </param>
public sealed class TextTerms(StoredText text, IEnumerable<string> names)
{
    private readonly HashSet<string> _names = names
        .SelectMany(name => SearchWords.Of(name))
        .Select(placed => placed.Word.Form)
        .ToHashSet(StringComparer.Ordinal);

    public IEnumerable<SearchWord> Of(TextSpan span) => Of(span, []).Select(found => found.Word);

    /// <param name="span">The part.</param>
    /// <param name="quotes">Spans of the text in any order.</param>
    /// <returns>Each word, and whether it begins inside of one of the spans.</returns>
    public IEnumerable<(SearchWord Word, bool IsSaid)> Of(TextSpan span, IEnumerable<TextSpan> quotes)
    {
        var first = text.ToUtf16(span.Start);
        var said = quotes
            .Select(quote => (Start: text.ToUtf16(quote.Start) - first, End: text.ToUtf16(quote.End) - first))
            .OrderBy(quote => quote.Start)
            .ToArray();
        var (next, until) = (0, 0);
        foreach (var placed in SearchWords.Of(text.Value.AsSpan()[first..text.ToUtf16(span.End)]))
        {
            for (; next < said.Length && said[next].Start <= placed.Start; next++)
            {
                until = Math.Max(until, said[next].End);
            }
            yield return (SearchWords.InDocument(placed.Word, _names), placed.Start < until);
        }
    }
}
