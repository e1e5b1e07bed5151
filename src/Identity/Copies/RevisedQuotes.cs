using Qawl.Identity.Wording;

namespace Qawl.Identity.Copies;

/// <summary>What became of the quotes of a page when it was edited. Quotes are told by their numbers in the lists given.</summary>
/// <param name="Vanished">Of the earlier ones those that are gone.</param>
/// <param name="Appeared">Of the later ones those that are new.</param>
/// <param name="Changed">Those that are worded otherwise, not in spaces and marks alone, or are somebody else's.</param>
public sealed record RevisedQuotes(
    IReadOnlyList<int> Vanished,
    IReadOnlyList<int> Appeared,
    IReadOnlyList<(int Before, int After)> Changed
)
{
    /// <summary>Of so many at most is told which was changed to which.</summary>
    private const int Most = 300;

    /// <summary>Of the words of both so many must be the same.</summary>
    private const double LeastShare = 0.4;

    /// <summary>Of the words of the shorter one, where a quote was cut or went on.</summary>
    private const double LeastOfShorter = 0.8;

    private const int LeastWords = 3;

    /// <param name="before">The quotes of the earlier revision.</param>
    /// <param name="after">Those of the later one.</param>
    public static RevisedQuotes Of(IReadOnlyList<RevisedQuote> before, IReadOnlyList<RevisedQuote> after)
    {
        var old = before.Select(q => KeysOf(q.Words)).ToArray();
        var vanished = Enumerable.Range(0, before.Count).ToHashSet();
        var appeared = new List<int>();
        var same = vanished.ToLookup(i => Exactly(before[i]), StringComparer.Ordinal);
        for (var i = 0; i < after.Count; i++)
        {
            var at = same[Exactly(after[i])].Where(vanished.Contains).DefaultIfEmpty(-1).First();
            if (at < 0 || !vanished.Remove(at))
            {
                appeared.Add(i);
            }
        }
        var changed = Changes(old, after, vanished, appeared);
        return new([.. vanished.Order()], appeared, changed);
    }

    /// <summary>Takes the pairs that share most out of what is gone and what is new.</summary>
    private static List<(int Before, int After)> Changes(
        Dictionary<string, int>[] old,
        IReadOnlyList<RevisedQuote> after,
        HashSet<int> vanished,
        List<int> appeared
    )
    {
        var fresh = appeared.Take(Most).ToDictionary(i => i, i => KeysOf(after[i].Words));
        var pairs = vanished
            .Order()
            .Take(Most)
            .SelectMany(b => fresh.Select(f => (Before: b, After: f.Key, Share: Share(old[b], f.Value))))
            .Where(p => p.Share > 0)
            .OrderByDescending(p => p.Share)
            .ThenBy(p => Math.Abs(p.Before - p.After));
        var changed = new List<(int Before, int After)>();
        foreach (var (from, to, _) in pairs)
        {
            if (vanished.Contains(from) && appeared.Contains(to))
            {
                vanished.Remove(from);
                appeared.Remove(to);
                changed.Add((from, to));
            }
        }
        return [.. changed.OrderBy(c => c.After)];
    }

    private static string Exactly(RevisedQuote quote) =>
        string.Join(' ', WordedText.Of(quote.Words).Words.Prepend($"{quote.Speaker}:"));

    private static Dictionary<string, int> KeysOf(string text) =>
        WordedText.Of(text).Units.CountBy(u => u.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    /// <returns>0 of two that are different quotes.</returns>
    private static double Share(Dictionary<string, int> one, Dictionary<string, int> other)
    {
        var shared = one.Sum(w => Math.Min(w.Value, other.GetValueOrDefault(w.Key)));
        var (first, second) = (one.Values.Sum(), other.Values.Sum());
        var share = 2.0 * shared / (first + second);
        var isOne = share >= LeastShare || (shared >= LeastWords && shared >= LeastOfShorter * Math.Min(first, second));
        return isOne ? share : 0;
    }
}

/// <summary>A quote of one revision of a page.</summary>
/// <param name="Words">What is said.</param>
/// <param name="Speaker">Whose it is, in one spelling; empty if nobody is named.</param>
public readonly record struct RevisedQuote(string Words, string Speaker = "");
