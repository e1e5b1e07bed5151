using System.Collections.Frozen;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Identity.Spelling;

namespace Qawl.Identity.Aspects;

/// <summary>Trades by titles: <c>trades.txt</c>.</summary>
internal static class Trades
{
    /// <summary>Behind words that are a whole title.</summary>
    private const char Whole = '.';

    private static readonly FrozenDictionary<string, Trade> ByWords = Load();

    private static readonly int Longest = ByWords.Keys.Max(words => words.AsSpan().Count(' ') + 1);

    /// <summary>Who goes on behind these goes on with his country.</summary>
    private static readonly string[] Heads = ["رييس", "نظير"];

    /// <summary>Folded words of a title, without articles and <c>ة</c> of women.</summary>
    public static string[] WordsOf(string title) =>
        [
            .. Folding
                .Fold(title)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => DefiniteArticle.Drop(word).ToString()),
        ];

    /// <param name="title">As <see cref="WordsOf"/> cuts it.</param>
    public static Trade? Of(IReadOnlyList<string> title)
    {
        for (var count = Math.Min(Longest, title.Count); count > 0; count--)
        {
            var words = string.Join(' ', title.Take(count));
            if (
                (count == title.Count && ByWords.TryGetValue(words + Whole, out var trade))
                || ByWords.TryGetValue(words, out trade)
            )
            {
                return trade;
            }
        }
        return
            title is [var head, var of, ..]
            && Heads.Any(h => head.StartsWith(h, StringComparison.Ordinal))
            && Countries.Of(of) is not null
            ? Trade.State
            : null;
    }

    private static FrozenDictionary<string, Trade> Load()
    {
        var trades = new Dictionary<string, Trade>(StringComparer.Ordinal);
        foreach (var row in WordList.Rows("Aspects/trades.txt", '|'))
        {
            var trade = Enum.Parse<Trade>(row[0], ignoreCase: true);
            var end = row[1].EndsWith(Whole) ? Whole.ToString() : "";
            var words = Folding.Fold(row[1].TrimEnd(Whole)).Split(' ');
            trades.Add(string.Join(' ', words) + end, trade);
            if (words is [var man] && !man.EndsWith('ه'))
            {
                trades.TryAdd(man + "ه" + end, trade);
            }
        }
        return trades.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
