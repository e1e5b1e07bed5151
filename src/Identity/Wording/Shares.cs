using Qawl.Extraction.Search;

namespace Qawl.Identity.Wording;

/// <summary>How much of what a claim says stands in what was said.</summary>
internal static class Shares
{
    /// <summary>Pairs of words of a claim that may stand in the other order.</summary>
    private const int MostPairs = 100;

    /// <summary>Of fewer words in another order too many are the same by chance; of just so many all must be there.</summary>
    private const int LeastTurned = 3;

    private const double NearlyAll = 0.75;

    /// <param name="comparison">What was said, and the claim.</param>
    /// <param name="shared">How many words that say something stand in both, in their order.</param>
    /// <returns>Of those of the claim.</returns>
    public static double Of(Comparison comparison, out int shared)
    {
        shared = comparison.Blocks.Sum(b =>
            Enumerable.Range(b.Second, b.Length).Count(i => comparison.Second[i].IsContent)
        );
        return shared / (double)Math.Max(1, comparison.Second.Count(u => u.IsContent));
    }

    /// <summary>Whether nearly all that the claim says is there in one place, in whatever order: the last shall be first.</summary>
    public static bool AreTurnedRound(Comparison comparison)
    {
        var claimed = comparison
            .Second.Where(u => u.IsContent)
            .DistinctBy(u => u.Key, StringComparer.Ordinal)
            .ToArray();
        var places = claimed.Select(unit => FirstOf(comparison.First, unit)).Where(i => i >= 0).ToArray();
        return claimed.Length >= LeastTurned
            && places.Length >= (claimed.Length == LeastTurned ? 1 : NearlyAll) * claimed.Length
            && places.Max() - places.Min() < 2 * comparison.Second.Count;
    }

    /// <summary>
    /// Whether all words of the claim are there, in their order: reporting makes سنرفع to سترفع, and no more. Another tense, or two
    /// of what was one, is another claim.
    /// </summary>
    public static bool AreSaidInOrder(Comparison comparison)
    {
        var said = comparison.First.Where(SaysSomething).ToArray();
        var claimed = comparison.Second.Where(SaysSomething).ToArray();
        return AreInOrder(said, claimed)
            || Enumerable
                .Range(0, Math.Min(MostPairs, Math.Max(0, claimed.Length - 1)))
                .Any(i => AreVerbAndSubject(claimed[i], claimed[i + 1]) && AreInOrder(said, Swapped(claimed, i)));
    }

    private static bool AreInOrder(WordUnit[] said, WordUnit[] claimed)
    {
        var at = 0;
        foreach (var unit in claimed)
        {
            at = Array.FindIndex(said, at, s => AreReported(s, unit)) + 1;
            if (at == 0)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>أحالت الوزارة is الوزارة أحالت.</summary>
    private static bool AreVerbAndSubject(WordUnit one, WordUnit other) =>
        WordSense.IsVerb(one.Sought.Form) != WordSense.IsVerb(other.Sought.Form);

    private static WordUnit[] Swapped(WordUnit[] units, int i)
    {
        WordUnit[] swapped = [.. units];
        (swapped[i], swapped[i + 1]) = (units[i + 1], units[i]);
        return swapped;
    }

    /// <summary>كانت and ستكون hold words together, but tell the time of what is said.</summary>
    private static bool SaysSomething(WordUnit unit) => unit.IsContent || unit.Role.HasFlag(Role.Being);

    private static bool AreReported(WordUnit said, WordUnit claimed) =>
        said.Key == claimed.Key
        || IsOfOneself(said.Key, claimed.Key)
        || (
            Bare(said).SequenceEqual(Bare(claimed), StringComparer.Ordinal)
            && HasPerson(said) == HasPerson(claimed)
            && IsFuture(said) == IsFuture(claimed)
            && IsOfSeveral(said) == IsOfSeveral(claimed)
        );

    /// <summary>What one says of oneself is reported of him or her: بيدي, بيده; كتبت, كتب; لدينا, لديها.</summary>
    private static bool IsOfOneself(string said, string claimed) =>
        claimed switch
        {
            [.. var own, 'ن', 'ا'] when own.Length > 1 => said == own + "ه" || said == own + "ها" || said == own + "هم",
            [.. var own, 'ي'] when own.Length > 1 => said == own + "ه" || said == own + "ها",
            [.. var own, 'ت'] when own.Length > 2 => said == own,
            _ => false,
        };

    private static IEnumerable<string> Bare(WordUnit unit) =>
        unit.Sought.Terms.Select(term => BeginsWithPerson(term) ? term[1..] : term);

    private static bool HasPerson(WordUnit unit) => unit.Sought.Terms.Any(BeginsWithPerson);

    internal static bool BeginsWithPerson(string term) => term.Length > 3 && term[0] is 'ي' or 'ت' or 'ن' or 'ا';

    /// <summary>سـ, where it is no letter of the word.</summary>
    private static bool IsFuture(WordUnit unit) =>
        WithoutAnd(unit.Key) is ['س', 'ي' or 'ت' or 'ن' or 'ا', ..] && unit.Sought.Terms.All(term => term[0] != 'س');

    private static bool IsOfSeveral(WordUnit unit) => unit.Key is [.., 'ي' or 'و' or 'ا', 'ن'] or [.., 'ا', 'ت'];

    private static string WithoutAnd(string key) => key is ['و' or 'ف', _, _, ..] ? key[1..] : key;

    /// <summary>Also with و before it, or without.</summary>
    private static int FirstOf(IReadOnlyList<WordUnit> units, WordUnit sought)
    {
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i].Sought.Terms.Any(term => sought.Sought.Terms.Contains(term, StringComparer.Ordinal)))
            {
                return i;
            }
        }
        return -1;
    }
}
