using Qawl.Extraction.Search;
using Qawl.Extraction.Text;

namespace Qawl.Identity.Wording;

/// <summary>What about words is changed where others stand in their place.</summary>
internal static class ChangedWords
{
    /// <summary>In words, to the number.</summary>
    private const int ReachOfApproximation = 2;

    public static Changes Between(
        IReadOnlyList<WordUnit> first,
        WordRange from,
        IReadOnlyList<WordUnit> second,
        WordRange to
    )
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        Count(first, from, counts, 1);
        Count(second, to, counts, -1);
        var (gone, come) = (Of(first, from, counts, 1), Of(second, to, counts, -1));
        // أن goes where ألا comes.
        if ((gone | come).HasFlag(Changes.Negation))
        {
            gone = Says(first, from, counts, 1) ? gone : gone & ~Changes.Word;
            come = Says(second, to, counts, -1) ? come : come & ~Changes.Word;
        }
        var changes = gone | come;
        // Only their order is another, or the form of what negates.
        return changes == Changes.None ? Changes.Word : changes;
    }

    private static void Count(IReadOnlyList<WordUnit> units, WordRange range, Dictionary<string, int> counts, int sign)
    {
        for (var i = range.Start; i < range.End; i++)
        {
            var sense = SenseOf(units[i]);
            counts[sense] = counts.GetValueOrDefault(sense) + sign;
        }
    }

    /// <summary>Of the words that one of the texts has more often there.</summary>
    private static Changes Of(IReadOnlyList<WordUnit> units, WordRange range, Dictionary<string, int> counts, int sign)
    {
        var changes = Changes.None;
        for (var i = range.Start; i < range.End; i++)
        {
            changes |= counts[SenseOf(units[i])] * sign > 0 ? Of(units, i) : Changes.None;
        }
        return changes;
    }

    /// <summary>Whether one of these words is more than a particle.</summary>
    private static bool Says(
        IReadOnlyList<WordUnit> units,
        WordRange range,
        Dictionary<string, int> counts,
        int sign
    ) =>
        Enumerable
            .Range(range.Start, range.Count)
            .Any(i => counts[SenseOf(units[i])] * sign > 0 && units[i].IsContent && Of(units, i) == Changes.Word);

    private static Changes Of(IReadOnlyList<WordUnit> units, int i) =>
        units[i].Role.HasFlag(Role.Negation) ? Changes.Negation
        : units[i].Role.HasFlag(Role.Number) || IsApproximation(units, i) ? Changes.Number
        : (units[i].Role & (Role.Hedge | Role.Condition)) != 0 ? Changes.Frame
        : IsName(units, i) ? Changes.Name
        : Changes.Word;

    /// <summary>نحو نصف المياه, نصف المياه تقريبا, بنحو ساعة; but نحو المدينة is towards it.</summary>
    internal static bool IsApproximation(IReadOnlyList<WordUnit> units, int i) =>
        units[i].Role.HasFlag(Role.Approximation)
        && Enumerable
            .Range(i - ReachOfApproximation, 2 * ReachOfApproximation + 1)
            .Any(at => at >= 0 && at < units.Count && (units[at].Role & (Role.Number | Role.Measure)) != 0);

    /// <summary>What negates does so in any form, and behind و too: لن and ولن, ليس and لسنا.</summary>
    private static string SenseOf(WordUnit unit)
    {
        if (!unit.Role.HasFlag(Role.Negation))
        {
            return unit.Key;
        }
        var bare = unit.Key is ['و' or 'ف', _, _, ..] ? unit.Key[1..] : unit.Key;
        return bare is ['ل', 'ي', 'س', ..] or ['ل', 'س', 'ت' or 'ن', ..] ? "ليس" : bare;
    }

    /// <summary>A word that is a name, or may be one and stands beside one, or a definite one behind a word that one follows: وزارة المياه.</summary>
    private static bool IsName(IReadOnlyList<WordUnit> units, int i)
    {
        var word = units[i].Sought;
        return WordSense.IsName(word)
            || (
                !word.IsParticle
                && i > 0
                // محطة جاهزة is no station of that name.
                && units[i].Key.StartsWith(DefiniteArticle.Letters, StringComparison.Ordinal)
                && !units[i - 1].Key.StartsWith(DefiniteArticle.Letters, StringComparison.Ordinal)
                && WordSense.BeginsName(units[i - 1].Sought)
            )
            || (
                WordSense.MayBeName(word)
                && (
                    (i > 0 && WordSense.MayBeName(units[i - 1].Sought))
                    || (i + 1 < units.Count && WordSense.MayBeName(units[i + 1].Sought))
                )
            );
    }
}
