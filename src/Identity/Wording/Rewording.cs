using System.Runtime.InteropServices;

namespace Qawl.Identity.Wording;

/// <summary>
/// Whether a claim is what its speaker said in other words: most of what it says stands there together, in another form of the
/// word, as its contrary or as another number. Of what somebody else said that would be chance.
/// </summary>
internal static class Rewording
{
    private const double Most = 0.6;

    /// <summary>Words that are no numbers: fewer are shared by much that one person says.</summary>
    private const int Least = 2;

    private const string AnyNumber = "0";

    /// <summary>The letters that come and go between the forms of a word.</summary>
    private const string Weak = "اويىءئؤآأإه";

    /// <param name="comparison">What the speaker said, and the claim.</param>
    public static bool Is(Comparison comparison)
    {
        var claimed = comparison.Second.Where(u => u.IsContent).ToArray();
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < claimed.Length; i++)
        {
            foreach (var sense in SensesOf(claimed[i], side: 1))
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(places, sense, out _) ??= []).Add(i);
            }
        }
        int[][] met = [.. comparison.First.Select(u => MetBy(u, places))];
        return IsMet(met, claimed, 2 * comparison.Second.Count);
    }

    /// <summary>Whether so long a stretch of what was said has enough of the claim.</summary>
    private static bool IsMet(int[][] met, WordUnit[] claimed, int stretch)
    {
        var times = new int[claimed.Length];
        var (all, words) = (0, 0);
        for (var i = 0; i < met.Length; i++)
        {
            Count(met[i], 1);
            Count(i < stretch ? [] : met[i - stretch], -1);
            if (words >= Least && all >= Most * claimed.Length)
            {
                return true;
            }
        }
        return false;

        void Count(int[] which, int change)
        {
            foreach (var n in which)
            {
                var by = -Math.Sign(times[n]);
                by += Math.Sign(times[n] += change);
                all += by;
                words += claimed[n].Role.HasFlag(Role.Number) ? 0 : by;
            }
        }
    }

    private static int[] MetBy(WordUnit unit, Dictionary<string, List<int>> places) =>
        unit.IsContent
            ? [.. SensesOf(unit, side: 0).SelectMany(sense => places.GetValueOrDefault(sense) ?? []).Distinct()]
            : [];

    /// <param name="unit">A word.</param>
    /// <param name="side">1 for what the contrary of the word is known by.</param>
    private static IEnumerable<string> SensesOf(WordUnit unit, int side) =>
        unit.Role.HasFlag(Role.Number)
            ? [AnyNumber]
            : unit
                .Sought.Terms.Select(Consonants)
                .Where(c => c.Length > 1)
                .Concat(Opposites.SidesOf(unit).Select(s => $"{s.Row}/{s.Side ^ side}"));

    /// <summary>صرن and صاروا, يؤجل and أجل, سيوقعه and سأوقعه.</summary>
    private static string Consonants(string term)
    {
        var word = term is ['س', 'ي' or 'ت' or 'ن' or 'ا', _, _, _, ..] ? term[1..] : term;
        word = Shares.BeginsWithPerson(word) ? word[1..] : word;
        var bare = string.Concat(word.Where(letter => !Weak.Contains(letter, StringComparison.Ordinal)));
        return bare is [_, _, .., 'ن'] ? bare[..^1] : bare;
    }
}
