using Qawl.Extraction.Model;

namespace Qawl.Identity.Wording;

/// <summary>Words that one writer joins and another does not, as one word in both: عبد الله and عبدالله, لا سيما and لاسيما.</summary>
internal static class Spacing
{
    /// <summary>Letters of two words that are looked for as one.</summary>
    private const int Longest = 32;

    public static (WordUnit[] First, WordUnit[] Second) Unite(WordedText first, WordedText second)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in first.Units.Concat(second.Units))
        {
            keys.Add(unit.Key);
        }
        var known = keys.GetAlternateLookup<ReadOnlySpan<char>>();
        return (Unite(first.Units, known), Unite(second.Units, known));
    }

    private static WordUnit[] Unite(
        IReadOnlyList<WordUnit> units,
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known
    )
    {
        var united = new List<WordUnit>(units.Count);
        Span<char> both = stackalloc char[Longest];
        for (var i = 0; i < units.Count; i++)
        {
            var unit = units[i];
            if (i + 1 < units.Count && AreOne(unit, units[i + 1], both, known, out var key))
            {
                var next = units[++i];
                unit = unit with
                {
                    Raw = $"{unit.Raw} {next.Raw}",
                    Key = key,
                    Span = new TextSpan(unit.Span.Start, next.Span.End),
                    Role = unit.Role | next.Role,
                    After = next.After,
                    Sought = next.IsContent ? next.Sought : unit.Sought,
                };
            }
            united.Add(unit);
        }
        return [.. united];
    }

    private static bool AreOne(
        WordUnit unit,
        WordUnit next,
        Span<char> both,
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known,
        out string key
    )
    {
        key = "";
        var length = unit.Key.Length + next.Key.Length;
        if (length > both.Length || unit.After != Break.None || ((unit.Role | next.Role) & Role.Number) != 0)
        {
            return false;
        }
        unit.Key.CopyTo(both);
        next.Key.CopyTo(both[unit.Key.Length..]);
        return known.TryGetValue(both[..length], out key!);
    }
}
