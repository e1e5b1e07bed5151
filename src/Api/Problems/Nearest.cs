namespace Qawl.Api.Problems;

/// <summary>Which known name a mistyped one was probably meant to be.</summary>
internal static class Nearest
{
    private const int LongestName = 40;

    /// <returns>The end of a sentence, which says nothing more if nothing is known at all.</returns>
    public static string Hint(string name, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToArray();
        if (names.Length == 0)
        {
            return ".";
        }
        var best = names.MinBy(k => Distance(name, k))!;
        return Distance(name, best) <= Math.Max(2, best.Length / 3)
            ? $"; did you mean {best}?"
            : $"; known are {string.Join(", ", names)}.";
    }

    /// <summary>Levenshtein, without regard to the case of ASCII letters.</summary>
    private static int Distance(string given, string known)
    {
        if (given.Length > LongestName)
        {
            return int.MaxValue;
        }
        var row = Enumerable.Range(0, known.Length + 1).ToArray();
        for (var i = 0; i < given.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < known.Length; j++)
            {
                var cost = diagonal + (char.ToLowerInvariant(given[i]) == char.ToLowerInvariant(known[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(cost, Math.Min(row[j], diagonal) + 1);
            }
        }
        return row[^1];
    }
}
