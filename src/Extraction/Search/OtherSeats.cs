using System.Collections.Frozen;
using Qawl.Extraction.Lexicons;

namespace Qawl.Extraction.Search;

/// <summary>Words that the lists spell with a hamza on another seat: هيأة, of which they have هيئة.</summary>
internal static class OtherSeats
{
    private static readonly FrozenSet<string> Spelled = Lexicon
        .Rows("general-nouns.txt")
        .Select(row => (Listed: row[0], Spelled: SearchSpelling.Of(row[0], row[0])))
        .Where(word => word.Spelled != word.Listed)
        .Select(word => word.Spelled)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What clings to such a word: one of ب ل ك, or و or ف, or one of these and one of those.</summary>
    /// <param name="letters">As <see cref="SearchSpelling.Letters"/> makes them.</param>
    /// <param name="folded">The same, folded.</param>
    public static int CliticsOf(string letters, string folded)
    {
        for (var cut = 1; cut <= 2 && folded.Length - cut > 3; cut++)
        {
            if (folded[cut - 1] is not ('و' or 'ف' or 'ب' or 'ل' or 'ك'))
            {
                return 0;
            }
            if (Spelled.Contains(SearchSpelling.Of(letters.AsSpan(cut), folded.AsSpan(cut))))
            {
                return cut;
            }
        }
        return 0;
    }
}
