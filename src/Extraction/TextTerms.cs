using System.Runtime.InteropServices;
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
    private (int Start, int End, List<PlacedWord> Words) _read = (0, 0, []);

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
        foreach (var placed in Words(first, text.ToUtf16(span.End)))
        {
            for (; next < said.Length && said[next].Start <= placed.Start; next++)
            {
                until = Math.Max(until, said[next].End);
            }
            yield return (placed.Word, placed.Start < until);
        }
    }

    /// <summary>Words of a part, by their places in it. Parts of one that was read before are not read again.</summary>
    private List<PlacedWord> Words(int start, int end)
    {
        var (from, words) = (start - _read.Start, _read.Words);
        var until = end - _read.Start;
        var first = FirstFrom(words, from);
        var next = FirstFrom(words, until);
        // What cuts a word has another one there.
        var isRead =
            start >= _read.Start
            && end <= _read.End
            && (first == 0 || words[first - 1].End <= from)
            && (next == 0 || words[next - 1].End <= until);
        if (isRead)
        {
            return words
                .GetRange(first, next - first)
                .ConvertAll(w => w with { Start = w.Start - from, End = w.End - from });
        }
        words = SearchWords.Of(text.Value.AsSpan()[start..end]);
        foreach (ref var placed in CollectionsMarshal.AsSpan(words))
        {
            placed = placed with { Word = SearchWords.InDocument(placed.Word, _names) };
        }
        if (end - start > _read.End - _read.Start)
        {
            _read = (start, end, words);
        }
        return words;
    }

    /// <summary>The index of the first word that begins at a place or behind it.</summary>
    private static int FirstFrom(List<PlacedWord> words, int place)
    {
        var (low, high) = (0, words.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = words[middle].Start < place ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
