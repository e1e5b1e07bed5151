using Qawl.Extraction.Search;

namespace Qawl.Api.Search;

/// <summary>Finds the words of a query in a text again, as the index found them.</summary>
internal sealed class SearchMatches
{
    private readonly Sought[] _sought;
    private readonly HashSet<string> _forms;

    /// <param name="query">What is asked for.</param>
    /// <param name="fields">Of which fields the text is.</param>
    public SearchMatches(SearchQuery query, params SearchField[] fields)
    {
        _sought = [.. query.Node.Wanted.Where(s => fields.Contains(s.Field))];
        _forms = _sought.SelectMany(s => s.Words).Select(w => w.Form).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Of how many words, phrases and beginnings there may be matches.</summary>
    public int Count => _sought.Length;

    /// <param name="text">The text.</param>
    /// <returns>Each word that matches once, in the order of the text.</returns>
    public IReadOnlyList<SearchMatch> In(string text)
    {
        if (_sought.Length == 0)
        {
            return [];
        }
        var words = SearchWords.Of(text);
        var terms = new List<(string Term, int Word)>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            words[i] = words[i] with { Word = SearchWords.InDocument(words[i].Word, _forms) };
            foreach (var term in words[i].Word.Terms)
            {
                terms.Add((term, i));
            }
        }
        var found = new SortedDictionary<int, int>();
        for (var s = 0; s < _sought.Length; s++)
        {
            foreach (var word in WordsOf(_sought[s], words, terms))
            {
                found.TryAdd(word, s);
            }
        }
        return [.. found.Select(f => new SearchMatch(words[f.Key].Start, words[f.Key].End, f.Value))];
    }

    private static IEnumerable<int> WordsOf(
        Sought sought,
        List<PlacedWord> words,
        List<(string Term, int Word)> terms
    ) =>
        sought.Way switch
        {
            SoughtWay.Beginning => Enumerable
                .Range(0, words.Count)
                .Where(i => sought.Beginnings.Any(b => words[i].Word.Form.StartsWith(b, StringComparison.Ordinal))),
            SoughtWay.Exact => Runs(words.Count, [.. sought.Words.Select(w => w.Raw)], i => words[i].Word.Raw, i => i),
            _ => Runs(terms.Count, [.. sought.Words.SelectMany(w => w.Terms)], i => terms[i].Term, i => terms[i].Word),
        };

    /// <summary>The places of all runs of the same.</summary>
    private static IEnumerable<int> Runs(int count, string[] sought, Func<int, string> at, Func<int, int> word)
    {
        for (var start = 0; start + sought.Length <= count; start++)
        {
            var same = 0;
            while (same < sought.Length && at(start + same) == sought[same])
            {
                same++;
            }
            for (var i = 0; same == sought.Length && i < same; i++)
            {
                yield return word(start + i);
            }
        }
    }
}

/// <summary>A word of a text, in UTF-16, and the number of what it matches.</summary>
internal readonly record struct SearchMatch(int Start, int End, int Sought);
