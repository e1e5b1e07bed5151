using System.Collections.Frozen;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Search;

/// <summary>Words that hold others together, of <c>particles.txt</c>, also behind و ف ب ل ك.</summary>
internal static class Particles
{
    private static readonly FrozenSet<string> Listed = Lexicon
        .Rows("particles.txt")
        .Select(row => Folding.Fold(row[0]))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <param name="folded">A folded word.</param>
    public static bool Has(string folded) =>
        Listed.Contains(folded)
        || folded.Length > 3 && folded[0] is 'و' or 'ف' or 'ب' or 'ل' or 'ك' && Listed.Contains(folded[1..]);
}
