namespace Qawl.Identity.Wording;

/// <summary>How much of what a claim says stands in what was said.</summary>
internal static class Shares
{
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

    /// <summary>Whether all words of the claim are there by what they are found by, in any order: reporting makes سنرفع to سترفع.</summary>
    public static bool HasAllTerms(Comparison comparison)
    {
        var said = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in Terms(comparison.First))
        {
            said[term] = said.GetValueOrDefault(term) + 1;
        }
        foreach (var term in Terms(comparison.Second))
        {
            if (said.GetValueOrDefault(term) == 0)
            {
                return false;
            }
            said[term]--;
        }
        return true;
    }

    private static IEnumerable<string> Terms(IReadOnlyList<WordUnit> units) =>
        units.Where(u => u.IsContent).SelectMany(u => u.Sought.Terms).Select(WithoutPerson);

    private static string WithoutPerson(string term) =>
        term.Length > 3 && term[0] is 'ي' or 'ت' or 'ن' or 'ا' ? term[1..] : term;
}
