using System.Collections.Frozen;

namespace Qawl.Api.Problems;

/// <summary>Which known name a mistyped one was probably meant to be.</summary>
internal static class Nearest
{
    private const int LongestName = 40;

    /// <summary>What other services call it, without regard to case and separators.</summary>
    private static readonly FrozenDictionary<string, string> Elsewhere = new Dictionary<string, string>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["page"] = "cursor",
        ["offset"] = "cursor",
        ["skip"] = "cursor",
        ["size"] = "limit",
        ["count"] = "limit",
        ["pageSize"] = "limit",
        ["perPage"] = "limit",
        ["query"] = "q",
        ["search"] = "q",
        ["text"] = "q",
        ["order"] = "sort",
        ["orderBy"] = "sort",
        ["sortBy"] = "sort",
        ["source"] = "outlet",
        ["publisher"] = "outlet",
        ["author"] = "speaker",
        ["since"] = "from",
        ["start"] = "from",
        ["after"] = "from",
        ["until"] = "to",
        ["end"] = "to",
        ["before"] = "to",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <returns>The end of a sentence, which says nothing more if nothing is known at all.</returns>
    public static string Hint(string name, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToArray();
        if (names.Length == 0)
        {
            return ".";
        }
        var best = names.MinBy(k => Distance(name, k))!;
        if (Distance(name, best) > Farthest(best))
        {
            best = Elsewhere.GetValueOrDefault(Bare(name));
        }
        return best is not null && names.Contains(best, StringComparer.Ordinal)
            ? $"; did you mean {best}?"
            : $"; known are {string.Join(", ", names)}.";
    }

    /// <summary>Of a short name almost anything is a neighbour.</summary>
    private static int Farthest(string known) =>
        known.Length switch
        {
            1 => 0,
            <= 5 => 1,
            _ => known.Length / 3,
        };

    private static string Bare(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    /// <summary>
    /// Optimal string alignment: letters that are missing, too many, wrong or exchanged with their neighbour, without regard
    /// to the case of ASCII letters.
    /// </summary>
    private static int Distance(string given, string known)
    {
        if (given.Length > LongestName)
        {
            return int.MaxValue;
        }
        var (before, above, row) = (new int[known.Length + 1], new int[known.Length + 1], new int[known.Length + 1]);
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }
        for (var i = 1; i <= given.Length; i++)
        {
            (before, above, row) = (above, row, before);
            row[0] = i;
            for (var j = 1; j <= known.Length; j++)
            {
                var cost = Same(given[i - 1], known[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + cost);
                if (i > 1 && j > 1 && Same(given[i - 1], known[j - 2]) && Same(given[i - 2], known[j - 1]))
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }
        }
        return row[^1];
    }

    private static bool Same(char given, char known) => char.ToLowerInvariant(given) == char.ToLowerInvariant(known);
}
