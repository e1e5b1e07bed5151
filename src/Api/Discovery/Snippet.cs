using System.Text;
using Qawl.Extraction.Text;

namespace Qawl.Api.Discovery;

/// <summary>The few words of a text in which the most of the terms searched for stand, as plain text.</summary>
internal static class Snippet
{
    private const int Words = 30;
    private const int WordsBefore = 6;

    /// <summary>In UTF-16 units: text need not have spaces.</summary>
    private const int Longest = 400;

    private const string Cut = "…";

    /// <param name="text">As stored; runs of white space become one space.</param>
    /// <param name="terms">As <see cref="SearchTerms"/> makes them.</param>
    public static string Of(string text, IReadOnlySet<string> terms)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var (best, most) = (0, 0);
        var found = words.Select(w => Found(w, terms)).ToArray();
        for (var i = 0; i < words.Length && most < terms.Count; i++)
        {
            if (found[i].Length > 0)
            {
                var here = found.Skip(i).Take(Words - WordsBefore).SelectMany(t => t).Distinct(StringComparer.Ordinal);
                if (here.Count() is var count && count > most)
                {
                    (best, most) = (i, count);
                }
            }
        }
        // The last words fill up what the text does not have behind them.
        var start = Math.Max(0, Math.Min(best - WordsBefore, words.Length - Words));
        var shown = string.Join(' ', words.Skip(start).Take(Words));
        var isCut = start + Words < words.Length;
        if (shown.Length > Longest)
        {
            shown = shown[..(char.IsHighSurrogate(shown[Longest - 1]) ? Longest - 1 : Longest)];
            isCut = true;
        }
        return new StringBuilder(start > 0 ? Cut : "").Append(shown).Append(isCut ? Cut : "").ToString();
    }

    private static string[] Found(string word, IReadOnlySet<string> terms) =>
        [.. SearchTerms.Of(word).Split(' ').Where(terms.Contains)];
}
