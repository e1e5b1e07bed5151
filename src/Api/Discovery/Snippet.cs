using System.Text;
using Qawl.Api.Search;

namespace Qawl.Api.Discovery;

/// <summary>The few words of a text in which the most of what is searched for stands, as plain text.</summary>
internal static class Snippet
{
    private const int Words = 30;
    private const int WordsBefore = 6;

    /// <summary>In UTF-16 units: text need not have spaces.</summary>
    private const int Longest = 400;

    private const string Cut = "…";

    /// <param name="text">As stored; runs of white space become one space.</param>
    /// <param name="matches">Finds what is searched for.</param>
    public static string Of(string text, SearchMatches matches)
    {
        var words = Split(text);
        var found = Found(words, matches.In(text));
        var (best, most) = (0, 0);
        for (var i = 0; i < words.Count && most < matches.Count; i++)
        {
            if (found[i].Count > 0)
            {
                var here = found.Skip(i).Take(Words - WordsBefore).SelectMany(t => t).Distinct();
                if (here.Count() is var count && count > most)
                {
                    (best, most) = (i, count);
                }
            }
        }
        // The last words fill up what the text does not have behind them.
        var start = Math.Max(0, Math.Min(best - WordsBefore, words.Count - Words));
        var shown = string.Join(' ', words.Skip(start).Take(Words).Select(w => text[w]));
        var isCut = start + Words < words.Count;
        if (shown.Length > Longest)
        {
            shown = shown[..(char.IsHighSurrogate(shown[Longest - 1]) ? Longest - 1 : Longest)];
            isCut = true;
        }
        return new StringBuilder(start > 0 ? Cut : "").Append(shown).Append(isCut ? Cut : "").ToString();
    }

    /// <summary>What stands between white space.</summary>
    private static List<Range> Split(string text)
    {
        var words = new List<Range>();
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
            {
                i++;
            }
            if (i > start)
            {
                words.Add(start..i);
            }
        }
        return words;
    }

    /// <summary>What each of the words matches.</summary>
    private static List<int>[] Found(List<Range> words, IReadOnlyList<SearchMatch> matches)
    {
        var found = Array.ConvertAll(new int[words.Count], _ => new List<int>());
        var word = 0;
        foreach (var match in matches)
        {
            while (words[word].End.Value <= match.Start)
            {
                word++;
            }
            found[word].Add(match.Sought);
        }
        return found;
    }
}
