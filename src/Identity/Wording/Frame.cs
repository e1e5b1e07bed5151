using Qawl.Extraction.Search;

namespace Qawl.Identity.Wording;

/// <summary>
/// What words stand under: a negation before them in their clause, a condition in their sentence, doubt, a question, or a
/// condition right behind them. An excerpt that leaves it out says something else.
/// </summary>
internal static class Frame
{
    /// <summary>How far what is near reaches, in words.</summary>
    public const int Near = 2;

    /// <summary>How far behind words it may be said that they are not so.</summary>
    private const int Behind = 4;

    /// <summary>Each begins a clause of its own.</summary>
    private static readonly string[] Joints = ["ثم", "لكن", "ولكن", "بل", "لكننا", "لكنه", "لكنها", "بينما"];

    /// <param name="units">What was said.</param>
    /// <param name="excerpt">The words that are kept.</param>
    /// <param name="from">Where what was left out before them begins.</param>
    /// <param name="until">Where what was left out behind them ends.</param>
    public static Changes Dropped(IReadOnlyList<WordUnit> units, WordRange excerpt, int from, int until) =>
        DroppedBefore(units, excerpt.Start, from) | DroppedBehind(units, excerpt, until);

    /// <summary>Whether something in the clause before a word negates what is said there: لا يحتاج إلى …</summary>
    public static bool IsNegated(IReadOnlyList<WordUnit> units, int at)
    {
        for (var i = at - 1; i >= 0 && units[i].After == Break.None && !BeginsClause(units[i + 1]); i--)
        {
            var role = units[i].Role;
            if (role.HasFlag(Role.Negation) && (!role.HasFlag(Role.Near) || at - i <= Near))
            {
                return true;
            }
        }
        return false;
    }

    private static Changes DroppedBefore(IReadOnlyList<WordUnit> units, int start, int from)
    {
        var dropped = Changes.None;
        var isSameClause = true;
        for (var i = start - 1; i >= from; i--)
        {
            if (units[i].After >= Break.Gap)
            {
                break;
            }
            dropped |= units[i].After == Break.Colon && IsSaidBefore(units, i, from) ? Changes.Frame : Changes.None;
            isSameClause &= units[i].After == Break.None && !BeginsClause(units[i + 1]);
            var role = units[i].Role;
            if ((i == start - 1 && IsInNumber(units, i)) || (isSameClause && CountsOf(units, i, start)))
            {
                dropped |= Changes.Number;
            }
            var reaches = isSameClause && (!role.HasFlag(Role.Near) || start - i <= Near);
            if (role.HasFlag(Role.Condition) || (reaches && (role & (Role.Hedge | Role.Claimed)) != 0))
            {
                dropped |= Changes.Frame;
            }
            if (reaches && (role & (Role.Negation | Role.Denial)) != 0)
            {
                dropped |= Changes.Negation;
            }
        }
        return dropped;
    }

    /// <summary>Whether the clause that a colon ends tells that others say what follows: كانت جدتي تردد: …</summary>
    private static bool IsSaidBefore(IReadOnlyList<WordUnit> units, int last, int from)
    {
        var first = last;
        while (first > from && units[first - 1].After == Break.None)
        {
            first--;
        }
        return units.Take(first..(last + 1)).Any(u => u.Role.HasFlag(Role.Claimed) || WordSense.Reports(u.Sought));
    }

    private static Changes DroppedBehind(IReadOnlyList<WordUnit> units, WordRange excerpt, int until)
    {
        var end = excerpt.End;
        if (end == 0 || end >= until || units[end - 1].After >= Break.Gap)
        {
            return Changes.None;
        }
        var dropped = units[end].Role.HasFlag(Role.Tail) ? Changes.Frame : Changes.None;
        dropped |= IsInNumber(units, end - 1) ? Changes.Number : Changes.None;
        dropped |= IsAboutWhatFollows(units, excerpt) ? Changes.Frame : Changes.None;
        // الحديث عن أن … غير صحيح
        for (var i = end; i < Math.Min(until, end + Behind); i++)
        {
            dropped |= units[i].Role.HasFlag(Role.Untruth) ? Changes.Negation : Changes.None;
            if (units[i].After >= Break.Gap)
            {
                break;
            }
        }
        return dropped;
    }

    /// <summary>Whether a word tells how many: بعض of بعض المدارس, عدد of عدد من المدارس, أقل of أقل من نصف المياه.</summary>
    private static bool CountsOf(IReadOnlyList<WordUnit> units, int i, int start) =>
        (i == start - 1 || (i == start - 2 && units[start - 1].Key is "من" or "عن" or "على"))
        && (units[i].Role.HasFlag(Role.Part) || ChangedWords.IsApproximation(units, i));

    /// <summary>Whether a word and the one behind it count together: ثلاثة ملايين ونصف.</summary>
    private static bool IsInNumber(IReadOnlyList<WordUnit> units, int i) =>
        units[i].After == Break.None && units[i].Role.HasFlag(Role.Number) && units[i + 1].Role.HasFlag(Role.Number);

    /// <summary>لا نستورد الغاز of لا نستورد الغاز لأننا أغنياء: not the gas is denied.</summary>
    private static bool IsAboutWhatFollows(IReadOnlyList<WordUnit> units, WordRange excerpt) =>
        units[excerpt.End - 1].After == Break.None
        && units[excerpt.End].Role.HasFlag(Role.Focus)
        && Enumerable.Range(excerpt.Start, excerpt.Count).Any(i => units[i].Role.HasFlag(Role.Negation));

    /// <summary>و and its like, where they do not belong to the word.</summary>
    private static bool BeginsClause(WordUnit unit)
    {
        var raw = unit.Sought.Raw;
        return Joints.Contains(unit.Key, StringComparer.Ordinal)
            || raw is ['و', _, _, ..] && (unit.Sought.IsParticle || unit.Sought.Form is not ['و', ..])
            || raw is ['ف', _, _, ..] && !unit.Sought.IsParticle && unit.Sought.Form is not ['ف', ..];
    }
}
