using System.Collections.Frozen;
using Qawl.Identity.Spelling;

namespace Qawl.Identity.Wording;

/// <summary>Words that mean the contrary of others: <c>opposites.txt</c>.</summary>
internal static class Opposites
{
    private static readonly FrozenDictionary<string, (int Row, int Side)[]> Sides = Load();

    /// <summary>Whether a word of the one means the contrary of a word of the other.</summary>
    public static bool Stand(IEnumerable<WordUnit> first, IEnumerable<WordUnit> second)
    {
        var sides = first.SelectMany(SidesOf).ToHashSet();
        return sides.Count > 0 && second.SelectMany(SidesOf).Any(s => sides.Contains((s.Row, 1 - s.Side)));
    }

    /// <summary>Where the list has a word; its contraries are on the other side of the row.</summary>
    public static (int Row, int Side)[] SidesOf(WordUnit unit) =>
        Keys.Bare(unit.Key).Select(bare => Sides.GetValueOrDefault(bare)).FirstOrDefault(sides => sides is not null)
        ?? [];

    private static FrozenDictionary<string, (int Row, int Side)[]> Load()
    {
        var words = new List<(string Key, int Row, int Side)>();
        foreach (var (row, i) in WordList.Rows("Wording/opposites.txt", '|').Select((row, i) => (row, i)))
        {
            for (var side = 0; side < 2; side++)
            {
                words.AddRange(
                    row[side].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => (Keys.Of(w), i, side))
                );
            }
        }
        return words
            .GroupBy(w => w.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(
                g => g.Key,
                g => g.Select(w => (w.Row, w.Side)).Distinct().ToArray(),
                StringComparer.Ordinal
            );
    }
}
