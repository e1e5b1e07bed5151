using System.Collections.Frozen;

namespace Qawl.Extraction.Lexicons;

/// <summary>The names of <c>given-names.txt</c>.</summary>
public static class GivenNames
{
    private static readonly FrozenSet<string> All = Lexicon
        .Rows("given-names.txt")
        .Select(row => Text.FoldedName.Of(row[0]))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <param name="name">Folded, one space between words.</param>
    public static bool Have(string name) => All.Contains(name);
}
